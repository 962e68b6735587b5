"""The doors of calendar entries: a file that is read back, and any words that one is made of."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from sspf_app.documents.registry import Renderer
from sspf_app.services.paper_of_notice import CalendarData

WORDS = (
    b"\r\n",
    b"\r\n ",
    b"BEGIN:VEVENT",
    b"END:VEVENT",
    b"BEGIN:VALARM",
    b"ATTENDEE:mailto:a@example.org",
    b"DTSTART;TZID=X:",
    b"RRULE:FREQ=SECONDLY",
    b"\\n",
    b"\\,",
    b";X=",
    b":",
)
_AT = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
_NAME = "Alva Lindström"
_LONGEST_LINE = 75
"""Octets of a line without its end; source: RFC 5545, section 3.1."""


class BadEntryError(Exception):
    """A calendar of others would read something else than was meant."""


def drawn(title: str, place: str) -> bytes:
    """An entry of these words."""
    data = CalendarData(
        id="e-7hw2kq9xzn",
        sequence=1,
        title=title,
        made_at=_AT,
        starts_at=_AT,
        ends_at=_AT + timedelta(hours=1),
        place=place,
    )
    return Renderer().calendar(data).content


def files() -> tuple[bytes, ...]:
    """An entry with a place, and one with a name folded within it."""
    return drawn("SSPF-möte", "Sal 3"), drawn("SSPF-möte", f"{'lång väg ' * 7}{_NAME}")


def enter_file(data: bytes) -> object:
    """Read a finished file back and search it, as before it goes out."""
    if not data.startswith(b"BEGIN:VCALENDAR"):
        data = b"BEGIN:VCALENDAR" + data
    return Renderer().find_leaks(
        data, withheld_texts=(), withheld_names=(_NAME,), readable_texts=()
    )


def words() -> tuple[bytes, ...]:
    """Title and place, a tab between them."""
    return ("SSPF-möte\tSal 3".encode(), "Möte; kl, 3\tHaga \\n 5".encode())


def enter_words(data: bytes) -> None:
    """Make an entry of any words, and read it as another's calendar does.

    Raises:
        BadEntryError: A line is too long or broken, or the words are not those that went in.
    """
    title, _, place = data.decode("utf-8", "replace").partition("\t")
    check_entry(drawn(title, place), title=title, place=place)


def check_entry(file: bytes, *, title: str, place: str) -> None:
    """Compare a file with what went into it, each on one line.

    Raises:
        BadEntryError: See above.
    """
    *lines, last = file.split(b"\r\n")
    if last or any(b"\r" in line or b"\n" in line for line in lines):
        raise BadEntryError("a line ends otherwise than by CR and LF")
    if any(len(line) > _LONGEST_LINE for line in lines):
        raise BadEntryError("a line is too long")
    for line in lines:
        line.decode()  # no letter is cut in two
    events = Calendar.from_ical(file).walk("VEVENT")
    if len(events) != 1 or events[0].subcomponents:
        raise BadEntryError("it holds more than one entry")
    said = [str(events[0].get(name, "")) for name in ("SUMMARY", "LOCATION")]
    if said != [_on_one_line(title), _on_one_line(place)]:
        raise BadEntryError("other words are read than were written")


def _on_one_line(said: str) -> str:
    letters = (" " if unicodedata.category(one) == "Cc" else one for one in said)
    return " ".join("".join(letters).replace("\ufeff", "").split())
