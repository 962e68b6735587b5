"""What is past its time is counted once a day, and by whoever can wait at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.retention import FlagKind
from sspf_app.services.retention_shipped import SHIPPED_RULES
from sspf_app.services.retention_views import FlagInput
from tests.services.conftest import TODAY, House
from tests.services.disposal_house import close, later, manager, real_house
from tests.services.scenery import a_scene


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with real_house(tmp_path) as (made, _folder):
        yield made


def _told(house: House, *, leaves_counting: bool) -> tuple[bool, list[str]]:
    queue = house.use.today.queue(leaves_counting=leaves_counting)
    due = [one.detail for one in queue.entries if one.kind == "disposal_due"]
    return queue.is_counted, due


def test_whoever_cannot_wait_is_told_once_it_was_counted(house: House) -> None:
    close(a_scene(house))
    later(house)
    assert _told(house, leaves_counting=True) == (False, [])
    number = str(house.use.today.count())
    assert int(number) > 0
    assert _told(house, leaves_counting=True) == (True, [number])
    later(house, days=1)
    assert _told(house, leaves_counting=True) == (False, [])
    assert _told(house, leaves_counting=False) == (True, [number])  # counted there and then
    assert _told(house, leaves_counting=True) == (True, [number])


def test_other_rules_and_flags_are_counted_anew(house: House) -> None:
    scene = a_scene(house)
    close(scene)
    later(house)
    house.use.today.count()
    house.use.retention.set_flag(
        FlagInput(case=scene.case, kind=FlagKind.LEGAL_HOLD, reason="Tvist", since=TODAY)
    )
    assert _told(house, leaves_counting=True) == (False, [])
    house.use.today.count()
    starts = date(2099, 1, 1)
    manager(house).retention.save_rules(replace(SHIPPED_RULES, starts_on=starts, keeps_all=True))
    assert _told(house, leaves_counting=True)[0]  # they have not begun
    today = house.clock.now().date()
    manager(house).retention.save_rules(replace(SHIPPED_RULES, starts_on=today, keeps_all=True))
    assert _told(house, leaves_counting=True) == (False, [])
    assert house.use.today.count() == 0
    assert _told(house, leaves_counting=True) == (True, [])


def test_of_many_looks_at_a_day_one_counts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    close(a_scene(house))
    later(house)
    house.use.today.count()

    def fails(*_given: object, **_more: object) -> None:
        raise AssertionError("counted again")

    monkeypatch.setattr("sspf_app.services.today_retention.outside_due", fails)
    for _look in range(3):
        assert _told(house, leaves_counting=True)[0]
