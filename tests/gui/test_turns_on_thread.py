"""What is read together on the real thread: no answer is lost, and an older one is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.draft_keeper import DraftKeeper
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screen_host import ScreenHost
from sspf_app.gui.tasks import TaskRunner
from sspf_app.services.changes import Changes, Topic
from tests.gui.shell_at_hand import Drafts, View
from tests.presenters.doubles import Stage

CHANGES = Changes(topics=frozenset({Topic.CASES}))


class Reading(ScreenPresenter):
    """Reads as screens do: a list with its first line, and something beside it."""

    topics = frozenset({Topic.CASES})

    def __init__(self, ports: ScreenPorts, view: View, shown: list[str]) -> None:
        super().__init__(ports, view)
        self._shown, self._case = shown, ""

    def open(self, **params: str) -> None:
        self._case = params["case"]
        self.refresh()
        self.read(lambda: f"place of {self._case}", self._shown.append)

    def refresh(self) -> None:
        case = self._case
        self.read(lambda: f"list of {case}", self._listed)

    def save(self) -> None:
        self.change(lambda: CHANGES, lambda _: self.read(lambda: "saved line", self._shown.append))

    def _listed(self, said: str) -> None:
        self._shown.append(said)
        self.read(lambda: f"line of {said}", self._shown.append)


class Standing:
    """One such screen in its host."""

    def __init__(self, qtbot: QtBot, tasks: TaskRunner) -> None:
        self.shown: list[str] = []
        stage = Stage(services=object())
        stage.tasks = tasks  # pyright: ignore[reportAttributeAccessIssue]
        stage.frame.broadcast = self._broadcast

        def build(ports: ScreenPorts) -> BuiltScreen:
            view = View("cases")
            return BuiltScreen(view=view, presenter=Reading(ports, view, self.shown))

        screen = Screen(name="cases", title=N_("Cases"), icon="cases", order=1, build=build)
        keeper = DraftKeeper(cast("Any", Drafts()), tasks)
        self.host = ScreenHost((screen,), stage.ports(), keeper)
        qtbot.addWidget(self.host)

    def _broadcast(self, changes: Changes) -> None:
        self.host.tell(changes)


@pytest.fixture
def standing(qtbot: QtBot) -> Iterator[Standing]:
    tasks = TaskRunner()
    yield Standing(qtbot, tasks)
    tasks.finish()


def test_what_is_read_at_once_and_what_follows_from_it_is_all_shown(
    standing: Standing, qtbot: QtBot
) -> None:
    standing.host.go("cases", {"case": "Alva"})
    wanted = ["list of Alva", "place of Alva", "line of list of Alva"]
    qtbot.waitUntil(lambda: standing.shown == wanted)
    view = standing.host.currentWidget()
    assert isinstance(view, View)
    assert view.busy.isHidden()


def test_whoever_goes_on_to_another_is_shown_nothing_of_the_one_before(
    standing: Standing, qtbot: QtBot
) -> None:
    standing.host.go("cases", {"case": "Alva"})
    standing.host.go("cases", {"case": "Bo"})
    qtbot.waitUntil(lambda: "line of list of Bo" in standing.shown)
    qtbot.wait(50)
    assert standing.shown == ["list of Bo", "place of Bo", "line of list of Bo"]


def test_a_change_shows_the_list_anew_and_what_was_saved(standing: Standing, qtbot: QtBot) -> None:
    standing.host.go("cases", {"case": "Alva"})
    qtbot.waitUntil(lambda: len(standing.shown) == 3)
    standing.shown.clear()
    presenter = standing.host.presenter_of("cases")
    assert isinstance(presenter, Reading)
    presenter.save()
    wanted = ["list of Alva", "saved line", "line of list of Alva"]
    qtbot.waitUntil(lambda: standing.shown == wanted)
