"""What every screen must hold, found by walking its widgets. For all authors of screens.

    check_screen(view)                       # names, clipped texts, order of focus
    check_swedish(view)                      # after use_language("sv"), before the view is built

Show the view first (``qtbot.addWidget(view); view.show()``); only what is visible is looked at.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from scripts import catalogue
from sspf_app.gui import i18n
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.table import ItemTable
from tests.gui.pseudo import OPENS

SLACK = 2
"""Pixels that a text may lack by rounding."""
_TELLING = 12
"""So many letters of longer words tell a choice from another."""

_SOLID = (QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit)
_ONE_LINE = (QComboBox, QLineEdit, QPushButton)
_FIELD = re.compile(r"\{[^}]*\}")
_LAYOUTS = 5
"""So deep do layouts that scroll lie in one another."""


def check_screen(view: QWidget) -> None:
    """Fail with every control without a name, every clipped text, every step back of Tab."""
    for _ in range(_LAYOUTS):  # each layout that changes asks the one above it
        QApplication.sendPostedEvents()
        QTest.qWait(0)
    seen = visible(view)
    _none("without a name", nameless(view, seen))
    _none("clipped", clipped(view, seen))
    _none("overlapping", overlapping(view, seen))
    _none("Tab goes back", steps_back(view, seen))


def check_swedish(view: QWidget, *, but: frozenset[str] = frozenset()) -> None:
    """Fail with every text that is still English, ``but`` for those that are to be."""
    assert i18n.words().language == "sv"
    _none("English", still_english(visible(view), data=but))


def _none(what: str, found: list[str]) -> None:
    assert not found, what + ":\n" + "\n".join(found)


def visible(view: QWidget) -> list[QWidget]:
    """All that is in sight of a view: what the checks below are given, looked up once for all."""
    return [widget for widget in (view, *view.findChildren(QWidget)) if widget.isVisible()]


def nameless(view: QWidget, seen: list[QWidget]) -> list[str]:
    """Controls that a screen reader could only call by their kind."""
    return [
        _path(widget, view) for widget in _controls(seen) if not _accessible_name(widget).strip()
    ]


def clipped(view: QWidget, seen: list[QWidget] | None = None) -> list[str]:
    """Texts that need more room than they have."""
    found: list[str] = []
    for widget in visible(view) if seen is None else seen:
        if isinstance(widget, ItemTable):
            head = widget.horizontalHeader()
            found += [
                f"{_path(widget, view)}: the heading {one.title!r}"
                for at, one in enumerate(_columns(widget))
                if head.isVisible()
                and not head.isSectionHidden(at)
                and head.sectionSize(at) < _wide(head, one.title)
            ]
            continue
        if isinstance(widget, _ONE_LINE) and widget.height() < widget.sizeHint().height() - SLACK:
            found.append(f"{_path(widget, view)}: lower than a line")
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                is_short = widget.heightForWidth(widget.width()) > widget.height() + SLACK
            else:
                is_short = widget.sizeHint().width() > widget.width() + SLACK
        elif isinstance(widget, QAbstractButton) and widget.text() and not _is_icon_only(widget):
            is_short = widget.sizeHint().width() > widget.width() + SLACK
        else:
            found += [f"{_path(widget, view)}: {one!r}" for one in _cut(widget)]
            continue
        if is_short:
            found.append(f"{_path(widget, view)}: {widget.text()!r}")
    return found


def _cut(widget: QWidget) -> list[str]:
    """The words of a box, and of the tabs in sight, that end before they are read."""
    if isinstance(widget, QComboBox) and not widget.isEditable():
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        style = widget.style()
        field = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        room = field.width() - 2  # as the style draws the words
        metrics = widget.fontMetrics()
        needed = metrics.horizontalAdvance(widget.currentText())
        if isinstance(widget, ChoiceBox):  # ends in an ellipsis: the words of an office have no end
            needed = min(needed, _TELLING * metrics.averageCharWidth())
        return [widget.currentText()] if needed > room + SLACK else []
    if isinstance(widget, QTabBar):
        found: list[str] = []
        for at in range(widget.count()):
            option = QStyleOptionTab()
            widget.initStyleOption(option, at)
            if option.text != widget.tabText(at):
                found.append(widget.tabText(at))
        return found
    return []


def _columns(table: ItemTable) -> tuple[Column[Any], ...]:
    model = table.model()
    assert isinstance(model, ItemTableModel)
    return model.columns


def _wide(head: QHeaderView, title: str) -> int:
    """Pixels of a heading, as bold as the style sheet makes it."""
    font = head.font()
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(title)


def overlapping(view: QWidget, seen: list[QWidget]) -> list[str]:
    """Neighbours in one container, words or controls, that cover one another."""
    found: list[str] = []
    beside: dict[QWidget | None, list[QWidget]] = {}
    for widget in seen:
        if isinstance(widget, _SOLID):
            beside.setdefault(widget.parentWidget(), []).append(widget)
    for parent, widgets in beside.items():
        if isinstance(parent, QAbstractScrollArea | QLineEdit | QTabBar | QSplitter):
            continue  # their parts lie as Qt lays them
        lying = sorted(((_lies(one), one) for one in widgets), key=itemgetter(0))
        for after, ((top, left, height, width), one) in enumerate(lying, start=1):
            for (y, x, high, wide), two in islice(lying, after, None):
                if y >= top + height - SLACK:
                    break  # the rest lies lower still
                across = min(left + width, x + wide) - max(left, x)
                if across > SLACK and min(top + height, y + high) - y > SLACK:
                    found.append(f"{_path(one, view)} and {_path(two, view)}")
    return found


def _lies(widget: QWidget) -> tuple[int, int, int, int]:
    """Top, left, height and width."""
    at = widget.geometry()
    return at.y(), at.x(), at.height(), at.width()


def untranslated(
    view: QWidget, seen: list[QWidget], *, data: frozenset[str] = frozenset()
) -> list[str]:
    """Texts that did not go through the catalogue, in the language of ``pseudo``.

    What stands on buttons, tabs, headings of columns and as hints of fields is never data, ``but``
    for what is named; of the rest, what is an English sentence of the program.
    """
    whole, _filled = _english()
    found: list[str] = []
    for widget in seen:
        is_word = isinstance(widget, QTabBar)
        for words in _texts(widget):
            is_known = words in whole or (is_word and OPENS not in words)
            if is_known and words not in data:
                found.append(f"{_path(widget, view)}: {words!r}")
    return found


def still_english(seen: list[QWidget], *, data: frozenset[str] = frozenset()) -> list[str]:
    """Texts that are an English sentence of the program, but for what is named."""
    texts = {text for widget in seen for text in _texts(widget)} - data
    return sorted(text for text in texts if _is_english(text))


def _is_icon_only(button: QAbstractButton) -> bool:
    style = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(button, QToolButton) and button.toolButtonStyle() is style


def steps_back(view: QWidget, seen: list[QWidget]) -> list[str]:
    """Neighbours in one container that Tab visits against the order in which they are read."""
    ordered = _focus_order(view, seen)
    found: list[str] = []
    for before, after in pairwise(ordered):
        if before.parentWidget() is not after.parentWidget():
            continue
        one, two = before.geometry(), after.geometry()
        is_above = two.bottom() < one.top()
        is_left = two.right() < one.left() and two.top() < one.bottom()
        if is_above or is_left:
            found.append(f"{_path(before, view)} -> {_path(after, view)}")
    return found


def _focus_order(view: QWidget, seen: list[QWidget]) -> list[QWidget]:
    controls = set(_controls(seen))
    ordered: list[QWidget] = []
    widget = view.nextInFocusChain()
    while widget is not None and widget is not view:
        if widget in controls and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            ordered.append(widget)
        widget = widget.nextInFocusChain()
    return ordered


def _controls(seen: list[QWidget]) -> Iterator[QWidget]:
    for widget in seen:
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        is_inner = isinstance(widget.parentWidget(), QComboBox | QAbstractItemView | QLineEdit)
        is_frame = (
            isinstance(widget, QAbstractScrollArea) and type(widget).__name__ == "QScrollArea"
        )
        if not is_inner and not is_frame and not isinstance(widget, QLabel):
            yield widget


def _accessible_name(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return "tabs"  # each of them says its own word
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _texts(widget: QWidget) -> Iterator[str]:
    for read in ("text", "title", "placeholderText", "toolTip", "accessibleName", "windowTitle"):
        method = getattr(widget, read, None)
        value = method() if callable(method) else None
        is_typed = read == "text" and isinstance(widget, QLineEdit)
        if isinstance(value, str) and value and not is_typed:
            yield value
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(tab) for tab in range(widget.count()))
    if isinstance(widget, QListView):
        return  # it has no headings
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for column in range(model.columnCount()):
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            if isinstance(heading, str):
                yield heading


@cache
def _english() -> tuple[dict[str, list[str]], tuple[tuple[str, str, str], ...]]:
    """English and Swedish of whole sentences, and of those with words to fill in.

    Before the latter stands the longest part of the English: most texts lack it already.
    """
    merged, _origin = catalogue.merge_fragments()
    whole: dict[str, list[str]] = {}
    filled: list[tuple[str, str, str]] = []
    for message in merged:
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        text = message.string
        swedish = (text,) if isinstance(text, str) else tuple(text or ())
        for one, two in zip(english, swedish, strict=False):
            if one == two or len(re.sub(r"\W|\{[^}]*\}", "", one)) <= 2:
                continue
            if _FIELD.search(one):
                filled.append((max(_FIELD.split(one), key=len), one, two))
            else:
                whole.setdefault(one, []).append(two)
    return whole, tuple(filled)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in _FIELD.split(text)), re.DOTALL)


@cache
def _is_english(text: str) -> bool:
    whole, filled = _english()
    if any(not _pattern(swedish).fullmatch(text) for swedish in whole.get(text, ())):
        return True
    return any(
        _pattern(english).fullmatch(text) and not _pattern(swedish).fullmatch(text)
        for english, swedish in [two for part, *two in filled if part in text]
    )


def _path(widget: QWidget, view: QWidget) -> str:
    names: list[str] = []
    here: QWidget | None = widget
    while here is not None and here is not view:
        names.append(here.objectName() or type(here).__name__)
        here = here.parentWidget()
    at = widget.mapTo(view, QPoint()) if widget is not view else QPoint()
    return f"{'/'.join(reversed(names))} at {at.x()},{at.y()}"
