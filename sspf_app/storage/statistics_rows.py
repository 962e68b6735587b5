"""The table of the figures that were told; see `rows` for how it is built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json


class FrozenFiguresRow(Base):
    """``services.statistics_records.FrozenFigures``."""

    __tablename__ = "frozen_figures"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(unique=True)
    figures: Mapped[Json]
    frozen_at: Mapped[Instant]
    frozen_by: Mapped[str]
