"""Where the keyboard is: never out of sight, never in what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from sspf_app.gui.looks import GRID

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""Controls that are one stop, whatever they are made of."""

_POLICY = Qt.FocusPolicy
_BY_TAB = frozenset({_POLICY.TabFocus, _POLICY.StrongFocus, _POLICY.WheelFocus})


class KeepInSight(QObject):
    """Scrolls to whatever gets the keyboard by a key; a mouse is there already."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        bring_in_sight(now)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to a widget; the beginning of one that is wider than its place stays in sight."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            _lay_out(above, widget)
            aside = above.horizontalScrollBar()
            before, room = aside.value(), above.viewport().width() - 4 * GRID
            above.ensureWidgetVisible(widget, 2 * GRID, 2 * GRID)
            if widget.width() > room:
                aside.setValue(before)
        above = above.parentWidget()


def _lay_out(area: QScrollArea, widget: QWidget) -> None:
    """Give what holds a widget its place now: what was just made has none until Qt gets to it."""
    within, holders = widget.parentWidget(), list[QWidget]()
    while within is not None and within is not area:
        holders.append(within)
        within = within.parentWidget()
    for holder in reversed(holders):
        if (layout := holder.layout()) is not None:
            layout.activate()


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at within a widget, as it is read.

    Qt's own order is the order in which things were made: what is made later, such as a row that
    was added, would come after everything else.
    """
    if not widget.isVisible():
        return
    if widget.focusPolicy() in _BY_TAB and widget.focusProxy() is None:
        if widget.isEnabled():
            yield widget
        if isinstance(widget, _WHOLE):
            return
    for child in _as_read(widget):
        yield from tab_stops(child)


def focus_first(page: QWidget) -> None:
    """Give the keyboard to the first control of a page."""
    first = next(tab_stops(page), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def step(window: QWidget, *, forward: bool) -> bool:
    """Go on to the next stop of a window, or back to the one before; False = there is none."""
    stops = list(tab_stops(window))
    here = QApplication.focusWidget()
    if not stops or here is None:
        return False
    at = stops.index(here) if here in stops else _beside(here, stops) - (1 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _beside(here: QWidget, stops: list[QWidget]) -> int:
    """The stop nearest to what is one no more, such as a button that was just disabled."""
    within = here.parentWidget()
    while within is not None:
        for number, stop in enumerate(stops):
            if stop is within or within.isAncestorOf(stop):
                return number
        within = within.parentWidget()
    return 0


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """The widgets right below one: first those its layout places, in that order."""
    placed: set[QWidget] = set()
    layout = widget.layout()
    if layout is not None:
        in_order = list(_placed(layout))
        yield from in_order
        placed.update(in_order)
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in placed:
            yield child


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (inner := item.widget()) is not None:
            yield inner
        elif (below := item.layout()) is not None:
            yield from _placed(below)


def has_keyboard(page: QWidget) -> bool:
    """Whether the keyboard is somewhere in a page."""
    # While another window is in front, this one has none, but knows what gets it afterwards.
    here = QApplication.focusWidget() or page.window().focusWidget()
    return here is not None and (here is page or page.isAncestorOf(here))
