"""The tables of the course of a case; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


def _of_case(*, index: bool = False) -> Mapped[str]:
    return mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=index)


class ProcessSettingsRow(Base):
    """``services.process_records.ProcessSettings``."""

    __tablename__ = "process_settings"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    starts_on: Mapped[Day]
    steps: Mapped[Json]
    areas: Mapped[Json]
    concerns: Mapped[Json]
    retention: Mapped[Json]
    note_kinds: Mapped[Json]
    set_at: Mapped[Instant]
    set_by: Mapped[str]
    withdrawn_at: Mapped[Instant | None]


class OccasionRow(Base):
    """``services.process_records.Occasion``."""

    __tablename__ = "occasions"
    __table_args__ = (Index("occasions_of_meeting", "case_id", "meeting", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    meeting: Mapped[str]
    kind: Mapped[str]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]


class ItemMarkRow(Base):
    """``services.process_records.ItemMark``."""

    __tablename__ = "item_marks"
    __table_args__ = (Index("item_marks_of_item", "case_id", "item", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    item: Mapped[str]
    area: Mapped[str]
    aspect: Mapped[str]


class StepNoteRow(Base):
    """``services.process_records.StepNote``."""

    __tablename__ = "step_notes"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _of_case(index=True)
    step: Mapped[str]
    noted_as: Mapped[str]
    day: Mapped[Day]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    taken_back_at: Mapped[Instant | None]


class ReferralRow(Base):
    """``services.process_records.Referral``."""

    __tablename__ = "referrals"
    __table_args__ = (Index("referrals_of_meeting", "case_id", "meeting", unique=True), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    meeting: Mapped[str]
    party: Mapped[str | None]
    name: Mapped[str]
    function: Mapped[str]
    phone: Mapped[str]
    guardians_know: Mapped[Flag | None]
    reported_on: Mapped[Day | None]
    language: Mapped[str | None]
    needs_interpreter: Mapped[Flag]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]


class InformationTalkRow(Base):
    """``services.process_records.InformationTalk``."""

    __tablename__ = "information_talks"
    __table_args__ = (
        Index("information_talks_of_meeting", "case_id", "meeting", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    meeting: Mapped[str]
    held_by: Mapped[str]
    language: Mapped[str | None]
    mode: Mapped[str]
    interpreter: Mapped[str]
    told: Mapped[Json]
    told_back: Mapped[Json]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]


class ClosureRow(Base):
    """``services.process_records.Closure``."""

    __tablename__ = "closures"
    __table_args__ = (
        Index("closures_of_closing", "case_id", "closing", unique=True),
        Index("closures_by_contact", "contacted_on", "after_contact_on"),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    closing: Mapped[str]
    retention: Mapped[str]
    continued: Mapped[str]
    after_contact_on: Mapped[Day | None]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]
    contacted_on: Mapped[Day | None]
    ended_as: Mapped[str | None]


class GoalOutcomeRow(Base):
    """``services.process_records.GoalOutcome``."""

    __tablename__ = "goal_outcomes"
    __table_args__ = (
        Index("goal_outcomes_of_goal", "case_id", "closing", "item", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _of_case()
    closing: Mapped[str]
    item: Mapped[str]
    reached: Mapped[str]
