"""A register extract tells no first name of another child that nobody was asked about.

It leaves the desk as any copy does, and goes to a family. That two people looked it through is no
answer to whom a name means.

Defends: sharing rules 6 (a text that names a known person); GDPR 15.4.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Item
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.people_views import PersonInput
from sspf_app.system.export_target import FileTarget
from tests.services.conftest import House, refused
from tests.services.extract_house import much_is_held, noted, part, signed, words_of
from tests.services.scenery import Scene


@pytest.fixture
def scene(house: House) -> Scene:
    house.target = FileTarget()  # pyright: ignore[reportAttributeAccessIssue]
    return much_is_held(house)


def _taken_in(scene: Scene, said: str) -> str:
    """An item of before the program asked, or of a file that was moved in; its meeting."""
    (meeting,) = {one.meeting for one in _items(scene)}
    with scene.house.unit() as unit:
        unit.records.add(
            Item(
                id="i-old",
                recorded_at=scene.house.clock.at,
                case=scene.case,
                meeting=meeting,
                text=said,
                source="family",
                about=(scene.child,),
                types=(InformationType.ATTENDANCE,),
            )
        )
        unit.commit()
    return meeting


def _items(scene: Scene) -> tuple[Item, ...]:
    with scene.house.unit() as unit:
        return unit.records.list_standing(Item, case=scene.case)


def _chosen(scene: Scene, request: str) -> None:
    """Every part that waits is told."""
    extracts = scene.house.use.extracts
    for one in extracts.review(request).parts:
        if one.waits:
            extracts.choose(request, one.key, None)


def test_a_name_nobody_answered_for_keeps_the_extract_at_the_desk(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    where, use = _taken_in(scene, "Säljer med Dino efter skolan"), house.use
    request = noted(house, scene.child)
    _chosen(scene, request)
    error = refused(lambda: use.extracts.send(request))
    assert (error.code, error.params["names"]) == ("names_unanswered", "Dino")
    use.meeting_names.answer(scene.case, where, "name:dino", NameMeaning.OTHER_YOUTH)
    signed(house, request)
    said = words_of(use.extract_papers.export(request, tmp_path).path)
    assert "Dino" not in said
    assert "annan ungdom efter skolan" in said


def test_a_name_that_came_to_be_known_after_it_was_signed_is_asked_about(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    where, use = _taken_in(scene, "Tindiro säljer efter skolan"), house.use
    request = noted(house, scene.child)
    _chosen(scene, request)
    signed(house, request)
    use.people.add(PersonInput(name="Tindiro Sandklint", born=date(2011, 5, 6)))
    error = refused(lambda: use.extract_papers.export(request, tmp_path))
    assert (error.code, error.params["names"]) == ("names_unanswered", "Tindiro")
    assert not [*tmp_path.glob("*.pdf")]
    use.meeting_names.answer(scene.case, where, "name:tindiro", NameMeaning.SOMEBODY)
    assert "Tindiro" in words_of(use.extract_papers.export(request, tmp_path).path)


def test_what_is_not_told_is_not_asked_about(house: House, scene: Scene) -> None:
    _taken_in(scene, "Säljer med Dino efter skolan")
    request = noted(house, scene.child)
    _chosen(scene, request)
    extracts = house.use.extracts
    some = part(house, request, "Dino")
    extracts.choose(request, some.key, ExtractGround.OTHERS)
    extracts.send(request)
