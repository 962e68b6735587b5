"""The table of form texts; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Instant, Json


class FormTextRow(Base):
    """``services.form_text_records.StoredText``."""

    __tablename__ = "form_texts"
    __table_args__ = ({"sqlite_strict": True},)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    family: Mapped[str]
    language: Mapped[str]
    version: Mapped[str]
    terms: Mapped[int]
    status: Mapped[str]
    clauses: Mapped[Json]
    sha256: Mapped[str] = mapped_column(index=True)
    source_sha256: Mapped[str | None]
    translator: Mapped[str]
    translated_on: Mapped[Day | None]
    reviewer: Mapped[str]
    note: Mapped[str]
    made_at: Mapped[Instant]
    edited_at: Mapped[Instant]
    edited_by: Mapped[str]
    approved_at: Mapped[Instant | None]
    approved_by: Mapped[str | None]
    retired_at: Mapped[Instant | None]
    retired_by: Mapped[str | None]
    approved_in: Mapped[str] = mapped_column(server_default="")
