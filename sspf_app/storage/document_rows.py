"""The tables of the papers of a case; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant

_STRICT = {"sqlite_strict": True}


class AttachmentRow(Base):
    """``services.document_records.Attachment``."""

    __tablename__ = "attachments"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"), index=True
    )
    title: Mapped[str]
    type: Mapped[str]
    attached_to: Mapped[str]
    attached_id: Mapped[str]
    file_name: Mapped[str]
    media: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    added_at: Mapped[Instant]
    added_by: Mapped[str]
    removed_at: Mapped[Instant | None]
    removed_by: Mapped[str]
    removed_because: Mapped[str]
    erased_at: Mapped[Instant | None]


class AttachmentPieceRow(Base):
    """A piece of a file: one at a time is in memory, whatever the file weighs."""

    __tablename__ = "attachment_pieces"
    __table_args__ = (
        Index("attachment_pieces_in_order", "attachment", "number", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    attachment: Mapped[str] = mapped_column(
        ForeignKey("attachments.id", deferrable=True, initially="DEFERRED")
    )
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
