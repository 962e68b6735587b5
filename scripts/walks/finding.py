"""Finds what is in sight by what it says, as one looks for it; what is missing ends the walk."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractButton, QTabBar, QTableView, QWidget

WidgetT = TypeVar("WidgetT", bound=QWidget)


def button_of(root: QWidget, words: str, *, is_ending: bool = False) -> QAbstractButton:
    """The button that says so, or whose name does, or that begins (or ends) so.

    Raises:
        LookupError: there is none, with those there are.
    """
    said: dict[str, QAbstractButton] = {}
    for one in reversed(root.findChildren(QAbstractButton)):
        if one.isVisible() and one.isEnabled():
            said[_plain(one.accessibleName())] = one
    for one in reversed(root.findChildren(QAbstractButton)):
        if one.isVisible() and one.isEnabled() and one.text():
            said[_plain(one.text())] = one
    if _plain(words) in said:
        return said[_plain(words)]
    for text, one in said.items():
        if text.endswith(_plain(words)) if is_ending else text.startswith(_plain(words)):
            return one
    raise LookupError(f"no button says {words!r}: {sorted(said)}")


def field_of(
    root: QWidget, words: str, kinds: tuple[type[WidgetT], ...], *, at: int = 0
) -> WidgetT:
    """The field a screen reader calls so.

    Raises:
        LookupError: there is none, with those there are.
    """
    there = [
        one
        for kind in kinds
        for one in root.findChildren(kind)
        if one.isVisible() and one.isEnabled()
    ]
    named = [one for one in there if _plain(one.accessibleName()) == _plain(words)]
    if at < len(named):
        return named[at]
    names = sorted({one.accessibleName() for one in there})
    raise LookupError(f"no field is called {words!r} ({at + 1}): {names}")


def tab_of(root: QWidget, words: str) -> tuple[QTabBar, int]:
    """The tab that says so.

    Raises:
        LookupError: there is none.
    """
    for bar in root.findChildren(QTabBar):
        for place in range(bar.count()):
            if bar.isVisible() and _plain(bar.tabText(place)) == _plain(words):
                return bar, place
    raise LookupError(f"no tab says {words!r}")


def row_of(root: QWidget, words: str) -> tuple[QTableView, QModelIndex]:
    """The row that holds the words.

    Raises:
        LookupError: there is none, with those there are.
    """
    seen: list[str] = []
    for table in root.findChildren(QTableView):
        model = table.model()
        if not table.isVisible():
            continue
        for number in range(model.rowCount()):
            for place in range(model.columnCount()):
                index = model.index(number, place)
                text = str(model.data(index) or "")
                if words in text:
                    return table, index
                seen.append(text)
    raise LookupError(f"no row says {words!r}: {seen}")


def _plain(words: str) -> str:
    return words.replace("&", "").replace("\u2002", "").strip()
