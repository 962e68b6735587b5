"""What retention and disposal show, and what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sspf_app.domain.retention import FlagKind, RetentionDay, Stop
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    ProposedFile,
    RetentionFlag,
    RetentionRules,
)
from sspf_app.services.manager_records import AwayDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagInput:
    """A flag as typed.

    Attributes:
        until: Last day it holds; None = until it is taken away.
    """

    case: str
    kind: FlagKind
    reason: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRetention:
    """How long one case is kept, and why.

    Attributes:
        retention: Code of its class; None = it has none yet.
        class_name: As the office calls it; empty = as the program does.
        flags: Those that are set, also those whose day has not come or has passed.
        sampled_on: The number of the day of birth that keeps it for research; None = none does.
    """

    case: str
    last_note_on: date
    retention: str | None
    class_name: str
    day: RetentionDay
    flags: tuple[RetentionFlag, ...]
    sampled_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A case past its day that is not disposed of, and why."""

    case: str
    reference: str
    earliest: date
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """A row of a proposal as it stands today.

    Attributes:
        class_name: As the office calls the class; empty = as the program does.
        stops: What has come up since it was proposed; empty = nothing.
        name: Of a row that is no case, whom it is about, for who looks through; empty where that
            is not told.
    """

    row: ProposedFile
    class_name: str
    stops: tuple[Stop, ...] = ()
    name: str = ""

    @property
    def is_in(self) -> bool:
        """Whether it is to go."""
        return not self.row.left_out_because


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalBoard:
    """Everything the page about disposal shows.

    Attributes:
        due: How many cases, and things in no case, could be proposed now.
        next_on: The first day on which one comes; None = none is known.
        proposal: The one that is under way; None = none.
        has_second: Somebody else than who made it approves in this vault; else it is approved on
            paper.
        away: The ways to a manager who is elsewhere.
        is_own: The user made it, so somebody else approves.
        held: Past their day, and stopped.
    """

    rules: RetentionRules
    due: int
    next_on: date | None
    proposal: DisposalProposal | None
    lines: tuple[ProposedLine, ...]
    has_second: bool
    away: AwayDesk
    is_own: bool
    held: tuple[HeldFile, ...]
    records: tuple[DisposalRecord, ...]
    may_propose: bool
    may_approve: bool

    @property
    def number_in(self) -> int:
        """How many rows the proposal lets go of."""
        return sum(one.is_in for one in self.lines)
