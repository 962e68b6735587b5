"""Drives the running program as a hand would, and pictures each step with a ring around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QScrollArea, QWidget

from sspf_app.gui.ports import OpenVault, Tasks
from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.toast import Toast

_RING = (200, 60, 20)
_WIDTH = 1000
_COLOURS = 48
_ROUNDS = 6


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
        self, shell: Shell, vault: OpenVault, tasks: Tasks, *, folder: Path, prefix: str
    ) -> None:
        """Stand before the open window."""
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
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def hide_toast(self) -> None:
        """Take away what was told, where it would lie over what is shown next."""
        for toast in self.shell.findChildren(Toast):
            toast.hide()

    def press_words(self, sentence: str, words: str, *, within: QWidget | None = None) -> None:
        """Click the button in sight that says so."""
        self.press(sentence, self.button(words, within=within))

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

    def show(self, sentence: str, widget: QWidget | None = None) -> None:
        """Take the picture of a step."""
        if widget is not None:
            self._into_sight(widget)
        self.settle()
        if widget is not None:
            self._into_sight(widget)  # what came with it may have taken its room
            self.settle()
        name = f"{self._prefix}-{len(self.steps) + 1:02}.png"
        place = None if widget is None else self._place(widget)
        _written(self.shell.grab().toImage(), place, self._folder / name)
        self.hide_toast()  # told once, in the picture after what it tells
        self.steps.append(Step(sentence=sentence, picture=name))

    def button(self, words: str, *, within: QWidget | None = None) -> QAbstractButton:
        """The button in sight that says so.

        Raises:
            LookupError: there is none, with those there are.
        """
        there = [
            one
            for one in (within or self.shell).findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled()
        ]
        said = {_plain(one.text()) or one.accessibleName(): one for one in reversed(there)}
        if _plain(words) in said:
            return said[_plain(words)]
        for text, one in said.items():
            if text.startswith(_plain(words)):
                return one
        raise LookupError(f"no button says {words!r}: {sorted(said)}")

    def settle(self) -> None:
        """Let jobs and what they start come to an end."""
        for _ in range(_ROUNDS):
            self.fetch(lambda: True)
            QTest.qWait(15)

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
                above.ensureWidgetVisible(widget, 40, 60)
            above = above.parentWidget()
        QApplication.sendPostedEvents()

    def _place(self, widget: QWidget) -> QRect | None:
        """Where a widget is in the window: the part of it that can be seen."""
        if not self.shell.isAncestorOf(widget):
            return None
        seen = widget.visibleRegion().boundingRect()
        return QRect(widget.mapTo(self.shell, seen.topLeft()), seen.size())


def _written(image: QImage, place: QRect | None, path: Path) -> None:
    """Small enough for a page with many: fewer pixels, and few colours, which a window has.

    The ring is drawn last, in a colour of its own: it stays what it is whatever the window holds.
    """
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaledToWidth(_WIDTH, smooth).convertToFormat(QImage.Format.Format_RGB888)
    size = (small.width(), small.height())
    raw = Image.frombytes("RGB", size, bytes(small.constBits()), "raw", "RGB", small.bytesPerLine())
    few = raw.quantize(colors=_COLOURS, dither=Image.Dither.NONE)
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
            max(top - 4, 1),
            min(right + 4, size[0] - 2),
            min(bottom + 4, size[1] - 2),
        )
        ImageDraw.Draw(few).rounded_rectangle(box, radius=6, outline=_COLOURS, width=2)
    few.save(path, optimize=True)


def _plain(words: str) -> str:
    return words.replace("&", "").replace("\u2002", "").strip()


def raise_it(error: BaseException) -> None:
    """What must not happen on a walk ends it."""
    raise error
