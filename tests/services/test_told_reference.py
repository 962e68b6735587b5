"""What a case is called to somebody who reads none: a number of the office, or signs.

Defends: a reference that is a name reaches neither the second person nor the record that is kept.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from sspf_app.domain.facts import Person
from sspf_app.services.disposal_ports import StoredFile
from sspf_app.services.told_reference import listed_reference, tells_who, told_reference
from tests.services.conftest import NOW, House


def _told(house: House, reference: str) -> str:
    with house.unit() as unit:
        unit.records.add(
            Person(id="p-1", name="Kim Öberg", aliases=("Kimmi", "SN"), recorded_at=NOW)
        )
        file = StoredFile(
            case="c-1",
            reference=reference,
            young_person="p-1",
            born=date(2012, 1, 2),
            personal_number=None,
            is_open=False,
            retention=None,
            last_note_at=NOW,
            is_on_its_way=False,
        )
        return told_reference(unit, file)


@pytest.mark.parametrize(
    "reference",
    [
        "SSPF 2026-014",
        "12/2026",
        "Dnr 2026/123",
        "Dnr IFO 2026:4",
        "IFN-2026-0012",
        "IFN 2026/001234",
    ],
)
def test_a_number_of_the_office_is_told(house: House, reference: str) -> None:
    assert _told(house, reference) == reference


@pytest.mark.parametrize(
    "reference",
    [
        *("Kim Öberg", "Kim", "Öberg 2", "KIM 3", "kim-2026-1", "SN 2026-1", "", "SSPF"),
        *("2012-01-02-1234", "SN 12 01 02 1234", "2012/01/02.1234", "120162:1234"),
        *("20120102-1234", "120102-1234", "1201021234", "Ärende om Kim 1", "Familjen 2026"),
    ],
)
def test_whatever_else_is_told_as_signs(house: House, reference: str) -> None:
    assert re.fullmatch(r"#[0-9a-f]{8}", _told(house, reference))


@pytest.mark.parametrize(
    ("reference", "is_told"),
    [
        ("SSPF 2026-014", False),
        ("Dnr SN 2026/12", False),
        ("", False),
        ("Kim Ö", True),
        ("ÖBERG, Kim", True),
        ("2026-014 öberg", True),
        ("Kims ärende", True),
        ("20120102-2384", True),
        ("Familjen i Ersboda", False),
    ],
)
def test_a_reference_that_tells_who_it_is_about_is_known_as_one(
    reference: str, is_told: bool
) -> None:
    assert tells_who(reference, ("Kim Öberg", "Ada Öberg")) is is_told


@pytest.mark.parametrize("reference", ["Kims ärende", "ÖBERGS 2026-1", "Kimmis 3"])
def test_a_name_in_the_genitive_is_a_name_in_a_list_too(house: House, reference: str) -> None:
    with house.unit() as unit:
        unit.records.add(Person(id="p-1", name="Kim Öberg", aliases=("Kimmi",), recorded_at=NOW))
        assert listed_reference(unit, "c-1", reference, "p-1").startswith("#")
        assert listed_reference(unit, "c-1", "Ersboda 3", "p-1") == "Ersboda 3"
