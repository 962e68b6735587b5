from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.domain.codes import (
    CustodyKind,
    ExceptionGround,
    PauseReason,
    Protection,
)
from sspf_app.domain.facts import PolicyRow
from sspf_app.services.actors import Role
from sspf_app.services.case_views import MaturityInput, NewCase, YouthOnlyInput
from sspf_app.services.decision_views import ExceptionInput, PositionInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Office
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

POSITION = PositionInput(
    position="Samtycket gäller vidare",
    by="Eva Holm",
    function="socialsekreterare",
    taken_on=TODAY,
)


def test_a_case_is_opened_with_the_next_reference(house: House) -> None:
    scene = a_scene(house)
    detail = house.use.cases.get(scene.case)
    assert detail.reference == "SSPF 2026-001"
    assert (detail.name, detail.age, detail.is_adult) == ("Alva Lind", 13, False)
    assert {one.party for one in detail.participations} == set(scene.parties)
    assert [(one.id, one.role) for one in detail.people] == [
        (scene.child, "young_person"),
        (scene.mother, "guardian"),
        (scene.father, "guardian"),
    ]
    assert detail.name_of(scene.school) == "Ersängsskolan"
    assert detail.name_of(scene.mother) == "Anna Lind"
    assert detail.name_of("none") == "none"
    taken = NewCase(young_person=scene.child, purposes=("x",), reference="SSPF 2026-001")
    assert refused(lambda: house.use.cases.open_case(taken)).code == "reference_taken"
    by_hand = replace(taken, reference="SSPF 2026-002")
    house.use.cases.open_case(by_hand)
    third = house.use.cases.open_case(replace(taken, reference=None)).new_id
    assert third is not None
    assert house.use.cases.get(third).reference == "SSPF 2026-003"


def test_a_case_that_cannot_be_opened(house: House) -> None:
    alva = house.use.people.add(PersonInput(name="Alva")).new_id
    assert alva is not None
    entry = NewCase(young_person=alva, purposes=("Skola",))
    open_case = house.use.cases.open_case
    assert refused(lambda: open_case(entry)).code == "no_own_party"
    assert refused(lambda: open_case(replace(entry, purposes=(" ",)))).code == "purpose_required"
    assert refused(lambda: open_case(replace(entry, coordinator_party="none"))).code == (
        "unknown_party"
    )
    assert refused(lambda: open_case(replace(entry, young_person="none"))).code == "unknown_person"
    future = house.clock.at + timedelta(days=1)
    assert refused(lambda: open_case(replace(entry, opened_at=future))).code == "date_in_future"
    assert house.use.cases.list_cases() == ()
    assert refused(lambda: house.use.cases.get("none")).code == "unknown_case"


def test_pause_and_resume(house: House) -> None:
    scene = a_scene(house)
    cases = house.use.cases
    assert refused(lambda: cases.resume(scene.case)).code == "not_paused"
    cases.pause(scene.case, reason=PauseReason.COMPULSORY_CARE)
    paused = cases.get(scene.case)
    assert paused.pause is not None
    assert paused.pause.reason is PauseReason.COMPULSORY_CARE
    assert "paused" in paused.flags
    assert paused.state == "paused"
    assert refused(lambda: cases.pause(scene.case, reason=PauseReason.OTHER)).code == (
        "already_paused"
    )
    early = datetime(2026, 1, 1, tzinfo=UTC)
    assert refused(lambda: cases.resume(scene.case)).code == "position_required"
    house.use.decisions.record_position(scene.case, POSITION)
    assert refused(lambda: cases.resume(scene.case, ends_at=early)).code == "ends_before_start"
    house.wait(hours=1)
    cases.resume(scene.case)
    assert cases.get(scene.case).pause is None


def test_closing_ends_the_answers_for_good(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    cases = house.use.cases
    assert refused(lambda: cases.reopen(scene.case)).code == "not_closed"
    assert refused(lambda: cases.close(scene.case, reason="")).code == "closing_reason_required"
    future = house.clock.at + timedelta(days=2)
    assert refused(lambda: cases.close(scene.case, reason="x", closed_at=future)).code == (
        "date_in_future"
    )
    early = datetime(2026, 1, 1, tzinfo=UTC)
    assert refused(lambda: cases.close(scene.case, reason="x", closed_at=early)).code == (
        "ends_before_start"
    )
    house.wait(hours=1)
    cases.close(scene.case, reason="Målen är nådda")
    assert cases.get(scene.case).closed_at == house.clock.at
    assert refused(lambda: cases.close(scene.case, reason="x")).code == "case_closed"
    assert refused(lambda: cases.pause(scene.case, reason=PauseReason.OTHER)).code == "case_closed"
    house.wait(hours=1)
    cases.reopen(scene.case)
    assert cases.get(scene.case).state == "expired"
    kinds = [event.kind for event in house.use.timeline.events(scene.case)]
    assert kinds[0] == "reopened"
    assert {"opened", "closed", "asked", "yes", "joined"} <= set(kinds)


def test_the_list_works_out_states_whose_time_has_come(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    assert [one.state for one in house.use.cases.list_cases()] == ["in_force"]
    house.wait(days=170)
    assert [one.state for one in house.use.cases.list_cases()] == ["ending"]
    house.wait(days=30)
    assert [one.state for one in house.use.cases.list_cases()] == ["expired"]


def test_parties_join_leave_and_come_back(house: House) -> None:
    scene = a_scene(house)
    parts = house.use.case_parts
    school = next(
        one for one in house.use.cases.get(scene.case).participations if one.party == scene.school
    )
    assert refused(lambda: parts.join(scene.case, scene.school, joined_on=TODAY)).code == (
        "party_already_in_case"
    )
    early = date(2026, 1, 1)
    assert refused(lambda: parts.leave(school.id, case=scene.case, left_on=early)).code == (
        "ends_before_start"
    )
    parts.leave(school.id, case=scene.case, left_on=TODAY)
    house.wait(days=1)
    shown = house.use.cases.get(scene.case).participations
    assert [one.is_current for one in shown if one.party == scene.school] == [False]
    parts.join(scene.case, scene.school, joined_on=date(2026, 3, 13))
    assert refused(lambda: parts.join(scene.case, "none", joined_on=TODAY)).code == "unknown_party"
    assert refused(lambda: parts.leave("none", case=scene.case, left_on=TODAY)).code == (
        "unknown_participation"
    )
    own = next(one.id for one in shown if one.party == scene.social)
    assert refused(lambda: parts.leave(own, case=scene.case, left_on=date(2026, 4, 1))).code == (
        "coordinator_must_stay"
    )
    kinds = [event.kind for event in house.use.timeline.events(scene.case)]
    assert kinds.count("left") == 1


def test_another_purpose_needs_its_own_consents(house: House) -> None:
    scene = a_scene(house)
    assert refused(lambda: house.use.case_parts.add_purpose(scene.case, "")).code == (
        "purpose_required"
    )
    house.use.case_parts.add_purpose(scene.case, "Fritid")
    assert [one.text for one in house.use.cases.get(scene.case).purposes] == [
        "Tryggare skoldagar",
        "Fritid",
    ]


def test_a_maturity_assessment_makes_the_child_answer_too(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    entry = MaturityInput(person=scene.child, assessed_on=TODAY, mature=True, reason="Samtal")
    assess = house.use.decisions.decide
    for wrong, code in (
        (replace(entry, person="none"), "unknown_person"),
        (replace(entry, assessed_on=date(2026, 3, 13)), "date_in_future"),
        (replace(entry, reason=""), "assessment_reason_required"),
    ):
        assert refused(lambda wrong=wrong: assess(scene.case, wrong)).code == code
    assess(scene.case, entry)
    again = refused(lambda: assess(scene.case, replace(entry, mature=False)))
    assert (again.code, again.params["name"]) == ("assessed_that_day", "Alva Lind")
    assess(scene.case, replace(entry, assessed_on=date(2026, 3, 11), mature=False))
    assert house.use.cases.get(scene.case).waiting_for == (scene.child,)
    assert "maturity" in {event.kind for event in house.use.timeline.events(scene.case)}


def _hindered(scene: Scene) -> ExceptionInput:
    return ExceptionInput(
        guardian=scene.father,
        starts_on=TODAY,
        ends_on=date(2026, 3, 20),
        hindrance="Ligger på sjukhus",
        cannot_wait="Skolstart",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Gäller bara närvaro",
    )


def test_a_hindered_guardian(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    record, manager = house.use.exceptions.request, house.as_role(Role.UNIT_MANAGER).exceptions
    entry = _hindered(scene)
    for wrong, code in (
        (replace(entry, hindrance=" "), "exception_incomplete"),
        (replace(entry, ends_on=date(2026, 3, 1)), "ends_before_start"),
        (replace(entry, ends_on=date(2026, 3, 26)), "exception_too_long"),
        (replace(entry, guardian=scene.child), "not_a_joint_guardian"),
    ):
        assert refused(lambda wrong=wrong: record(scene.case, wrong)).code == code
    asked = record(scene.case, entry).new_id
    assert asked is not None
    assert scene.state() == "partial"
    manager.approve(asked)
    assert scene.state() == "ending"  # with the exception, in days
    board = house.use.consent_cards.board(
        case=scene.case, purpose=scene.purpose, subject=scene.child
    )
    assert board.done_without is not None
    assert board.done_without.until == date(2026, 3, 20)
    assert board.done_without.name == "Erik Berg"
    view = house.use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child)
    assert view.done_without == board.done_without
    assert "exception" in {event.kind for event in house.use.timeline.events(scene.case)}
    house.set_policy(PolicyRow(id="", starts_on=TODAY, hindered_exception=False))
    assert refused(lambda: record(scene.case, entry)).code == "exception_not_allowed"


def test_the_youth_only_track(house: House) -> None:
    scene = a_scene(house, born=date(2010, 1, 1))
    decide = house.use.decisions.decide
    entry = YouthOnlyInput(starts_on=TODAY, decided_by="Enhetschefen", reason="Våld hemma")
    assert refused(lambda: decide(scene.case, entry)).code == "youth_only_not_allowed"
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_only_track=True))
    assert refused(lambda: decide(scene.case, replace(entry, reason=""))).code == (
        "youth_only_incomplete"
    )
    later = replace(entry, starts_on=date(2028, 1, 2))
    assert refused(lambda: decide(scene.case, later)).code == "youth_only_age"
    decide(scene.case, entry)
    scene.yes(scene.child)
    assert scene.state() == "in_force"
    assert "youth_only" in {event.kind for event in house.use.timeline.events(scene.case)}


def test_a_protected_person_asks_a_reason_for_the_whole_case(house: House) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    assert "protected" in house.use.cases.get(scene.case).flags
    assert house.use.cases.list_cases()[0].is_protected
    house.new_session()
    use = house.use
    for act in (
        lambda: use.cases.get(scene.case),
        lambda: use.timeline.events(scene.case),
        lambda: use.consent_forms.plan(scene.case, purpose=scene.purpose),
        lambda: use.sharing.matrix(scene.case, purpose=scene.purpose, subject=scene.child),
        lambda: use.case_parts.add_purpose(scene.case, "x"),
    ):
        assert refused(act).code == "reason_required"
    use.cases.get(scene.case, reason="Mötet i dag")
    assert use.timeline.history(scene.case)


def test_the_interpreter_is_flagged(house: House) -> None:
    scene = a_scene(house)
    mother = PersonInput(name="Anna Lind", language="so", needs_interpreter=True)
    house.use.people.correct(scene.mother, mother)
    detail = house.use.cases.get(scene.case)
    assert "interpreter" in detail.flags
    assert [one.interpreter_language for one in detail.people] == [None, "so", None]


@pytest.mark.parametrize("kind", list(CustodyKind))
def test_every_kind_of_custody_has_its_capacity_on_paper(house: House, kind: CustodyKind) -> None:
    scene = a_scene(house)
    relations = house.use.people.get(scene.child).custody
    house.use.custody.correct(
        relations[0].id,
        CustodyInput(
            child=scene.child,
            holder=scene.mother,
            kind=kind,
            starts_on=date(2013, 2, 3),
            evidence=relations[0].evidence,
        ),
    )
    paper = house.use.consent_forms.prepare(scene.order(scene.mother)).pdf.decode()
    own = {CustodyKind.JOINT: "guardian", CustodyKind.SOLE: "guardian"}
    assert own.get(kind, kind.value) in paper.splitlines()


def test_the_office_is_not_needed_to_name_the_party(house: House) -> None:
    scene = a_scene(house)
    house.use.office.save(Office())
    entry = NewCase(young_person=scene.child, purposes=("x",), coordinator_party=scene.social)
    opened = house.use.cases.open_case(entry).new_id
    assert opened is not None
    assert house.use.cases.get(opened).coordinator_party == scene.social


@pytest.mark.parametrize("typed", ["sspf 2026-001", "SSPF  2026-001", "SSPF\u00a02026-\u200b001"])
def test_a_reference_is_taken_however_it_is_typed(house: House, typed: str) -> None:
    scene = a_scene(house)
    assert house.use.cases.get(scene.case).reference == "SSPF 2026-001"
    again = NewCase(young_person=scene.child, purposes=("x",), reference=typed)
    assert refused(lambda: house.use.cases.open_case(again)).code == "reference_taken"


def test_a_year_of_birth_that_makes_a_child_an_adult_is_asked_about(house: House) -> None:
    """Nobody would ask the guardians of somebody born in 1911."""
    scene = a_scene(house)
    people = house.use.people
    child = PersonInput(name="Bo Ek", born=date(1912, 5, 14))
    bo = people.add(child).new_id or ""
    entry = NewCase(young_person=bo, purposes=("x",), coordinator_party=scene.social)
    refusal = refused(lambda: house.use.cases.open_case(entry))
    assert (refusal.code, refusal.params["age"]) == ("young_person_age", 113)
    people.correct(bo, replace(child, born=date(2012, 5, 14)))
    house.use.cases.open_case(entry)
    wrong = replace(child, born=date(2001, 3, 12))
    assert refused(lambda: people.correct(bo, wrong)).code == "young_person_age"
    people.correct(bo, replace(child, born=date(2001, 3, 13)))
