"""What is kept of a case for the lists: its consent state, its withdrawals, and when they change.

It is worked out from the facts and can be built again at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.taken_back import TakenPart


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedMeeting:
    """A coming meeting; these of its ``participants`` may not be invited, or not any more."""

    meeting: str
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UncalledMeeting:
    """A coming meeting; ``waiting`` may be invited, and do not know of it as it stands."""

    meeting: str
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCopies:
    """Minutes that are locked, and their copies.

    Attributes:
        given: How many have the copy they may have.
        needed: How many have one or are to have one.
        waiting: Who may have one, and has none, or an older one.
    """

    meeting: str
    given: int
    needed: int
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """A case's kept consent state, rebuilt whenever ``changes_at`` has passed or a fact changes.

    Attributes:
        taken_back: What of the answers in force was taken back.
        beside: States of the other purposes, each that is another.
        stopped: Coming meetings to which somebody who takes part may not be invited, now or then.
        known_since: Ids of what was recorded looking back, by which something that had gone out
            was without consent, seen to or not (``services.later_known``).
        uncalled: Coming meetings of which somebody who may be invited does not know.
        copies: Of each of its minutes that are locked, who has got a copy.
    """

    case: str
    state: str
    ends_on: date | None
    changes_at: datetime | None
    computed_at: datetime
    taken_back: tuple[TakenPart, ...] = ()
    beside: tuple[str, ...] = ()
    stopped: tuple[StoppedMeeting, ...] = ()
    known_since: tuple[str, ...] = ()
    uncalled: tuple[UncalledMeeting, ...] = ()
    copies: tuple[MeetingCopies, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalState:
    """How far the telling of a withdrawal has come, kept until anything beneath it changes.

    Attributes:
        is_unfinished: Somebody is still to be told, or the confirmation to be handed out.
        recipients: Ids of those who are still to be told; last whoever took back, while the
            confirmation is still to be handed out.
        names: Names of the others, in the same order.
    """

    case: str
    withdrawal: str
    is_unfinished: bool
    recipients: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
