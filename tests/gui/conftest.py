"""What tests of windows share: the look, and an English program with nothing remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.gui import i18n
from sspf_app.gui.theme import Theme
from sspf_app.services.settings import ThemeChoice


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application's theme, light; made once."""
    qapp.setOrganizationName("sspf-tests")
    qapp.setApplicationName("sspf-tests")
    found = qapp.findChild(Theme)
    made = found or Theme(qapp, ThemeChoice.LIGHT)
    made.choose(ThemeChoice.LIGHT, text_percent=100)
    return made


@pytest.fixture(autouse=True)
def _fresh_window_state(theme: Theme, qtbot: QtBot) -> Iterator[None]:
    """Nothing remembered of an earlier test, English, and the light look again afterwards."""
    QSettings().clear()
    i18n.use_language("en")
    yield
    i18n.use_language("en")
    theme.choose(ThemeChoice.LIGHT, text_percent=100)


@pytest.fixture
def swedish() -> None:
    """Speak Swedish in this test."""
    i18n.use_language("sv")
