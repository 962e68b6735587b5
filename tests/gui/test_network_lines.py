"""The lines of the network: up to twenty persons, and none behind a plate."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sspf_app.gui.widgets.network_lines import is_behind
from sspf_app.gui.widgets.network_map import MapPerson, NetworkMap


def everybody(levels: list[int], to_guardian: list[bool]) -> tuple[MapPerson, ...]:
    """The young person, two guardians, and others who belong to one of the three."""
    persons = [
        MapPerson(id="y", name="Alva", role="", level=0),
        MapPerson(id="g1", name="Anna", role="", level=-1, to="y"),
        MapPerson(id="g2", name="Erik", role="", level=-1, to="y"),
    ]
    for number, (level, is_theirs) in enumerate(zip(levels, to_guardian, strict=True)):
        to = f"g{1 + number % 2}" if is_theirs else "y"
        persons.append(MapPerson(id=f"p{number}", name="Kim", role="", level=level, to=to))
    return tuple(persons)


def faults(shown: NetworkMap) -> list[tuple[str, str]]:
    return [
        (owner, plate.id)
        for owner, way in shown.ways().items()
        for plate in shown._persons
        if is_behind(way, shown.place_of(plate.id))
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([-2, -1, 0, 1]), st.booleans()), max_size=17), st.data())
def test_no_line_passes_behind_anybody(others: list[tuple[int, bool]], data: st.DataObject) -> None:
    width = data.draw(st.sampled_from([24 * 8, 400, 640]))
    shown = NetworkMap()
    shown.show_persons(everybody([one for one, _ in others], [two for _, two in others]))
    shown.resize(width, shown.sizeHint().height())
    assert faults(shown) == []
    assert len(shown.ways()) == len(others) + 2


def test_every_line_ends_at_both_its_plates_within_the_map(qtbot: QtBot) -> None:
    shown = NetworkMap()
    qtbot.addWidget(shown)
    shown.show_persons(everybody([1] * 8 + [-2, 0, 0, 1], [False, True] * 6))
    shown.resize(480, shown.sizeHint().height())
    for owner, way in shown.ways().items():
        to = next(one.to for one in shown._persons if one.id == owner)
        for corner, person in ((way[0], owner), (way[-1], to)):
            place = shown.place_of(person)
            if len(way) == 2:  # side by side
                assert corner.x() in (place.left(), place.right())
                assert corner.y() == pytest.approx(place.center().y())
                continue
            assert place.left() < corner.x() < place.right()
            assert corner.y() == pytest.approx(place.top()) or corner.y() == pytest.approx(
                place.bottom()
            )
        assert all(shown.rect().contains(corner.toPoint()) for corner in way)


def test_a_sibling_is_no_parent_of_the_friends_below(qtbot: QtBot) -> None:
    shown = NetworkMap()
    qtbot.addWidget(shown)
    shown.show_persons(everybody([0, 1, 1], [False] * 3))
    shown.resize(480, shown.sizeHint().height())
    sibling = shown.place_of("p0")
    way = shown.ways()["p0"]
    assert [corner.y() for corner in way] == [sibling.center().y()] * 2
    assert all(max(corner.y() for corner in way) < corner.y() for corner in shown.ways()["p1"])
