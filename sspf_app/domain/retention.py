"""How long the papers of a case are kept: first and last day of their disposal, and why not.

Nothing is disposed of because a day has come: the day says when it may be proposed.

Source: domain notes, section 4.1 (SoL 16:1, 16:2, 16:2 a, 16:4; DSL 5:2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_app.domain.outside_cases import done_by
from sspf_app.domain.time import birthday

SAMPLE_DAYS = frozenset({5, 15, 25})
"""Outside the municipalities that keep everything, who is born on these is kept for research."""
_ADDED_TO_DAY = 60
"""What a coordination number adds to the day of birth."""


class Stop(StrEnum):
    """Why a case is not disposed of, whatever the day."""

    OPEN = "open"
    OTHER_CASE = "other_case"
    """The committee still holds other papers on the same person."""
    NOT_CLASSED = "not_classed"
    NO_RULE = "no_rule"
    NEVER = "never"
    PLACEMENT = "placement"
    RESEARCH = "research"
    BIRTH_UNKNOWN = "birth_unknown"
    LEGAL_HOLD = "legal_hold"
    TRANSFER = "transfer"
    """It is on its way to another office, and not confirmed."""
    NEEDED = "needed"
    """Of what stands in no case: something that stays needs it, or it was used since."""


class FlagKind(StrEnum):
    """What somebody noted of a case that stops or moves its day."""

    PLACEMENT = "placement"
    INVESTIGATION = "investigation"
    """There is an investigation of a child in the main system: kept until the age of the rule."""
    RESEARCH = "research"
    LEGAL_HOLD = "legal_hold"


class LeftOutBecause(StrEnum):
    """Why a case is left out. No free words: the reason outlives the case, and others read it."""

    NEW_CASE = "new_case"
    DISPUTE = "dispute"
    ASKED_FOR = "asked_for"
    WRONG_CLASS = "wrong_class"
    STILL_USED = "still_used"


class DroppedBecause(StrEnum):
    """Why a proposal is dropped; no free words either."""

    ANOTHER_TIME = "another_time"
    CASES_STAY = "cases_stay"
    OTHER_RULES = "other_rules"
    SECOND_SAID_NO = "second_said_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRule:
    """How long one class of papers is kept.

    Attributes:
        code: Of the class.
        years: So many years after the last note.
        until_age: Also until the young person is so old; None = no such age.
        is_for_ever: Never disposed of.
    """

    code: str
    years: int
    until_age: int | None = None
    is_for_ever: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOfCase:
    """What the day of one case follows from.

    Attributes:
        person: The young person; cases of one person wait for each other.
        last_note_on: Local day of the last note.
        retention: Class the last closing gave it; None = none.
        born: Day of birth.
        number: Personal identity or coordination number, YYYYMMDD-NNNN.
        flags: What holds on the day asked about.
    """

    case: str
    person: str
    is_open: bool
    last_note_on: date
    retention: str | None
    born: date | None = None
    number: str | None = None
    flags: frozenset[FlagKind] = frozenset()
    is_on_its_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionDay:
    """When a case may be disposed of, and what stands against it.

    Attributes:
        earliest: First day on which it may; None = no day is known.
        latest: Day by which it must be done: the end of the next calendar year.
        stops: Why it is not, in the order of ``Stop``; empty = nothing stands against it.
    """

    earliest: date | None
    latest: date | None
    stops: tuple[Stop, ...] = ()

    def is_due(self, day: date) -> bool:
        """Whether it may be proposed on a day."""
        return not self.stops and self.earliest is not None and self.earliest <= day


def day_of_birth(born: date | None, number: str | None) -> int | None:
    """The number of the day somebody is born on, coordination numbers minus 60; None = unknown."""
    if born is not None:
        return born.day
    digits = (number or "")[6:8]
    if not digits.isdecimal():
        return None
    day = int(digits)
    day -= _ADDED_TO_DAY if day > _ADDED_TO_DAY else 0
    return day if 1 <= day <= 31 else None


def sampled_on(born: date | None, number: str | None) -> int | None:
    """The number of the day of birth, where it is one of those kept for research."""
    day = day_of_birth(born, number)
    return day if day in SAMPLE_DAYS else None


def retention_days(
    files: Iterable[FileOfCase], rules: Iterable[ClassRule], *, keeps_all: bool, until_age: int
) -> dict[str, RetentionDay]:
    """The day of every case; cases of one person share the last of their days.

    Args:
        files: Every case of the persons asked about.
        rules: Those in force on the day asked about.
        keeps_all: The municipality keeps everything for research.
        until_age: How long papers of an investigation are kept, where only a flag tells of it.
    """
    by_code = {one.code: one for one in rules}
    listed = tuple(files)
    alone = {
        one.case: _alone(one, by_code, keeps_all=keeps_all, until_age=until_age) for one in listed
    }
    by_person: dict[str, list[FileOfCase]] = {}
    for one in listed:
        by_person.setdefault(one.person, []).append(one)
    return {one.case: _beside_others(one, alone, by_person[one.person]) for one in listed}


def _alone(
    file: FileOfCase, rules: dict[str, ClassRule], *, keeps_all: bool, until_age: int
) -> RetentionDay:
    rule = rules.get(file.retention or "")
    earliest = None if rule is None or rule.is_for_ever else _earliest(file, rule, until_age)
    latest = None if earliest is None else done_by(earliest)
    stops = (*_stops_of_rule(file, rule, until_age), *_stops_of_file(file, keeps_all))
    return RetentionDay(earliest=earliest, latest=latest, stops=_in_order(stops))


def _earliest(file: FileOfCase, rule: ClassRule, until_age: int) -> date | None:
    """Whole years: a last note of 29 February has its day on 1 March of a common year."""
    age = rule.until_age
    if FlagKind.INVESTIGATION in file.flags:
        age = max(age or 0, until_age)
    day = birthday(file.last_note_on, rule.years)
    if age is None:
        return day
    return None if file.born is None else max(day, birthday(file.born, age))


def _stops_of_rule(file: FileOfCase, rule: ClassRule | None, until_age: int) -> Iterable[Stop]:
    if file.retention is None:
        if not file.is_open:
            yield Stop.NOT_CLASSED
    elif rule is None:
        yield Stop.NO_RULE
    elif rule.is_for_ever:
        yield Stop.NEVER
    elif _earliest(file, rule, until_age) is None:
        yield Stop.BIRTH_UNKNOWN


def _stops_of_file(file: FileOfCase, keeps_all: bool) -> Iterable[Stop]:
    if file.is_open:
        yield Stop.OPEN
    if file.is_on_its_way:
        yield Stop.TRANSFER
    if FlagKind.PLACEMENT in file.flags:
        yield Stop.PLACEMENT
    if FlagKind.LEGAL_HOLD in file.flags:
        yield Stop.LEGAL_HOLD
    born_on = day_of_birth(file.born, file.number)
    if keeps_all or FlagKind.RESEARCH in file.flags or born_on in SAMPLE_DAYS:
        yield Stop.RESEARCH
    if born_on is None:
        yield Stop.BIRTH_UNKNOWN


def _beside_others(
    file: FileOfCase, alone: dict[str, RetentionDay], same: list[FileOfCase]
) -> RetentionDay:
    own = alone[file.case]
    others = [alone[one.case] for one in same if one.case != file.case]
    stops = (*own.stops, *((Stop.OTHER_CASE,) if any(one.stops for one in others) else ()))
    earliest, latest = own.earliest, own.latest
    if earliest is not None:
        earliest = max((earliest, *(one.earliest for one in others if one.earliest is not None)))
        latest = done_by(earliest)
    return RetentionDay(earliest=earliest, latest=latest, stops=_in_order(stops))


def _in_order(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    found = set(stops)
    return tuple(one for one in Stop if one in found)
