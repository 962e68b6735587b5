"""The tables of retention and disposal; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class RetentionRulesRow(Base):
    """``services.disposal_records.RetentionRules``."""

    __tablename__ = "retention_rules"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    starts_on: Mapped[Day]
    classes: Mapped[Json]
    outside: Mapped[Json]
    until_age: Mapped[int]
    log_years: Mapped[int]
    draft_days: Mapped[int]
    keeps_all: Mapped[Flag]
    set_at: Mapped[Instant]
    set_by: Mapped[str]
    withdrawn_at: Mapped[Instant | None]


class RetentionFlagRow(Base):
    """``services.disposal_records.RetentionFlag``."""

    __tablename__ = "retention_flags"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    reason: Mapped[str]
    since: Mapped[Day]
    until: Mapped[Day | None]
    set_at: Mapped[Instant]
    set_by: Mapped[str]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[str]


class DisposalProposalRow(Base):
    """``services.disposal_records.DisposalProposal``."""

    __tablename__ = "disposal_proposals"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int]
    state: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    made_by_name: Mapped[str]
    sent_at: Mapped[Instant | None]
    decided_at: Mapped[Instant | None]
    decided_by: Mapped[str]
    decided_because: Mapped[str]


class ProposedFileRow(Base):
    """``services.disposal_records.ProposedFile``."""

    __tablename__ = "proposed_files"
    __table_args__ = (Index("proposed_files_of_case", "proposal", "file", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    proposal: Mapped[str] = mapped_column(
        ForeignKey("disposal_proposals.id", deferrable=True, initially="DEFERRED")
    )
    file: Mapped[str]
    reference: Mapped[str]
    basis: Mapped[str]
    last_note_on: Mapped[Day]
    earliest: Mapped[Day]
    latest: Mapped[Day]
    left_out_because: Mapped[str]
    left_out_by: Mapped[str]


class DisposalRecordRow(Base):
    """``services.disposal_records.DisposalRecord``."""

    __tablename__ = "disposal_records"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int]
    disposed_at: Mapped[Instant]
    proposed_by: Mapped[str]
    approved_by: Mapped[str]
    approved_in: Mapped[str]
    files: Mapped[Json]
    persons: Mapped[Json]
    log_lines: Mapped[int]
    drafts: Mapped[int]
    settled_at: Mapped[Instant | None]
    replayed_at: Mapped[Instant | None]
