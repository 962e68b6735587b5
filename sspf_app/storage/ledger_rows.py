"""The tables beside the ledger; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class WithdrawalWordsRow(Base):
    """``services.ledger_records.WithdrawalWords``."""

    __tablename__ = "withdrawal_words"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    withdrawal: Mapped[str]
    words: Mapped[str]


class MisdirectionRow(Base):
    """``services.ledger_records.Misdirection``."""

    __tablename__ = "misdirections"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    disclosure: Mapped[str]
    found_on: Mapped[Day]
    found_by: Mapped[str]
    reached: Mapped[str | None]
    reached_words: Mapped[str]
    how: Mapped[str]
    also_intended: Mapped[Flag]
    at: Mapped[Instant]
    by: Mapped[str]


class FollowUpRow(Base):
    """``services.ledger_records.FollowUp``."""

    __tablename__ = "follow_ups"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    about: Mapped[str]
    recipient: Mapped[str]
    happened_on: Mapped[Day]
    what: Mapped[str]
    words: Mapped[str]
    at: Mapped[Instant]
    by: Mapped[str]
