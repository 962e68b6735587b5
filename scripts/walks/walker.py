"""Drives the running program as a hand would, and pictures each step with a ring around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from scripts.walks.finding import button_of, field_of, row_of, tab_of
from sspf_app.gui.ports import Tasks
from sspf_app.gui.shell import Shell
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.labels import StatusBadge

_RING = (200, 60, 20)
_WIDTH = 1000
_COLOURS = 128
_ROUNDS = 6
_ON_BOX = 9
_BESIDE, _BESIDE_LINES = 4, 1
"""How far from it the ring stands above and below; lines of words stand close."""
_AROUND = 110
"""How much of what stands above and below is brought into sight with it."""
_LEAST = (1280, 800)
_PATIENCE = 40


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a walk: which sentence tells it, and its picture."""

    sentence: str
    picture: str


class Walker:
    """Clicks, types, and keeps what was done.

    Attributes:
        steps: In their order.
        vault: The open vault.
        shell: The window.
    """

    def __init__(
        self, shell: Shell, vault: OpenVault, tasks: Tasks, *, folder: Path | None, prefix: str
    ) -> None:
        """Stand before the open window.

        Args:
            shell: The window.
            vault: What is open in it.
            tasks: Who does its jobs.
            folder: Where pictures go; None = none are taken, and nothing is waited for.
            prefix: How their names begin.
        """
        self.shell, self.vault = shell, vault
        self.steps: list[Step] = []
        self._tasks, self._folder, self._prefix = tasks, folder, prefix

    def go(self, screen: str, **params: str) -> None:
        """Open a screen without a step of its own."""
        self.shell.navigate(screen, **params)
        self.settle()

    def presenter(self, screen: str) -> Any:
        """Who leads a screen."""
        return self.shell.host.presenter_of(screen)

    def case_page(self, page: str) -> Any:
        """A page of the consents of the case in sight."""
        return self.presenter("case").parts["consent"].pages[page].view

    def case_part(self, part: str) -> Any:
        """A tab of the case in sight."""
        return self.presenter("case").parts[part].view

    def press(self, sentence: str, button: QAbstractButton) -> None:
        """Click a button."""
        self.show(sentence, button)
        is_box = isinstance(button, QCheckBox | QRadioButton)
        where = QPoint(_ON_BOX, button.height() // 2) if is_box else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)
        self.settle()

    def hide_toast(self) -> None:
        """Take away what was told, where it would lie over what is shown next."""
        self.shell.toast.hide()

    def press_words(self, sentence: str, words: str, *, is_tick: bool = False) -> None:
        """Click the button in sight that says so; to be ticked, only where it is not."""
        found = self._awaited(words)
        if is_tick and found.isChecked():
            self.show(sentence, found)
        else:
            self.press(sentence, found)

    def _awaited(self, words: str) -> QAbstractButton:
        """The button, once what is being made lets it be pressed."""
        for _patience in range(_PATIENCE if self._folder else 0):
            try:
                return button_of(self.shell, words)
            except LookupError:
                self.settle()
        return button_of(self.shell, words)

    def press_ending(self, sentence: str, words: str) -> None:
        """Click the button in sight that ends so."""
        self.press(sentence, button_of(self.shell, words, is_ending=True))

    def key(self, sentence: str, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        """Press a key, wherever the keyboard is."""
        QTest.keyClick(self.shell.focusWidget() or self.shell, key, with_)
        self.settle()
        self.show(sentence)

    def again(self) -> None:
        """Let the screen in sight read anew, as after some days."""
        self.presenter(str(self.shell.host.current())).refresh()
        self.settle()

    def rail(self, sentence: str, screen: str) -> None:
        """Click the line of a screen at the left."""
        line = self.shell.findChild(QAbstractButton, screen)
        if line is None:
            raise LookupError(f"no line at the left opens {screen!r}")
        self.press(sentence, line)

    def write(self, sentence: str, label: str, words: str, *, at: int = 0) -> None:
        """Write in the field of a name, letters of every language, in place of what stands there.

        Args:
            sentence: Which sentence tells the step; empty = none.
            label: What a screen reader calls the field.
            words: What is written.
            at: Which of several of that name, from the top.
        """
        field = field_of(self.shell, label, (QLineEdit, QPlainTextEdit), at=at)
        field.setFocus()
        field.selectAll()
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(words)
        else:
            field.insert(words)
            field.textEdited.emit(field.text())
            had_keyboard = field.hasFocus()
            field.clearFocus()
            if not had_keyboard:  # the window is not in front: nothing else tells that it is left
                field.editingFinished.emit()
        self.settle()
        self.show(sentence, field)

    def choose(self, sentence: str, label: str, words: str) -> None:
        """Walk the box of a name by the keyboard to the choice that begins so."""
        box = field_of(self.shell, label, (QComboBox,))
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        offered = [box.itemText(one) for one in range(box.count())]
        place = next((at for at, one in enumerate(offered) if one.startswith(words)), None)
        if place is None:
            raise LookupError(f"{label!r} does not offer {words!r}: {offered}")
        for _step in range(place):
            QTest.keyClick(box, Qt.Key.Key_Down)
        self.settle()
        self.show(sentence, box)

    def pick(self, sentence: str, label: str, letters: str) -> None:
        """Type a few letters in a field that finds, and take the first by Enter."""
        field = field_of(self.shell, label, (QLineEdit,))
        field.setFocus()
        field.selectAll()
        field.insert(letters)
        field.textEdited.emit(field.text())
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()
        self.show(sentence, field)

    def tab(self, sentence: str, words: str) -> None:
        """Click the tab that says so."""
        bar, place = tab_of(self.shell, words)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        self.settle()
        self.show(sentence, bar, part=bar.tabRect(place))

    def open_row(self, sentence: str, words: str) -> None:
        """Open the row of the list in sight that holds the words."""
        self.choose_row(sentence, words)
        table = self.shell.focusWidget()
        QTest.keyClick(table, Qt.Key.Key_Return)
        self.settle()

    def choose_row(self, sentence: str, words: str) -> None:
        """Click the row of the list in sight that holds the words."""
        table, index = row_of(self.shell, words)
        table.setFocus()
        table.scrollTo(index)
        where = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        self.settle()
        self.show(sentence, table)

    def type(self, sentence: str, field: QWidget, text: str) -> None:
        """Type in a field, in place of what stands there."""
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            field.selectAll()
        else:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        self.settle()
        self.show(sentence, field)

    def do(self, sentence: str, widget: QWidget, act: Callable[[], object]) -> None:
        """Do something with a widget that takes more than a click, then show it."""
        act()
        self.settle()
        self.show(sentence, widget)

    def show(
        self, sentence: str, widget: QWidget | None = None, *, part: QRect | None = None
    ) -> None:
        """Take the picture of a step; without a sentence it is no step of its own.

        Args:
            sentence: Which sentence tells the step; empty = none.
            widget: What the ring stands around; None = no ring.
            part: Only this part of the widget.
        """
        if widget is not None:
            self._into_sight(widget)
        if not sentence:
            return
        name = f"{self._prefix}-{len(self.steps) + 1:02}.png"
        self.steps.append(Step(sentence=sentence, picture=name))
        if self._folder is None:
            return
        if self.shell.width() < _LEAST[0]:  # filled: the display of no screen is a small one
            self.shell.resize(*_LEAST)
        self.settle()
        if widget is not None:
            self._into_sight(widget)  # what came with it may have taken its room
            self.settle()
        place = None if widget is None else self._place(widget, part)
        is_line = isinstance(widget, QLabel | QCheckBox | QRadioButton | StatusBadge)
        above = _BESIDE_LINES if is_line else _BESIDE
        _written(self.shell.grab().toImage(), place, self._folder / name, above=above)
        self.hide_toast()  # told once, in the picture after what it tells

    def settle(self) -> None:
        """Let jobs and what they start come to an end."""
        for _ in range(_ROUNDS if self._folder else 1):
            self.fetch(lambda: True)
            QTest.qWait(15 if self._folder else 1)

    def fetch(self, job: Callable[[], Any]) -> Any:
        """Run a job on the thread of the database; what it gave."""
        owner, done = QObject(), list[object]()
        self._tasks.submit(job, owner=owner, on_done=done.append, on_error=raise_it)
        while not done:
            QTest.qWait(5)
        return done[0]

    def _into_sight(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, 40, _AROUND)
            above = above.parentWidget()
        QApplication.sendPostedEvents()

    def _place(self, widget: QWidget, part: QRect | None) -> QRect | None:
        """Where a widget is in the window: what of it, or of a part of it, can be seen."""
        if not self.shell.isAncestorOf(widget):
            return None
        seen = widget.visibleRegion().boundingRect()
        if part is not None:
            seen = seen.intersected(part)
        return QRect(widget.mapTo(self.shell, seen.topLeft()), seen.size())


def _written(image: QImage, place: QRect | None, path: Path, *, above: int = _BESIDE) -> None:
    """Small enough for a page with many: fewer pixels, and few colours, which a window has.

    The ring is drawn last, in a colour of its own: it stays what it is whatever the window holds.
    """
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaledToWidth(_WIDTH, smooth).convertToFormat(QImage.Format.Format_RGB888)
    size = (small.width(), small.height())
    raw = Image.frombytes("RGB", size, bytes(small.constBits()), "raw", "RGB", small.bytesPerLine())
    # Without a second look at its colours what is dark would stand there in grey.
    few = raw.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    if place is not None:
        palette = (few.getpalette() or [])[: 3 * _COLOURS]
        few.putpalette([*palette, *[0] * (3 * _COLOURS - len(palette)), *_RING])
        scale = _WIDTH / image.width()
        left, top, right, bottom = (
            round(one * scale)
            for one in (place.left(), place.top(), place.right() + 1, place.bottom() + 1)
        )
        box = (
            max(left - 4, 1),
            max(top - above, 1),
            min(right + 4, size[0] - 2),
            min(bottom + above, size[1] - 2),
        )
        ImageDraw.Draw(few).rounded_rectangle(box, radius=6, outline=_COLOURS, width=2)
    few.save(path, optimize=True)


def raise_it(error: BaseException) -> None:
    """What must not happen on a walk ends it."""
    raise error
