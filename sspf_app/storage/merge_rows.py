"""The tables of persons entered twice; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json

_STRICT = {"sqlite_strict": True}


class PersonMergeRow(Base):
    """``services.merge_records.PersonMerge``."""

    __tablename__ = "person_merges"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kept: Mapped[str]
    dropped: Mapped[str] = mapped_column(index=True)
    merged_at: Mapped[Instant]
    merged_by: Mapped[str]
    rows: Mapped[Json]
    undone_at: Mapped[Instant | None]
    undone_by: Mapped[str]


class TwoPersonsRow(Base):
    """``services.merge_records.TwoPersons``."""

    __tablename__ = "two_persons"
    __table_args__ = (Index("two_persons_once", "person", "other", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str]
    other: Mapped[str]
    said_at: Mapped[Instant]
    said_by: Mapped[str]
