"""The tables of imports; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json

_STRICT = {"sqlite_strict": True}


class ImportBatchRow(Base):
    """``services.move_records.ImportBatch``."""

    __tablename__ = "import_batches"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    file_name: Mapped[str]
    sheet: Mapped[str]
    kind: Mapped[str]
    sha256: Mapped[str]
    rows: Mapped[int]
    made: Mapped[Json]
    taken_in_at: Mapped[Instant]
    taken_in_by: Mapped[str]
    undone_at: Mapped[Instant | None]
    undone_by: Mapped[str | None]
    kept: Mapped[Json]


class ImportMadeRow(Base):
    """``services.move_records.MadeRow``."""

    __tablename__ = "import_made"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    batch: Mapped[str] = mapped_column(
        ForeignKey("import_batches.id", deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    row_id: Mapped[str]
    case_id: Mapped[str | None]


class ImportColumnsRow(Base):
    """``services.move_records.KeptColumns``."""

    __tablename__ = "import_columns"
    __table_args__ = (_STRICT,)

    headings: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    columns: Mapped[Json]
    used_at: Mapped[Instant]
