"""What retention and disposal need from storage, and from the vault around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    ProposedFile,
    RetentionFlag,
    RetentionRules,
)
from sspf_app.services.records import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """What one case says about how long it is kept, read for a list over all of them.

    Attributes:
        last_note_at: The latest instant at which somebody wrote in it.
        retention: Class of the closing in force; None = open, or closed without one.
    """

    case: str
    reference: str
    young_person: str
    born: date | None
    personal_number: str | None
    is_open: bool
    retention: str | None
    last_note_at: datetime
    is_on_its_way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideAsked:
    """What of that which stands in no case is asked for.

    Attributes:
        before: By type, changed last before this instant; a type that is not there stays.
        only: Nothing but these, by id; None = whatever there is.
        even_open: Requests that are not answered too.
    """

    before: Mapping[Outside, datetime]
    only: frozenset[str] | None = None
    even_open: bool = False

    def may_go(self, kind: Outside, row: str, last_at: datetime) -> bool:
        """Whether something changed last at an instant is asked for."""
        before = self.before.get(kind)
        is_meant = self.only is None or row in self.only
        return before is not None and last_at < before and is_meant


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOutside:
    """Something that stands in no case.

    Attributes:
        last_at: When it was changed last, or answered.
        person: Whom it is about; empty = a user of the program.
    """

    type: Outside
    id: str
    last_at: datetime
    person: str


class DisposalRecords(Protocol):
    """Rules, flags, proposals, records; and the one way by which anything of a case goes."""

    def rules(self) -> tuple[RetentionRules, ...]:
        """Every row that was not taken back, by the day it begins."""
        ...

    def put_rules(self, rules: RetentionRules) -> None: ...
    def flags(self, case: str | None = None) -> tuple[RetentionFlag, ...]:
        """Of a case or of all, in order of entry, those taken away too."""
        ...

    def put_flag(self, flag: RetentionFlag) -> None: ...
    def files(
        self,
        at: datetime,
        *,
        person: str | None = None,
        closed_before: datetime | None = None,
    ) -> tuple[StoredFile, ...]:
        """Cases as they stand at an instant, in one statement.

        Args:
            at: Now.
            person: Only those of this young person.
            closed_before: Only those of young persons with a case that was closed before.
        """
        ...

    def proposals(self) -> tuple[DisposalProposal, ...]:
        """Newest first."""
        ...

    def put_proposal(self, proposal: DisposalProposal) -> None: ...
    def proposed(self, proposal: str) -> tuple[ProposedFile, ...]:
        """Rows of a proposal, in order of entry."""
        ...

    def put_proposed(self, row: ProposedFile) -> None: ...
    def records(self) -> tuple[DisposalRecord, ...]:
        """Every disposal, newest first."""
        ...

    def put_record(self, record: DisposalRecord) -> None: ...
    def counts(self, case: str) -> Mapping[str, int]:
        """How many rows there are of a case, by the name of their table; empty ones left out."""
        ...

    def only_of(self, cases: Iterable[str]) -> tuple[str, ...]:
        """Persons whom these cases name, and whom nothing else needs."""
        ...

    def marks(self) -> Mapping[str, str]:
        """By id of each case the signs of its first row, which no correction changes."""
        ...

    def outside(self, asked: OutsideAsked) -> tuple[StoredOutside, ...]:
        """Persons whom nothing that stays needs, and answered requests of nobody in a case.

        Whoever belongs to somebody who stays is not among them, nor who has a request that stays.
        """
        ...

    def marks_outside(self) -> Mapping[tuple[Outside, str], str]:
        """By type and id the signs of the first row of persons and requests."""
        ...

    def dispose(
        self, *, cases: Iterable[str], persons: Iterable[str], requests: Iterable[str] = ()
    ) -> None:
        """Let go of everything of these cases, persons and requests, index and history too.

        What is left of the log names them by id alone.
        """
        ...

    def cut_log(self, entry: LogEntry, *, before: datetime) -> int:
        """Let go of the oldest lines of the access log, those of before an instant; how many.

        They go from the beginning alone, up to the first that is to be kept, and a line of the log
        tells of it. None goes where one of them does not fit the chain: the proof is kept.

        Args:
            entry: Who does it, and when; nothing is logged where nothing goes.
            before: What is older goes.
        """
        ...

    def clear_drafts(self, before: datetime) -> int:
        """Let go of drafts that were last typed in before an instant; how many."""
        ...


class AfterDisposal(Protocol):
    """What a disposal still needs once its rows are gone."""

    def settle(self) -> None:
        """Leave nothing in free pages, in copies an upgrade kept, and tell the backups.

        Raises:
            KnownError: ``disk_full``, ``folder_read_only``; done at the next unlocking instead.
        """
        ...
