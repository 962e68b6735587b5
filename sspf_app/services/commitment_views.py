"""Commitments as screens show them, over all cases and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf_app.domain.codes import InformationType
from sspf_app.services.export_views import Paper
from sspf_app.services.meeting_views import ReaderView
from sspf_app.services.plan_records import CommitmentStatus

COMING_WITHIN = timedelta(days=7)
"""How many days ahead, today with them, a commitment is said to come."""


class Due(StrEnum):
    """When an open commitment is due, seen from today; ``over`` = nothing is left to do."""

    LATE = "late"
    THIS_WEEK = "this_week"
    COMING = "coming"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """A commitment in the list over all cases.

    Attributes:
        name: Name of the young person; empty where it is not to be shown.
        text: What is promised; empty where it is not to be shown.
        owner: Name of the responsible party or person.
        in_person: Who of the party does it.
        is_closed_to_view: Somebody protected is of the case, and no reason was given yet.
        is_lapsed: The responsible may no longer receive it: it is withheld from copies.
        days: Days from today to the due day; negative = late.
        changed_on: Day of the last step, where there is one.
    """

    case: str
    item: str
    meeting: str
    reference: str
    name: str
    text: str
    responsible: str
    owner: str
    is_party: bool
    in_person: str
    starts_on: date
    due_on: date
    days: int
    due: Due
    status: CommitmentStatus
    changed_on: date | None
    is_lapsed: bool
    is_closed_to_view: bool

    @property
    def id(self) -> str:
        """Case and item: what names it among all."""
        return f"{self.case}/{self.item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list of commitments is narrowed to.

    Attributes:
        due: When they are due; None = whenever.
        only_lapsed: Only what its responsible may no longer receive.
        words: Each word stands in what is promised, by whom, about whom; never in what is not
            to be shown.
        limit: How many are shown at most.
    """

    due: Due | None = None
    only_lapsed: bool = False
    words: str = ""
    limit: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentList:
    """The list over all cases.

    Attributes:
        lines: The first of them, by due day.
        total: How many there are; None = not counted: there are more than are shown.
        owners: Ids and names of everybody who has one, for the choice; parties first.
    """

    lines: tuple[CommitmentLine, ...]
    total: int | None
    owners: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step in the course of a commitment."""

    status: CommitmentStatus
    day: date
    noted_at: datetime
    noted_by: str
    told_by: str
    comment: str
    is_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDetail:
    """One commitment with its course and its readers.

    Attributes:
        held_on: Day of the occasion at which it was made.
        goal: The goal it stands under in the plan; empty = under none.
        steps: The newest first.
        readers: Who reads it now, and why.
    """

    line: CommitmentLine
    about: tuple[str, ...]
    types: tuple[InformationType, ...]
    follow_up: str
    held_on: date
    purpose_text: str
    goal: str
    steps: tuple[StepView, ...]
    readers: tuple[ReaderView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepInput:
    """A step as typed.

    Attributes:
        day: None = today.
        told_by: Who told it, in words.
    """

    case: str
    item: str
    status: CommitmentStatus
    day: date | None = None
    told_by: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPage:
    """What somebody has promised, on paper.

    Attributes:
        cases: References of the cases it tells of.
        lines: How many commitments it holds.
        not_opened: References of cases with a protected person that were not opened with a
            reason: nothing of them is on the page.
    """

    paper: Paper
    cases: tuple[str, ...]
    lines: int
    not_opened: tuple[str, ...]
