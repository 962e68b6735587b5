"""Records of retention: rules by date, flags of cases, proposals and what was disposed of.

The record of a disposal stays for ever and names nobody: cases by reference, numbers, basis, who.
The ids in it are random signs; by them a disposal is done again after an older backup came back.

Source: domain notes, section 4.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.outside_cases import Outside, OutsideRule, outside_of
from sspf_app.domain.retention import ClassRule, FlagKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRules:
    """How long everything is kept, from a day on until the next.

    Attributes:
        classes: Of cases, by the class their closing gave them.
        outside: Of what stands in no case, by its type.
        until_age: How long papers of an investigation of a child are kept.
        log_years: How long the access log is kept.
        draft_days: How long what was begun and not saved is kept; at most a year (DSL 5:2).
        keeps_all: The municipality is one that keeps everything for research.
        set_by: Name of who set it.
        withdrawn_at: Taken back before it began.
    """

    id: str
    starts_on: date
    classes: tuple[ClassRule, ...]
    outside: tuple[OutsideRule, ...]
    until_age: int
    log_years: int
    draft_days: int
    keeps_all: bool
    set_at: datetime
    set_by: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionFlag:
    """What stops or moves the day of a case: who noted it, why, since when and until when.

    Attributes:
        until: Last day it holds; None = until it is taken away.
        ended_at: When it was taken away.
    """

    id: str
    case: str
    kind: FlagKind
    reason: str
    since: date
    until: date | None
    set_at: datetime
    set_by: str
    ended_at: datetime | None = None
    ended_by: str = ""


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    SENT = "sent"
    """Every row was looked at; a second person is to approve."""
    APPROVED = "approved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalProposal:
    """The proposal of a year.

    Attributes:
        made_by: Id of the user who proposed; somebody else approves.
        decided_because: Why it was dropped, a ``DroppedBecause``; empty = it was not.
    """

    id: str
    year: int
    state: ProposalState
    made_at: datetime
    made_by: str
    made_by_name: str
    sent_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    decided_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFile:
    """A case of a proposal, by its reference, or something that stands in none, by a sign.

    Attributes:
        file: Id of the case, or of the person or request outside every case.
        reference: As somebody who reads no case may see it; see ``told_reference``.
        basis: Code of the class by which it is disposed of, or an ``Outside``.
        left_out_because: Why it is left out this time, a ``LeftOutBecause``; empty = it is in.
    """

    id: str
    proposal: str
    file: str
    reference: str
    basis: str
    last_note_on: date
    earliest: date
    latest: date
    left_out_because: str = ""
    left_out_by: str = ""

    @property
    def outside(self) -> Outside | None:
        """What it is, where it is no case."""
        return outside_of(self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposedFile:
    """A case, or something outside every case, that is gone: reference, basis, how much there was.

    Attributes:
        mark: Fingerprint of its first row: by it the case is known again in an older backup.
        counts: ``kind=number``, sorted.
    """

    file: str
    mark: str
    reference: str
    basis: str
    last_note_on: date
    counts: tuple[str, ...]

    @property
    def outside(self) -> Outside | None:
        """What it was, where it was no case."""
        return outside_of(self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalRecord:
    """The record of one disposal; names nobody of a case.

    Attributes:
        approved_in: Where the decision is kept that was taken on paper, or came sealed from a
            manager elsewhere; empty = it was approved here.
        persons: Random ids of those who went with the cases.
        log_lines: Lines of the access log that were past their time.
        drafts: What was begun and never saved.
        settled_at: When the file was packed anew, so that nothing of it is left in free pages.
        replayed_at: When it was done again, after an older backup came back.
    """

    id: str
    year: int
    disposed_at: datetime
    proposed_by: str
    approved_by: str
    approved_in: str = ""
    files: tuple[DisposedFile, ...]
    persons: tuple[str, ...]
    log_lines: int
    drafts: int
    settled_at: datetime | None = None
    replayed_at: datetime | None = None
