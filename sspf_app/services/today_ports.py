"""What the queue of the day needs of storage: of what may be due as little as tells whether it is.

Thousands of rows may be due in a town, of which twenty are in sight: rows have no names, and are
plain tuples, which are made in a third of the time that a dataclass takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, Protocol

from sspf_app.domain.codes import PauseReason
from sspf_app.services.taken_back import TakenBack


class CaseTold(NamedTuple):
    """What the queue tells of a case; the attributes are those of ``CaseListItem``."""

    case: str
    reference: str
    name: str
    is_protected: bool
    state: str
    taken_back: tuple[TakenBack, ...]
    beside: tuple[str, ...]


class MeetingAt(NamedTuple):
    """When a meeting of a case begins."""

    case: str
    id: str
    starts_at: datetime


class MeetingOpen(NamedTuple):
    """A meeting whose minutes are not locked, and whether anything is noted in them."""

    case: str
    id: str
    starts_at: datetime
    is_noted: bool


class MeetingStopped(NamedTuple):
    """A meeting to which these who take part may not be invited, as kept for the case."""

    case: str
    id: str
    starts_at: datetime
    participants: tuple[str, ...]


class MeetingWaiting(NamedTuple):
    """A meeting at which somebody waits: for word that it is, or for a copy of its minutes."""

    case: str
    id: str
    starts_at: datetime
    waiting: tuple[str, ...]


class MeetingMissing(NamedTuple):
    """A case whose answers hold, and in which no meeting is booked.

    Attributes:
        last_at: When the last was; None = there was none.
        answered_on: When the last answer was signed.
        not_needed: Steps that are noted as not needed (values of ``Step``).
    """

    case: str
    last_at: datetime | None
    answered_on: date | None
    not_needed: tuple[str, ...]


class StateEnd(NamedTuple):
    """The last day on which the answers of a case all hold."""

    case: str
    ends_on: date


class YoungBorn(NamedTuple):
    """When the young person of a case was born."""

    case: str
    person: str
    born: date


class RunningPause(NamedTuple):
    """A pause of a case; ``ends_at`` is None while nobody has set an end."""

    case: str
    id: str
    starts_at: datetime
    ends_at: datetime | None
    reason: PauseReason | None


class AnswerMissing(NamedTuple):
    """Somebody whose answer to a purpose is missing, as kept for the chasing list.

    Attributes:
        state: How far it has come (``ChaseStateName`` value).
        asked_on: When the sheet that is out was handed out.
        next_on: When to ask again.
        talk_on: Since when they want to talk first.
        is_barred: Nothing goes to them.
    """

    case: str
    purpose: str
    state: str
    person: str
    asked_on: date | None
    next_on: date | None
    talk_on: date | None
    is_barred: bool


class FormOut(NamedTuple):
    """A sheet that is out.

    Attributes:
        code: Code of the sheet; empty where none was printed here.
        answered_on: When the signatory last signed a written answer for its purpose.
    """

    case: str
    request: str
    purpose: str
    signatory: str
    sent_at: datetime
    code: str
    answered_on: date | None


class DayQueries(Protocol):
    """Of standing cases that are open at the unit's instant, but where another thing is said."""

    def has_cases(self) -> bool:
        """Whether the vault has any case, closed ones too."""
        ...

    def answers_taken_out(self) -> tuple[tuple[str, str], ...]:
        """Case and id of every answer taken out as recorded wrongly; of closed cases too."""
        ...

    def open_among(self, cases: Iterable[str]) -> frozenset[str]:
        """Which of some cases are open."""
        ...

    def cases_told(self, cases: Iterable[str]) -> tuple[CaseTold, ...]:
        """What is told of some cases, closed ones too."""
        ...

    def cases_of_young(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The cases whose young person is one of some persons: person and case."""
        ...

    def meetings(self, first: datetime, last: datetime) -> tuple[MeetingAt, ...]:
        """Meetings that begin before ``last``, by their beginning; talks and referrals are none."""
        ...

    def meetings_unlocked(
        self, first: datetime, last: datetime, *, most: int
    ) -> tuple[MeetingOpen, ...]:
        """Of ``meetings``, those whose minutes are not locked, or were opened again.

        The last first, and ``most`` of them: how many there are is not counted.
        """
        ...

    def meetings_stopped(self, first: datetime, last: datetime) -> tuple[MeetingStopped, ...]:
        """Of ``meetings``, those to which a party that takes part may not be invited."""
        ...

    def meetings_uncalled(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        """Of ``meetings``, those of which somebody who may be invited does not know."""
        ...

    def copies_waiting(self, first: datetime, last: datetime) -> tuple[MeetingWaiting, ...]:
        """Of ``meetings``, those whose locked minutes somebody is still to have a copy of."""
        ...

    def meetings_missing(self, since: datetime) -> tuple[MeetingMissing, ...]:
        """Cases whose answers hold, and that have no meeting since an instant, or to come."""
        ...

    def cases_known_since(self) -> tuple[str, ...]:
        """Cases in which something went out that is known since to lack consent; closed too."""
        ...

    def states_ending(self, until: date) -> tuple[StateEnd, ...]:
        """Cases whose answers all hold until a day or a day before it, by that day."""
        ...

    def young_born(self, first: date, last: date) -> tuple[YoungBorn, ...]:
        """Cases of young persons born on a day or between two."""
        ...

    def pauses(self) -> tuple[RunningPause, ...]:
        """Every pause, those that are over or to come too."""
        ...

    def answers_missing(self, due_by: date) -> tuple[AnswerMissing, ...]:
        """At least all who are to be asked again or talked to by a day."""
        ...

    def forms_out(self) -> tuple[FormOut, ...]:
        """Every open request, by case and id."""
        ...
