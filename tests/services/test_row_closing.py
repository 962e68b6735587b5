"""A correction begins where the old row ends, also on a clock that goes on between the two.

Defends: no instant has both; a vault where something was corrected can be said in a case file.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sspf_app.domain.facts import Item
from sspf_app.services.own_views import ViewInput
from sspf_app.services.row_closing import closed_at
from tests.fakes import FixedClock
from tests.services.conftest import TODAY, House
from tests.services.scenery import a_scene

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
LATER = AT + timedelta(microseconds=7)
ITEM = Item(id="i", case="c", meeting="m", text="", source="s", about=(), types=())


def test_it_ends_where_the_correction_begins() -> None:
    new = replace(ITEM, recorded_at=AT)
    assert closed_at(ITEM, new, LATER) == AT
    assert closed_at(replace(ITEM, recorded_at=AT - timedelta(1)), new, LATER) == AT


def test_else_when_it_was_closed() -> None:
    assert closed_at(ITEM, None, LATER) == LATER
    assert closed_at(ITEM, ITEM, LATER) == LATER
    assert closed_at(ITEM, replace(ITEM, recorded_at=LATER), AT) == AT
    same = replace(ITEM, recorded_at=AT)
    assert closed_at(same, same, LATER) == LATER


class _Ticking(FixedClock):
    """A clock that goes on each time one looks."""

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at


def test_a_corrected_item_is_never_there_twice(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    scene.meeting_of_attendance(parties=scene.parties)
    with house.unit() as unit:
        (item,) = unit.records.list_standing(Item, case=scene.case)
    house.clock = _Ticking(house.clock.at)
    house.new_session()
    entry = ViewInput(case=scene.case, item=item.id, person=scene.child, text="Nej", said_on=TODAY)
    house.use.own_views.note(entry)
    with house.unit() as unit:
        old, new = unit.records.case_facts(scene.case).items
    assert old.replaced_at == new.recorded_at
