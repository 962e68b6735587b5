"""Where somebody protected lives, told through another who lives there too.

Attack: one guardian asks for the extract of the child, or a sheet goes in a window envelope; the
address is the child's or the signatory's own, and it is the one at which the protected guardian is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.form_views import FormExtras
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene

HOME = "Smygvägen 3, 903 26 Umeå"
WRITTEN = [
    HOME,
    "SMYGVÄGEN 3",
    "Smygvägen 3 lgh 1102\nUmeå",
    "Smygvagen  3",
    "c/o Ek, Smygvägen 3",
    "Villa Ro\nSmygvägen 3, 903 26 Umeå",
]


def _lives(house: House, person: str, address: str, *, protected: bool = False) -> None:
    known = house.use.people.get(person, reason="möte i dag")
    entry = PersonInput(name=known.name, born=known.born, address=address)
    if protected:
        entry = replace(entry, protected_identity=Protection.SECRECY_MARK)
    house.use.people.correct(person, entry)


def _asked(house: House, scene: Scene) -> str:
    return house.use.extracts.note(scene.child, TODAY, asked_by=scene.father).new_id or ""


def _places(house: House, request: str) -> list[str]:
    """What the father's extract of the child tells of where it is, whatever is chosen."""
    extracts = house.use.extracts
    extracts.unlock(request, reason="möte i dag")
    parts = [one for one in extracts.review(request).parts if "mygv" in one.text.casefold()]
    for one in parts:
        if not one.is_fixed:
            extracts.choose(request, one.key, None)
    return [
        one.text
        for one in extracts.review(request).parts
        if one.is_told and "mygv" in one.text.casefold()
    ]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_childs_address_is_told_to_nobody_where_a_protected_guardian_lives(
    house: House, written: str
) -> None:
    scene = a_scene(house)
    _lives(house, scene.child, written)
    request = _asked(house, scene)
    assert _places(house, request)  # once somebody chose it
    _lives(house, scene.mother, HOME, protected=True)
    assert _places(house, request) == []


def test_nor_where_the_address_of_the_protected_guardian_is_not_known(house: House) -> None:
    scene = a_scene(house)
    _lives(house, scene.child, HOME)
    request = _asked(house, scene)
    assert _places(house, request)
    _lives(house, scene.mother, "", protected=True)
    assert _places(house, request) == []


@pytest.mark.parametrize("written", [one for one in WRITTEN if "SMYG" not in one])
def test_its_street_stands_in_no_paper_however_it_is_registered(house: House, written: str) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    _lives(house, scene.mother, written, protected=True)
    house.use.people.get(scene.mother, reason="möte i dag")
    meeting = scene.meeting_of_attendance(parties=scene.parties)
    said = item_of(scene, meeting, text="Går hem till Smygvägen 3 på rasterna")
    house.use.meeting_items.add(said)
    refusal = refused(
        lambda: house.use.minutes.preview(scene.case, meeting, recipient=scene.police)
    )
    assert refusal.code == "leak_found"


@pytest.mark.parametrize("written", WRITTEN)
def test_no_window_shows_the_home_of_somebody_protected(house: House, written: str) -> None:
    scene = a_scene(house)
    _lives(house, scene.mother, written)
    order = replace(scene.order(scene.mother), extras=FormExtras(with_address=True))
    assert house.use.consent_forms.prepare(order).pdf
    neighbour = house.use.people.add(PersonInput(name="Siv Ek", born=date(1990, 1, 1))).new_id or ""
    _lives(house, neighbour, HOME, protected=True)
    refusal = refused(lambda: house.use.consent_forms.prepare(order))
    assert refusal.code == "form_address_protected"
    house.use.consent_forms.prepare(replace(order, extras=FormExtras()))
