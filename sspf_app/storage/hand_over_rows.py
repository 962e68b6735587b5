"""The tables of hand-overs and transfers; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant, Json

_STRICT = {"sqlite_strict": True}


class CareTakenRow(Base):
    """``services.hand_over_records.CareTaken``: the last of each kind."""

    __tablename__ = "care_taken"
    __table_args__ = (_STRICT,)

    kind: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    by: Mapped[str]


class HandOverRow(Base):
    """``services.hand_over_records.HandOver``."""

    __tablename__ = "hand_overs"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    colleague: Mapped[str]
    user: Mapped[str]
    cases: Mapped[Json]
    file_name: Mapped[str]
    sha256: Mapped[str]


class KeptSlotsRow(Base):
    """``services.hand_over_records.KeptSlots``: one row, ``pk`` 1."""

    __tablename__ = "kept_slots"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    current: Mapped[str]
    coming: Mapped[str]
    subject: Mapped[str]
    by: Mapped[str]
    unknown_at: Mapped[Instant | None]


class OwnTransferKeyRow(Base):
    """``services.hand_over_records.OwnTransferKey``: one row, ``pk`` 1."""

    __tablename__ = "own_transfer_key"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    seed: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]


class TransferOfficeRow(Base):
    """``services.hand_over_records.TransferOffice``."""

    __tablename__ = "transfer_offices"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sealing: Mapped[str]
    signing: Mapped[str]
    heard_at: Mapped[Instant]
    heard_by: Mapped[str]
    ended_at: Mapped[Instant | None]


class CaseTransferRow(Base):
    """``services.hand_over_records.CaseTransfer``."""

    __tablename__ = "case_transfers"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"), index=True
    )
    direction: Mapped[str]
    office: Mapped[str]
    office_name: Mapped[str]
    party: Mapped[str]
    basis: Mapped[str]
    legal_request: Mapped[str | None]
    sha256: Mapped[str]
    file_name: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    confirmed_at: Mapped[Instant | None]
    confirmed_by: Mapped[str]
    own_case: Mapped[str | None]
    ended_at: Mapped[Instant | None]
