"""The tables of how persons belong together; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant

_STRICT = {"sqlite_strict": True}


class RelationRow(Base):
    """``services.network_records.Relation``."""

    __tablename__ = "person_relations"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str] = mapped_column(index=True)
    other: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    words: Mapped[str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[str]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[str]
