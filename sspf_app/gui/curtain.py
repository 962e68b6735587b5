"""The curtain (F9): everything is hidden at once, and comes back by the same key alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip, QWidget

from sspf_app.gui.events import filter_events
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark

_KEY = Qt.Key.Key_F9
_LOCK = Qt.Key.Key_L
_OF_SYSTEM = ("QFileDialog", "QAbstractPrintDialog")


class Curtain(QObject):
    """Hides the window's content, and every other window, so that nothing of it can be seen.

    What is hidden is hidden to the keyboard and to a screen reader too: it is not covered but not
    shown. No key but F9 does anything; Ctrl+L locks.

    Signals:
        lock_wanted: Ctrl+L was pressed behind it.
    """

    lock_wanted = Signal()

    def __init__(self, window: QMainWindow, content: QWidget) -> None:
        """Stand ready.

        Args:
            window: Whose content and title are hidden.
            content: What fills the window.
        """
        super().__init__(window)
        self._window, self._content = window, content
        self._title = ""
        self._is_by_itself = False
        self._others: list[QWidget] = []
        self._focus: QWidget | None = None
        self._plate = _plate()
        self._plate.setParent(window)
        self._plate.hide()
        if isinstance(app := QApplication.instance(), QApplication):
            filter_events(app, self, QKeyEvent, QResizeEvent, QShowEvent)

    def is_drawn(self) -> bool:
        """Whether everything is hidden now."""
        return not self._plate.isHidden()

    def draw(self) -> None:
        """Hide everything."""
        if not self.is_drawn():
            self._draw(spared=None)

    def _draw(self, *, spared: QWidget | None) -> None:
        self._focus = QApplication.focusWidget() or self._window.focusWidget()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._others = [
            one
            for one in QApplication.topLevelWidgets()
            if one is not self._window and one is not spared and one.isVisible()
        ]
        for one in self._others:
            one.hide()
        self._title = self._window.windowTitle()
        self._window.setWindowTitle("SSPF")
        self._content.hide()
        self._plate.setGeometry(self._window.rect())
        self._plate.show()
        self._plate.raise_()
        self._plate.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw_by_itself(self) -> None:
        """Hide everything until the program is in front again; a question comes back then too.

        Where the system asks for a file or a printer, its window stays: it may be what came in
        front, and tells of no case.
        """
        if not self.is_drawn():
            modal = QApplication.activeModalWidget()
            is_of_system = modal is not None and any(modal.inherits(one) for one in _OF_SYSTEM)
            self._draw(spared=modal if is_of_system else None)
            self._is_by_itself = True

    def open_by_itself(self) -> None:
        """Show again what nobody hid by hand."""
        if self._is_by_itself:
            self.open()

    def open(self) -> None:
        """Show everything again, with the keyboard where it was."""
        if not self.is_drawn():
            return
        self._is_by_itself = False
        self._plate.hide()
        self._window.setWindowTitle(self._title)
        self._content.show()
        for one in self._others:
            one.show()
        self._others = []
        if self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F9 wherever the keyboard is; behind the curtain take every key."""
        if isinstance(event, QKeyEvent):
            return self._take_key(watched, event)
        if isinstance(event, QResizeEvent) and watched is self._window:
            self._plate.setGeometry(self._window.rect())
        if isinstance(event, QShowEvent) and self._is_late(watched):
            QTimer.singleShot(0, self._hide_late)
        return False

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        is_ours = isinstance(watched, QWidget) and self._window.isVisible()
        if not is_ours:
            return False
        if event.key() == _KEY and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.open() if self.is_drawn() else self.draw()
            event.accept()
            return True
        if not self.is_drawn():
            return False
        is_lock = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.type() == QEvent.Type.KeyPress and is_lock and event.key() == _LOCK:
            self.lock_wanted.emit()
        event.accept()
        return True

    def _is_late(self, watched: QObject) -> bool:
        """Whether it is a window that opens behind the curtain, such as a question."""
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        return is_window and watched is not self._window and self.is_drawn()

    def _hide_late(self) -> None:
        if not self.is_drawn():
            return
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible():
                one.hide()
                self._others.append(one)


def _plate() -> QWidget:
    plate = mark(QWidget(), role="page")
    plate.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    plate.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    said = text(_("Hidden. F9 shows the window again."), role="muted", wrap=False)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    plate.setLayout(column(said, margin=4 * GRID))
    plate.setAccessibleName(_("Hidden. F9 shows the window again."))
    return plate
