"""The page for a colleague tells no place of a protected person, and stands in every ledger.

Defends: sharing rules 6 (protected identity: a party whose name reveals the place prints as its
function; every paper has its row in the ledger of the case it tells of).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind, PauseReason, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.decision_views import PauseInput
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from tests.documents.papers import RENDERER
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting, promise
from tests.services.test_hand_over_page import _words

ORDERS = pytest.mark.parametrize("order", [PageOrder(), PageOrder(with_names=True)], ids=repr)


@pytest.fixture
def real(house: House) -> House:
    house.renderer = RENDERER
    house.new_session()
    return house


def _agreed(house: House, *more: str, **other: object) -> Scene:
    scene = a_scene(house, **other)  # pyright: ignore[reportArgumentType]
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory, recipients=more)
    return scene


def _page(house: House, order: PageOrder, folder: Path) -> str:
    return _words(house.use.hand_over_pages.export(order, folder).path)


def _gone(scene: Scene) -> int:
    with scene.house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    return sum(row.kind is DisclosureKind.HAND_OVER for row in rows)


@ORDERS
def test_a_marked_party_of_a_protected_person_is_called_by_its_function(
    real: House, tmp_path: Path, order: PageOrder
) -> None:
    scene = _agreed(real, protected=Protection.SECRECY_MARK, school="Gömskolan")
    promise(scene, a_meeting(scene), who=scene.school, days=-2)
    marked = PartyInput(name="Gömskolan", kind=PartyKind.SCHOOL, reveals_place=True)
    real.wait(minutes=1)
    real.use.parties.correct(scene.school, marked)
    said = _page(real, order, tmp_path)
    assert "Göm" not in said
    assert "the school" in said


@ORDERS
def test_the_school_of_a_protected_person_is_not_named_though_nobody_marked_it(
    real: House, tmp_path: Path, order: PageOrder
) -> None:
    scene = _agreed(real, protected=Protection.SECRECY_MARK, school="Gömskolan")
    promise(scene, a_meeting(scene), who=scene.school, days=-2)
    born = date(2013, 2, 3)
    real.wait(minutes=1)
    real.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=born,
            protected_identity=Protection.SECRECY_MARK,
            school="Gömskolan 7-9",
        ),
    )
    assert "Göm" not in _page(real, order, tmp_path)


@ORDERS
def test_a_home_is_not_named_once_the_child_is_placed_in_secret(
    real: House, tmp_path: Path, order: PageOrder
) -> None:
    scene = a_scene(real)
    entry = PartyInput(name="Gläntan", kind=PartyKind.ASSOCIATION)
    home = real.use.parties.add(entry).new_id or ""
    real.use.case_parts.join(scene.case, home, joined_on=TODAY)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory, recipients=(home,))
    promise(scene, a_meeting(scene), who=home, days=-2)
    assert "Gläntan" in _page(real, order, tmp_path)
    real.wait(minutes=5)
    placed = PauseInput(reason=PauseReason.HIDDEN_PLACEMENT, to_end="Ställning")
    real.use.decisions.decide(scene.case, placed)
    real.wait(minutes=5)
    real.use.parties.correct(
        home, PartyInput(name="Gläntan", kind=PartyKind.ASSOCIATION, reveals_place=True)
    )
    assert "Gläntan" not in _page(real, order, tmp_path)


def test_a_place_hidden_in_one_case_is_not_told_by_the_row_of_another(
    real: House, tmp_path: Path
) -> None:
    scene = _agreed(real)
    promise(scene, a_meeting(scene), who=scene.school, days=-2)
    hidden = PersonInput(
        name="Siv Gömd",
        born=date(2013, 1, 1),
        protected_identity=Protection.SECRECY_MARK,
        school="Ersängsskolan",
    )
    other = real.use.people.add(hidden).new_id or ""
    real.use.people.get(other, reason="möte i dag")
    made = real.use.cases.open_case(
        NewCase(young_person=other, purposes=("Tryggare skoldagar",), parties=(scene.school,))
    )
    pause = PauseInput(reason=PauseReason.OTHER, to_end="Svar", ends_on=date(2026, 3, 14))
    real.use.decisions.decide(made.new_id or "", pause)
    said = _page(real, PageOrder(with_names=True), tmp_path)
    assert "Ersängsskolan" not in said
    assert "Siv" not in said


def test_each_case_whose_commitments_are_told_has_its_row_in_the_ledger(
    real: House, tmp_path: Path
) -> None:
    scene = _agreed(real)
    promise(scene, a_meeting(scene), who=scene.mother, days=-2)
    promise(scene, a_meeting(scene), who=scene.school, days=-2)
    promise(scene, a_meeting(scene), who=scene.school, days=3)
    said = _page(real, PageOrder(with_names=True), tmp_path)
    assert said.count("SSPF 2026-001") == 6  # three of them are the meetings
    assert "Anna Lind" in said
    assert said.count("Ersängsskolan") == 2
    assert _gone(scene) == 1
