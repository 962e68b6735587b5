"""Information with the support of a law: recorded apart, assessed by a person, never a consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sspf_app.domain.codes import Channel, InformationType, PartyKind
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.actors import Role
from sspf_app.services.legal_records import Direction, LegalGround, LegalStatus
from sspf_app.services.legal_views import LegalInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import User
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene, flow_of

PHONE_CALL = "Insp. Öberg, polisområde Umeå, på telefon"


def ground(house: House, code: str) -> LegalGround:
    versions = house.as_role(Role.ADMINISTRATOR).legal_grounds.list_grounds()
    return next(one for one in versions if one.code == code).shown


def entry(scene: Scene, code: str | None, **changed: Any) -> LegalInput:
    """A question of the police about the child, answered as the ground demands."""
    found = None if code is None else ground(scene.house, code)
    answers = {} if found is None else {one.key: one.needed == "yes" for one in found.questions}
    made = LegalInput(
        case=scene.case,
        person=scene.child,
        direction=Direction.OUTGOING if found is None else found.direction,
        ground=None if found is None else found.id,
        giver=scene.social,
        receiver=scene.police,
        asked_by=PHONE_CALL,
        asked_at=NOW,
        asked_what="Var hon brukar vara på kvällarna",
        answers=answers,
        circumstances="Hon har två gånger setts med en grupp som rekryterar.",
        reasoning="Faran väger tyngre än insatsens förtroende.",
        what="Att hon har träffat gruppen vid två tillfällen",
        hand_out=found is not None,
    )
    return replace(made, **changed)


def with_manager(house: House) -> None:
    with house.unit() as unit:
        unit.office.put_user(
            User(
                id="u-unit_manager",
                login="eva",
                name="Eva",
                role=Role.UNIT_MANAGER,
                created_at=NOW,
                made_by="u-it",
                password_by="u-it",
            )
        )
        unit.commit()


def status(scene: Scene) -> LegalStatus:
    return scene.house.use.legal.desk(scene.case).requests[0].request.status


def test_police_asks_about_maja_without_consent(house: House) -> None:
    """Worked case 7, from the phone call to the handing out; the matrix does not change."""
    scene = a_scene(house, child="Maja Sand", born=date(2009, 1, 5))
    with_manager(house)
    before = _everything_decided(scene)
    made = house.use.legal.record(entry(scene, "osl-10-18a"))
    assert made.new_id is not None
    assert status(scene) is LegalStatus.WAITING
    assert refused(lambda: house.use.legal.hand_out(made.new_id or "", at=NOW)).code == (
        "legal_not_ready"
    )
    manager = house.as_role(Role.UNIT_MANAGER)
    (line,) = manager.legal.waiting()
    assert (line.person_name, line.reference) == ("", "SSPF 2026-001")
    house.wait(minutes=5)
    manager.legal.decide(made.new_id, approve=True)
    assert refused(lambda: house.use.legal.hand_out(made.new_id or "", at=NOW)).code == (
        "legal_before_decision"
    )
    now = house.wait(minutes=1)
    house.use.legal.hand_out(made.new_id, at=now)
    assert status(scene) is LegalStatus.HANDED_OUT
    assert refused(lambda: house.use.legal.hand_out(made.new_id or "", at=now)).code == (
        "legal_not_ready"
    )
    with house.unit() as unit:
        (row,) = unit.records.list_standing(LegalDisclosure, case=scene.case)
        assert unit.office.disclosures(scene.case) == ()  # never in the ledger of the family's page
    assert row.paragraph == "OSL 10 kap. 18 a §"
    assert row.approved_by == "Maria Ask"
    assert _everything_decided(scene) == before


def _everything_decided(scene: Scene) -> list[object]:
    use, types = scene.house.use, (InformationType.PARTICIPATION, InformationType.ALCOHOL_DRUGS)
    flows = [
        flow_of(scene, source=scene.social, recipient=scene.police, type=type_, channel=channel)
        for type_ in types
        for channel in Channel
    ]
    answers: list[object] = [use.sharing.ask(flow, at=NOW).decision for flow in flows]
    matrix = use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child, at=NOW)
    return [*answers, matrix.columns if hasattr(matrix, "columns") else matrix, scene.state()]


def test_a_question_is_kept_when_nothing_is_handed_out(house: House) -> None:
    scene = a_scene(house)
    bare = entry(scene, None, reasoning="Inget lagrum passar.", circumstances="", what="")
    house.use.legal.record(bare)
    (line,) = house.use.legal.list_requests()
    assert line.request.status is LegalStatus.REFUSED
    assert line.request.asked_what == "Var hon brukar vara på kvällarna"
    with house.unit() as unit:
        assert unit.records.list_standing(LegalDisclosure, case=scene.case) == ()
    assert refused(lambda: house.use.legal.record(replace(bare, reasoning=" "))).code == (
        "legal_reasoning_missing"
    )
    assert refused(lambda: house.use.legal.record(replace(bare, hand_out=True))).code == (
        "legal_ground_missing"
    )


@pytest.mark.parametrize(
    ("code", "changed", "expected"),
    [
        ("osl-10-18a", {"answers": {}}, "legal_question_open"),
        ("osl-10-18a", {"what": ""}, "legal_what_missing"),
        ("osl-10-18a", {"circumstances": " "}, "legal_circumstances_missing"),
        ("osl-10-18a", {"reasoning": ""}, "legal_reasoning_missing"),
        ("osl-10-18a", {"asked_by": ""}, "legal_asked_missing"),
        ("osl-10-18a", {"asked_at": NOW + timedelta(minutes=1)}, "legal_in_future"),
        ("osl-10-18a", {"direction": Direction.INCOMING}, "legal_not_to_social_services"),
        ("osl-10-15a", {}, "legal_ground_not_in_force"),
        ("osl-10-27", {}, "legal_giver"),
        ("lag-2025-170-6", {}, "legal_giver"),
        ("lag-2025-170-7", {}, "legal_giver"),
        ("osl-26-9", {}, "legal_receiver"),
    ],
)
def test_what_a_ground_demands(
    house: House, code: str, changed: dict[str, Any], expected: str
) -> None:
    scene = a_scene(house)
    assert refused(lambda: house.use.legal.record(entry(scene, code, **changed))).code == expected
    assert house.use.legal.list_requests() == ()


def test_risk_of_future_crime_under_21_only(house: House) -> None:
    scene = a_scene(house)
    with_answers = entry(scene, "osl-10-18a")
    committed = {**with_answers.answers, "committed": True}
    assert (
        refused(lambda: house.use.legal.record(replace(with_answers, answers=committed))).code
        == "legal_question_against"
    )
    unsuitable = {**with_answers.answers, "unsuitable": True}
    assert (
        refused(lambda: house.use.legal.record(replace(with_answers, answers=unsuitable))).code
        == "legal_question_against"
    )
    too_old = replace(with_answers, person=scene.mother)
    assert refused(lambda: house.use.legal.record(too_old)).code == "legal_too_old"


def test_an_independent_school_never_uses_the_general_clause(house: House) -> None:
    scene = a_scene(house)
    free = house.use.parties.add(
        PartyInput(name="Fria skolan", kind=PartyKind.SCHOOL, independent=True)
    ).new_id
    assert free is not None
    asked = entry(scene, "osl-10-27", giver=free)
    assert refused(lambda: house.use.legal.record(asked)).code == "legal_giver_independent"
    from_social = {**asked.answers, "soc": True}
    public = replace(asked, giver=scene.school, answers=from_social)
    assert refused(lambda: house.use.legal.record(public)).code == "legal_question_against"
    house.use.legal.record(replace(public, answers=asked.answers))
    assert status(scene) is LegalStatus.READY


def test_contact_details_for_the_police_ask_for_special_reasons(house: House) -> None:
    scene = a_scene(house)
    asked = entry(scene, "lag-2025-170-4", asked_what="Telefonnummer", what="Telefonnummer")
    reasons = {**asked.answers, "reasons": True}
    assert (
        refused(lambda: house.use.legal.record(replace(asked, answers=reasons))).code
        == "legal_question_against"
    )
    more = {**asked.answers, "contact": False}
    assert (
        refused(lambda: house.use.legal.record(replace(asked, answers=more))).code
        == "legal_question_against"
    )
    house.use.legal.record(asked)
    assert status(scene) is LegalStatus.WAITING


def test_an_approval_on_paper_is_noted_where_no_manager_uses_the_vault(house: House) -> None:
    scene = a_scene(house)
    made = house.use.legal.record(entry(scene, "osl-10-18a")).new_id or ""
    note = house.use.legal.note_approval
    assert refused(lambda: note(made, approve=True, decider="Eva Ek", document="")).code == (
        "approval_incomplete"
    )
    note(made, approve=True, decider="Eva Ek", document="Beslut 2026-03-12, akten")
    request = house.use.legal.desk(scene.case).requests[0].request
    assert (request.status, request.approved_by) == (LegalStatus.READY, "Eva Ek")
    assert refused(lambda: note(made, approve=False, decider="E", document="d")).code == (
        "legal_not_waiting"
    )
    with_manager(house)
    other = house.use.legal.record(entry(scene, "osl-10-18a")).new_id or ""
    assert refused(lambda: note(other, approve=True, decider="E", document="d")).code == (
        "manager_approves"
    )
    house.as_role(Role.UNIT_MANAGER).legal.decide(other, approve=False)
    assert status(scene) is LegalStatus.NOT_APPROVED


def test_a_notice_of_the_police_comes_to_social_services_alone(house: House) -> None:
    scene = a_scene(house)
    told = entry(
        scene,
        "lul-6",
        giver=scene.police,
        receiver=scene.social,
        asked_what="Underrättelse",
        what="Skäligen misstänkt för stöld",
        reasoning="",
    )
    to_school = replace(told, receiver=scene.school)
    assert refused(lambda: house.use.legal.record(to_school)).code == (
        "legal_not_to_social_services"
    )
    house.use.legal.record(told)
    assert status(scene) is LegalStatus.RECEIVED
    with house.unit() as unit:
        (row,) = unit.records.list_standing(LegalDisclosure, case=scene.case)
    assert row.recipient == scene.social


def test_a_text_is_dated_and_its_history_stays(house: House) -> None:
    scene = a_scene(house)
    admin = house.as_role(Role.ADMINISTRATOR).legal_grounds
    before = ground(house, "osl-10-15a")
    assert not before.enabled
    assert (
        refused(
            lambda: house.use.legal_grounds.save(replace(before, enabled=True, decided_by="J"))
        ).code
        == "not_permitted"
    )
    assert refused(lambda: admin.save(replace(before, enabled=True))).code == (
        "ground_decider_required"
    )
    starts = TODAY + timedelta(days=3)
    admin.save(
        replace(before, enabled=True, decided_by="Jur. Lo, PM 2026-03-10", valid_from=starts)
    )
    assert refused(lambda: house.use.legal.record(entry(scene, "osl-10-15a"))).code == (
        "legal_ground_not_in_force"
    )
    house.wait(days=3)
    house.use.legal.record(entry(scene, "osl-10-15a"))
    assert status(scene) is LegalStatus.WAITING
    row = next(one for one in admin.list_grounds() if one.code == "osl-10-15a")
    assert [one.valid_from for one in row.versions] == [starts, date(2025, 12, 1)]
    assert row.versions[1].valid_to == starts - timedelta(days=1)
    admin.save(replace(row.versions[0], wording="Rättad text.", decided_by="Jur. Lo"))
    row = next(one for one in admin.list_grounds() if one.code == "osl-10-15a")
    assert [one.wording == "Rättad text." for one in row.versions] == [True, False]
    assert len(row.replaced) == 1
    past = replace(row.versions[0], code="", valid_from=TODAY - timedelta(days=90))
    assert refused(lambda: admin.save(past)).code == "ground_begins_in_past"
    assert refused(lambda: admin.save(replace(past, title=" "))).code == "ground_incomplete"


def test_every_shipped_ground_can_carry_something(house: House) -> None:
    """Each but the disabled one can be answered so that it lets something out."""
    scene = a_scene(house)
    for versions in house.as_role(Role.ADMINISTRATOR).legal_grounds.list_grounds():
        one = versions.shown
        assert one.questions, one.code
        assert len({question.key for question in one.questions}) == len(one.questions)
        if not one.enabled:
            continue
        giver = next(
            party
            for party, kind in (
                (scene.social, PartyKind.SOCIAL_SERVICES),
                (scene.school, PartyKind.SCHOOL),
                (scene.police, PartyKind.POLICE),
                (_care(scene), PartyKind.HEALTH_CARE),
            )
            if kind in one.givers
        )
        incoming = one.direction is Direction.INCOMING
        receiver = scene.social if incoming else scene.police
        if PartyKind.POLICE not in one.receivers and not incoming:
            receiver = _care(scene)
        scene.house.use.legal.record(entry(scene, one.code, giver=giver, receiver=receiver))


def _care(scene: Scene) -> str:
    for party in scene.house.use.parties.list_parties():
        if party.kind is PartyKind.HEALTH_CARE:
            return party.id
    made = scene.house.use.parties.add(PartyInput(name="BUP", kind=PartyKind.HEALTH_CARE))
    return made.new_id or ""
