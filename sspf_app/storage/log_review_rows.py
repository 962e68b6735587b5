"""The table of reviews of the log; see `rows` for how it is built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Instant, Json


class LogReviewRow(Base):
    """``services.log_review_records.LogReview``."""

    __tablename__ = "log_reviews"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    first_on: Mapped[Day]
    last_on: Mapped[Day]
    seed: Mapped[str]
    size: Mapped[int]
    last_number: Mapped[int]
    of_lines: Mapped[int]
    counts: Mapped[Json]
    lines: Mapped[Json]
    digest: Mapped[str]
    drawn_at: Mapped[Instant]
    drawn_by: Mapped[str]
    signed_at: Mapped[Instant | None]
    signed_by: Mapped[str]
    seal: Mapped[str]
