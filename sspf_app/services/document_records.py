"""Records of the papers of a case that were put into the vault by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DocumentType(StrEnum):
    """What a paper is."""

    LETTER = "letter"
    REPORT = "report"
    DECISION = "decision"
    CERTIFICATE = "certificate"
    PLAN = "plan"
    PICTURE = "picture"
    OTHER = "other"


class AttachedTo(StrEnum):
    """What a paper belongs to; one of a note is read by those who read the note."""

    CASE = "case"
    NOTE = "note"
    MEETING = "meeting"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept in the vault; its bytes are in pieces beside it.

    Attributes:
        title: What it is, in words of the user.
        attached_id: Id of the note, meeting or consent; empty for the case itself.
        file_name: What the file was called.
        media: What its content is, whatever it was called.
        sha256: Checksum of all of it; empty while it is being taken in.
        erased_at: When its bytes went, after it was removed; the row stays and says so.
    """

    id: str
    case: str
    title: str
    type: DocumentType
    attached_to: AttachedTo
    attached_id: str
    file_name: str
    media: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    removed_at: datetime | None = None
    removed_by: str = ""
    removed_because: str = ""
    erased_at: datetime | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in the vault, or was."""
        return bool(self.sha256)
