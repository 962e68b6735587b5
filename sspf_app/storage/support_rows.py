"""The table of the catalogue of support; see `rows` for how it is built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json


class SupportEntryRow(Base):
    """``services.support_records.SupportEntry``."""

    __tablename__ = "support_entries"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    about: Mapped[str]
    whom: Mapped[str]
    from_age: Mapped[int | None]
    to_age: Mapped[int | None]
    party: Mapped[str | None]
    giver: Mapped[str]
    way_in: Mapped[str]
    contact: Mapped[str]
    cost: Mapped[str]
    areas: Mapped[Json]
    starts_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    is_example: Mapped[Flag]
    ended_at: Mapped[Instant | None]
