"""The shared widgets do what they promise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import LOOKS, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ActingBox, ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import Form, FormRow, SearchField
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import BUSY_AFTER_MS, Banner, BusyBar
from sspf_app.gui.widgets.toast import Toast
from tests.gui.screen_checks import check_screen


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit, DateField])
def test_the_first_trouble_of_a_field_is_red_at_once(
    qtbot: QtBot, field: Callable[[], QWidget]
) -> None:
    form, made = Form(), field()
    qtbot.addWidget(form)
    line = form.add("Name", made)
    with qtbot.waitExposed(form):
        form.show()
    form.setFocus()
    framed = made.edit if isinstance(made, DateField) else made

    def frame() -> QColor:
        return framed.grab().toImage().pixelColor(framed.width() // 2, 1)

    assert frame() != QColor(LOOKS["light"].danger)
    line.show_trouble("A name is needed.")
    assert frame() == QColor(LOOKS["light"].danger)
    line.show_trouble("")
    assert frame() != QColor(LOOKS["light"].danger)


def test_a_form_says_at_the_field_what_is_wrong(qtbot: QtBot) -> None:
    form, name = Form(), QLineEdit()
    qtbot.addWidget(form)
    row = form.add("Name", name, hint="As on the paper")
    assert name.accessibleName() == "Name"
    assert name.accessibleDescription() == "As on the paper"
    row.show_trouble("A name is needed.")
    assert row.trouble() == "A name is needed."
    assert name.accessibleDescription() == "A name is needed."
    form.show()
    form.focus_first_trouble()
    assert form.focusWidget() is name


def test_a_search_waits_for_a_pause_and_enter_does_not(qtbot: QtBot) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as searched:
        qtbot.keyClicks(field, " dino ")
    assert searched.args == ["dino"]
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "h")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["dino h"]


def test_a_banner_says_what_happened_what_was_kept_and_what_to_do(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    banner = Banner(parent=page)
    assert banner.words() == ""
    banner.show_trouble(Trouble(what="It broke.", kept="All is kept.", advice="Try again."))
    assert banner.words() == "It broke. All is kept. Try again."
    banner.say("Done", tone=Tone.SUCCESS)
    assert banner.words() == "Done"
    banner.clear()
    assert banner.words() == ""


def test_a_toast_can_be_undone_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    toast, undone = Toast(window), []
    window.show()
    toast.say("Saved", undo=lambda: undone.append(1))
    assert toast.isVisible()
    top = toast.y()
    window.resize(900, 700)
    assert toast.y() == top  # above what one fills in
    toast._button.click()
    toast._button.click()
    assert undone == [1]
    assert not toast.isVisible()
    toast.say("Saved")
    assert not toast._button.isVisible()


class Opener(QObject):
    """Stands for what the workstation opens files with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_a_toast_opens_what_was_saved_and_shows_where_it_lies(qtbot: QtBot, tmp_path: Path) -> None:
    window, opener = QWidget(), Opener()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    paper = tmp_path / "blankett.pdf"
    paper.write_bytes(b"%PDF-")
    toast = Toast(window)
    take: Any = "take"  # PySide6 says bytes, and takes words only
    QDesktopServices.setUrlHandler("file", opener, take)
    try:
        toast.say("Saved", saved=paper)
        toast.open.click()
        assert not toast.isVisible()
        toast.say("Saved", saved=paper)
        toast.folder.click()
        toast.say("Saved", saved=tmp_path)
        assert (toast.open.isVisible(), toast.folder.isVisible()) == (False, True)
        toast.folder.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(paper), str(tmp_path), str(tmp_path)]
    assert list(tmp_path.iterdir()) == [paper]  # nothing is written beside it
    toast.say("Saved")
    assert (toast.open.isVisible(), toast.folder.isVisible()) == (False, False)


def test_busy_shows_only_what_takes_longer(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.set_busy(True)
    assert bar.isHidden()
    assert bar._timer.interval() == BUSY_AFTER_MS == 300
    bar._timer.timeout.emit()
    assert not bar.isHidden()
    bar.set_busy(False)
    assert bar.isHidden()


@pytest.mark.parametrize("kind", ["line", "day", "text", "choice", "box"])
def test_what_was_wrong_is_not_said_of_what_was_put_right(qtbot: QtBot, kind: str) -> None:
    line, day, words, choice, box = (
        QLineEdit(),
        DateField(),
        QPlainTextEdit(),
        ChoiceBox(),
        QCheckBox("Yes"),
    )
    choice.addItems(["one", "two"])
    holder = QWidget()
    box.setParent(holder)
    field, mend = {
        "line": (line, lambda: line.setText("2026")),
        "day": (day, lambda: day.edit.setText("2026-03-12")),
        "text": (words, lambda: words.setPlainText("words")),
        "choice": (choice, lambda: choice.setCurrentIndex(1)),
        "box": (holder, lambda: box.setChecked(True)),
    }[kind]
    made = FormRow("Field", field, hint="As on the paper.")
    qtbot.addWidget(made)
    made.show_trouble("Write the day as 2026-03-12.")
    assert made.trouble()
    mend()
    assert made.trouble() == ""
    assert made._trouble.text() == "As on the paper."


def test_what_goes_on_is_said_in_words(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = BusyBar("Opening the case…", parent=page)
    page.show()
    bar.set_busy(True)
    bar._timer.timeout.emit()
    (said,) = [one for one in page.findChildren(QLabel) if one.isVisible()]
    assert (said.text(), bar.words()) == ("Opening the case…", "Opening the case…")
    bar.set_busy(True, "Making the form…")
    assert said.text() == "Making the form…"
    bar.set_busy(False)
    assert not said.isVisible()
    assert bar.words() == ""


def test_a_part_without_a_page_never_pops_up_as_a_window(qtbot: QtBot) -> None:
    part, page = QLabel("x"), QWidget()
    qtbot.addWidget(page)
    show_if(part, wanted=False)
    show_if(part, wanted=True)
    assert not part.isVisible()
    QVBoxLayout(page).addWidget(part)
    page.show()
    assert part.isVisible()


def test_what_is_built_from_the_blocks_has_names_room_and_order(qtbot: QtBot) -> None:
    view = ScreenView("Cases", "Twelve open cases")
    view.header.add_action(button("Print", icon="print", shortcut="Ctrl+P"))
    view.header.show_badges(StatusBadge("In force", Tone.SUCCESS))
    card, form = Card("Consent", "Guardian"), Form()
    form.add("Name", QLineEdit())
    form.add("Received", DateField())
    card.add(form)
    card.add_action(icon_button("edit", "Change"))
    view.body.addWidget(card)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    check_screen(view)


def test_the_checks_find_what_they_are_for(qtbot: QtBot) -> None:
    view = ScreenView("Cases")
    nameless = QLineEdit()
    view.body.addWidget(nameless)
    cut = QLabel("A text that is much longer than its place")
    cut.setFixedWidth(40)
    view.body.addWidget(cut)
    qtbot.addWidget(view)
    view.show()
    with pytest.raises(AssertionError, match="QLineEdit"):
        check_screen(view)
    nameless.setAccessibleName("Name")
    with pytest.raises(AssertionError, match="much longer"):
        check_screen(view)


def test_a_field_stands_at_the_top_beside_a_taller_one_and_takes_no_room_of_a_list(
    qtbot: QtBot,
) -> None:
    low, tall = FormRow("Day", QLineEdit()), FormRow("Paper", QLineEdit(), hint="For example: x.")
    below, list_ = FormRow("Days", QLineEdit()), QPlainTextEdit()
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(row(low, tall), list_, below))
    page.resize(400, 800)
    page.show()
    assert low.field.y() == tall.field.y()
    assert below.height() == below.sizeHint().height()


def test_arrows_walk_chips_and_choose_only_where_they_may(qtbot: QtBot) -> None:
    for follows in (False, True):
        bar = ChipBar("Who", is_single=True, follows=follows)
        qtbot.addWidget(bar)
        bar.set_choices(tuple(Choice(id=one, title=one) for one in "abc"))
        bar.choose(("a",))
        bar.show()
        assert QTest.qWaitForWindowActive(bar)
        told: list[tuple[str, ...]] = []
        bar.changed.connect(told.append)
        bar.focus_chip()
        for key, there in ((Qt.Key.Key_Right, "b"), (Qt.Key.Key_Left, "a"), (Qt.Key.Key_Up, "c")):
            qtbot.keyClick(QApplication.focusWidget(), key)
            assert bar.chip(there).hasFocus()
        assert told == ([("b",), ("a",), ("c",)] if follows else [])
        assert bar.one() == ("c" if follows else "a")


def test_chips_and_words_that_wrap_are_whole_in_a_narrow_form(qtbot: QtBot) -> None:
    bar = ChipBar("Who")
    bar.set_choices(tuple(Choice(id=str(one), title=f"A long party {one}") for one in range(7)))
    line = FormRow("Who promised it", bar, hint="Only those who are at the meeting. " * 6)
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(line, QPlainTextEdit()))
    page.resize(400, 600)
    page.show()
    chips = bar.findChildren(QPushButton)
    assert len(chips) == 7
    for chip in chips:
        assert chip.visibleRegion().boundingRect() == chip.rect()
    words = line.findChildren(QLabel)[-1]
    assert words.height() >= words.heightForWidth(words.width())


def test_a_box_that_records_at_once_is_walked_in_its_list_and_chosen_by_enter(
    qtbot: QtBot,
) -> None:
    box, recorded = ActingBox(), list[int]()
    box.addItems(["Told…", "By letter", "By telephone"])
    box.activated.connect(recorded.append)
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    for opened in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_B):
        QTest.keyClick(box, opened)
        assert box.view().isVisible()
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        assert not box.view().isVisible()
    assert (recorded, box.currentIndex()) == ([], 0)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert (recorded, box.currentText()) == ([2], "By telephone")
