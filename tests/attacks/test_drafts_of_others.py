"""Somebody else at the same vault looks for what a colleague has typed and not saved.

Defends: a draft is offered only to who typed it: neither in the list, nor by its key, nor in the
queue of the day, nor by a search; and nobody throws a colleague's away.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sspf_app.services.bundle import Services
from tests.services.conftest import COORDINATOR, House
from tests.services.scenery import Scene, a_scene

WORDS = "Viskordet sades i enrum"


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


@pytest.fixture(params=["u-2", "u-11", "u"])
def other(request: pytest.FixtureRequest, house: House) -> Services:
    """A colleague; also one whose id begins as the first one's, or is a part of it."""
    return house.as_user(replace(COORDINATOR, user_id=request.param, login="bo", name="Bo Berg"))


def _key(scene: Scene) -> str:
    return f"case/{scene.case}/note:new"


def _drafts_of_today(use: Services) -> list[str]:
    return [one.target for one in use.today.queue().entries if one.kind == "draft"]


def test_a_draft_is_offered_to_who_typed_it_alone(
    house: House, scene: Scene, other: Services
) -> None:
    house.use.drafts.save(_key(scene), WORDS)
    assert [one.text for one in house.use.drafts.list_drafts()] == [WORDS]
    assert _drafts_of_today(house.use) == [_key(scene)]
    assert other.drafts.list_drafts() == ()
    assert other.drafts.get(_key(scene)) is None
    assert _drafts_of_today(other) == []
    for use in (house.use, other):
        assert use.search.find("Viskordet") == house.use.search.find("Inget ord alls")


def test_each_has_a_draft_of_their_own_of_the_same_record(
    house: House, scene: Scene, other: Services
) -> None:
    house.use.drafts.save(_key(scene), WORDS)
    other.drafts.save(_key(scene), "Något annat")
    assert [one.text for one in house.use.drafts.list_drafts()] == [WORDS]
    assert [one.text for one in other.drafts.list_drafts()] == ["Något annat"]
    other.drafts.discard(_key(scene))
    other.drafts.discard(f"{COORDINATOR.user_id}/{_key(scene)}")
    kept = house.use.drafts.get(_key(scene))
    assert kept is not None
    assert kept.text == WORDS
