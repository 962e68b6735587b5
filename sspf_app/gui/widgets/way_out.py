"""The way back from a page or an editor: a button that Esc presses too.

What was typed is never thrown away by one key: in a field that was typed in, Esc goes to the
button first, and presses it the next time.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sspf_app.gui.widgets.buttons import quiet_button

_MARK = "way-out"


def back_button(words: str, on_click: Callable[[], object]) -> QPushButton:
    """A quiet button that leads back, the same everywhere; Esc does the same."""
    made = quiet_button(words, on_click)
    leads_out(made)
    return made


def leads_out(button: QAbstractButton) -> None:
    """Let Esc press a button."""
    button.setProperty(_MARK, True)
    button.setToolTip("Esc")


def leave_by_key(event: QKeyEvent, view: QWidget | None) -> bool:
    """Press the way out that is nearest to the keyboard, if the key asks for it.

    Args:
        event: Any key that nobody else took.
        view: Within what one may leave; None = nothing is there.

    Returns:
        Whether the key was for this.
    """
    if event.key() != Qt.Key.Key_Escape or view is None:
        return False
    here = QApplication.focusWidget()
    if here is None or not view.isAncestorOf(here):
        here = view
    found = _nearest(here, view)
    if found is None:
        return False
    if _was_typed_in(here):
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        found.click()
    return True


def _nearest(here: QWidget, view: QWidget) -> QAbstractButton | None:
    within: QWidget | None = here
    while within is not None:
        for one in within.findChildren(QAbstractButton):
            if one.property(_MARK) and one.isVisible() and one.isEnabled():
                return one
        if within is view:
            return None
        within = within.parentWidget()
    return None


def _was_typed_in(here: QWidget) -> bool:
    if isinstance(here, QLineEdit):
        return here.isModified() and bool(here.text())
    if isinstance(here, QPlainTextEdit):
        return here.document().isModified() and bool(here.toPlainText())
    return False
