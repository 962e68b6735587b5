"""Reads for the queue of the day: one narrow query each, of what may be due in open cases."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sspf_app.domain.codes import PauseReason, Protection
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
from sspf_app.storage.codecs import microseconds
from sspf_app.storage.day_meetings import (
    COPIES_WAITING,
    MEETINGS,
    MEETINGS_MISSING,
    MEETINGS_STOPPED,
    MEETINGS_UNCALLED,
    MEETINGS_UNLOCKED,
)
from sspf_app.storage.day_statements import (
    ANY_CASE,
    CASES_OF_YOUNG,
    CASES_TOLD,
    FORMS_OUT,
    KNOWN_SINCE,
    MISSING,
    OPEN_AMONG,
    PAUSES,
    STATES_ENDING,
    TAKEN_OUT,
    YOUNG_BORN,
)
from sspf_app.storage.mapping import AnySelect, undamaged
from sspf_app.storage.taken_names import named_by
from sspf_app.storage.transaction import Transaction

_NOT_PROTECTED = Protection.NONE.value


class SqlDayQueries:
    """``services.today_ports.DayQueries`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def has_cases(self) -> bool:
        """See ``DayQueries.has_cases``."""
        return self._transaction.connection.execute(ANY_CASE).first() is not None

    def answers_taken_out(self) -> tuple[tuple[str, str], ...]:
        """See ``DayQueries.answers_taken_out``."""
        return tuple((case, record) for case, record in self._rows(TAKEN_OUT))

    def open_among(self, cases: Iterable[str]) -> frozenset[str]:
        """See ``DayQueries.open_among``."""
        return frozenset(case for (case,) in self._rows(OPEN_AMONG, given=_list(cases)))

    def cases_told(self, cases: Iterable[str]) -> tuple[CaseTold, ...]:
        """See ``DayQueries.cases_told``."""
        rows = self._rows(CASES_TOLD, given=_list(cases))
        named = named_by(self._transaction.connection, [(row[0], row[5]) for row in rows])
        return tuple(
            CaseTold(
                case=case,
                reference=reference or "",
                name=name or "",
                is_protected=protection not in (None, _NOT_PROTECTED),
                state=state or "",
                taken_back=named(case, taken_back),
                beside=tuple(json.loads(beside)),
            )
            for case, reference, name, protection, state, taken_back, beside in rows
        )

    def cases_of_young(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """See ``DayQueries.cases_of_young``."""
        rows = self._rows(CASES_OF_YOUNG, given=_list(persons))
        return tuple((person, case) for person, case in rows)

    def meetings(self, first: datetime, last: datetime) -> tuple[MeetingAt, ...]:
        """See ``DayQueries.meetings``; instants are compared in microseconds."""
        rows = self._rows(MEETINGS, first=microseconds(first), last=microseconds(last))
        instant = datetime.fromisoformat
        return tuple(MeetingAt(case, meeting, instant(at)) for case, meeting, at in rows)

    def meetings_unlocked(
        self, first: datetime, last: datetime, *, most: int
    ) -> tuple[MeetingOpen, ...]:
        """See ``DayQueries.meetings_unlocked``."""
        between = {"first": microseconds(first), "last": microseconds(last)}
        rows = self._rows(MEETINGS_UNLOCKED, **between, most=most)
        instant = datetime.fromisoformat
        return tuple(
            MeetingOpen(case, meeting, instant(at), is_noted=bool(is_noted))
            for case, meeting, at, is_noted in rows
        )

    def meetings_stopped(self, first: datetime, last: datetime) -> tuple[MeetingStopped, ...]:
        """See ``DayQueries.meetings_stopped``."""
        rows = self._rows(MEETINGS_STOPPED, first=microseconds(first), last=microseconds(last))
        instant = datetime.fromisoformat
        return tuple(
            MeetingStopped(case, meeting, instant(at), tuple(json.loads(who)))
            for case, meeting, at, who in rows
        )

    def meetings_uncalled(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        """See ``DayQueries.meetings_uncalled``."""
        return self._waiting(MEETINGS_UNCALLED, first, last)

    def copies_waiting(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        """See ``DayQueries.copies_waiting``."""
        return self._waiting(COPIES_WAITING, first, last)

    def _waiting(
        self, query: AnySelect, first: datetime, last: datetime
    ) -> tuple[MeetingWaiting, ...]:
        rows = self._rows(query, first=microseconds(first), last=microseconds(last))
        instant = datetime.fromisoformat
        return tuple(
            MeetingWaiting(case, meeting, instant(at), tuple(json.loads(who)))
            for case, meeting, at, who in rows
        )

    def meetings_missing(self, since: datetime) -> tuple[MeetingMissing, ...]:
        """See ``DayQueries.meetings_missing``."""
        return tuple(
            MeetingMissing(
                case=case,
                last_at=None if last is None else datetime.fromisoformat(last),
                answered_on=_day(answered),
                not_needed=tuple(json.loads(steps)),
            )
            for case, last, answered, steps in self._rows(
                MEETINGS_MISSING, since=microseconds(since)
            )
        )

    def cases_known_since(self) -> tuple[str, ...]:
        """See ``DayQueries.cases_known_since``."""
        return tuple(case for (case,) in self._rows(KNOWN_SINCE))

    def states_ending(self, until: date) -> tuple[StateEnd, ...]:
        """See ``DayQueries.states_ending``; days are ISO texts, which sort as days do."""
        rows = self._rows(STATES_ENDING, until=until.isoformat())
        return tuple(StateEnd(case, date.fromisoformat(day)) for case, day in rows)

    def young_born(self, first: date, last: date) -> tuple[YoungBorn, ...]:
        """See ``DayQueries.young_born``."""
        rows = self._rows(YOUNG_BORN, first=first.isoformat(), last=last.isoformat())
        return tuple(YoungBorn(case, who, date.fromisoformat(born)) for case, who, born in rows)

    def pauses(self) -> tuple[RunningPause, ...]:
        """See ``DayQueries.pauses``."""
        instant = datetime.fromisoformat
        return tuple(
            RunningPause(
                case=case,
                id=pause,
                starts_at=instant(starts_at),
                ends_at=None if ends_at is None else instant(ends_at),
                reason=None if reason is None else PauseReason(reason),
            )
            for case, pause, starts_at, ends_at, reason in self._rows(PAUSES)
        )

    def answers_missing(self, due_by: date) -> tuple[AnswerMissing, ...]:
        """See ``DayQueries.answers_missing``."""
        rows = self._rows(MISSING, due_by=due_by.isoformat())
        return tuple(
            AnswerMissing(
                case=case,
                purpose=purpose,
                state=state,
                person=person,
                asked_on=_day(asked_on),
                next_on=_day(next_on),
                talk_on=_day(talk_on),
                is_barred=bool(is_barred),
            )
            for case, purpose, state, person, asked_on, next_on, talk_on, is_barred in rows
        )

    def forms_out(self) -> tuple[FormOut, ...]:
        """See ``DayQueries.forms_out``."""
        instant = datetime.fromisoformat
        return tuple(
            FormOut(
                case=case,
                request=request,
                purpose=purpose,
                signatory=signatory,
                sent_at=instant(sent_at),
                code=code or "",
                answered_on=_day(answered),
            )
            for case, request, purpose, signatory, sent_at, code, answered in self._rows(FORMS_OUT)
        )

    def _rows(self, query: AnySelect, **values: str | int) -> Sequence[Any]:
        given: Mapping[str, str | int] = {"now": microseconds(self._transaction.now), **values}
        return undamaged(self._transaction.connection.execute(query, given))


def _list(ids: Iterable[str]) -> str:
    return json.dumps(sorted(set(ids)))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
