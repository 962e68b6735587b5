"""The tables of paper that comes home; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class FormLayoutRow(Base):
    """``services.scan_records.FormLayout``."""

    __tablename__ = "form_layouts"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    pages: Mapped[int]
    regions: Mapped[Json]


class ScanRow(Base):
    """``services.scan_records.StoredScan``."""

    __tablename__ = "scans"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    form: Mapped[str] = mapped_column(index=True)
    request: Mapped[str]
    record: Mapped[str]
    pages: Mapped[Json]
    original_place: Mapped[str]
    stored_at: Mapped[Instant]
    stored_by: Mapped[str]


class ScanPieceRow(Base):
    """A piece of a kept page: a few of them at a time are in memory, whatever a page weighs."""

    __tablename__ = "scan_pieces"
    __table_args__ = (
        Index("scan_pieces_in_order", "scan", "page", "number", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    scan: Mapped[str] = mapped_column(ForeignKey("scans.id", deferrable=True, initially="DEFERRED"))
    page: Mapped[int]
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
