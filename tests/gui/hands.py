"""Hands on the keyboard of the whole window, and nothing else: no mouse, no calls into a page."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.sections import Sections

_MOST_STEPS = 140
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Hands:
    """What a person does who uses no mouse.

    Attributes:
        shell: The window.
    """

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> None:
        """Press a key, wherever the keyboard is."""
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
            self.rest()

    def control(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.key(key, _CTRL)

    def screen(self, name: str) -> None:
        """Open a screen by the keys that its line of the rail tells."""
        line = self.shell.findChild(QToolButton, name)
        assert isinstance(line, QToolButton), f"no line of the rail opens {name!r}"
        (keys,) = line.findChildren(QShortcut)
        self.control(Qt.Key(ord(keys.key().toString().rpartition("+")[2])))
        assert self.shell.host.current() == name

    def write(self, words: str, *, anew: bool = False) -> None:
        """Type words; ``anew`` in the place of what stands there."""
        if anew:
            self.control(Qt.Key.Key_A)
        here = self.here()
        if isinstance(here, QPlainTextEdit):  # keyClicks knows letters of ASCII only
            here.insertPlainText(words)
        elif isinstance(here, QLineEdit):
            here.insert(words)
            here.textEdited.emit(here.text())
        self.rest()

    def rest(self) -> None:
        """Let what was begun come to an end."""
        QApplication.sendPostedEvents()
        QTest.qWait(1)

    def here(self) -> QWidget:
        """The control that has the keyboard, in sight."""
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the keyboard"
        assert here.isVisible(), f"the keyboard is in what is hidden: {said(here)!r}"
        return here

    def to(self, words: str, *, back: bool = False, about: str = "") -> QWidget:
        """Go by Tab to the control that says so; every stop on the way is in sight.

        Args:
            words: What it says, or the beginning.
            back: Go by Shift+Tab.
            about: What its description names, where several say the same.
        """
        seen: list[str] = []
        for _step in range(_MOST_STEPS):
            here = QApplication.focusWidget()
            if here is not None and _says(here, words, about):
                self.assert_in_sight(here)
                return here
            self.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, _SHIFT if back else _NONE)
            seen.append(said(self.here()))
            self.assert_in_sight(self.here())
        raise AssertionError(f"Tab never comes to {words!r}: {seen}")

    def press(self, words: str, *, back: bool = False, about: str = "") -> None:
        """Go to a button and press it."""
        found = self.to(words, back=back, about=about)
        assert isinstance(found, QAbstractButton), f"{words!r} is no button"
        self.key(Qt.Key.Key_Space)

    def choose(self, box: str, words: str) -> None:
        """Walk a box with choices to the one that says so."""
        found = self.to(box)
        assert isinstance(found, QComboBox)
        self.key(Qt.Key.Key_Home)
        for _step in range(found.count()):
            if words in found.currentText():
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{box!r} does not offer {words!r}")

    def radio(self, words: str) -> None:
        """Choose one of several that exclude one another, by arrows."""
        for _step in range(_MOST_STEPS):
            if isinstance(QApplication.focusWidget(), QRadioButton):
                break
            self.key(Qt.Key.Key_Tab)
        for _step in range(9):
            here = self.here()
            if said(here) == _plain(words):
                self.key(Qt.Key.Key_Space)
                return
            self.key(Qt.Key.Key_Right)
        raise AssertionError(f"the arrows never come to {words!r}")

    def tab(self, words: str) -> None:
        """Go to the tabs of the page, and walk them to the one that says so."""
        page = self.shell.host.currentWidget()
        bar = None if page is None else page.findChild(QTabBar)
        assert bar is not None
        for _step in range(_MOST_STEPS):
            if bar.hasFocus():
                break
            self.key(Qt.Key.Key_Backtab, _SHIFT)
        assert bar.hasFocus(), "Tab never comes to the tabs"
        self.key(Qt.Key.Key_Left, times=bar.count())
        for _step in range(bar.count()):
            if bar.tabText(bar.currentIndex()) == words:
                return
            self.key(Qt.Key.Key_Right)
        raise AssertionError(f"no tab says {words!r}")

    def section(self, words: str) -> None:
        """Go to the names of the parts of the page, and walk them to the one that says so."""
        page = self.shell.host.currentWidget()
        sections = None if page is None else page.findChild(Sections)
        assert sections is not None
        for _step in range(_MOST_STEPS):
            if QApplication.focusWidget() is sections.chooser():
                break
            self.key(Qt.Key.Key_Backtab, _SHIFT)
        for _step in sections.offered():
            if sections.word(sections.current()) == words:
                assert QApplication.focusWidget() is sections.chooser()
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"no part says {words!r}")

    def assert_in_sight(self, widget: QWidget) -> None:
        """Fail when a control has the keyboard but lies outside what its page shows."""
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                port = above.viewport()
                place = QRect(widget.mapTo(port, QPoint()), widget.size())
                assert port.rect().intersects(place), f"out of sight: {said(widget)!r}"
            above = above.parentWidget()


def said(widget: QWidget) -> str:
    """What a screen reader calls a control; what stands on it where it stands there."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = "" if interface is None else interface.text(QAccessible.Text.Name)
    return _plain(text or widget.accessibleName() or name)


def _says(widget: QWidget, words: str, about: str) -> bool:
    return _plain(words) in said(widget) and about in widget.accessibleDescription()


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
