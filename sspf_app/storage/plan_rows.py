"""The tables of plans and of the course of commitments; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


def _case() -> Mapped[str]:
    return mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"))


class PlanPartRow(Base):
    """``services.plan_records.PlanPart``."""

    __tablename__ = "plan_parts"
    __table_args__ = (Index("plan_parts_of_item", "case_id", "item", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _case()
    item: Mapped[str]
    kind: Mapped[str]
    root: Mapped[str]
    parent: Mapped[str | None]
    position: Mapped[int]
    in_person: Mapped[str]
    support: Mapped[str]
    support_words: Mapped[str]
    removed_at: Mapped[Instant | None]


class CommitmentStepRow(Base):
    """``services.plan_records.CommitmentStep``."""

    __tablename__ = "commitment_steps"
    __table_args__ = (Index("commitment_steps_of_item", "case_id", "item"), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    item: Mapped[str]
    status: Mapped[str]
    day: Mapped[Day]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    told_by: Mapped[str]
    comment: Mapped[str]
    is_undo: Mapped[Flag]


class CommitmentStateRow(Base):
    """``services.plan_records.CommitmentState``."""

    __tablename__ = "commitment_states"
    __table_args__ = (
        Index("commitment_states_of_item", "case_id", "item", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _case()
    item: Mapped[str]
    status: Mapped[str]
    day: Mapped[Day]
    is_open: Mapped[Flag]


class LapseRow(Base):
    """``services.plan_records.Lapse``."""

    __tablename__ = "commitment_lapses"
    __table_args__ = (Index("commitment_lapses_of_item", "case_id", "item", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _case()
    item: Mapped[str]
    recorded_at: Mapped[Instant | None]


class PlanVersionRow(Base):
    """``services.plan_records.PlanVersion``."""

    __tablename__ = "plan_versions"
    __table_args__ = (
        Index("plan_versions_in_order", "case_id", "purpose", "number", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    purpose: Mapped[str]
    number: Mapped[int]
    set_on: Mapped[Day]
    approved_by: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    lines: Mapped[Json]
    meeting: Mapped[str | None]
    reason: Mapped[str]
