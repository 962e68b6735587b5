"""The look lies on windows: what opens over one, and what is put into one, takes it from there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sspf_app.gui.application import make_application
from sspf_app.gui.dialogs import TroubleDialog
from sspf_app.gui.explaining import unforeseen
from sspf_app.gui.looks import DARK, LIGHT, Tokens
from sspf_app.gui.theme import Theme, dress
from sspf_app.gui.unlock.window import UnlockWindow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card
from sspf_app.services.settings import Language, Settings, ThemeChoice


def pixels(widget: QWidget, colour: str) -> int:
    """How many of a widget's pixels have this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    spots = (QPoint(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(spot) == wanted for spot in spots)


def share(widget: QWidget, colour: str) -> float:
    """Which part of a widget has this colour."""
    return pixels(widget, colour) / (widget.width() * widget.height())


@pytest.fixture
def window(theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(400, 300)
    dress(made).show()
    yield made
    made.close()
    made.deleteLater()


def test_on_the_application_there_is_no_sheet(theme: Theme, qapp: QApplication) -> None:
    assert qapp.styleSheet() == ""


def test_parts_made_before_they_are_in_a_window_get_its_look(window: QWidget) -> None:
    card = Card("Heading")
    title = text("Title", role="title")
    card.add(title)
    before = title.fontMetrics().height()
    layout = QVBoxLayout(window)
    layout.addWidget(card)
    window.grab()
    assert title.fontMetrics().height() > before
    assert share(card, LIGHT.surface) > 0.7


def test_a_dialog_over_a_window_looks_like_it(window: QWidget) -> None:
    dialog = QDialog(window)
    dialog.resize(300, 200)
    dialog.open()
    assert share(dialog, LIGHT.window) > 0.99
    dialog.close()


def test_a_dialog_over_no_window_has_the_look_too(theme: Theme, qtbot: QtBot) -> None:
    dialog = TroubleDialog(unforeseen(), None)
    dialog.show()
    assert dialog.styleSheet()
    assert share(dialog, LIGHT.window) > 0.6
    assert pixels(dialog, LIGHT.accent) > 500  # its button
    dialog.close()


def test_the_window_that_unlocks_has_the_look(theme: Theme, qtbot: QtBot) -> None:
    made = UnlockWindow(
        dialogs=lambda _window: pytest.fail("no"),
        make_wizard=lambda one: one,
        make_manager_key=lambda one: one,
    )
    assert made.styleSheet()
    made.deleteLater()


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_menus_lists_and_tips_take_the_look_of_the_window(
    window: QWidget, theme: Theme, look: Tokens
) -> None:
    theme.choose(ThemeChoice(look.name))
    menu = QMenu(window)
    menu.addAction("One of the things to do")
    menu.popup(window.mapToGlobal(QPoint(9, 9)))
    assert share(menu, look.surface) > 0.5
    menu.close()
    box = QComboBox(window)
    box.addItems(["one", "two", "three"])
    box.show()
    box.showPopup()
    assert pixels(box.view(), look.accent) > 500  # the line that is chosen
    box.hidePopup()
    button = QPushButton("Here", window)
    button.show()
    QToolTip.showText(window.mapToGlobal(QPoint(9, 9)), "What this button does", button)
    (tip,) = (one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel"))
    assert share(tip, look.text) > 0.5
    QToolTip.hideText()


def test_a_list_of_what_may_be_typed_has_the_look(window: QWidget) -> None:
    field = QLineEdit(window)
    offered = QCompleter(["one", "two"], field)
    field.setCompleter(offered)
    popup = offered.popup()
    assert popup is not None
    dress(popup)
    popup.resize(120, 60)
    popup.show()
    assert pixels(popup, LIGHT.border) > 100
    popup.hide()


def test_another_look_reaches_every_window_and_what_is_in_it(
    window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    second = dress(QWidget())
    second.show()
    hidden = QWidget(second)
    hidden.hide()
    label = QLabel("words", hidden)  # on a page that was not shown yet
    field = QLineEdit(window)
    field.show()
    theme.choose(ThemeChoice.DARK, text_percent=150)
    assert share(field, DARK.surface) > 0.5
    assert window.styleSheet() == second.styleSheet() != ""
    assert DARK.surface in second.styleSheet()
    assert label.font().pointSizeF() == pytest.approx(1.5 * 10.5)
    second.close()
    second.deleteLater()


def test_what_never_was_dressed_is_left_alone(theme: Theme) -> None:
    bare = QWidget()
    theme.choose(ThemeChoice.DARK)
    assert bare.styleSheet() == ""
    bare.deleteLater()


class Chosen:
    """Settings as chosen; nothing is kept."""

    def __init__(self, theme: ThemeChoice) -> None:
        self.settings = Settings(theme=theme, language=Language.ENGLISH)

    def load(self) -> Settings:
        return self.settings

    def save(self, settings: Settings) -> None:
        self.settings = settings


def test_an_application_set_up_again_wears_one_look_only(
    window: QWidget, theme: Theme, qapp: QApplication
) -> None:
    make_application(Chosen(ThemeChoice.DARK))
    later = dress(QWidget())
    assert qapp.findChildren(Theme) == [theme]
    assert window.styleSheet() == later.styleSheet()
    assert DARK.window in later.styleSheet()
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert qapp.font().pointSizeF() == pytest.approx(10.5)
    make_application(Chosen(ThemeChoice.DARK))  # the same again
    assert qapp.font().pointSizeF() == pytest.approx(10.5)
    later.deleteLater()


def test_an_application_set_up_again_keeps_the_size_of_its_text(
    theme: Theme, qapp: QApplication
) -> None:
    theme.choose(ThemeChoice.DARK, text_percent=100)
    for _again in range(2):
        make_application(Chosen(ThemeChoice.DARK))
        assert qapp.font().pointSizeF() == pytest.approx(10.5)
