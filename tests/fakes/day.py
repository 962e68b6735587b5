"""Stand-in of the reads for the queue of the day, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sspf_app.domain import facts as rows
from sspf_app.domain.rules import Situation
from sspf_app.services.process_records import NotedAs
from sspf_app.services.today_ports import (
    AnswerMissing,
    CaseTold,
    FormOut,
    MeetingAt,
    MeetingMissing,
    MeetingOpen,
    MeetingStopped,
    MeetingWaiting,
    RunningPause,
    StateEnd,
    YoungBorn,
)

if TYPE_CHECKING:
    from tests.fakes.vault import MemoryUnit


class MemoryDay:
    """``DayQueries``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def has_cases(self) -> bool:
        return bool(self._unit.records.list_standing(rows.Case))

    def answers_taken_out(self) -> tuple[tuple[str, str], ...]:
        records = self._unit.records
        return tuple(
            (row.case, row.id)
            for case in records.list_standing(rows.Case)
            for row in records.case_facts(case.id).consents
            if row.case == case.id and row.invalidated_because is not None
        )

    def open_among(self, cases: Iterable[str]) -> frozenset[str]:
        return frozenset(cases) & {row.id for row in self._open()}

    def cases_told(self, cases: Iterable[str]) -> tuple[CaseTold, ...]:
        wanted = set(cases)
        names = ("case", "reference", "name", "is_protected", "state", "taken_back", "beside")
        return tuple(
            CaseTold(*(getattr(one, name) for name in names))
            for one in self._unit.queries.case_list()
            if one.case in wanted
        )

    def cases_of_young(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        wanted = set(persons)
        return tuple(
            (row.young_person, row.id) for row in self._open() if row.young_person in wanted
        )

    def meetings(self, first: datetime, last: datetime) -> tuple[MeetingAt, ...]:
        found = [
            MeetingAt(row.case, row.id, row.starts_at)
            for case in self._open()
            for row in self._unit.records.list_standing(rows.Meeting, case=case.id)
            if first <= row.starts_at < last
            and row.id not in {one.meeting for one in self._unit.process.occasions((case.id,))}
        ]
        return tuple(sorted(found, key=lambda one: (one.starts_at, one.id)))

    def meetings_unlocked(
        self, first: datetime, last: datetime, *, most: int
    ) -> tuple[MeetingOpen, ...]:
        found: list[MeetingOpen] = []
        there = self.meetings(first, last)
        for one in sorted(there, key=lambda it: (it.starts_at, it.case, it.id), reverse=True):
            versions = self._unit.meetings.versions(one.case, one.id)
            if all(version.is_open for version in versions):
                items = self._unit.records.list_standing(rows.Item, case=one.case)
                is_noted = any(item.meeting == one.id for item in items)
                found.append(MeetingOpen(*one, is_noted=is_noted))
        return tuple(found[:most])

    def meetings_stopped(self, first: datetime, last: datetime) -> tuple[MeetingStopped, ...]:
        there = {(one.case, one.id): one.starts_at for one in self.meetings(first, last)}
        return tuple(
            MeetingStopped(
                state.case, one.meeting, there[state.case, one.meeting], one.participants
            )
            for state in self._store.states.values()
            for one in state.stopped
            if (state.case, one.meeting) in there
        )

    def meetings_uncalled(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        there = {(one.case, one.id): one.starts_at for one in self.meetings(first, last)}
        return tuple(
            MeetingWaiting(state.case, one.meeting, there[state.case, one.meeting], one.waiting)
            for state in self._store.states.values()
            for one in state.uncalled
            if (state.case, one.meeting) in there
        )

    def copies_waiting(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        there = {(one.case, one.id): one.starts_at for one in self.meetings(first, last)}
        return tuple(
            MeetingWaiting(state.case, one.meeting, there[state.case, one.meeting], one.waiting)
            for state in self._store.states.values()
            for one in state.copies
            if (state.case, one.meeting) in there and one.waiting
        )

    def meetings_missing(self, since: datetime) -> tuple[MeetingMissing, ...]:
        records = self._unit.records
        ever = self.meetings(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
        found: list[MeetingMissing] = []
        for case in self._open():
            state = self._store.states.get(case.id)
            last = max((one.starts_at for one in ever if one.case == case.id), default=None)
            is_held = state is not None and state.state in ("in_force", "ending")
            if not is_held or (last is not None and last >= since):
                continue
            answers = records.list_standing(rows.Consent, case=case.id)
            notes = self._unit.process.step_notes(case.id)
            found.append(
                MeetingMissing(
                    case=case.id,
                    last_at=last,
                    answered_on=max((one.signed_on for one in answers), default=None),
                    not_needed=tuple(
                        one.step.value
                        for one in notes
                        if one.taken_back_at is None and one.noted_as is NotedAs.NOT_NEEDED
                    ),
                )
            )
        return tuple(found)

    def cases_known_since(self) -> tuple[str, ...]:
        states = self._store.states.values()
        return tuple(sorted(state.case for state in states if state.known_since))

    def states_ending(self, until: date) -> tuple[StateEnd, ...]:
        kept = [self._store.states.get(case.id) for case in self._open()]
        return tuple(
            StateEnd(state.case, state.ends_on)
            for state in kept
            if state is not None and state.ends_on is not None and state.ends_on <= until
        )

    def young_born(self, first: date, last: date) -> tuple[YoungBorn, ...]:
        persons = {row.id: row for row in self._unit.records.list_standing(rows.Person)}
        return tuple(
            YoungBorn(case.id, case.young_person, born)
            for case in self._open()
            if (born := persons[case.young_person].born) is not None and first <= born <= last
        )

    def pauses(self) -> tuple[RunningPause, ...]:
        return tuple(
            RunningPause(row.case, row.id, row.starts_at, row.ends_at, row.reason)
            for case in self._open()
            for row in self._unit.records.list_standing(rows.Pause, case=case.id)
        )

    def answers_missing(self, due_by: date) -> tuple[AnswerMissing, ...]:
        del due_by  # whoever asks sorts out what is not due
        return tuple(
            AnswerMissing(
                case=item.case,
                purpose=item.purpose,
                state=item.state.value,
                person=one.missing.person,
                asked_on=one.missing.asked_on,
                next_on=one.missing.next_on,
                talk_on=one.missing.talk_on,
                is_barred=one.missing.barred,
            )
            for item in self._unit.requests.chase_list()
            for one in item.people
        )

    def forms_out(self) -> tuple[FormOut, ...]:
        return tuple(
            FormOut(
                case=row.case,
                request=row.id,
                purpose=row.purpose,
                signatory=row.signatory,
                sent_at=row.sent_at,
                code=min(
                    (form.id for form in self._store.forms.values() if form.request == row.id),
                    default="",
                ),
                answered_on=max(
                    (
                        one.signed_on
                        for one in self._unit.records.list_standing(rows.Consent, case=row.case)
                        if (one.signatory, one.purpose, one.medium)
                        == (row.signatory, row.purpose, "written")
                    ),
                    default=None,
                ),
            )
            for case in self._open()
            for row in self._unit.records.list_standing(rows.Request, case=case.id)
            if row.closed_at is None
        )

    def _open(self) -> list[rows.Case]:
        now = self._unit.clock.now()
        return [
            row
            for row in self._unit.records.list_standing(rows.Case)
            if Situation(self._unit.records.case_facts(row.id), row.id, at=now).is_open
        ]
