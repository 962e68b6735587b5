"""Each choice is saved at once and can be undone."""

from pathlib import Path

import pytest

from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.settings.presenter import SettingsPresenter
from sspf_app.services.errors import KnownError
from sspf_app.services.settings import (
    Language,
    Settings,
    ThemeChoice,
    with_vault,
    without_vault,
)
from tests.presenters.doubles import Stage


class View:
    def __init__(self) -> None:
        self.shown: list[tuple[Settings, bool]] = []
        self.looks: list[tuple[ThemeChoice, int]] = []
        self.trouble: str | None = None

    def show_settings(self, settings: Settings, *, needs_restart: bool) -> None:
        self.shown.append((settings, needs_restart))

    def apply_look(self, theme: ThemeChoice, text_percent: int) -> None:
        self.looks.append((theme, text_percent))

    def show_key_file(self, *, path: Path | None, is_needed: bool) -> None: ...

    def show_password_trouble(self, field: str, words: str) -> None: ...

    def forget_password(self) -> None: ...

    def show_key_trouble(self, words: str) -> None: ...

    def show_trouble(self, trouble: Trouble) -> None:
        self.trouble = trouble.what

    def clear_trouble(self) -> None:
        self.trouble = None

    def set_busy(self, busy: bool) -> None: ...


@pytest.fixture
def stage() -> Stage:
    return Stage(services=None)


def test_choices_are_shown_and_saved(stage: Stage) -> None:
    view = View()
    presenter = SettingsPresenter(stage.ports(), view)
    presenter.open()
    presenter.choose_theme(ThemeChoice.DARK)
    presenter.choose_text_size(150)
    presenter.choose_idle_minutes(5)
    presenter.choose_language(Language.ENGLISH)
    assert stage.settings.settings == Settings(
        theme=ThemeChoice.DARK, text_percent=150, idle_minutes=5, language=Language.ENGLISH
    )
    assert view.looks[-1] == (ThemeChoice.DARK, 150)
    assert [needs_restart for _settings, needs_restart in view.shown][-2:] == [False, True]
    assert len(stage.frame.said) == 4


def test_the_same_choice_again_is_not_saved(stage: Stage) -> None:
    presenter = SettingsPresenter(stage.ports(), View())
    presenter.choose_theme(ThemeChoice.SYSTEM)
    assert stage.frame.said == []


def test_a_choice_can_be_undone(stage: Stage) -> None:
    presenter = SettingsPresenter(stage.ports(), View())
    presenter.choose_theme(ThemeChoice.DARK)
    assert stage.frame.undo is not None
    stage.frame.undo()
    assert stage.settings.settings == Settings()


def test_what_cannot_be_saved_is_as_it_was(stage: Stage) -> None:
    view = View()
    presenter = SettingsPresenter(stage.ports(), view)
    stage.settings.error = KnownError("settings_not_saved", path="x", why="y")
    presenter.choose_theme(ThemeChoice.DARK)
    assert view.trouble == "settings_not_saved"
    assert view.shown[-1] == (Settings(), False)
    assert view.looks == []


def test_the_latest_vault_comes_first_and_few_are_remembered() -> None:
    folders = tuple(Path(f"/v{number}") for number in range(6))
    assert with_vault(folders, Path("/v3"))[:2] == (Path("/v3"), Path("/v0"))
    assert len(with_vault(folders, Path("/new"))) == 6
    assert without_vault(folders, Path("/v0")) == folders[1:]
