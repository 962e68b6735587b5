"""Where Tab goes, what Esc presses, and what stands on a button whose words hold an &."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screen import ScreenView
from sspf_app.gui.widgets.buttons import button, check_box
from sspf_app.gui.widgets.keyboard import focus_first, step, tab_stops
from sspf_app.gui.widgets.way_out import back_button

Key = Qt.Key


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def words(page: QWidget) -> list[str]:
    return [stop.text() for stop in tab_stops(page) if isinstance(stop, QPushButton)]


def test_tab_goes_as_one_reads_also_to_what_was_made_later(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    rows = QVBoxLayout()
    layout.addWidget(first := QPushButton("first"))
    layout.addLayout(rows)
    layout.addWidget(last := QPushButton("last"))
    shown(qtbot, page)
    rows.addWidget(QPushButton("added"))
    qtbot.waitUntil(lambda: words(page) == ["first", "added", "last"])
    focus_first(page)
    assert first.hasFocus()
    assert step(page, forward=False)
    assert last.hasFocus()


def test_a_button_that_is_disabled_hands_the_keyboard_to_its_neighbour(qtbot: QtBot) -> None:
    page, foot = QWidget(), QWidget()
    layout, below = QVBoxLayout(page), QVBoxLayout(foot)
    layout.addWidget(QPushButton("far away"))
    layout.addWidget(foot)
    below.addWidget(neighbour := QPushButton("neighbour"))
    below.addWidget(save := QPushButton("save"))
    shown(qtbot, page)
    save.setFocus()
    save.blockSignals(True)
    save.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a stop no more, and still with the keyboard
    assert step(page, forward=True)
    assert neighbour.hasFocus()


@pytest.fixture
def left() -> list[str]:
    return []


@pytest.fixture
def view(qtbot: QtBot, left: list[str]) -> ScreenView:
    made = ScreenView("Page")
    inner = QWidget()
    inside = QVBoxLayout(inner)
    inside.addWidget(QLineEdit())
    inside.addWidget(back_button("Cancel", lambda: left.append("editor")))
    made.body.addWidget(QPushButton("outside"))
    made.body.addWidget(inner)
    made.body.addWidget(back_button("Back", lambda: left.append("page")))
    shown(qtbot, made)
    return made


def test_esc_presses_the_nearest_way_out(view: ScreenView, left: list[str], qtbot: QtBot) -> None:
    field = view.findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Escape)
    assert left == ["editor"]
    editor = field.parentWidget()
    assert editor is not None
    editor.hide()
    outside = next(one for one in view.findChildren(QPushButton) if one.text() == "outside")
    outside.setFocus()
    qtbot.keyClick(outside, Key.Key_Escape)
    assert left == ["editor", "page"]


def test_one_key_never_throws_away_what_was_typed(
    view: ScreenView, left: list[str], qtbot: QtBot
) -> None:
    field = view.findChildren(QLineEdit)[0]
    field.setFocus()
    qtbot.keyClicks(field, "typed")
    qtbot.keyClick(field, Key.Key_Escape)
    assert left == []
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.text() == "Cancel"
    qtbot.keyClick(here, Key.Key_Escape)
    assert left == ["editor"]


def test_names_with_an_ampersand_are_whole_and_are_no_keys(qtbot: QtBot) -> None:
    for made in (button("Skriv till Kultur & fritid"), check_box("Kultur & fritid")):
        qtbot.addWidget(made)
        assert made.text().endswith("Kultur && fritid")
        assert made.shortcut().isEmpty()
