"""What may be due, of standing rows of open cases alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sspf_app.domain import facts
from sspf_app.services.meeting_records import MeetingVersion
from sspf_app.services.process_records import NotedAs, Occasion, OccasionKind, Step, StepNote
from sspf_app.services.request_records import (
    ChaseAct,
    ChaseState,
    ChaseStateName,
    MissingSigner,
)
from sspf_app.services.state_records import CaseState, StoppedMeeting
from sspf_app.services.today_ports import (
    AnswerMissing,
    MeetingAt,
    MeetingMissing,
    MeetingOpen,
    MeetingStopped,
    RunningPause,
    StateEnd,
)
from sspf_app.storage.unit_of_work import SqlUnitOfWork
from tests.storage.conftest import Vault
from tests.storage.samples import NOW, a_case, a_consent, a_meeting, a_person, an_item

DAY = date(2026, 3, 20)


def _cases(unit: SqlUnitOfWork) -> None:
    """One open, one closed, one opened again, one that was taken out."""
    unit.records.add(a_person())
    for case in ("c-1", "c-2", "c-3"):
        unit.records.add(a_case(id=case))
    unit.records.add(a_case(id="c-4", replaced_at=NOW))
    unit.records.add(facts.Closing(id="cl-1", case="c-2", closed_at=NOW))
    unit.records.add(
        facts.Closing(id="cl-1", case="c-3", closed_at=NOW - timedelta(days=2), reopened_at=NOW)
    )


def _in_all(unit: SqlUnitOfWork, make: Any) -> None:
    for case in ("c-1", "c-2", "c-3", "c-4"):
        make(case)


def test_cases_that_are_open(vault: Vault) -> None:
    with vault.unit() as unit:
        assert not unit.day.has_cases()
        unit.records.add(a_case(id="c-0", replaced_at=NOW))
        assert not unit.day.has_cases()
        _cases(unit)
        assert unit.day.has_cases()
        assert unit.day.open_among(["c-1", "c-2", "c-3", "c-4", "c-5"]) == {"c-1", "c-3"}
        assert unit.day.open_among([]) == frozenset()
        assert unit.day.cases_of_young(["alva", "bo"]) == (("alva", "c-1"), ("alva", "c-3"))
        told = unit.day.cases_told(["c-1", "c-2", "c-4"])  # closed ones too
        assert {(one.case, one.name, one.is_protected) for one in told} == {
            ("c-1", "Alva Ek", False),
            ("c-2", "Alva Ek", False),
        }
        assert unit.day.cases_told([]) == ()


def test_meetings_are_those_of_open_cases_by_their_beginning(vault: Vault) -> None:
    at = a_meeting().starts_at
    with vault.unit() as unit:
        _cases(unit)
        _in_all(unit, lambda case: unit.records.add(a_meeting(id=f"m-{case}", case=case)))
        unit.records.add(a_meeting(id="m-gone", replaced_at=NOW))
        unit.records.add(a_meeting(id="m-talk"))
        talk = Occasion(
            case="c-1",
            meeting="m-talk",
            kind=OccasionKind.INFORMATION,
            noted_at=NOW,
            noted_by="Maria",
        )
        unit.process.put_occasion(talk)
        found = unit.day.meetings(at, at.replace(hour=23))
        assert found == (MeetingAt("c-1", "m-c-1", at), MeetingAt("c-3", "m-c-3", at))
        assert unit.day.meetings(NOW, at) == ()


def _kept(case: str, state: str = "in_force", **other: Any) -> CaseState:
    when = {"ends_on": None, "changes_at": None, "computed_at": NOW}
    return CaseState(case=case, state=state, **(when | other))


def test_meetings_that_somebody_may_not_come_to(vault: Vault) -> None:
    at = a_meeting().starts_at
    stopped = StoppedMeeting(meeting="m-1", participants=("school", "police"))
    with vault.unit() as unit:
        _cases(unit)
        for meeting in ("m-1", "m-2"):
            _in_all(
                unit,
                lambda case, one=meeting: unit.records.add(a_meeting(id=one, case=case)),
            )
        _in_all(unit, lambda case: unit.states.put(_kept(case, stopped=(stopped,))))
        unit.states.put(_kept("c-3"))
        found = unit.day.meetings_stopped(at, at.replace(hour=23))
        assert found == (MeetingStopped("c-1", "m-1", at, ("school", "police")),)
        assert unit.day.meetings_stopped(NOW, at) == ()


def test_cases_in_which_no_meeting_is_booked(vault: Vault) -> None:
    at = a_meeting().starts_at
    note = StepNote(
        id="sn-1",
        case="c-1",
        step=Step.FOLLOW_UP,
        noted_as=NotedAs.NOT_NEEDED,
        day=DAY,
        noted_at=NOW,
        noted_by="Maria",
    )
    with vault.unit() as unit:
        _cases(unit)
        _in_all(unit, lambda case: unit.states.put(_kept(case, "ending")))
        unit.records.add(a_case(id="c-5"))
        unit.states.put(_kept("c-5", "refused"))
        unit.records.add(a_consent(case="c-3"))
        unit.records.add(a_meeting(case="c-1"))
        unit.records.add(a_meeting(id="m-gone", case="c-1", replaced_at=NOW))
        unit.process.put_step_note(note)
        later = at + timedelta(days=1)
        signed = a_consent().signed_on
        assert unit.day.meetings_missing(later) == (
            MeetingMissing("c-1", at, None, ("follow_up",)),
            MeetingMissing("c-3", None, signed, ()),
        )
        assert [one.case for one in unit.day.meetings_missing(at)] == ["c-3"]
        unit.process.put_step_note(replace(note, taken_back_at=NOW))
        assert unit.day.meetings_missing(later)[0].not_needed == ()


def test_cases_in_which_something_is_known_since(vault: Vault) -> None:
    with vault.unit() as unit:
        _cases(unit)
        unit.states.put(_kept("c-1"))
        unit.states.put(_kept("c-2", "closed", known_since=("known:1",)))
        assert unit.day.cases_known_since() == ("c-2",)  # closed ones too


def test_states_that_end_and_births(vault: Vault) -> None:
    with vault.unit() as unit:
        _cases(unit)

        def keep(case: str, ends_on: date | None = DAY) -> None:
            unit.states.put(
                CaseState(
                    case=case, state="in_force", ends_on=ends_on, changes_at=None, computed_at=NOW
                )
            )

        _in_all(unit, keep)
        unit.records.add(a_case(id="c-5"))
        keep("c-5", None)
        assert unit.day.states_ending(DAY) == (StateEnd("c-1", DAY), StateEnd("c-3", DAY))
        assert unit.day.states_ending(DAY - timedelta(days=1)) == ()
        born = date(2011, 5, 3)
        found = [(one.case, one.person) for one in unit.day.young_born(born, born)]
        assert found == [("c-1", "alva"), ("c-3", "alva"), ("c-5", "alva")]
        assert unit.day.young_born(born + timedelta(days=1), DAY) == ()


def test_pauses_have_their_instants(vault: Vault) -> None:
    begun = datetime(2026, 3, 1, 8, tzinfo=UTC)
    with vault.unit() as unit:
        _cases(unit)
        _in_all(
            unit, lambda case: unit.records.add(facts.Pause(id="pa-1", case=case, starts_at=begun))
        )
        assert unit.day.pauses() == tuple(
            RunningPause(case, "pa-1", begun, None, None) for case in ("c-1", "c-3")
        )


def test_answers_that_are_missing(vault: Vault) -> None:
    early = MissingSigner(person="anna", status="not_asked", asked_on=NOW.date(), next_on=DAY)
    talks = MissingSigner(person="erik", status="not_asked", talk_on=NOW.date(), barred=True)

    def state(case: str, name: ChaseStateName, *missing: MissingSigner) -> None:
        kept = ChaseState(
            case=case,
            purpose="p1",
            state=name,
            missing=missing,
            asked_on=None,
            next_on=min((one.next_on for one in missing if one.next_on), default=None),
            ends_on=None,
            act=ChaseAct.OPEN,
            act_on=None,
        )
        unit.requests.put_states(case, (kept,))

    with vault.unit() as unit:
        _cases(unit)
        _in_all(
            unit, lambda case: unit.records.add(facts.Purpose(id="p1", case=case, text="Skolan"))
        )
        _in_all(unit, lambda case: state(case, ChaseStateName.ASKED, early))
        state("c-3", ChaseStateName.BARRED, talks)
        asked = AnswerMissing("c-1", "p1", "asked", "anna", NOW.date(), DAY, None, is_barred=False)
        talk = AnswerMissing("c-3", "p1", "barred", "erik", None, None, NOW.date(), is_barred=True)
        assert set(unit.day.answers_missing(DAY)) == {asked, talk}
        assert unit.day.answers_missing(DAY - timedelta(days=1)) == (talk,)
        state("c-3", ChaseStateName.TALK_FIRST, talks)
        assert {one.state for one in unit.day.answers_missing(NOW.date())} == {"talk_first"}


def test_forms_that_are_out(vault: Vault) -> None:
    with vault.unit() as unit:
        _cases(unit)

        def ask(case: str) -> None:
            unit.records.add(
                facts.Request(
                    id="rq-1", case=case, signatory="anna", purpose="p1", subjects=("alva",),
                    sent_at=NOW,
                )
            )  # fmt: skip

        _in_all(unit, ask)
        assert [(one.case, one.sent_at, one.code) for one in unit.day.forms_out()] == [
            ("c-1", NOW, ""),
            ("c-3", NOW, ""),
        ]


def test_meetings_whose_minutes_are_not_locked(vault: Vault) -> None:
    def version(number: int, opened_at: datetime | None = None) -> MeetingVersion:
        return MeetingVersion(
            id=f"mv-{number}",
            case="c-1",
            meeting="m-locked" if number == 1 else "m-opened",
            number=1,
            locked_at=NOW,
            locked_by="Karin",
            opened_at=opened_at,
        )

    with vault.unit() as unit:
        _cases(unit)
        for name in ("m-noted", "m-empty", "m-locked", "m-opened"):
            unit.records.add(a_meeting(id=name, case="c-1", starts_at=NOW))
        for name in ("m-noted", "m-locked"):
            unit.records.add(an_item(id=f"i-{name}", case="c-1", meeting=name))
        gone = an_item(id="i-gone", case="c-1", meeting="m-empty", replaced_at=NOW)
        unit.records.add(gone)
        unit.records.add(a_meeting(id="m-closed", case="c-2", starts_at=NOW))
        unit.meetings.put_version(version(1))
        unit.meetings.put_version(version(2, opened_at=NOW))
        later = NOW + timedelta(seconds=1)
        found = unit.day.meetings_unlocked(NOW, later, most=9)
        assert found == (
            MeetingOpen("c-1", "m-opened", NOW, is_noted=False),
            MeetingOpen("c-1", "m-noted", NOW, is_noted=True),
            MeetingOpen("c-1", "m-empty", NOW, is_noted=False),
        )
        assert unit.day.meetings_unlocked(NOW, later, most=2) == found[:2]
        assert unit.day.meetings_unlocked(later, later + timedelta(days=1), most=9) == ()
