"""Occasions that are no meeting of the parties: a row of a meeting, and what it is besides.

Everything said at one is an item, received and read by the rules of items.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.domain.time import as_utc
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import Occasion, OccasionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionInput:
    """When something was held, and who was there.

    Attributes:
        persons: Ids of persons of the case.
        purpose: None = the first of the case.
    """

    case: str
    at: datetime
    persons: tuple[str, ...] = ()
    purpose: str | None = None
    place: str | None = None


def write_occasion(
    desk: Desk, unit: UnitOfWork, loaded: LoadedCase, entry: OccasionInput, *, kind: OccasionKind
) -> Meeting:
    """Write the row of an occasion and of what kind it is.

    Raises:
        DomainError: ``case_closed``, ``occasion_in_future``, ``before_birth`` (day, name),
            ``unknown_purpose``, ``unknown_person``.
    """
    at = as_utc(entry.at, "at")
    if at > desk.now():
        raise DomainError("occasion_in_future")
    loaded.need_open()
    loaded.need_born(at)
    purpose = entry.purpose or min(loaded.purposes)
    loaded.need_purpose(purpose)
    for person in entry.persons:
        loaded.need_person(person)
    row = Meeting(
        id=desk.new_id("m"),
        recorded_at=desk.now(),
        case=loaded.id,
        starts_at=at,
        purpose=purpose,
        participants=tuple(dict.fromkeys(entry.persons)),
        place=(entry.place or "").strip() or None,
    )
    unit.records.add(row)
    unit.process.put_occasion(
        Occasion(
            case=loaded.id,
            meeting=row.id,
            kind=kind,
            noted_at=desk.now(),
            noted_by=desk.actor.name,
        )
    )
    return row


def kinds_of(unit: UnitOfWork, case: str) -> dict[tuple[str, str], OccasionKind]:
    """Of what kind the occasions of a case are, by case and meeting."""
    return kinds_among(unit, (case,))


def kinds_among(unit: UnitOfWork, cases: Iterable[str]) -> dict[tuple[str, str], OccasionKind]:
    """Of what kind the occasions of some cases are, by case and meeting."""
    return {(one.case, one.meeting): one.kind for one in unit.process.occasions(cases)}
