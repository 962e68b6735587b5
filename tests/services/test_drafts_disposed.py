"""What was begun about a case goes with it, whoever began it, and is not kept anew after it.

Defends: nothing of a disposed case is left, nor comes back from a window that stood open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import ExceptionGround
from sspf_app.services.decision_views import ExceptionInput
from tests.services.conftest import House
from tests.services.disposal_house import (
    a_full_case,
    close,
    later,
    manager,
    propose_and_send,
    real_house,
)
from tests.services.scenery import Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with real_house(tmp_path) as (house, _path):
        yield a_full_case(house, tmp_path)


def asked(scene: Scene) -> str:
    """An exception is asked for; id of the request."""
    today = scene.house.clock.at.date()
    entry = ExceptionInput(
        guardian=scene.father,
        starts_on=today,
        ends_on=today + timedelta(days=5),
        hindrance="Ligger på sjukhus",
        cannot_wait="Skolstart",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Bara närvaro",
    )
    return scene.house.use.exceptions.request(scene.case, entry).new_id or ""


def kept(house: House) -> list[str]:
    with house.unit() as unit:
        return [one.key for one in unit.office.drafts()]


def test_why_the_answer_is_no_goes_with_the_case_and_stays_gone(scene: Scene) -> None:
    house, request = scene.house, asked(scene)
    close(scene)
    later(house)
    propose_and_send(house)
    boss = manager(house)
    key = f"office/approvals/no:{scene.case}:{request}"
    older = f"office/approvals/no:{request}"  # as it was called before
    for one in (key, older):
        boss.drafts.save(one, "Pappan går att nå")
    assert len(kept(house)) >= 2
    boss.disposal_approvals.approve(number=1)
    assert kept(house) == []
    boss.drafts.save(key, "Pappan går att nå")  # the window still holds it
    assert kept(house) == []
    boss.drafts.save("office/approvals/no:c-other:er-other", "Ett annat ärende")
    assert len(kept(house)) == 1


def test_a_letter_of_answer_that_was_begun_stays_gone_with_the_person(scene: Scene) -> None:
    house = scene.house
    close(scene)
    later(house)
    propose_and_send(house)
    key = f"register/extracts/letter:{scene.child}:rq-1"
    house.use.drafts.save(key, "Hej")
    manager(house).disposal_approvals.approve(number=1)
    assert kept(house) == []
    house.use.drafts.save(key, "Hej")
    assert kept(house) == []
