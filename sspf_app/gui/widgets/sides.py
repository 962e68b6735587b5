"""Two parts beside each other, or below each other where there is no room for both."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QTableView, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.layout import column, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.needed import needed_height
from sspf_app.gui.widgets.notices import EmptyState

_EDITOR = 0.7
"""How much of the height an editor may take below its list."""
_ROWS = 3
"""How many rows of a list are always in sight above what is chosen in it."""
_LEAST_ROOM = 9
"""Lines: where less is in sight, parts below each other share so much and scroll together."""
_WATCHED = "watched-by-sides"
_KEPT = "rows-kept-by-sides"
_NO_BOUND = 16_777_215
"""Pixels: what Qt has where nothing is bounded."""


class Side(QWidget):
    """One of two, as high as there is room: what fills it, such as a list, gives way first.

    Words that wrap in it would else make it as high as all of it would like to be.
    """

    def hasHeightForWidth(self) -> bool:
        """It takes what it is given."""
        return False


class _GivenHeight(QBoxLayout):
    """Parts as high as there is room; words that wrap make the whole no higher than it must be."""

    def hasHeightForWidth(self) -> bool:
        """They scroll by themselves."""
        return False


class Sides(QWidget):
    """Turns by the width in letters, so that large text turns it too.

    Pages of which one is a place that stepped back leave all the room to the first part meanwhile:
    an empty list stands in the middle, not beside nothing.

    Parts that scroll by themselves are no strips below each other: each is as high as it needs, up
    to a share of what is in sight, and both scroll together where that is more than there is.
    """

    least_letters: ClassVar[int] = 105
    """What both need beside each other."""
    most: ClassVar[tuple[float, float]] = (0.45, 0.9)
    """How much of the height in sight each may take below each other: a list less than what is
    chosen in it, which is written in."""
    scrolls: ClassVar[bool] = True
    """Whether both scroll together; not what stands at the top, which a page around it scrolls."""
    scrolls_whole: ClassVar[tuple[bool, bool]] = (False, True)
    """Whether each that is nothing but a page that scrolls is as high as it is: not a list, below
    which one must see what one chooses in it."""

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
        both = QWidget() if self.scrolls and not is_top else self
        made = QBoxLayout if both is self else _GivenHeight
        self._layout = made(QBoxLayout.Direction.LeftToRight, both)
        self._area = None if both is self else scrolled(both)
        if self._area is not None:
            self.setLayout(column(self._area))
            both.installEventFilter(self)
        # Parts that scroll by themselves bring their own room for the bar; others share one.
        self._layout.setContentsMargins(0, above, GRID if is_top else 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._parts = (first, second)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_keyboard)
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.setInterval(0)
        self._sharing.timeout.connect(self._share)
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
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in a part is another: it may need another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._sharing.start()  # not at once: it comes while the part is laid out
        return super().eventFilter(watched, event)

    def is_turned(self) -> bool:
        """Whether one stands below the other."""
        return self._layout.direction() is QBoxLayout.Direction.TopToBottom

    def _share(self) -> None:
        """Give each part the height it needs below the other one, or leave it to the layout."""
        if self._area is None:
            return
        least_room = _LEAST_ROOM * self.fontMetrics().lineSpacing()
        room, has_changed = max(self._area.viewport().height(), least_room), False
        for part, most, is_whole in zip(self._parts, self.most, self.scrolls_whole, strict=True):
            self._watch(part)
            _keep_rows(part, wanted=self.is_turned())
            bound = _NO_BOUND if is_whole and _is_page(part) else int(room * most)
            least = _least(part, bound) if self.is_turned() else 0
            has_changed |= least != part.minimumHeight()
            part.setMinimumHeight(least)
        if has_changed:
            self._soon.start()

    def _watch(self, part: QWidget) -> None:
        """Hear of what changes within parts that scroll: Qt tells it no further than there."""
        for area in (part, *part.findChildren(QScrollArea)):
            content = area.widget() if isinstance(area, QScrollArea) else None
            if content is not None and not content.property(_WATCHED):
                content.setProperty(_WATCHED, True)
                content.installEventFilter(self)

    @Slot()
    def _show_keyboard(self) -> None:
        """What was scrolled to before the turn is elsewhere now: from the top to the keyboard."""
        here, area = self.window().focusWidget(), self.parentWidget()
        if self._area is not None:
            if isinstance(_page_of(self._parts[1]), EmptyState):
                self._area.verticalScrollBar().setValue(0)
            elif here is not None and self._parts[1].isAncestorOf(here):
                self._area.ensureWidgetVisible(self._parts[1], 0, 0)
                self._area.ensureWidgetVisible(here)
            elif here is not None and self._parts[0].isAncestorOf(here):
                self._area.verticalScrollBar().setValue(0)
            return
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or here is None or not self.isAncestorOf(here):
            return
        area.verticalScrollBar().setValue(0)
        area.ensureWidgetVisible(here)

    @Slot()
    def _on_turned(self) -> None:
        pages = self._parts[1]
        page = _page_of(pages) if isinstance(pages, QStackedWidget) else None
        if isinstance(page, EmptyState) and self.is_turned():
            self._soon.start()  # nothing is chosen: the list one chooses in comes in sight
        show_if(pages, wanted=not (isinstance(page, EmptyState) and page.is_hushed()))
        self._share()


class SidesOfPage(Sides):
    """Two parts that are each a page long, neither a list of the other."""

    most: ClassVar[tuple[float, float]] = (0.9, 0.9)
    scrolls_whole: ClassVar[tuple[bool, bool]] = (True, True)


class SidesInSight(Sides):
    """What is written, and what must be seen meanwhile: below each other both stay in sight."""

    most: ClassVar[tuple[float, float]] = (0.6, 0.36)
    scrolls_whole: ClassVar[tuple[bool, bool]] = (False, False)


class SidesOfAnswer(SidesInSight):
    """A question, and its answer: below each other the answer can be read while one asks."""

    most: ClassVar[tuple[float, float]] = (0.44, 0.52)


class SidesOfPaper(SidesInSight):
    """A paper, and what is read off it: below each other both stay in sight."""

    most: ClassVar[tuple[float, float]] = (0.42, 0.5)


class SidesOfFields(Sides):
    """Two rows of fields, as high as they are."""

    scrolls: ClassVar[bool] = False


class SidesInSection(Sides):
    """The same beside the names of ``Sections``, also in the smallest window."""

    least_letters: ClassVar[int] = 97


class ListSides(Sides):
    """A list of the whole window, and what is chosen in it: beside it from 1600 pixels.

    Below it what is chosen is low, and the list has the rest, yet never less than a few rows: where
    the window is lower than both they scroll together. Beside it both are as high as the window.
    """

    least_letters: ClassVar[int] = 160

    def __init__(
        self, first: QWidget, second: QWidget, *, low: int, shares: tuple[int, int] = (5, 3)
    ) -> None:
        """Put them beside each other.

        Args:
            first: The list.
            second: What is chosen.
            low: Pixels of its height below the list, in text of the usual size.
            shares: How the width is shared.
        """
        self._low = low
        super().__init__(first, second, shares=shares)
        if isinstance(second, QStackedWidget):
            second.currentChanged.connect(self._share)

    def _share(self) -> None:
        """An editor is as high as it needs below the list; what is read is low."""
        is_turned = self.is_turned()
        self._parts[0].setMinimumHeight(_few_rows(self._parts[0]) if is_turned else 0)
        if is_turned:
            page, room = self._parts[1], self.height()
            height = min(scaled(self._low), room // 2)
            if isinstance(page, QStackedWidget) and page.currentIndex() > 0:
                height = max(height, min(needed_height(page), int(room * _EDITOR)))
            page.setFixedHeight(height)
        else:
            self._parts[1].setMinimumHeight(0)
            self._parts[1].setMaximumHeight(_NO_BOUND)


class ListBeside(ListSides):
    """A list, and beside it what is chosen, where there is room for both: from 1600 pixels.

    Below that the list stands alone.

    Signals:
        fitted: Whether there is room for both.
    """

    scrolls: ClassVar[bool] = False

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


def _page_of(part: QWidget) -> QWidget | None:
    return part.currentWidget() if isinstance(part, QStackedWidget) else part


def _is_page(part: QWidget) -> bool:
    """Whether it is nothing but a page that scrolls: nothing stands below what scrolls in it."""
    return isinstance(_page_of(part), QScrollArea)


def _keep_rows(part: QWidget, *, wanted: bool) -> None:
    """Lists that other words of their part squeeze keep a few rows; where one scrolls, it may."""
    for table in part.findChildren(QTableView):
        is_free = table.minimumHeight() in (0, table.property(_KEPT))
        if is_free and not _is_within(table, QScrollArea, part):
            table.setMinimumHeight(few_rows(table) if wanted else 0)
            table.setProperty(_KEPT, table.minimumHeight())


def _is_within(widget: QWidget, kind: type[QWidget], part: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not part:
        if isinstance(above, kind):
            return True
        above = above.parentWidget()
    return isinstance(part, kind)


def _few_rows(part: QWidget) -> int:
    """How high the list of a part is, so that one can choose in it."""
    table = part.findChild(QTableView)
    return 0 if table is None else few_rows(table)


def few_rows(table: QTableView) -> int:
    """How high a list is with the names of its columns and the fewest rows one can choose in."""
    row = table.verticalHeader().defaultSectionSize()
    edges = 2 * table.frameWidth() + table.horizontalScrollBar().sizeHint().height()
    return table.horizontalHeader().height() + _ROWS * row + edges


def _least(part: QWidget, most: int) -> int:
    """How high it must be: as it needs, up to a bound, and never lower than it can be."""
    return max(min(needed_height(part), most), part.minimumSizeHint().height())
