"""An entry for the calendar of others: it reads back, tells when, and nothing of whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from sspf_app.domain.errors import DomainError
from sspf_app.services.paper_of_notice import CalendarData
from tests.documents.papers import RENDERER

STARTS = datetime(2026, 3, 27, 10, 30, tzinfo=ZoneInfo("Europe/Stockholm"))


def an_entry(**changes: Any) -> bytes:
    data: dict[str, Any] = {
        "id": "e-7hw2kq9xzn",
        "sequence": 0,
        "title": "SSPF-möte",
        "made_at": datetime(2026, 3, 12, 9, 30, 15, 123, tzinfo=UTC),
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=1),
    }
    return RENDERER.calendar(CalendarData(**(data | changes))).content


def event_of(file: bytes) -> Any:
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_it_reads_back_and_tells_when_and_no_more() -> None:
    event = event_of(an_entry())
    told = {name: str(value) for name, value in event.items() if not hasattr(value, "dt")}
    assert told == {
        "UID": "e-7hw2kq9xzn",
        "SEQUENCE": "0",
        "SUMMARY": "SSPF-möte",
        "STATUS": "CONFIRMED",
        "CLASS": "PRIVATE",
        "TRANSP": "OPAQUE",
    }
    assert event["DTSTART"].dt == STARTS.astimezone(UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    for without in (b"ATTENDEE", b"ORGANIZER", b"DESCRIPTION", b"METHOD", b"LOCATION"):
        assert without not in an_entry()


def test_a_change_is_the_same_entry_and_a_recall_takes_it_back_without_its_place() -> None:
    moved = event_of(an_entry(sequence=1, starts_at=STARTS + timedelta(days=1), place="Sal 3"))
    assert (moved["UID"], moved["SEQUENCE"], moved["LOCATION"]) == ("e-7hw2kq9xzn", 1, "Sal 3")
    gone = event_of(an_entry(sequence=2, is_cancelled=True, place="Sal 3"))
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == ("e-7hw2kq9xzn", 2, "CANCELLED")
    assert "LOCATION" not in gone


def test_the_file_is_named_by_its_day_alone_and_is_the_same_each_time() -> None:
    data = CalendarData(
        id="e-1",
        sequence=0,
        title="SSPF-möte",
        made_at=STARTS,
        starts_at=STARTS,
        ends_at=STARTS,
    )
    assert RENDERER.calendar(data).suggested_name == "sspf-mote-2026-03-27.ics"
    assert RENDERER.calendar(data).content == RENDERER.calendar(data).content


def _leaks(file: bytes, *names: str) -> list[str]:
    found = RENDERER.find_leaks(file, withheld_texts=(), withheld_names=names, readable_texts=())
    return [leak.found for leak in found]


LONG = "En mycket lång plats som måste vikas efter många tecken hos Alva Maria Lindström Åkesson"


@pytest.mark.parametrize(
    "file",
    [
        an_entry(title="Alva Maria Lindström Åkesson"),
        an_entry(place="hos alva\u00ad maria LINDSTRÖM Åkesson"),
        an_entry(place=LONG),
        an_entry(id="Alva Maria Lindström Åkesson"),
        an_entry().replace(
            b"SUMMARY:", b"SUMMARY;X-BY=Alva Maria Lindstr\xc3\xb6m \xc3\x85kesson:"
        ),
    ],
    ids=["title", "place", "folded", "identifier", "parameter"],
)
def test_a_name_is_found_wherever_it_stands(file: bytes) -> None:
    assert _leaks(file, "Alva Maria Lindström Åkesson")


def test_nothing_is_found_in_a_clean_one() -> None:
    assert _leaks(an_entry(place="Ersboda"), "Alva", "Polisen", "SSPF-2026-014") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nATTENDEE:mailto:anna@example.org"),
        (b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nX-NOTE:mer"),
        (b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nDESCRIPTION:mer"),
        (b"END:VEVENT", b"END:VEVENT\r\nBEGIN:VTODO\r\nUID:1\r\nEND:VTODO"),
        (b"END:VEVENT", b"BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT"),
        (b"END:VCALENDAR", b""),
    ],
    ids=["attendee", "own property", "description", "task", "alarm", "cut off"],
)
def test_what_no_entry_holds_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(DomainError, match="document_unreadable"):
        _leaks(an_entry().replace(old, new), "Alva")
