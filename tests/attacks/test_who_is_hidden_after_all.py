"""Protected persons and their places: in the network, on the hand-over page, in a transfer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind, Protection
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import RelationInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from tests.documents.papers import RENDERER
from tests.services.conftest import House, refused
from tests.services.scenery import a_scene
from tests.services.test_commitments import a_meeting, promise
from tests.services.test_hand_over_page import _booked, _words
from tests.services.transfer_house import Offices, talk_about_alva, two_offices

BORN = date(2013, 2, 3)


@pytest.fixture
def offices(_empty_vault: Path, tmp_path: Path) -> Iterator[Offices]:
    with two_offices(_empty_vault, tmp_path) as made:
        talk_about_alva(made)
        yield made


def test_the_network_tells_no_words_of_somebody_who_was_not_opened(house: House) -> None:
    scene = a_scene(house)
    aunt = house.use.people.add(PersonInput(name="Siv Gömd", born=date(1980, 1, 1))).new_id or ""
    house.use.network.add(
        RelationInput(
            case=scene.case,
            person=scene.child,
            other=aunt,
            name="",
            kind=RelationKind.RELATIVE,
            words="Moster Siv, bor på Gömvägen 3",
        )
    )
    hidden = PersonInput(
        name="Siv Gömd", born=date(1980, 1, 1), protected_identity=Protection.SECRECY_MARK
    )
    house.use.people.correct(aunt, hidden)
    house.wait(hours=1)
    house.new_session()
    (shown,) = (one for one in house.use.network.view(scene.case).persons if one.id == aunt)
    assert "Göm" not in repr(shown)


def test_the_page_names_no_party_that_tells_where_somebody_is(house: House, tmp_path: Path) -> None:
    house.renderer = RENDERER
    house.new_session()
    scene = a_scene(house, protected=Protection.SECRECY_MARK, school="Gömskolan")
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    promise(scene, a_meeting(scene), who=scene.school, days=-2)
    house.wait(minutes=1)
    house.use.parties.correct(
        scene.school, PartyInput(name="Gömskolan", kind=PartyKind.SCHOOL, reveals_place=True)
    )
    _booked(scene)
    page = house.use.hand_over_pages.export(PageOrder(), tmp_path)
    assert "Gömskolan" not in _words(page.path)


def test_who_comes_is_matched_with_nobody_protected_unless_a_reason_is_given(
    offices: Offices,
) -> None:
    hidden = PersonInput(name="Alva Lind", born=BORN, protected_identity=Protection.SECRECY_MARK)
    known = offices.south.use.people.add(hidden).new_id
    offices.south.new_session()
    sent = offices.send()
    look = offices.south.use.transfer_receiving.look
    assert refused(lambda: look(sent.path, reason="")).code == "reason_required"
    arrival = look(sent.path, reason="Mottagning av ärendet")
    assert known in [one[0] for match in arrival.persons for one in match.candidates]


def test_what_goes_by_consent_tells_no_other_name_and_no_language(offices: Offices) -> None:
    scene = offices.scene
    offices.north.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=BORN,
            aliases=("Alva Hemligsson",),
            language="so",
            needs_interpreter=True,
        ),
    )
    offices.take_in(offices.look(offices.send().path))
    with offices.south.unit() as unit:
        (person,) = unit.records.all_facts().persons
    assert (person.name, person.born) == ("Alva Lind", BORN)
    assert (person.aliases, person.language, person.needs_interpreter) == ((), "sv", False)
