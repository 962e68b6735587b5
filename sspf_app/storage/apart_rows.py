"""The tables of what is kept apart from consent; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class LegalGroundRow(Base):
    """``services.legal_records.LegalGround``."""

    __tablename__ = "legal_grounds"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str]
    paragraph: Mapped[str]
    title: Mapped[str]
    wording: Mapped[str]
    may_act: Mapped[str]
    direction: Mapped[str]
    givers: Mapped[Json]
    receivers: Mapped[Json]
    questions: Mapped[Json]
    valid_from: Mapped[Day]
    valid_to: Mapped[Day | None]
    independent_gives: Mapped[Flag]
    under_age: Mapped[int | None]
    needs_approval: Mapped[Flag]
    enabled: Mapped[Flag]
    decided_by: Mapped[str]
    recorded_at: Mapped[Instant | None]
    recorded_by: Mapped[str]
    replaced_at: Mapped[Instant | None]


class LegalRequestRow(Base):
    """``services.legal_records.LegalRequest``."""

    __tablename__ = "legal_requests"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    person: Mapped[str]
    direction: Mapped[str]
    ground: Mapped[str | None]
    paragraph: Mapped[str]
    wording: Mapped[str]
    giver: Mapped[str]
    receiver: Mapped[str]
    asked_by: Mapped[str]
    asked_at: Mapped[Instant]
    asked_what: Mapped[str]
    answers: Mapped[Json]
    circumstances: Mapped[str]
    reasoning: Mapped[str]
    what: Mapped[str]
    assessor: Mapped[str]
    status: Mapped[str]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[str]
    approved_by: Mapped[str]
    approval_document: Mapped[str]
    decided_at: Mapped[Instant | None]
    handed_at: Mapped[Instant | None]
    disclosure: Mapped[str | None]


class ConcernReportRow(Base):
    """``services.legal_records.ConcernReport``."""

    __tablename__ = "concern_reports"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    made: Mapped[Flag]
    party: Mapped[str | None]
    reported_on: Mapped[Day | None]
    recorded_at: Mapped[Instant]
    recorded_by: Mapped[str]


class ConsultationRow(Base):
    """``services.consultation_records.Consultation``."""

    __tablename__ = "consultations"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str]
    held_on: Mapped[Day]
    area: Mapped[str]
    text: Mapped[str]
    asked: Mapped[Json]
    advice: Mapped[str]
    outcomes: Mapped[Json]
    warnings_seen: Mapped[Json]
    erase_on: Mapped[Day]
    saved_at: Mapped[Instant]
    saved_by: Mapped[str]


class ConsultationSettingsRow(Base):
    """How long consultations are kept: one row, ``pk`` 1."""

    __tablename__ = "consultation_settings"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    days_kept: Mapped[int]


class VariantApprovalRow(Base):
    """``services.protection_records.VariantApproval``."""

    __tablename__ = "variant_approvals"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), unique=True
    )
    state: Mapped[str]
    why: Mapped[str]
    asked_at: Mapped[Instant]
    asked_by: Mapped[str]
    decider: Mapped[str]
    document: Mapped[str]
    decided_at: Mapped[Instant | None]


class CaseAccessRow(Base):
    """``services.protection_records.CaseAccess``."""

    __tablename__ = "case_access"
    __table_args__ = (
        Index("case_access_of_user", "user", "case_id", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    user: Mapped[str]
    state: Mapped[str]
    why: Mapped[str]
    asked_at: Mapped[Instant]
    asked_by: Mapped[str]
    decider: Mapped[str]
    document: Mapped[str]
    decided_at: Mapped[Instant | None]
    is_ended: Mapped[Flag]
