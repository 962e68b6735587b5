"""The tables of what is kept about decisions beside the facts; see `rows` for how they are."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Instant

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class ExceptionRequestRow(Base):
    """``services.decision_records.ExceptionRequest``."""

    __tablename__ = "exception_requests"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    guardian: Mapped[str]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    hindrance: Mapped[str]
    cannot_wait: Mapped[str]
    ground: Mapped[str]
    ground_reason: Mapped[str]
    requested_at: Mapped[Instant]
    requested_by: Mapped[str]
    state: Mapped[str]
    decided_at: Mapped[Instant | None]
    decided_on: Mapped[Day | None]
    decider: Mapped[str]
    decider_function: Mapped[str]
    document: Mapped[str]
    why_not: Mapped[str]


class PauseTermsRow(Base):
    """``services.decision_records.PauseTerms``."""

    __tablename__ = "pause_terms"
    __table_args__ = (
        Index("pause_terms_of_pause", "case_id", "pause", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"))
    pause: Mapped[str]
    to_end: Mapped[str]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    position: Mapped[str]
    position_by: Mapped[str]
    position_function: Mapped[str]
    position_on: Mapped[Day | None]


class CaseTaskRow(Base):
    """``services.decision_records.CaseTask``."""

    __tablename__ = "case_tasks"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    text: Mapped[str]
    since: Mapped[Day]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    done_at: Mapped[Instant | None]
    done_by: Mapped[str]


class ClockSeenRow(Base):
    """``services.decision_records.ClockSeen``: one row, ``pk`` 1."""

    __tablename__ = "clock_seen"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    seen_at: Mapped[Instant]
    seen_at_us: Mapped[int]
    jumped_from: Mapped[Instant | None]
