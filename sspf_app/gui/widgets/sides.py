"""Two parts beside each other, or below each other where there is no room for both."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import EmptyState

_NO_BOUND = 16_777_215
"""Pixels: what Qt has where nothing is bounded."""


class Side(QWidget):
    """One of two, as high as there is room: what fills it, such as a list, gives way first.

    Words that wrap in it would else make it as high as all of it would like to be.
    """

    def hasHeightForWidth(self) -> bool:
        """It takes what it is given."""
        return False


class Sides(QWidget):
    """Turns by the width in letters, so that large text turns it too.

    Pages of which one is a place that stepped back leave all the room to the first part meanwhile:
    an empty list stands in the middle, not beside nothing.
    """

    least_letters: ClassVar[int] = 105
    """What both need beside each other."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        shares: tuple[int, int] = (6, 4),
        is_top: bool = False,
        above: int = 0,
    ) -> None:
        """Put two parts beside each other.

        Args:
            first: At the left, or above.
            second: At the right, or below.
            shares: How the width is shared.
            is_top: Keep both at the top, as high as they are.
            above: Pixels above both.
        """
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # Parts that scroll by themselves bring their own room for the bar; others share one.
        self._layout.setContentsMargins(0, above, GRID if is_top else 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._parts = (first, second)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_keyboard)
        for part, share in zip(self._parts, shares, strict=True):
            self._layout.addWidget(part, share)
            if is_top:
                self._layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        if isinstance(second, QStackedWidget):
            second.currentChanged.connect(self._on_turned)
            for place in second.findChildren(
                EmptyState, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                place.stepped.connect(self._on_turned)
            self._on_turned()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is too little room, and back."""
        super().resizeEvent(event)
        is_narrow = (
            event.size().width() < self.least_letters * self.fontMetrics().averageCharWidth()
        )
        direction = (
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
            self._soon.start()  # not at once: nothing is in its new place yet

    def is_turned(self) -> bool:
        """Whether one stands below the other."""
        return self._layout.direction() is QBoxLayout.Direction.TopToBottom

    @Slot()
    def _show_keyboard(self) -> None:
        """What was scrolled to before the turn is elsewhere now: from the top to the keyboard."""
        here, area = self.window().focusWidget(), self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or here is None or not self.isAncestorOf(here):
            return
        area.verticalScrollBar().setValue(0)
        area.ensureWidgetVisible(here)

    @Slot()
    def _on_turned(self) -> None:
        pages = self._parts[1]
        page = pages.currentWidget() if isinstance(pages, QStackedWidget) else None
        show_if(pages, wanted=not (isinstance(page, EmptyState) and page.is_hushed()))


class SidesInSection(Sides):
    """The same beside the names of ``Sections``, also in the smallest window."""

    least_letters: ClassVar[int] = 97


class ListSides(Sides):
    """A list of the whole window, and what is chosen in it: beside it from 1600 pixels.

    Below it what is chosen is low, and the list has the rest; beside it both are as high as the
    window.
    """

    least_letters: ClassVar[int] = 160

    def __init__(
        self, first: QWidget, second: QWidget, *, low: int, shares: tuple[int, int] = (5, 3)
    ) -> None:
        """Put them beside each other.

        Args:
            first: The list.
            second: What is chosen.
            low: Pixels of its height below the list.
            shares: How the width is shared.
        """
        super().__init__(first, second, shares=shares)
        self._low = low
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn, and let what is chosen be as high as there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least, most = (self._low, self._low) if self.is_turned() else (0, _NO_BOUND)
        self._parts[1].setMinimumHeight(least)
        self._parts[1].setMaximumHeight(most)


class ListBeside(ListSides):
    """A list, and beside it what is chosen, where there is room for both: from 1600 pixels.

    Below that the list stands alone.

    Signals:
        fitted: Whether there is room for both.
    """

    fitted = Signal(bool)

    def __init__(
        self, first: QWidget, second: QWidget, *, shares: tuple[int, int] = (5, 3)
    ) -> None:
        """Put them beside each other.

        Args:
            first: The list.
            second: What is chosen.
            shares: How the width is shared.
        """
        self._is_wanted = True
        super().__init__(first, second, low=0, shares=shares)
        second.hide()  # until it is known how much room there is

    def want(self, *, wanted: bool) -> None:
        """Show what is chosen where there is room, or the list alone."""
        self._is_wanted = wanted
        show_if(self._parts[1], wanted=wanted and not self.is_turned())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what is chosen, or hide it."""
        super().resizeEvent(event)
        self.want(wanted=self._is_wanted)
        self.fitted.emit(not self.is_turned())
