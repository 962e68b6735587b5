"""Cells of an old sheet become days, numbers and words; whatever is unsure is said.

Days as people in Sweden write them: the day before the month where the year stands last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sspf_app.domain.codes import CustodyKind, PartyKind, Protection
from sspf_app.domain.errors import DomainError
from sspf_app.services.move_fields import Meaning
from sspf_app.services.personal_numbers import PersonalNumbers
from sspf_app.services.sheet_views import Cell
from sspf_app.texts.languages import language_code

Known = str | bool | date | time | CustodyKind | PartyKind | Protection | None
"""What a cell means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something about a value: wrong, or to be looked at.

    Attributes:
        code: ``texts.moving`` has the sentence.
        is_error: The row cannot come in like this.
    """

    code: str
    is_error: bool = True
    params: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell means, and what is unsure about it."""

    value: Known = None
    doubts: tuple[Doubt, ...] = ()


_FIRST_SERIAL, _LAST_SERIAL = 3_654, 73_050
"""Serial numbers of days from 1910 to the end of 2099, as spreadsheets count them."""
_SERIAL_START = date(1899, 12, 30)
_MONTHS = (
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("maj", 5), ("may", 5), ("jun", 6),
    ("jul", 7), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11), ("dec", 12),
)  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ]+((?:19|20)\d\d)")
_WITH_MONTH = re.compile(r"(?:den )?(\d{1,2})(?::?e|\.)? ([a-zå]+)\.? ((?:19|20)\d\d)")
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(?:\s?[-–].*)?")
_ERROR = re.compile(
    r"#(N/A|SAKNAS!|DIV/0!|REF!|REFERENS!|NAME\?|NAMN\?|VALUE!|VÄRDEFEL!|NUM!"
    r"|OGILTIGT!|NULL!|SKÄRNING!)",
    re.IGNORECASE,
)
_LOST_DIGITS = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_YES = frozenset({"ja", "j", "x", "yes", "y", "sant", "true", "1"})
_NO = frozenset({"nej", "n", "no", "-", "falskt", "false", "0", "ej"})


def reading(cell: Cell, meaning: Meaning, numbers: PersonalNumbers) -> Reading:
    """What a cell means."""
    if cell is None:
        return Reading()
    if isinstance(cell, str) and _ERROR.fullmatch(cell):
        return Reading(None, (Doubt(code="cell_error", params={"value": cell}),))
    if meaning is Meaning.NUMBER:
        return _number(cell, numbers)
    return _READERS[meaning](cell)


def as_text(cell: Cell) -> str:
    """A cell as words, as it is shown and corrected."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case datetime():
            is_midnight = cell.time() == time()
            return f"{cell:%Y-%m-%d}" if is_midnight else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def day_from_number(number: str) -> date | None:
    """The day a personal number names; None for a coordination number, which names none surely."""
    try:
        return date.fromisoformat(f"{number[:4]}-{number[4:6]}-{number[6:8]}")
    except ValueError:
        return None


def _text(cell: Cell) -> Reading:
    return Reading(as_text(cell))


def _day(cell: Cell) -> Reading:
    if isinstance(cell, datetime):
        return Reading(cell.date())
    if isinstance(cell, date):
        return Reading(cell)
    text = as_text(cell).casefold()
    if isinstance(cell, int) and not isinstance(cell, bool) and _is_serial(cell):
        day = _SERIAL_START + timedelta(days=cell)
        doubt = Doubt(code="day_was_serial", is_error=False, params={"day": day.isoformat()})
        return Reading(day, (doubt,))
    for pattern, order in ((_ISO, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        found = pattern.fullmatch(text)
        if found is not None:
            return _real_day(text, *(int(found[place]) for place in order), is_iso=order[0] == 1)
    found = _WITH_MONTH.fullmatch(text)
    if found is not None:
        month = next((number for name, number in _MONTHS if found[2].startswith(name)), 0)
        return _real_day(text, int(found[3]), month, int(found[1]), is_iso=True)
    return Reading(None, (Doubt(code="not_a_day", params={"value": as_text(cell)[:40]}),))


def _is_serial(number: int) -> bool:
    return _FIRST_SERIAL <= number <= _LAST_SERIAL


def _real_day(text: str, year: int, month: int, day: int, *, is_iso: bool) -> Reading:
    try:
        found = date(year, month, day)
    except ValueError:
        return Reading(None, (Doubt(code="no_such_day", params={"value": text[:40]}),))
    if is_iso or found.day > 12 or found.day == found.month:
        return Reading(found)
    doubt = Doubt(code="day_before_month", is_error=False, params={"day": found.isoformat()})
    return Reading(found, (doubt,))


def _clock(cell: Cell) -> Reading:
    if isinstance(cell, datetime):
        return Reading(cell.time())
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60) % (24 * 60)
        return Reading(time(minutes // 60, minutes % 60))
    found = _CLOCK.fullmatch(as_text(cell).casefold())
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return Reading(time(hour, minute))
    return Reading(None, (Doubt(code="not_a_time", params={"value": as_text(cell)[:40]}),))


def _number(cell: Cell, numbers: PersonalNumbers) -> Reading:
    text = "".join(as_text(cell).replace("–", "-").split())
    if _LOST_DIGITS.fullmatch(text) or isinstance(cell, float):
        return Reading(None, (Doubt(code="number_lost_digits", params={"value": text[:20]}),))
    if text.isdecimal() and len(text) in (8, 6):
        return Reading(None, (Doubt(code="number_without_end", is_error=False),))
    try:
        return Reading(numbers.normalised(text))
    except DomainError as error:
        full = _with_century(text)
        if full is None:
            return Reading(None, (Doubt(code=error.code),))
    try:
        known = numbers.normalised(full)
    except DomainError as error:
        return Reading(None, (Doubt(code=error.code),))
    doubt = Doubt(code="number_got_century", is_error=False, params={"year": known[:4]})
    return Reading(known, (doubt,))


_SHORT = re.compile(r"(\d{6})([-+]?)(\d{4})", re.ASCII)
_YEARS_OF_TWO_THOUSAND = 30
"""A two-digit year below this is one of the 2000s: nobody of these lists was born in 1930."""


def _with_century(text: str) -> str | None:
    # A spreadsheet drops zeros at the start of what it takes for a number.
    if text.isdecimal() and len(text) in (8, 9):
        text = text.zfill(10)
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    is_new = int(found[1][:2]) < _YEARS_OF_TWO_THOUSAND and found[2] != "+"
    return f"{'20' if is_new else '19'}{found[1]}-{found[3]}"


def _yes_no(cell: Cell) -> Reading:
    if isinstance(cell, bool):
        return Reading(cell)
    text = as_text(cell).casefold()
    if text in _YES:
        return Reading(True)
    if text in _NO:
        return Reading(False)
    if language_code(text) is not None:  # "Tolk: somaliska"
        return Reading(True)
    return Reading(True, (Doubt(code="taken_as_yes", is_error=False, params={"value": text[:40]}),))


def _custody(cell: Cell) -> Reading:
    text = as_text(cell).casefold()
    words = (
        (("gemensam", "delad", "joint", "shared", "båda"), CustodyKind.JOINT),
        (("enskild", "ensam", "sole"), CustodyKind.SOLE),
        (("förordnad", "appointed"), CustodyKind.APPOINTED_GUARDIAN),
        (("tillfällig", "temporary"), CustodyKind.TEMPORARY_GUARDIAN),
        (("god man", "legal representative"), CustodyKind.LEGAL_REPRESENTATIVE),
    )
    for starts, kind in words:
        if any(one in text for one in starts):
            return Reading(kind)
    return Reading(None, (Doubt(code="unknown_custody_kind", params={"value": text[:40]}),))


def kind_of_party(name: str) -> PartyKind:
    """The kind of a party by its name; ``other`` where the name does not tell."""
    text = name.casefold()
    words = (
        ("polis", PartyKind.POLICE),
        ("police", PartyKind.POLICE),
        ("soc", PartyKind.SOCIAL_SERVICES),
        ("familjeenhet", PartyKind.SOCIAL_SERVICES),
        ("skol", PartyKind.SCHOOL),
        ("gymnasi", PartyKind.SCHOOL),
        ("school", PartyKind.SCHOOL),
        ("fritid", PartyKind.LEISURE),
        ("leisure", PartyKind.LEISURE),
        ("ungdomsgård", PartyKind.LEISURE),
        ("bup", PartyKind.HEALTH_CARE),
        ("vårdcentral", PartyKind.HEALTH_CARE),
        ("hälso", PartyKind.HEALTH_CARE),
        ("health", PartyKind.HEALTH_CARE),
        ("förening", PartyKind.ASSOCIATION),
    )
    return next((kind for word, kind in words if word in text), PartyKind.OTHER)


def _party_kind(cell: Cell) -> Reading:
    text = as_text(cell)
    if text in set(PartyKind):
        return Reading(PartyKind(text))
    return Reading(kind_of_party(text))


def _protection(cell: Cell) -> Reading:
    text = as_text(cell).casefold()
    if not text or text in _NO:
        return Reading(Protection.NONE)
    if "folkbokföring" in text or "kvarskrivning" in text:
        return Reading(Protection.PROTECTED_REGISTRATION)
    return Reading(Protection.SECRECY_MARK)


_READERS: Mapping[Meaning, Callable[[Cell], Reading]] = {
    Meaning.TEXT: _text,
    Meaning.DAY: _day,
    Meaning.CLOCK: _clock,
    Meaning.YES_NO: _yes_no,
    Meaning.CUSTODY: _custody,
    Meaning.PARTY_KIND: _party_kind,
    Meaning.PROTECTION: _protection,
}
