"""What is told when a case is closed, as typed and as shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.services.process_records import Closure, EndedAs, Named, Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureInput:
    """What is told beside the reason a case is closed for.

    Attributes:
        retention: Code of the class it is kept in.
        continued: With whom the family goes on, in words.
        ended_as: How it ended, for the statistics; None = not said.
        outcomes: How far each goal was reached, by id of the item that is the goal.
        experience: How it was, in the words of each person, by person id; kept as items.
    """

    retention: str
    continued: str = ""
    after_contact_on: date | None = None
    outcomes: dict[str, Reached] = field(default_factory=dict[str, Reached])
    experience: dict[str, str] = field(default_factory=dict[str, str])
    ended_as: EndedAs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal, and how far it was reached when the case was closed."""

    item: str
    text: str
    reached: Reached | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A withdrawal that is not finished.

    Attributes:
        name: Who took back.
        needs_confirmation: It is still to be handed over.
        names: Who is still to be told.
    """

    name: str
    needs_confirmation: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAhead:
    """A meeting that is planned after the closing.

    Attributes:
        starts_at: In the office's time.
        called: Names of who was called to it.
    """

    starts_at: datetime
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDesk:
    """What a closing asks, and what stands beside the last one.

    Attributes:
        goals: Of the plan; where there is none, what the mapping says is to become better.
        people: Id and name of the young person and the guardians.
        experience: Name and words, of the last closing.
        untold: Withdrawals that are not finished; they stay to be done when the case is closed.
        open_minutes: When the meetings began whose minutes are not locked, the oldest first.
        ahead: Meetings that are planned, the next first; the closing calls nobody off.
        copies_can_go: Whether a party or a person may have a copy of any of those minutes now.
    """

    goals: tuple[GoalLine, ...]
    people: tuple[tuple[str, str], ...]
    classes: tuple[Named, ...]
    closure: Closure | None = None
    experience: tuple[tuple[str, str], ...] = ()
    untold: tuple[Untold, ...] = ()
    open_minutes: tuple[datetime, ...] = ()
    ahead: tuple[MeetingAhead, ...] = ()
    copies_can_go: bool = False
