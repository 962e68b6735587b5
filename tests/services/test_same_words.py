"""Names that a reader takes for one are one: parties, purposes, rooms; none is recorded twice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.codes import PartyKind
from sspf_app.services.folding import as_name
from sspf_app.services.party_views import PartyInput
from tests.services.conftest import House, refused
from tests.services.scenery import a_scene

WAYS = (
    unicodedata.normalize("NFD", "Åsö skola"),
    "Åsö  skola",
    "Åsö\u00a0skola",
    "Åsö\u200b sko\u00adla",
    "\u202eÅsö\u202c skola ",
    "ÅSÖ SKOLA",
    "Åsö\tskola\n",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_party_stands_in_the_register_once(house: House, way: str) -> None:
    school = PartyInput(name="Åsö skola", kind=PartyKind.SCHOOL)
    house.use.parties.add(school)
    again = PartyInput(name=way, kind=PartyKind.SCHOOL)
    assert refused(lambda: house.use.parties.add(again)).code == "party_exists"


@pytest.mark.parametrize("way", WAYS)
def test_a_purpose_and_a_room_are_entered_once(house: House, way: str) -> None:
    scene = a_scene(house)
    parts = house.use.case_parts
    parts.add_purpose(scene.case, "Åsö skola")
    assert refused(lambda: parts.add_purpose(scene.case, way)).code == "purpose_known"
    room = house.use.meeting_series.add_room("Åsö skola").new_id
    assert house.use.meeting_series.add_room(way).new_id == room


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("محمد\u200fعلي", "محمدعلي"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧 ❤\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("a\u0000b\ud800c", "abc"),
        ("O\u0308 \r\n Ek", "Ö Ek"),
        ("Null", "Null"),
        ("=cmd()", "=cmd()"),
    ],
)
def test_a_name_keeps_its_letters(typed: str, recorded: str) -> None:
    assert as_name(typed) == recorded


@given(st.text())
def test_a_name_is_on_one_line_and_stays_as_it_is(text: str) -> None:
    name = as_name(text)
    assert as_name(name) == name
    assert name == name.strip()
    assert not {*name} & {*"\n\r\t\u202e\u2066\u200b\x00"}
    name.encode()
