"""The tables of papers on their way out; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Flag, Instant

_STRICT = {"sqlite_strict": True}


class OfficeTemplateRow(Base):
    """``services.out_records.OfficeTemplate``."""

    __tablename__ = "office_templates"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    taken_in_at: Mapped[Instant]
    taken_in_by: Mapped[str]
    ended_at: Mapped[Instant | None]


class TemplatePieceRow(Base):
    """A piece of a template."""

    __tablename__ = "template_pieces"
    __table_args__ = (
        Index("template_pieces_in_order", "template", "number", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    template: Mapped[str] = mapped_column(
        ForeignKey("office_templates.id", deferrable=True, initially="DEFERRED")
    )
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class CalendarEntryRow(Base):
    """``services.out_records.CalendarEntry``."""

    __tablename__ = "calendar_entries"
    __table_args__ = (
        Index("calendar_entries_of_recipient", "case_id", "meeting", "recipient", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED")
    )
    meeting: Mapped[str]
    recipient: Mapped[str]
    sequence: Mapped[int]
    starts_at: Mapped[Instant]
    place: Mapped[str]
    is_cancelled: Mapped[Flag]
    sent_at: Mapped[Instant]
    sent_by: Mapped[str]


class CalendarWordsRow(Base):
    """``services.out_records.CalendarWords``."""

    __tablename__ = "calendar_words"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    set_at: Mapped[Instant]
    set_by: Mapped[str]
