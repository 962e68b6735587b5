"""First-use hints: once for each screen, and never again when they are turned off."""

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from sspf_app.gui.hints import HINTS, HintBar
from sspf_app.gui.screen_list import SCREENS
from sspf_app.services.settings import Settings
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import InlineTasks, MemorySettings


class Bar:
    """The bar alone, as the window shows it over one screen after the other."""

    def __init__(self, qtbot: QtBot, settings: MemorySettings) -> None:
        self.bar = HintBar(settings, InlineTasks())
        qtbot.addWidget(self.bar)
        self.bar.resize(1000, 60)

    def at(self, screen: str) -> str:
        self.bar.show_for(screen)
        return "" if self.bar.isHidden() else self.bar.words.text()


@pytest.fixture
def settings() -> MemorySettings:
    return MemorySettings()


def test_a_hint_shows_once(qtbot: QtBot, settings: MemorySettings) -> None:
    shown = Bar(qtbot, settings)
    assert shown.at("today") == HINTS["today"]
    assert shown.at("cases") == HINTS["cases"]
    assert shown.at("today") == ""
    assert shown.at("cases") == ""
    assert Bar(qtbot, settings).at("today") == ""
    assert QSettings().value("hints/seen") == "today cases"


def test_a_hint_that_was_closed_does_not_come_back(qtbot: QtBot, settings: MemorySettings) -> None:
    shown = Bar(qtbot, settings)
    shown.at("today")
    shown.bar.close_hint.click()
    assert shown.bar.isHidden()
    assert Bar(qtbot, settings).at("today") == ""


def test_hints_can_be_turned_off_for_good(qtbot: QtBot, settings: MemorySettings) -> None:
    shown = Bar(qtbot, settings)
    shown.at("today")
    shown.bar.off.click()
    assert settings.load() == Settings(hints=False)
    assert shown.at("cases") == ""
    assert Bar(qtbot, settings).at("log") == ""


def test_a_hint_leads_to_the_help(qtbot: QtBot, settings: MemorySettings) -> None:
    shown = Bar(qtbot, settings)
    shown.at("today")
    with qtbot.waitSignal(shown.bar.help_wanted):
        shown.bar.more.click()


def test_every_screen_has_a_hint_but_the_settings() -> None:
    assert {screen.name for screen in SCREENS} - HINTS.keys() == {"settings"}


def test_the_hint_has_names_and_speaks_swedish(
    qtbot: QtBot, settings: MemorySettings, swedish: None
) -> None:
    shown = Bar(qtbot, settings)
    shown.at("cases")
    check_screen(shown.bar)
    check_swedish(shown.bar)
