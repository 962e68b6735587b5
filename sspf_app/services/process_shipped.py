"""The lists of the process as they come with the program; the office changes them by date.

Source: domain notes, sections 1.3, 1.4 and 4.1.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from sspf_app.domain.codes import InformationType
from sspf_app.services.consultation_records import ConcernArea
from sspf_app.services.note_records import NoteKind
from sspf_app.services.process_records import Named, ProcessSettings, Step

AREA_TYPES: dict[str, InformationType] = {
    "school": InformationType.SCHOOL_SAFETY,
    "home_family": InformationType.FAMILY_HOME,
    "leisure": InformationType.LEISURE_ACTIVITIES,
    "friends": InformationType.COMPANY_AND_PLACES,
    "health": InformationType.HEALTH,
    "alcohol_drugs": InformationType.ALCOHOL_DRUGS,
    "behaviour": InformationType.CRIME_SUSPICIONS,
    "economy_housing": InformationType.ECONOMY_HOUSING,
}
"""The kind of information an area of life usually holds; proposed, never forced."""

RETENTION = ("five_years", "preliminary", "placement", "investigation", "local")

SHIPPED = ProcessSettings(
    id="shipped",
    starts_on=date.min,
    steps=tuple(Named(code=step.value) for step in Step),
    areas=tuple(Named(code=code) for code in AREA_TYPES),
    concerns=tuple(Named(code=area.value) for area in ConcernArea),
    retention=tuple(Named(code=code) for code in RETENTION),
    note_kinds=tuple(Named(code=kind.value) for kind in NoteKind),
    set_at=datetime.min.replace(tzinfo=UTC),
    set_by="",
)


def type_of_area(code: str) -> InformationType:
    """The kind proposed for an area; for one the office made itself: other."""
    return AREA_TYPES.get(code, InformationType.OTHER)
