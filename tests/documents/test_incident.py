"""The paper of an incident: one row a person, short enough to be read by who reports it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.services.incident_views import IncidentRole
from sspf_app.services.paper_of_incident import IncidentData, IncidentRow
from tests.documents.papers import MADE_AT, OFFICE, RENDERER, SECRECY, page_texts

FIRST = date(2026, 3, 2)
MEETINGS = (date(2026, 1, 9), date(2026, 2, 13), date(2026, 3, 6))


def _row(**changes: object) -> IncidentRow:
    row = IncidentRow(
        name="Alva Lind",
        role=IncidentRole.CASE,
        is_protected=False,
        is_child=True,
        known_since=date(2025, 9, 27),
        first_on=FIRST,
        cases=("SSPF 2026-014",),
        kinds=("Familj och hem", "Alkohol och droger"),
        items=11,
        meetings=MEETINGS,
        papers=(1, 2, 3, 5),
    )
    return replace(row, **changes)  # pyright: ignore[reportArgumentType]


def _data(*rows: IncidentRow, ways: int = 5) -> IncidentData:
    return IncidentData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF",
        made_at=MADE_AT,
        made_by="Maria Ask",
        first_on=FIRST,
        last_on=date(2026, 3, 4),
        is_whole=False,
        rows=rows,
        ways=tuple(f"Minnesanteckningar {n}, till skolan" for n in range(1, ways + 1)),
        protected=0,
        children=1,
        papers=5,
        backups=0,
        protection_officer="",
        secrecy=SECRECY,
    )


def _pages(data: IncidentData) -> list[str]:
    return [" ".join(page.split()) for page in page_texts(RENDERER.incident(data).content)]


def test_a_person_is_one_row() -> None:
    (page,) = _pages(_data(_row()))
    assert (
        "Alva Lind SSPF 2026-014 under 18 år Familj och hem, Alkohol och droger 27 september 2025 "
        "11 9 januari 2026 13 februari 2026 6 mars 2026 1–3, 5"
    ) in page
    assert page.count("Alva Lind") == 1
    # What left stands once, under the number that the row has of it.
    for number in range(1, 6):
        assert page.count(f"Minnesanteckningar {number}, till skolan") == 1


def test_many_meetings_are_counted_between_their_days() -> None:
    days = tuple(date(2026, 1, day) for day in range(1, 10))
    (page,) = _pages(_data(_row(meetings=days)))
    assert "9 möten 1 januari 2026 – 9 januari 2026" in page


def test_who_is_concerned_from_a_later_day_is_said_to() -> None:
    (page,) = _pages(_data(_row(), _row(name="Anna Lind", first_on=date(2026, 3, 4))))
    assert page.count("berörd sedan") == 1
    assert "berörd sedan 4 mars 2026" in page


def test_who_stands_in_a_list_of_attendance_alone_has_a_part() -> None:
    came = _row(
        name="Rut Falk, rektor",
        role=IncidentRole.ATTENDANCE,
        is_child=False,
        known_since=None,
        kinds=("namnet, som den som kom till ett möte",),
        of_party="Ersängsskolan",
        items=0,
        meetings=MEETINGS[:1],
        papers=(5,),
    )
    (page,) = _pages(_data(_row(), came))
    part = page.split("Bara nämnda i närvarolistor")[-1]
    assert "Rut Falk, rektor Ersängsskolan SSPF 2026-014" in part
    assert "9 januari 2026 5" in part
    head = part.partition("Rut Falk")[0]
    assert "Antal" not in head  # nobody there has an item
    assert "Uppgifter sedan" not in head


def test_somebody_protected_stands_by_the_reference() -> None:
    hidden = _row(name="", is_protected=True)
    (page,) = _pages(_data(hidden, _row(name="", is_child=False, kinds=())))
    assert "skyddade personuppgifter SSPF 2026-014" in page
    assert "utan namn SSPF 2026-014 allt i ärendet" in page


def test_a_hundred_persons_fit_on_few_pages() -> None:
    rows = [_row(name=f"Person {n}", meetings=MEETINGS[:1]) for n in range(100)]
    pages = _pages(_data(*rows, ways=12))
    assert len(pages) <= 9
    for page in pages[1:8]:
        assert "Sorters uppgifter" in page  # the head again


def test_it_bears_the_mark_of_secrecy_and_a_day_alone_is_told_once() -> None:
    data = _data(_row())
    (page,) = _pages(replace(data, last_on=data.first_on))
    assert SECRECY.provision in page
    assert page.count("2 mars 2026") == 1
