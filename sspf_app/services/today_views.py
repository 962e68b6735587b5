"""The queue of the day."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.taken_back import TakenBack

URGENCY = (
    "password_known",
    "meeting",
    "went_out_late",
    "wrong_answer_out",
    "known_since_out",
    "withdrawal_not_notified",
    "paper_gone_wrong",
    "words_gone_wrong",
    "meeting_stopped",
    "meeting_uncalled",
    "extract_to_sign",
    "approval_to_decide",
    "legal_to_decide",
    "variant_to_decide",
    "access_to_decide",
    "access_asked",
    "position_awaited",
    "commitments_late",
    "extract_due",
    "request_due",
    "log_review_due",
    "exception_ending",
    "oral_ending",
    "consent_ending",
    "custody_ends",
    "custody_begins",
    "party_leaves",
    "party_joins",
    "adult",
    "birthday",
    "track_ending",
    "pause_ending",
    "meeting_unfinished",
    "copies_waiting",
    "approval_awaited",
    "task",
    "task_ask_anew",
    "commitments_coming",
    "meeting_missing",
    "talk_first",
    "reminder_due",
    "form_out",
    "after_contact",
    "consultation_erased",
    "receipt_awaited",
    "draft",
    "disposed_again",
    "disposal_to_approve",
    "disposal_begun",
    "disposal_due",
    "backup_due",
    "backup_away_due",
    "restore_unproven",
    "words_unseen",
)
"""Every kind of entry, the most urgent first."""


NAMING = frozenset(
    {
        *("withdrawal_not_notified", "went_out_late", "paper_gone_wrong", "words_gone_wrong"),
        *(
            "wrong_answer_out",
            "known_since_out",
            "meeting_stopped",
            "meeting_uncalled",
            "copies_waiting",
            "party_leaves",
            "party_joins",
            "task",
            "task_ask_anew",
        ),
    }
)
"""Kinds whose ``detail`` names parties or persons, or holds words that somebody typed."""
OF_PERSONS = frozenset(
    {
        *("birthday", "adult", "custody_ends", "custody_begins", "exception_ending"),
        *("approval_awaited", "oral_ending", "track_ending", "pause_ending", "position_awaited"),
        *("talk_first", "task", "task_ask_anew"),
    }
)
"""Kinds that tell something of somebody by being there: of which age on which day, that a guardian
is hindered, that care is compulsory. A case one may not open has none of them."""
WITHIN_CASE = "#case"
"""Stands for such a detail where somebody of the case is protected: opening it asks for a reason,
and nobody was asked yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayEntry:
    """One row of the queue: what it is, about which case, what to open.

    Attributes:
        kind: One of ``URGENCY``.
        at: Instant or, as 00:00 local time, the day it is about.
        days: Days from today: 0 today, negative = past.
        case: None for drafts that name no case, and for what is about the vault.
        name: Name of the person or party it is about.
        detail: Consent state of a meeting's case, the age of a birthday, the draft's key, the
            form's code; of a wish to talk or a reminder since when; of commitments how many; of a
            meeting that is missing ``held`` or ``none``: whether there was one before;
            ``WITHIN_CASE`` where it must not stand here.
        target: Id of the row to open: meeting, withdrawal, consent, person, form code, draft key;
            of an answer that is awaited ``purpose/person``; of commitments the responsible.
        taken_back: Of a meeting: what of the answers in force was taken back.
        beside: Of a meeting: states of the other purposes, each that is another.
        by: Of a withdrawal: the name of who took back; empty where it must not stand here.
        is_unconfirmed: Of a withdrawal: whoever took back has not got the confirmation.
    """

    kind: str
    at: datetime
    days: int
    case: str | None
    reference: str
    name: str
    detail: str
    target: str
    taken_back: tuple[TakenBack, ...] = ()
    beside: tuple[str, ...] = ()
    by: str = ""
    is_unconfirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayQueue:
    """Most urgent first; ``next_week`` holds meetings of the coming seven days.

    ``number`` and ``number_next_week``: how many there are, of which some may be told.
    ``is_counted``: what takes long to count is among them.
    ``is_new``: the vault has no case yet, so the first one is what there is to do.
    ``may_take_back``: the role records that somebody takes back a consent.
    ``may_back_up``: the role makes backups.
    ``proven_at``: when a backup was last opened and found whole.
    """

    day: date
    entries: tuple[TodayEntry, ...]
    next_week: tuple[TodayEntry, ...]
    number: int
    number_next_week: int
    is_counted: bool = True
    is_new: bool = False
    may_take_back: bool = False
    may_back_up: bool = False
    proven_at: datetime | None = None
