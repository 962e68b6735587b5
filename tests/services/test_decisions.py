"""Decisions about who answers and who takes part, and what each is foretold to change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import (
    CustodyKind,
    ExceptionGround,
    InformationType,
    PartyKind,
    PauseReason,
)
from sspf_app.domain.facts import Evidence, PolicyRow
from sspf_app.services.actors import Role
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.decision_records import Approval
from sspf_app.services.decision_views import (
    CloseInput,
    CustodyBegins,
    CustodyEnds,
    DecisionDraft,
    Effect,
    EvidenceSeen,
    ExceptionInput,
    JoinInput,
    LeaveInput,
    NotedDecision,
    PauseInput,
    PositionInput,
    Reopen,
    Resume,
    SchoolChange,
)
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput
from sspf_app.services.records import User
from sspf_app.services.taken_back import TakenBack
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene


def _in_force(house: House, *, born: date = date(2013, 2, 3)) -> Scene:
    scene = a_scene(house, born=born)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def exception_entry(scene: Scene, **changes: object) -> ExceptionInput:
    entry = ExceptionInput(
        guardian=scene.father,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=6),
        hindrance="Ligger på sjukhus, nedsövd",
        cannot_wait="Läxhjälpen börjar på måndag",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Gäller bara närvaro",
    )
    return replace(entry, **changes)  # pyright: ignore[reportArgumentType]  fields of the entry


def _effect(scene: Scene, draft: DecisionDraft) -> Effect:
    return scene.house.use.decisions.effect(scene.case, draft)


def _as_foretold(scene: Scene, draft: DecisionDraft) -> Effect:
    """Foretell, then do it: the state is what was foretold."""
    foretold = _effect(scene, draft)
    assert scene.state() == foretold.state[0]
    scene.house.use.decisions.decide(scene.case, draft)
    assert scene.state() == foretold.state[1]
    return foretold


def test_a_mature_young_person_must_answer_too(house: House) -> None:
    scene = _in_force(house)
    mature = MaturityInput(
        person=scene.child,
        assessed_on=TODAY,
        mature=True,
        types=(InformationType.PARTICIPATION, InformationType.ALCOHOL_DRUGS),
        reason="Förstår vad samtycket betyder",
    )
    foretold = _as_foretold(scene, mature)
    assert foretold.answers == (("Anna Lind", "Erik Berg"), ("Anna Lind", "Erik Berg", "Alva Lind"))
    assert foretold.state == ("in_force", "partial")
    assert foretold.stops > 0
    assert foretold.starts == 0
    [line] = house.use.decisions.board(scene.case).lines
    assert (line.kind, line.detail, line.decided_by) == ("maturity", "mature", "Maria Ask")
    assert line.types == ("participation", "alcohol_drugs")


def test_an_exception_counts_only_when_the_manager_has_approved_it(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    entry = exception_entry(scene)
    foretold = _effect(scene, entry)
    assert foretold.state == ("partial", "ending")
    assert foretold.answers[1] == ("Anna Lind",)
    request = house.use.exceptions.request(scene.case, entry).new_id or ""
    assert scene.state() == "partial"
    again = refused(lambda: house.use.exceptions.request(scene.case, entry))
    assert again.code == "request_pending"
    assert refused(lambda: house.use.exceptions.approve(request)).code == "not_permitted"
    manager = house.as_role(Role.UNIT_MANAGER)
    [waiting] = manager.exceptions.pending()
    assert (waiting.guardian, waiting.reference) == ("Erik Berg", "SSPF 2026-001")
    manager.exceptions.approve(request)
    assert scene.state() == "ending"
    assert manager.exceptions.pending() == ()
    assert refused(lambda: manager.exceptions.approve(request)).code == "decided_already"
    [shown] = house.use.decisions.board(scene.case).requests
    assert (shown.state, shown.decided_at, shown.decider) == (Approval.APPROVED, NOW, "Maria Ask")
    house.wait(days=7)
    assert scene.state() == "partial"


def test_an_approval_never_reaches_back(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    request = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    house.wait(days=3)
    manager = house.as_role(Role.UNIT_MANAGER)
    manager.exceptions.approve(request)
    [line] = house.use.decisions.board(scene.case).lines
    assert line.starts_on == TODAY + timedelta(days=3)
    yesterday = house.clock.at - timedelta(days=1)
    view = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.child, at=yesterday, source=scene.school
    )
    assert not any(
        cell.decision and cell.decision.allowed and cell.shape == "yes"
        for row in view.cells
        for cell in row
    )


def test_a_request_may_be_too_late_declined_or_taken_back(house: House) -> None:
    scene = a_scene(house)
    manager = house.as_role(Role.UNIT_MANAGER)
    first = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    house.wait(days=7)
    assert refused(lambda: manager.exceptions.approve(first)).code == "decision_over"
    assert refused(lambda: manager.exceptions.decline(first, why=" ")).code == (
        "decline_reason_required"
    )
    manager.exceptions.decline(first, why="Tiden har gått")
    fresh = exception_entry(
        scene, starts_on=TODAY + timedelta(days=7), ends_on=TODAY + timedelta(days=9)
    )
    second = house.use.exceptions.request(scene.case, fresh).new_id or ""
    house.use.exceptions.take_back(second)
    states = [one.state for one in house.use.decisions.board(scene.case).requests]
    assert states == [Approval.DECLINED, Approval.DECLINED]
    assert refused(lambda: manager.exceptions.approve("none")).code == "unknown_request"
    late = exception_entry(scene)
    assert refused(lambda: house.use.exceptions.request(scene.case, late)).code == "decision_over"


def test_a_coordinator_alone_notes_the_decision_of_a_manager(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    request = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    noted = NotedDecision(
        decider="Stina Berg", function="enhetschef", decided_on=TODAY, document="Dnr SON 2026/14"
    )
    note = house.use.exceptions.note_approval
    assert refused(lambda: note(request, replace(noted, document=""))).code == "decision_incomplete"
    ahead = replace(noted, decided_on=TODAY + timedelta(days=1))
    assert refused(lambda: note(request, ahead)).code == "date_in_future"
    note(request, noted)
    assert scene.state() == "ending"
    [shown] = house.use.decisions.board(scene.case).requests
    assert (shown.decider, shown.decider_function, shown.document) == (
        "Stina Berg",
        "enhetschef",
        "Dnr SON 2026/14",
    )
    [line] = house.use.decisions.board(scene.case).lines
    assert line.decided_by == "Stina Berg, enhetschef"


def test_where_a_manager_uses_the_vault_nobody_notes_for_them(house: House) -> None:
    scene = a_scene(house)
    with house.unit() as unit:
        user = User(
            id="u-9",
            login="stina",
            name="Stina",
            role=Role.UNIT_MANAGER,
            created_at=NOW,
            made_by="u-it",
            password_by="u-it",
        )
        unit.office.put_user(user)
        unit.commit()
    request = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    noted = NotedDecision(decider="S", function="chef", decided_on=TODAY, document="Dnr 1")
    error = refused(lambda: house.use.exceptions.note_approval(request, noted))
    assert error.code == "manager_decides"
    assert house.use.decisions.board(scene.case).has_manager


def test_a_standing_no_outlives_every_exception(house: House) -> None:
    """The exception is never against a no, whenever it came (section 3.5)."""
    scene = _in_force(house)
    assert _effect(scene, exception_entry(scene)).answers[1] == ("Anna Lind", "Erik Berg")


def test_the_young_person_answers_alone_only_by_policy(house: House) -> None:
    scene = _in_force(house, born=date(2010, 1, 1))
    draft = YouthOnlyInput(starts_on=TODAY, decided_by="Stina Berg", reason="Hot i hemmet")
    assert refused(lambda: _effect(scene, draft)).code == "youth_only_not_allowed"
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_only_track=True))
    past = replace(draft, starts_on=TODAY - timedelta(days=1))
    assert refused(lambda: _effect(scene, past)).code in (
        "decision_starts_in_past",
        "youth_only_not_allowed",
    )
    foretold = _as_foretold(scene, draft)
    assert foretold.answers[1] == ("Alva Lind",)


def test_what_is_foretold_names_the_state_as_the_header_does(house: House) -> None:
    scene = _in_force(house, born=date(2011, 4, 1))
    taken = WithdrawalInput(
        case=scene.case,
        signatory=scene.mother,
        received_at=house.clock.at,
        received_by="Ersängsskolan: Per",
        words="Inte polisen.",
        parties=(scene.police,),
    )
    house.use.withdrawals.register(taken)
    draft = PauseInput(reason=PauseReason.OTHER, to_end="Nytt möte")
    foretold = _as_foretold(scene, draft)
    assert foretold.state == ("ending", "paused")
    assert foretold.taken_back == ((TakenBack(name="Polisen"),), ())


def test_worked_case_6_care_pauses_until_a_position_is_recorded(house: House) -> None:
    scene = a_scene(house, child="Ida Ek", born=date(2010, 6, 1))
    for person in (scene.mother, scene.father, scene.child):
        scene.yes(person)
    draft = PauseInput(
        reason=PauseReason.COMPULSORY_CARE, to_end="Socialsekreteraren tar ställning"
    )
    assert refused(lambda: _effect(scene, replace(draft, to_end=" "))).code == "pause_end_required"
    foretold = _as_foretold(scene, draft)
    assert foretold.state == ("in_force", "paused")
    assert foretold.stops > 0
    detail = house.use.cases.get(scene.case)
    assert "paused" in detail.flags
    board = house.use.decisions.board(scene.case)
    assert board.needs_position
    assert board.pause_terms is not None
    assert board.pause_terms.to_end == "Socialsekreteraren tar ställning"
    early = refused(lambda: house.use.decisions.decide(scene.case, Resume()))
    assert early.code == "position_required"
    position = PositionInput(
        position="Samtycket omfattar inte hemmet. Vårdnadshavarna svarar fortfarande.",
        by="Eva Holm",
        function="socialsekreterare",
        taken_on=TODAY,
    )
    record = house.use.decisions.record_position
    assert refused(lambda: record(scene.case, replace(position, by=""))).code == (
        "position_incomplete"
    )
    tomorrow = replace(position, taken_on=TODAY + timedelta(days=1))
    assert refused(lambda: record(scene.case, tomorrow)).code == "date_in_future"
    record(scene.case, position)
    house.wait(minutes=5)
    _as_foretold(scene, Resume())
    assert scene.state() == "in_force"
    assert refused(lambda: record(scene.case, position)).code == "not_paused"


def test_a_pause_may_have_a_last_day(house: House) -> None:
    scene = _in_force(house)
    draft = PauseInput(
        reason=PauseReason.OTHER, to_end="Familjen är på resa", ends_on=TODAY + timedelta(days=2)
    )
    _as_foretold(scene, draft)
    house.wait(days=3)
    assert scene.state() == "in_force"


def test_an_ordinary_placement_raises_a_task_and_changes_no_answer(house: House) -> None:
    scene = _in_force(house)
    note = house.use.decisions.note_placement
    assert refused(lambda: note(scene.case, "")).code == "task_text_required"
    task = note(scene.case, "Jourhem från i dag").new_id or ""
    assert scene.state() == "in_force"
    [entry] = [one for one in house.use.today.queue().entries if one.kind == "task"]
    assert (entry.detail, entry.target) == ("Jourhem från i dag", task)
    house.use.decisions.finish_task(scene.case, task)
    assert [one for one in house.use.today.queue().entries if one.kind == "task"] == []
    house.use.decisions.reopen_task(scene.case, task)
    [entry] = [one for one in house.use.today.queue().entries if one.kind == "task"]
    assert (entry.detail, entry.target) == ("Jourhem från i dag", task)
    decisions = house.use.decisions
    for act in (decisions.finish_task, decisions.reopen_task):
        assert refused(lambda act=act: act(scene.case, "none")).code == "unknown_task"


def test_closing_ends_every_consent_and_reopening_gives_none_back(house: House) -> None:
    scene = _in_force(house)
    foretold = _as_foretold(scene, CloseInput(reason="Målen är nådda"))
    assert foretold.stops > 0
    house.wait(days=1)
    assert _as_foretold(scene, Reopen()).state == ("closed", "expired")


def test_a_school_change_is_one_act(house: House) -> None:
    scene = _in_force(house)
    other = house.use.parties.add(PartyInput(name="Hagaskolan", kind=PartyKind.SCHOOL)).new_id or ""
    stay = next(
        one for one in house.use.cases.get(scene.case).participations if one.party == scene.school
    )
    draft = SchoolChange(participation=stay.id, last_day=TODAY + timedelta(days=4), school=other)
    foretold = _effect(scene, draft)
    assert foretold.at.astimezone(house.clock.zone).date() == TODAY + timedelta(days=5)
    assert foretold.stops > 0
    house.use.decisions.decide(scene.case, draft)
    days = {
        one.party: (one.joined_on, one.left_on)
        for one in house.use.cases.get(scene.case).participations
    }
    assert days[scene.school] == (TODAY, TODAY + timedelta(days=4))
    assert days[other] == (TODAY + timedelta(days=5), None)


def test_parties_join_and_leave_as_foretold(house: House) -> None:
    scene = _in_force(house)
    health = house.use.parties.add(PartyInput(name="Ungdomsmottagningen", kind=PartyKind.OTHER))
    _as_foretold(scene, JoinInput(party=health.new_id or "", joined_on=TODAY))
    stay = next(
        one for one in house.use.cases.get(scene.case).participations if one.party == scene.police
    )
    foretold = _effect(scene, LeaveInput(participation=stay.id, left_on=TODAY))
    assert foretold.stops > 0


def test_what_custody_would_change_is_foretold(house: House) -> None:
    scene = _in_force(house)
    relation = next(
        one for one in house.use.people.get(scene.child).custody if one.holder == scene.father
    )
    ends = _effect(scene, CustodyEnds(relation=relation.id, ends_on=TODAY))
    assert ends.state == ("in_force", "blocked")
    assert ends.answers[1] == ()
    new = CustodyInput(
        child=scene.child, holder="", kind=CustodyKind.APPOINTED_GUARDIAN, starts_on=TODAY
    )
    unverified = _effect(scene, CustodyBegins(custody=new, name="Siv Norén"))
    assert unverified.state[1] == "blocked"
    verified = replace(new, evidence=SEEN)
    begins = _effect(scene, CustodyBegins(custody=verified, name="Siv Norén"))
    assert begins.answers[1] == ("Siv Norén",)
    seen = Evidence(document="Dom T 1-26", seen_on=TODAY, seen_by="Maria Ask")
    same = _effect(scene, EvidenceSeen(relation=relation.id, evidence=seen))
    assert (same.stops, same.starts) == (0, 0)
    unknown = CustodyEnds(relation="none", ends_on=TODAY)
    assert refused(lambda: _effect(scene, unknown)).code == "unknown_custody"


@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.ADMINISTRATOR])
def test_nothing_that_is_foretold_is_written(house: House, role: Role) -> None:
    scene = _in_force(house)
    with house.unit() as unit:
        before = unit.records.all_facts()
    for draft in (CloseInput(reason="Slut"), exception_entry(scene)):
        _effect(scene, draft)
        error = refused(lambda draft=draft: house.as_role(role).decisions.effect("x", draft))
        assert error.code == "not_permitted"
    with house.unit() as unit:
        assert unit.records.all_facts() == before
