"""The tables of what stands beside notes; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class NoteVersionRow(Base):
    """``services.note_records.NoteVersion``."""

    __tablename__ = "note_versions"
    __table_args__ = (
        Index("note_versions_of_note", "case_id", "note", "recorded_at", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"))
    note: Mapped[str]
    recorded_at: Mapped[Instant]
    kind: Mapped[str]
    level: Mapped[str]
    about: Mapped[Json]
    author: Mapped[str]
    written_by: Mapped[str]


class StaffMemberRow(Base):
    """``services.note_records.StaffMember``."""

    __tablename__ = "case_staff"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    user: Mapped[str]
    since: Mapped[Instant]
    set_by: Mapped[str]
    until: Mapped[Instant | None]
    ended_by: Mapped[str]
