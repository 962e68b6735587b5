"""Policy by date: who sets it, what it changes, and that yesterday stays as it was."""

from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import PolicyRow
from sspf_app.domain.rules import Situation, decide, matrix
from sspf_app.services.actors import Role
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene, flow_of


def _row(**values: object) -> PolicyRow:
    return replace(PolicyRow(id="", starts_on=TODAY), **values)  # pyright: ignore[reportArgumentType]


def _facts(house: House, scene: Scene) -> Facts:
    with house.unit() as unit:
        return unit.records.case_facts(scene.case)


def test_only_the_unit_manager_sets_it_and_everybody_reads_it(house: House) -> None:
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        office = house.as_role(role).office
        assert not office.may_set_policy()
        for act in (
            lambda office=office: office.add_policy(_row()),
            lambda office=office: office.withdraw_policy("po-1"),
            lambda office=office: office.policy_effect(_row()),
        ):
            assert refused(act).code == "not_permitted"
        assert office.policy() == ()
    assert house.as_role(Role.UNIT_MANAGER).office.may_set_policy()


def test_what_it_changes_is_counted_by_asking_the_rules(house: House) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).office
    scene = a_scene(house, born=date(2012, 2, 3))
    assert manager.policy_effect(_row(youth_copy_from=10)).cases == 0
    earlier = manager.policy_effect(_row(youth_signs_from=13, starts_on=date(2026, 4, 1)))
    assert (earlier.cases, earlier.signatories, earlier.stops) == (1, 1, 0)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    stops = manager.policy_effect(_row(youth_signs_from=13, starts_on=date(2026, 4, 1)))
    assert (stops.cases, stops.signatories, stops.stops, stops.starts) == (1, 1, 1, 0)
    assert house.use.office.policy() == ()
    house.use.cases.close(scene.case, reason="Slut")
    assert manager.policy_effect(_row(youth_signs_from=13)).cases == 0


def test_yesterdays_answers_are_the_same_before_and_after(house: House) -> None:
    scene = a_scene(house, born=date(2012, 2, 3))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=10)
    yesterday = house.clock.at - timedelta(days=1)
    flows = [
        flow_of(scene, source=source, recipient=recipient, type=type_, channel=channel)
        for source in scene.parties
        for recipient in scene.parties
        for type_ in InformationType
        for channel in Channel
    ]
    before = _facts(house, scene)
    house.set_policy(
        _row(
            starts_on=TODAY + timedelta(days=10),
            youth_signs_from=13,
            maturity_from=10,
            validity_months_max=1,
            validity_months_default=1,
            oral_days=1,
            custody_evidence=False,
            hindered_exception=False,
            youth_only_track=True,
            youth_copy_from=0,
        )
    )
    after = _facts(house, scene)
    assert before.policy != after.policy
    for flow in flows:
        assert decide(before, flow, at=yesterday) == decide(after, flow, at=yesterday)
    now = house.clock.at
    assert [decide(before, flow, at=now) for flow in flows] != [
        decide(after, flow, at=now) for flow in flows
    ]
    # As it was known before the row was entered, today too is as it was.
    known = now - timedelta(microseconds=1)
    for facts in (before, after):
        situation = Situation(facts, scene.case, at=now, known_at=known)
        assert matrix(
            situation,
            purpose=scene.purpose,
            subject=scene.child,
            types=InformationType,
            parties=scene.parties,
        ) == matrix(
            Situation(before, scene.case, at=now, known_at=known),
            purpose=scene.purpose,
            subject=scene.child,
            types=InformationType,
            parties=scene.parties,
        )


def test_a_coming_row_is_corrected_or_taken_back_and_a_running_one_stays(house: House) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).office
    coming = date(2026, 6, 1)
    first = manager.add_policy(_row(starts_on=coming, oral_days=7)).new_id or ""
    again = manager.add_policy(_row(starts_on=coming, oral_days=5)).new_id
    assert again == first
    assert [row.oral_days for row in manager.policy()] == [5]
    manager.withdraw_policy(first)
    assert manager.policy() == ()
    running = manager.add_policy(_row()).new_id or ""
    assert refused(lambda: manager.withdraw_policy(running)).code == "policy_has_begun"
    assert refused(lambda: manager.withdraw_policy("none")).code == "unknown_policy"
