"""Records of what stands beside a note: its kind, who of the office reads it, whom it is about.

The text and the day are ``domain.facts.Note``; each of its rows has one ``NoteVersion``, found by
the instant it was recorded. A note without one (of an imported file) is a case note that the
office reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is of, as the program comes; the office adds kinds of its own (settings)."""

    CASE_NOTE = "case_note"
    PHONE = "phone"
    TALK = "talk"
    MEMO = "memo"
    """What the coordinator keeps in mind; nothing that belongs in the file."""
    CONSULTATION = "consultation"
    """Kept from an anonymous consultation that became the case."""


class NoteLevel(StrEnum):
    """Who of the office's own users reads a note; none of them lets it out of the office."""

    OFFICE = "office"
    """Every coordinator who may open the case."""
    STAFF = "staff"
    """Those who handle the case."""
    AUTHOR = "author"
    """Who wrote it, and the unit manager, who says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteVersion:
    """What stands beside one row of a note.

    Attributes:
        recorded_at: When the row of the note was recorded.
        kind: Code of a kind: a ``NoteKind``, or one of the office's own.
        about: Ids of the persons the note is about.
        author: User who wrote the first version; it stays the author's.
        written_by: User who wrote this one.
    """

    case: str
    note: str
    recorded_at: datetime
    kind: str
    level: NoteLevel
    about: tuple[str, ...]
    author: str
    written_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """That a user handles a case; ``until`` None = still."""

    id: str
    case: str
    user: str
    since: datetime
    set_by: str
    until: datetime | None = None
    ended_by: str = ""
