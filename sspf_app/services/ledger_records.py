"""What is kept beside the ledger: words of a withdrawal, misdirected copies, what came after.

A row of the ledger is never edited. What became known later stands in rows of its own, and these
are never edited either: the newest of a kind holds.

Source: sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalWords:
    """What somebody said when taking back a consent, in their own words; on no paper."""

    case: str
    withdrawal: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misdirection:
    """A disclosure that went wrong.

    Attributes:
        disclosure: The row of the ledger it is about.
        found_on: The day it was discovered.
        found_by: Who discovered it, in words.
        reached: Party or person that really got it; None = somebody outside the register.
        reached_words: Who that is, where the register does not know.
        how: What happened.
        also_intended: Whoever it was meant for has got it too.
        at: When it was noted.
        by: User who noted it.
    """

    id: str
    case: str
    disclosure: str
    found_on: date
    found_by: str
    reached: str | None
    reached_words: str
    how: str
    also_intended: bool
    at: datetime
    by: str


class FollowUpKind(StrEnum):
    """What came after a disclosure."""

    NOTICE_TOLD = "notice_told"
    """A recipient was told of a withdrawal."""
    NOTICE_ANSWER = "notice_answer"
    """What a recipient answered to the notice."""
    COPY_STATE = "copy_state"
    """What became of a misdirected copy."""
    OFFICER_TOLD = "officer_told"
    """The data protection officer was told of a misdirected copy, or, with ``about`` and
    ``recipient`` the withdrawal, of what left after it was heard."""
    RECEIPT_SIGNED = "receipt_signed"
    """A recipient signed for a copy."""
    RESERVATION_SIGNED = "reservation_signed"
    """A recipient signed not to pass it on (OSL 12:2 second paragraph)."""
    RESERVATION_VOID = "reservation_void"
    """The signing before was noted by mistake, or is over."""
    CHANGE_TOLD = "change_told"
    """A recipient was told that an item is corrected, restricted or seen otherwise (GDPR 19)."""
    COPY_NOT_NEEDED = "copy_not_needed"
    """Somebody who may have a copy of the minutes of a meeting, ``about``, needs none."""
    TAKEN_BACK = "taken_back"
    """The note named in ``about`` was made by mistake, and counts no more."""


class ToldHow(StrEnum):
    """How a recipient was told."""

    LETTER = "letter"
    IN_PERSON = "in_person"
    PHONE = "phone"
    SECURE_MAIL = "secure_mail"


class NoticeAnswer(StrEnum):
    """What a recipient does with what it had received."""

    DELETED = "deleted"
    RETURNED = "returned"
    KEPT_BY_LAW = "kept_by_law"


class CopyState(StrEnum):
    """What became of a misdirected copy."""

    RETURNED = "returned"
    DESTROYED = "destroyed"
    CONFIRMED = "confirmed"
    """The one it reached has confirmed that nothing of it is kept or passed on."""


class NoCopyReason(StrEnum):
    """Why somebody who may have a copy of the minutes needs none."""

    DECLINED = "declined"
    """They want none."""
    READ_THERE = "read_there"
    """They have read them at the office, and left them there."""
    NO_PART = "no_part"
    """They have nothing more to do with it."""
    NOT_SAFE = "not_safe"
    """It cannot be handed to them safely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One thing that came after.

    Attributes:
        about: Withdrawal, misdirection, disclosure, item or meeting; the recipient itself for a
            reservation; the other note, for one that takes it back.
        recipient: Party, person, or the misdirection by which somebody outside got something.
        happened_on: The day it happened.
        what: Value of ``ToldHow``, ``NoticeAnswer``, ``CopyState`` or ``NoCopyReason``; else
            empty.
        words: Who told it, who signed, or a remark.
    """

    id: str
    case: str
    kind: FollowUpKind
    about: str
    recipient: str
    happened_on: date
    what: str
    words: str
    at: datetime
    by: str


def that_count(rows: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    """The notes that nobody took back; both stay in the record."""
    taken_back = {row.about for row in rows if row.kind is FollowUpKind.TAKEN_BACK}
    return tuple(
        row for row in rows if row.kind is not FollowUpKind.TAKEN_BACK and row.id not in taken_back
    )
