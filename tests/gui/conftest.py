"""What tests of windows share: the look, and an English program with nothing remembered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui import i18n
from sspf_app.gui.application import use_font
from sspf_app.gui.theme import Theme, dress
from sspf_app.services.settings import ThemeChoice
from tests.gui.desk_house import DeskHouse


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Let go of the windows of a test: without a loop that runs nobody deletes them.

    A look that changes is put on every widget there is, so that those left over would make each
    test slower than the one before.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class DressingBot(QtBot):
    """A robot that puts the look on what a test shows as a window of its own."""

    def addWidget(self, widget: QWidget, **how: Any) -> None:
        if widget.parentWidget() is None:
            dress(widget)
        super().addWidget(widget, **how)


@pytest.fixture
def qtbot(request: pytest.FixtureRequest, theme: Theme) -> QtBot:
    return DressingBot(request)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The application's theme, light, in the program's own font; made once.

    The system's font is wider or narrower than ours, and no text would have the room it has.
    """
    qapp.setOrganizationName("sspf-tests")
    qapp.setApplicationName("sspf-tests")
    found = qapp.findChild(Theme)
    if found is None:
        use_font(qapp)
    made = found or Theme(qapp, ThemeChoice.LIGHT)
    made.choose(ThemeChoice.LIGHT, text_percent=100)
    return made


@pytest.fixture(scope="module", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """What a password costs is tried where passwords are; here vaults are only opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        yield


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


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DeskHouse]:
    """A vault at a desk, as ``at_desk`` of the test says: when, and what it holds.

    No bug may have been told of when the test ends.
    """
    wanted = request.node.get_closest_marker("at_desk")
    assert wanted is not None, "at_desk says when, and what the vault holds"
    made = DeskHouse(tmp_path, *wanted.args)
    yield made
    assert made.frame.bugs == []
    made.close()
