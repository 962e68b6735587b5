"""The tables of what stands beside meetings; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


def _case() -> Mapped[str]:
    return mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"))


class MeetingVersionRow(Base):
    """``services.meeting_records.MeetingVersion``."""

    __tablename__ = "meeting_versions"
    __table_args__ = (Index("meeting_versions_of_meeting", "case_id", "meeting"), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    meeting: Mapped[str]
    number: Mapped[int]
    locked_at: Mapped[Instant]
    locked_by: Mapped[str]
    reason: Mapped[str]
    opened_at: Mapped[Instant | None]
    opened_by: Mapped[str]
    opened_because: Mapped[str]


class AdjustmentRow(Base):
    """``services.meeting_records.Adjustment``."""

    __tablename__ = "adjustments"
    __table_args__ = (Index("adjustments_of_meeting", "case_id", "meeting"), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    meeting: Mapped[str]
    version: Mapped[int]
    participant: Mapped[str]
    reply: Mapped[str]
    replied_on: Mapped[Day]
    remark: Mapped[str]
    noted_at: Mapped[Instant]
    noted_by: Mapped[str]


class PlannedPointRow(Base):
    """``services.meeting_records.PlannedPoint``."""

    __tablename__ = "planned_points"
    __table_args__ = (Index("planned_points_of_meeting", "case_id", "meeting"), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    meeting: Mapped[str]
    heading: Mapped[str]
    source: Mapped[str]
    about: Mapped[Json]
    types: Mapped[Json]
    position: Mapped[int]
    planned_at: Mapped[Instant]
    planned_by: Mapped[str]
    taken_at: Mapped[Instant | None]
    removed_at: Mapped[Instant | None]


class NameAnswerRow(Base):
    """``services.meeting_records.NameAnswer``."""

    __tablename__ = "name_answers"
    __table_args__ = (
        Index("name_answers_of_meeting", "case_id", "meeting", "name", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _case()
    meeting: Mapped[str]
    name: Mapped[str]
    meaning: Mapped[str]
    answered_at: Mapped[Instant]
    answered_by: Mapped[str]


class MeetingSeriesRow(Base):
    """``services.meeting_records.MeetingSeries``."""

    __tablename__ = "meeting_series"
    __table_args__ = (Index("meeting_series_of_case", "case_id"), _STRICT)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = _case()
    every_weeks: Mapped[int]
    begun_at: Mapped[Instant]
    begun_by: Mapped[str]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[str]


class RoomRow(Base):
    """``services.meeting_records.Room``."""

    __tablename__ = "rooms"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    place: Mapped[str]
    ended_at: Mapped[Instant | None]


class ParticipantListRow(Base):
    """``services.meeting_records.ParticipantList``."""

    __tablename__ = "participant_lists"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    parties: Mapped[Json]
    contacts: Mapped[Json]
    ended_at: Mapped[Instant | None]


class RosterRow(Base):
    """``services.meeting_records.Roster``."""

    __tablename__ = "rosters"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    starts_at: Mapped[Instant]
    room: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]


class MeetingSettingRow(Base):
    """``services.meeting_records.MeetingSetting``."""

    __tablename__ = "meeting_settings"
    __table_args__ = (
        Index("meeting_settings_of_meeting", "case_id", "meeting", unique=True),
        Index("meeting_settings_of_roster", "roster"),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = _case()
    meeting: Mapped[str]
    series: Mapped[str]
    roster: Mapped[str]
    position: Mapped[int]
    room: Mapped[str]
