"""Notes as screens show them and as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.note_records import NoteLevel
from sspf_app.services.process_records import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteInput:
    """A note as typed.

    Attributes:
        at: When it happened; not in the future.
        kind: Code of a kind the office has, or the one the note had.
        about: Ids of persons of the case it is about; none = the case as a whole.
        seen: When the version that was edited had been recorded; None for a new note.
    """

    case: str
    at: datetime
    kind: str
    level: NoteLevel
    text: str
    about: tuple[str, ...] = ()
    seen: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem:
    """One version of a note.

    Attributes:
        recorded_at: When this version was written; None = it came with the case.
        kind_name: What the office calls its kind; empty = as the program does.
        author: Name of who wrote the first version.
        written_by: Name of who wrote this one.
        versions: How many versions there are; 1 = it was never changed.
        may_set_level: The user may let others read it, or fewer.
    """

    id: str
    case: str
    at: datetime
    recorded_at: datetime | None
    kind: str
    kind_name: str
    level: NoteLevel
    text: str
    about: tuple[tuple[str, str], ...]
    author: str
    written_by: str
    versions: int
    may_set_level: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBoard:
    """The notes of a case, and who handles it.

    Attributes:
        notes: Those the user may read, the newest first.
        hidden: How many others there are; nothing else of them is told.
        people: Ids and names of persons a note can be about.
        staff: Ids and names of users who handle the case.
        kinds: The kinds offered today.
    """

    notes: tuple[NoteItem, ...]
    hidden: int
    people: tuple[tuple[str, str], ...]
    staff: tuple[tuple[str, str], ...]
    kinds: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedNote:
    """A note that its author and the unit manager alone read; no word of it."""

    id: str
    case: str
    reference: str
    at: datetime
    author: str
