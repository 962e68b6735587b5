"""An entry for the calendar of others: when, and nothing of whom.

Calendars lie open to colleagues and on telephones, so the entry names no person, no case and no
sender. Without a sender it is no request in the sense of RFC 5546, and bears no method: the same
identifier with a higher sequence takes the place of the entry before.

Source: RFC 5545; sharing rules, section 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from icalendar import Calendar, Component, Event, vText

from sspf_app.documents.reopen import Place, leaks_at
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.services.paper_of_notice import CalendarData
from sspf_app.services.withheld import WithheldSearch

MAGIC = b"BEGIN:VCALENDAR"
"""How a calendar file begins."""

_TELLS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "CATEGORIES"})
_MAY_HOLD = frozenset(
    {
        *("PRODID", "VERSION", "CALSCALE", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"),
        *("SUMMARY", "LOCATION", "STATUS", "CLASS", "TRANSP"),
    }
)
"""Properties of an entry from here; any other is a way to tell more."""

_NO_LETTERS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNSEEN_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class _Line(vText):
    """Words on one line, escaped by RFC 5545, section 3.3.11.

    The library takes a backslash before a capital N for a line break, and writes one.
    """

    def __new__(cls, words: str) -> _Line:
        """Without control characters, which no entry may hold."""
        return super().__new__(cls, _NO_LETTERS.sub(" ", words.replace(_UNSEEN_MARK, "")).strip())

    def to_ical(self) -> bytes:
        """As it stands in the file; it has no line breaks left to escape."""
        return re.sub(r"([\\;,])", r"\\\1", self).encode()


def draw(data: CalendarData) -> bytes:
    """Write the entry; the same data give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//SSPF//SSPF//SV")
    calendar.add("version", "2.0")
    event = Event()
    event.add("uid", data.id)
    event.add("sequence", data.sequence)
    event.add("dtstamp", _instant(data.made_at))
    event.add("dtstart", _instant(data.starts_at))
    event.add("dtend", _instant(data.ends_at))
    event.add("summary", _Line(data.title))
    place = _Line(data.place or "")
    if place and not data.is_cancelled:
        event.add("location", place)
    event.add("status", "CANCELLED" if data.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if data.is_cancelled else "OPAQUE")
    calendar.add_component(event)
    return calendar.to_ical()


def find_leaks(file: bytes, search: WithheldSearch) -> tuple[Leak, ...]:
    """Read a finished file back and search it, property by property and as it stands.

    Raises:
        DomainError: ``document_unreadable``: it cannot be read, or holds what no entry holds.
    """
    try:
        places = list(_places(file))
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise DomainError("document_unreadable") from error
    return leaks_at(places, search)


def _places(file: bytes) -> Iterator[Place]:
    calendar = Component.from_ical(file)
    if isinstance(calendar, list):
        raise ValueError("several calendars")
    for component in calendar.walk():
        if component.name not in ("VCALENDAR", "VEVENT") or component.errors:
            raise ValueError(component.name)
        for name, value in component.property_items(recursive=False):
            if name in ("BEGIN", "END"):
                continue
            if name not in _MAY_HOLD:
                raise ValueError(name)
            yield Place("text" if name in _TELLS else "structure", str(value))
            for _parameter, said in getattr(value, "params", {}).items():
                yield Place("structure", str(said))
    # Lines are folded after 75 bytes, within words too.
    yield Place("structure", file.decode().replace("\r\n ", "").replace("\r\n\t", ""))


def _instant(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
