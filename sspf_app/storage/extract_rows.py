"""The table of register extracts; see `rows` for how it is built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json


class ExtractRequestRow(Base):
    """``services.extract_records.ExtractRequest``."""

    __tablename__ = "extract_requests"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str] = mapped_column(index=True)
    is_user: Mapped[Flag]
    asked_on: Mapped[Day]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    wish: Mapped[str]
    asked_by: Mapped[str] = mapped_column(index=True)
    prolonged_to: Mapped[Day | None]
    choices: Mapped[Json]
    sent_at: Mapped[Instant | None]
    sent_by: Mapped[str]
    signed_at: Mapped[Instant | None]
    signed_by: Mapped[str]
    digest: Mapped[str]
    written_at: Mapped[Instant | None]
    written_by: Mapped[str]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[str]


class RightsAnswerRow(Base):
    """``services.extract_records.RightsAnswer``."""

    __tablename__ = "rights_answers"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    request: Mapped[str] = mapped_column(index=True)
    person: Mapped[str]
    kind: Mapped[str]
    ground: Mapped[str | None]
    why: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
