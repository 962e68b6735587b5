"""What exists, what day it is, how old somebody is, which policy holds (section 2)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TypeVar

from sspf_app.domain.codes import Medium
from sspf_app.domain.errors import NaiveInstant
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Person, PolicyRow, Row

RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True)
class World:
    """The rows that exist, and apart from them the consents closed as invalidated."""

    facts: Facts
    invalidated: tuple[Consent, ...]


def instant(moment: datetime, where: str = "at") -> datetime:
    """2: "Instants carry a zone; a naive one is an error." All comparing is done in UTC."""
    if moment.utcoffset() is None:
        raise NaiveInstant(where)
    return moment.astimezone(UTC)


def exists(row: Row, known_at: datetime | None) -> bool:
    """Say whether a row exists.

    2: "Without `known_at`, replaced rows never existed. With `known_at` = K exactly the rows with
    `recorded_at <= K < replaced_at` exist. A missing `recorded_at` means 'always known'."
    """
    if known_at is None:
        return row.replaced_at is None
    recorded = row.recorded_at is None or instant(row.recorded_at) <= instant(known_at)
    replaced = row.replaced_at is not None and instant(row.replaced_at) <= instant(known_at)
    return recorded and not replaced


def world_at(facts: Facts, known_at: datetime | None) -> World:
    """Keep only the rows that exist; remember who was invalidated (4.7)."""
    if known_at is not None:
        instant(known_at, "known_at")
    existing = {
        field.name: tuple(row for row in getattr(facts, field.name) if exists(row, known_at))
        for field in dataclasses.fields(facts)
        if field.name != "zone"
    }
    invalidated = tuple(row for row in facts.consents if _is_invalidated(row, known_at))
    return World(Facts(zone=facts.zone, **existing), invalidated)


def _is_invalidated(row: Consent, known_at: datetime | None) -> bool:
    """4.7: "closed with a reason `invalidated_because`", as far as was known at K."""
    if row.replaced_at is None or row.invalidated_because is None:
        return False
    if known_at is None:
        return True
    recorded = row.recorded_at is None or instant(row.recorded_at) <= instant(known_at)
    return recorded and instant(row.replaced_at) <= instant(known_at)


# Days


def day_of(world: World, moment: datetime) -> date:
    """2: "The *day* of an instant is the calendar day in Europe/Stockholm."."""
    return moment.astimezone(world.facts.zone).date()


def midnight(world: World, day: date) -> datetime:
    """00:00 of a day."""
    return instant(datetime(day.year, day.month, day.day, tzinfo=world.facts.zone))


def day_after(day: date) -> date:
    """The next calendar day."""
    return day + timedelta(days=1)


def in_period(day: date, first: date, last: date | None) -> bool:
    """Both days inclusive; no last day = until further notice."""
    return first <= day and (last is None or day <= last)


# Ages


def birthday(born: date, years: int) -> date:
    """2: "born on 29 February: on 1 March in a common year."."""
    try:
        return date(born.year + years, born.month, born.day)
    except ValueError:
        return date(born.year + years, 3, 1)


@cache  # the same few days come again and again
def age_on(born: date, day: date) -> int:
    """2: "Age in whole years turns at 00:00 on the birthday."."""
    years = -1
    while birthday(born, years + 1) <= day:
        years += 1
    return years


def is_leaplings_28_february(born: date, day: date) -> bool:
    """3.4: "28 February in a common year, born on 29 February"."""
    return (
        (born.month, born.day) == (2, 29)
        and (day.month, day.day) == (2, 28)
        and day_after(day) == date(day.year, 3, 1)
    )


# Persons


def person_of(world: World, person: str) -> Person:
    """The row of a person; persons without a row count as alive and of unknown age."""
    for row in world.facts.persons:
        if row.id == person:
            return row
    return Person(id=person, name=person)


def is_dead(world: World, person: str, day: date) -> bool:
    """3.2: "a holder who died on day D holds nothing from D on"; the same for everybody."""
    died = person_of(world, person).died
    return died is not None and died <= day


def is_adult(world: World, person: str, day: date) -> bool:
    """3.1: "age >= `adult_at`, or marked adult with no birth date"."""
    row = person_of(world, person)
    if row.born is None:
        return row.adult
    return age_on(row.born, day) >= policy_on(world, day).adult_at


def is_minor(world: World, person: str, day: date) -> bool:
    """Of known age, and no adult."""
    return person_of(world, person).born is not None and not is_adult(world, person, day)


# Policy


def policy_on(world: World, day: date) -> PolicyRow:
    """2: "the row in force on the day of `at` applies"; "one left out has its default".

    Read so: of rows with the same `starts_on` the one recorded last (None first), then the
    greatest id.
    """
    holding = PolicyRow(id="", starts_on=date.min)
    for row in world.facts.policy:
        if row.starts_on <= day and _order(row) > _order(holding):
            holding = row
    return holding


def _order(row: PolicyRow) -> tuple[date, datetime, str]:
    first = datetime.min.replace(tzinfo=UTC)
    recorded = first if row.recorded_at is None else instant(row.recorded_at)
    return row.starts_on, recorded, row.id


# Signing


def signed_at(world: World, record: Consent) -> datetime:
    """4.1: "Signed with a date only = 00:00 that day."."""
    if record.signed_time is not None:
        return instant(record.signed_time)
    return midnight(world, record.signed_on)


def signing_day(world: World, record: Consent) -> date:
    """The day of the signing instant."""
    return day_of(world, signed_at(world, record))


def is_written(record: Consent) -> bool:
    """Whether the answer is on paper."""
    return record.medium is Medium.WRITTEN
