"""Papers of a case as screens show them and as they are taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sspf_app.services.document_records import AttachedTo, DocumentType


class PaperSource(StrEnum):
    """How a paper came to be in the case."""

    ATTACHED = "attached"
    SCANNED = "scanned"
    HANDED_OUT = "handed_out"


class PreviewKind(StrEnum):
    """How a paper can be shown in the program."""

    PDF = "pdf"
    PAGES = "pages"
    TEXT = "text"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A file to take into a case."""

    case: str
    path: Path
    title: str
    type: DocumentType
    attached_to: AttachedTo = AttachedTo.CASE
    attached_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """One paper of a case.

    Attributes:
        id: Of the attachment, the scan or the row of the ledger.
        title: Of an attachment; the code of a scanned form; what kind of paper was handed out.
        who: Who put it there, or to whom it was handed out.
        record: The consent a scan belongs to.
        opens: Its content can be shown or exported from here.
    """

    id: str
    source: PaperSource
    title: str
    at: datetime
    who: str
    type: DocumentType | None = None
    attached_to: AttachedTo = AttachedTo.CASE
    attached_id: str = ""
    file_name: str = ""
    media: str = ""
    size: int = 0
    sha256: str = ""
    record: str = ""
    removed_at: datetime | None = None
    removed_by: str = ""
    removed_because: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something a paper can belong to; ``title`` = the beginning of a note, a person's name."""

    kind: AttachedTo
    id: str
    title: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBoard:
    """The papers of a case, the newest first, and what a new one can belong to."""

    papers: tuple[PaperItem, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A paper as it can be shown, from memory.

    Attributes:
        pieces: The file in pieces, of a PDF: put together it would take twice its room.
        pages: Pictures made anew by the reading process.
        text: The words of a plain text.
        is_cut: There is more than is shown.
        why: Code of why it cannot be shown here; empty where it is no kind of file for it.
    """

    kind: PreviewKind
    pieces: tuple[bytes, ...] = ()
    pages: tuple[bytes, ...] = ()
    text: str = ""
    is_cut: bool = False
    why: str = ""
