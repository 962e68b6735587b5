"""Records of the districts an office tells its cases apart by, and which one a case is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A part of town, a village or whatever else the office goes by; its own words."""

    id: str
    name: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDistrict:
    """Which district a case is of; a case of none has no such record."""

    case: str
    district: str
