"""What a young person said at an information talk, and the danger of guardians: a choice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.occasion_views import TalkInput
from sspf_app.services.process_records import InterpreterMode, Told, ToldBack, Understood
from tests.services.conftest import NOW, House, refused
from tests.services.extract_house import DANGER, NOTE, much_is_held, noted, part, signed, words_of
from tests.services.scenery import Scene, a_scene

_WORDS = "Ni pratar om skolan och fritids"


@pytest.fixture
def scene(house: House) -> Scene:
    return much_is_held(house)


def _talk(scene: Scene) -> None:
    scene.house.use.information_talks.save(
        TalkInput(
            case=scene.case,
            at=NOW - timedelta(hours=3),
            persons=(scene.child,),
            held_by="Maria Ask",
            language="sv",
            mode=InterpreterMode.NONE,
            interpreter="",
            told=tuple(Told),
            told_back=(ToldBack(person=scene.child, understood=Understood.YES),),
            own_words={scene.child: _WORDS},
        )
    )


def test_own_words_are_theirs_where_somebody_chose_it(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    _talk(scene)
    request = noted(house, scene.child)
    found = part(house, request, _WORDS)
    assert found.text.startswith("Informationssamtal, med egna ord. ")
    assert (found.waits, found.is_fixed, found.ground) == (True, False, None)
    refusal = refused(lambda: house.use.extracts.send(request))
    assert refusal.code == "extract_undecided"
    for key in (found.key, part(house, request, NOTE).key):
        house.use.extracts.choose(request, key, None)
    signed(house, request)
    assert _WORDS in words_of(house.use.extract_papers.export(request, tmp_path).path)


def test_own_words_are_withheld_where_somebody_chose_that(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    _talk(scene)
    request = noted(house, scene.child)
    for words in (_WORDS, NOTE):
        key = part(house, request, words).key
        house.use.extracts.choose(request, key, ExtractGround.SECRET)
    signed(house, request)
    assert _WORDS not in words_of(house.use.extract_papers.export(request, tmp_path).path)


def test_nobody_else_gets_them(house: House, scene: Scene) -> None:
    _talk(scene)
    request = noted(house, scene.mother)
    texts = [one.text for one in house.use.extracts.review(request).parts if not one.is_fixed]
    assert not any(_WORDS in text for text in texts)


def test_a_child_too_young_for_papers_gets_none(house: House) -> None:
    scene = a_scene(house, born=date(2016, 4, 2))
    _talk(scene)
    request = noted(house, scene.child)
    assert part(house, request, _WORDS).is_fixed


def test_a_no_waits_for_a_choice_as_every_answer(house: House, scene: Scene) -> None:
    found = part(house, noted(house, scene.child), DANGER)
    assert found.text.endswith("Nej, inte farligt")
    assert (found.waits, found.is_fixed) == (True, False)
