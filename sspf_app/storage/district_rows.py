"""The tables of districts; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant

_STRICT = {"sqlite_strict": True}


class DistrictRow(Base):
    """``services.district_records.District``."""

    __tablename__ = "districts"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    ended_at: Mapped[Instant | None]


class CaseDistrictRow(Base):
    """``services.district_records.CaseDistrict``."""

    __tablename__ = "case_districts"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"), unique=True
    )
    district: Mapped[str]
