"""A line that leads to a page, one of them chosen; told to screen readers as the tab it is.

Qt tells every tool button that can be checked as a check box, which is ticked and unticked. A line
of the navigation is neither: it is selected, and another one then is not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QShortcut,
)
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QToolButton, QWidget


class PageLine(QToolButton):
    """A line of a ``PageLines``."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)


class PageLines(QFrame):
    """What such lines stand in."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        _install()
        super().__init__(parent)


class _ToldLine(QAccessibleWidget):
    """What a screen reader is told of a line."""

    def __init__(self, line: PageLine) -> None:
        super().__init__(line, QAccessible.Role.PageTab)
        self._line = line

    def state(self) -> QAccessible.State:
        """Selected where Qt would say checked."""
        state = super().state()
        state.selectable = True
        state.selected = self._line.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:  # noqa: N803  Qt names it
        """Go to its page, or what every widget can do."""
        if actionName == QAccessibleActionInterface.pressAction():
            self._line.click()
        else:
            super().doAction(actionName)

    def keyBindingsForAction(self, actionName: str) -> list[str]:  # noqa: N803  Qt names it
        """The key that leads there too."""
        if actionName == QAccessibleActionInterface.pressAction():
            return [key.key().toString() for key in self._line.findChildren(QShortcut)]
        return super().keyBindingsForAction(actionName)


def _told(_kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, PageLine):
        return _ToldLine(thing)
    if isinstance(thing, PageLines):
        return QAccessibleWidget(thing, QAccessible.Role.PageTabList)
    return None  # Qt knows the rest


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_told)
