"""The settings as a user clicks them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import DARK, tokens
from sspf_app.gui.screens.settings.screen import SCREEN
from sspf_app.gui.screens.settings.view import SettingsView
from sspf_app.services.errors import KnownError
from sspf_app.services.settings import Language, Settings, ThemeChoice
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import Stage


@pytest.fixture
def stage() -> Stage:
    made = Stage(services=None)
    made.settings.settings = Settings(language=Language.ENGLISH, theme=ThemeChoice.LIGHT)
    return made


def _shown(qtbot: QtBot, stage: Stage) -> SettingsView:
    built = SCREEN.build(stage.ports())
    built.presenter.open()
    view = built.view
    assert isinstance(view, SettingsView)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_choices_take_effect_and_are_saved(qtbot: QtBot, qapp: QApplication, stage: Stage) -> None:
    view = _shown(qtbot, stage)
    check_screen(view)
    _choose(view._theme, ThemeChoice.DARK)
    assert tokens() is DARK
    _choose(view._size, 150)
    assert qapp.font().pointSizeF() == pytest.approx(15.75)
    check_screen(view)
    _choose(view._idle, 5)
    _choose(view._language, Language.SWEDISH)
    assert stage.settings.settings == Settings(
        language=Language.SWEDISH, theme=ThemeChoice.DARK, text_percent=150, idle_minutes=5
    )
    assert view.banner.words().startswith("The language changes")


def test_hints_are_turned_off_and_on_again(qtbot: QtBot, stage: Stage) -> None:
    view = _shown(qtbot, stage)
    QSettings().setValue("hints/seen", "today")
    view._hints.click()
    assert not stage.settings.settings.hints
    assert QSettings().value("hints/seen") == "today"
    view._hints.click()
    assert stage.settings.settings.hints
    assert not QSettings().contains("hints/seen")


def test_hiding_behind_other_programs_is_chosen(qtbot: QtBot, stage: Stage) -> None:
    view = _shown(qtbot, stage)
    assert not stage.settings.settings.hides
    view._hides.click()
    assert stage.settings.settings.hides


class _Own:
    """The own way in, without a vault."""

    def __init__(self) -> None:
        self.folder, self.key_file, self.needs_key_file = Path("/v"), None, False
        self.changed: list[tuple[str, str]] = []

    def strength(self, password: str) -> str:
        return "good" if len(password) > 12 else "too_short"

    def change_password(self, *, old: str, new: str) -> None:
        if old != "det gamla":
            raise KnownError("wrong_secret")
        self.changed.append((old, new))


def test_the_own_password_is_changed(qtbot: QtBot, stage: Stage, swedish: None) -> None:
    own = _Own()
    ports: Any = replace(stage.ports(), own_access=own)  # pyright: ignore[reportArgumentType]  what the screen asks of it
    built = SCREEN.build(ports)
    built.presenter.open()
    view = built.view
    assert isinstance(view, SettingsView)
    qtbot.addWidget(view)
    view.resize(1000, 1400)
    view.show()
    card = view.password
    assert card.isVisible()
    check_screen(view)
    check_swedish(view, but=frozenset({"English"}))
    for typed, field, words in (
        (("", "", ""), "old", "Skriv ditt lösenord."),
        (("det gamla", "", ""), "new", "Skriv det nya lösenordet."),
        (("det gamla", "ett nytt", "ett annat"), "repeated", "De två lösenorden är inte lika."),
    ):
        for one, text in zip((card.old, card.new, card.repeated), typed, strict=True):
            one.setText(text)
        card.change.click()
        assert card.trouble(field) == words
    card.repeated.setText("ett nytt")
    card.old.setText("fel")
    card.change.click()
    assert view.banner.words() == "wrong_secret"
    assert card.new.text() == "ett nytt"  # nothing has to be typed anew
    card.old.setText("det gamla")
    card.change.click()
    assert own.changed == [("det gamla", "ett nytt")]
    assert (card.old.text(), card.new.text(), card.repeated.text()) == ("", "", "")
    assert "Det gamla" in stage.frame.said[-1]


def test_a_number_written_into_the_file_by_hand_is_shown(qtbot: QtBot, stage: Stage) -> None:
    stage.settings.settings = Settings(idle_minutes=7, text_percent=110)
    view = _shown(qtbot, stage)
    assert (view._idle.currentText(), view._size.currentText()) == ("7 minutes", "110 %")


def test_the_settings_speak_swedish(qtbot: QtBot, stage: Stage, swedish: None) -> None:
    view = _shown(qtbot, stage)
    check_swedish(view, but=frozenset({"English"}))  # a language is called by its own name
    check_screen(view)
