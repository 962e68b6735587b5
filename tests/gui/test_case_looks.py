"""Every page of today, cases and a case: names, room, order of focus, Swedish, both looks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screen import Screen
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.theme import Theme
from sspf_app.services.settings import ThemeChoice
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen, check_swedish, clipped

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
PAGES: list[tuple[Screen, dict[str, str]]] = [
    (TODAY, {}),
    (CASES, {}),
    (CASES, {"new": "yes"}),
    (CASE, {}),
    (CASE, {"case": "c-cora"}),
    (CASE, {"case": "c-greta"}),
    (CASE, {"case": "c-cora", "tab": "consent"}),
    (CASE, {"case": "c-cora", "tab": "consent", "print": "bea"}),
    (CASE, {"case": "c-cora", "tab": "consent", "answer": ""}),
    (CASE, {"case": "c-cora", "tab": "consent", "withdraw": "bea"}),
    (CASE, {"case": "c-fadi", "tab": "consent", "withdrawal": "c-fadi-w3"}),
    (CASE, {"case": "c-cora", "tab": "meetings"}),
    (CASE, {"case": "c-cora", "tab": "people"}),
    (CASE, {"case": "c-cora", "tab": "shared"}),
    (CASE, {"case": "c-cora", "tab": "history"}),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskHouse]:
    made = DeskHouse(tmp_path_factory.mktemp("looks"), AFTER_CALL, worked_cases)
    yield made
    made.close()


def settled(desk: DeskHouse, qtbot: QtBot, screen: Screen, wanted: dict[str, str]) -> QWidget:
    """The page once Qt has laid it out; what wraps takes two rounds."""
    view = desk.show(screen, **wanted).view
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: not clipped(view))
    return view


@pytest.mark.parametrize(
    ("screen", "wanted"), PAGES, ids=lambda one: str(getattr(one, "name", one))
)
def test_english_light(
    desk: DeskHouse, qtbot: QtBot, screen: Screen, wanted: dict[str, str]
) -> None:
    view = settled(desk, qtbot, screen, wanted)
    check_screen(view)
    assert desk.frame.bugs == []


@pytest.mark.parametrize(
    ("screen", "wanted"), PAGES, ids=lambda one: str(getattr(one, "name", one))
)
def test_swedish_dark(
    desk: DeskHouse,
    qtbot: QtBot,
    theme: Theme,
    swedish: None,
    screen: Screen,
    wanted: dict[str, str],
) -> None:
    theme.choose(ThemeChoice.DARK)
    view = settled(desk, qtbot, screen, wanted)
    check_screen(view)
    check_swedish(view)


def test_an_empty_vault_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskHouse(tmp_path, AFTER_CALL)
    try:
        for screen in (TODAY, CASES):
            view = desk.show(screen).view
            qtbot.addWidget(view)
            check_screen(view)
    finally:
        desk.close()
