"""A queue of more than one looks through: shown in parts, the first at once."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import CardLines, TodayLine
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.screens.today.view import TodayView
from sspf_app.services.today import Today
from sspf_app.services.today_retention import PastTime
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry, TodayQueue
from tests.gui.desk_house import DeskHouse

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(NOW)


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[TodayEntry]]:
    """What there is to do, asked for as the screen does."""
    held = {
        "queue": [_entry("party_joins", number) for number in range(100)],
        "week": [_entry("meeting", number) for number in range(45)],
    }

    def queue(_self: Today, *, first: int, first_of_week: int, leaves_counting: bool) -> TodayQueue:
        assert leaves_counting
        return TodayQueue(
            day=date(2026, 3, 12),
            entries=tuple(held["queue"][:first]),
            next_week=tuple(held["week"][:first_of_week]),
            number=len(held["queue"]),
            number_next_week=len(held["week"]),
        )

    monkeypatch.setattr(Today, "queue", queue)
    return held


def _entry(kind: str, number: int) -> TodayEntry:
    return TodayEntry(
        kind=kind,
        at=NOW,
        days=0,
        case=f"c-{number}",
        reference=f"SSPF {number}",
        name="Alva",
        detail="in_force" if kind == "meeting" else f"Part {number}",
        target=f"t-{number}",
    )


def shown(desk: DeskHouse, qtbot: QtBot) -> TodayView:
    view = desk.show(TODAY).view
    assert isinstance(view, TodayView)
    qtbot.addWidget(view)
    followed(view, qtbot)
    return view


def followed(view: TodayView, qtbot: QtBot) -> None:
    """Wait for the lines below what is in sight."""
    qtbot.waitUntil(lambda: not view._left and len(view.lines) > 20)


def more(view: TodayView) -> list[str]:
    return [one.text() for one in view.lines if "more" in one.text()]


def press(view: TodayView, qtbot: QtBot, words: str) -> None:
    (button,) = [one for one in view.lines if one.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_long_queue_is_shown_in_parts(
    desk: DeskHouse, qtbot: QtBot, day: dict[str, list[TodayEntry]]
) -> None:
    del day
    view = shown(desk, qtbot)
    assert len(view.lines) == 82
    assert (view.lines[40].text(), view.lines[81].text()) == ("Show 60 more", "Show 5 more")

    press(view, qtbot, "Show 60 more")
    assert more(view) == ["Show 20 more", "Show 5 more"]
    assert view.focusWidget() is view.lines[40]
    assert "Part 40" in view.lines[40].accessibleName()
    qtbot.mouseClick(view.lines[40], Qt.MouseButton.LeftButton)
    assert desk.frame.went_to[-1][1]["case"] == "c-40"

    press(view, qtbot, "Show 5 more")
    press(view, qtbot, "Show 20 more")
    assert more(view) == []
    assert len(view.lines) == 145
    assert "Part 99" in view.lines[99].accessibleName()

    view.presenter.refresh()  # what was asked for stays
    followed(view, qtbot)
    assert len(view.lines) == 145


def test_what_changed_meanwhile_is_shown_with_the_rest(
    desk: DeskHouse, qtbot: QtBot, day: dict[str, list[TodayEntry]]
) -> None:
    view = shown(desk, qtbot)
    del day["queue"][3]
    press(view, qtbot, "Show 60 more")
    followed(view, qtbot)
    assert more(view) == ["Show 19 more", "Show 5 more"]
    told = [one.accessibleName() for one in view.lines if ": Part " in one.accessibleName()]
    assert not [one for one in told if ": Part 3 " in one]
    assert len({*told}) == len(told) == 80


def test_what_takes_long_to_count_follows(
    desk: DeskHouse, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def number(self: PastTime, scene: QueueScene) -> int | None:
        if scene.leaves_counting:
            return counted[-1] if counted else None
        counted.append(len(counted_of))
        return counted[-1]

    counted_of: list[str] = []
    monkeypatch.setattr(PastTime, "number", number)
    view = desk.show(TODAY).view
    assert isinstance(view, TodayView)
    qtbot.addWidget(view)
    assert view._reading.isVisible()
    qtbot.waitUntil(lambda: not view._reading.isVisible())
    assert (counted, len(view.lines)) == ([0], 0)  # the vault has no case, nothing was added

    counted.clear()
    counted_of += ["c-old"]
    view.presenter.refresh()
    assert view._reading.isVisible()
    qtbot.waitUntil(lambda: len(view.lines) == 1)
    assert not view._reading.isVisible()
    assert "past" in view.lines[0].accessibleName()


def _line(sentence: str) -> TodayLine:
    return TodayLine(
        sentence=sentence, about="", icon="cases", tone=Tone.NEUTRAL, button="Do", screen="cases",
        wanted={},
    )  # fmt: skip


def _lines(sentences: list[str], *, number: int | None = None) -> CardLines:
    made = tuple(map(_line, sentences))
    return CardLines(shown=made, number=len(made) if number is None else number)


def said(view: TodayView) -> list[tuple[str, str]]:
    return [(one.text(), one.accessibleName()) for one in view.lines]


def test_lines_below_what_is_in_sight_follow(qtbot: QtBot) -> None:
    at_once, later = TodayView(), TodayView()
    queue = _lines([f"thing {number}" for number in range(40)], number=100)
    week = _lines([f"meeting {number}" for number in range(40)], number=45)
    for view in (at_once, later):
        qtbot.addWidget(view)
    later.show()
    for view in (at_once, later):
        view.show_lines(queue, week)
    assert [one.accessibleName() for one in later.lines[:2]] == ["Do: thing 0", "Do: thing 1"]
    assert len(later.lines) == 20
    qtbot.waitUntil(lambda: len(later.lines) == len(at_once.lines))

    assert said(later) == said(at_once)
    assert len(said(later)) == 82
    later.show_lines(queue, week)
    later.show_lines(_lines(["thing"]), _lines(["meeting"]))  # what was to follow is dropped
    qtbot.wait(80)
    assert len(later.lines) == 2


def test_the_keyboard_waits_for_the_first_thing_to_do(qtbot: QtBot) -> None:
    view = TodayView()
    qtbot.addWidget(view)
    view.offer(withdrawal=True, backup=True)
    view.show()
    backup = next(one for one in view.findChildren(QPushButton) if "backup" in one.text())
    with qtbot.waitActive(view):
        view.activateWindow()
    backup.setFocus()  # the header is all there is while the queue is read
    view.show_lines(_lines(["First", "Second"]), CardLines())
    assert view.lines[0].hasFocus()
    backup.setFocus()
    view.show_lines(_lines(["First", "Second"]), CardLines())
    assert backup.hasFocus()
