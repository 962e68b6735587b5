"""A table one looks at and chooses a row from; with the place that shows when it is empty."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from sspf_app.gui.icons import SMALL
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.column_widths import keep_widths, kept_widths
from sspf_app.gui.widgets.keyboard import step
from sspf_app.gui.widgets.marks import scaled
from sspf_app.gui.widgets.notices import EmptyState

ItemT = TypeVar("ItemT")
_LEAST_LETTERS, _FEWEST_LETTERS = 16, 11
"""What takes the room that is left should have so much: it is what the list is about. Between the
two it gives way before the table scrolls sideways."""


class ItemTable(QTableView):
    """Rows of items. Enter or a double click opens one, the arrow keys walk.

    A column that was dragged keeps its width, also in the window after the next unlocking.

    Signals:
        item_opened: An item, by Enter or double click.
        item_chosen: The item of the current row, or None.
    """

    item_opened = Signal(object)
    item_chosen = Signal(object)

    def __init__(
        self,
        model: ItemTableModel[Any],
        *,
        name: str,
        is_multiple: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a model.

        Args:
            model: Its items may come later.
            name: What the table holds, for screen readers.
            is_multiple: Several rows can be chosen, with Shift and Ctrl.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if is_multiple else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_text()
        self._widths: dict[int, int] = {}
        self._dragged: set[int] = set()
        self._is_sharing = False
        self._hints: dict[int, int] = {}
        self._hinted: tuple[int, int] | None = None
        self._set_up_columns(model.columns)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset_ended)
        model.dataChanged.connect(self._forget_hints)
        model.layoutChanged.connect(self._forget_hints)
        self.doubleClicked.connect(self._on_activated)
        self._kept: str | None = None

    def choose(self, item_id: str) -> None:
        """Choose the row of an item, if it is there."""
        index = self._model.index_of(item_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_column(self, at: int, *, wanted: bool) -> None:
        """Show a column, or hide it; what is hidden takes no room, and was not dragged."""
        if self.isColumnHidden(at) is not wanted:
            return
        self._is_sharing = True
        self.setColumnHidden(at, not wanted)
        self._is_sharing = False
        self._share_room()

    def chosen(self) -> Any:
        """The item of the chosen row, or None."""
        rows = self.selectionModel().selectedRows()
        return self._model.item_at(rows[0]) if rows else None

    def all_chosen(self) -> tuple[Any, ...]:
        """The items of every chosen row, in the order shown."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(self._model.item_at(index) for index in rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room by what came while the table was out of sight."""
        super().showEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Rows and shapes grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit_text(self) -> None:
        self._forget_hints()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 20)
        self.setIconSize(QSize(scaled(SMALL), scaled(SMALL)))

    def _share_room(self) -> None:
        """Let columns be as wide as what stands in them, where the others have room to spare.

        Only what is in sight is measured. A column that was dragged keeps the width it was given.
        """
        if not self.isVisible():  # Qt would measure every row there is
            return
        header = self.horizontalHeader()
        stretched = [
            at
            for at, one in enumerate(self._model.columns)
            if not one.width and not header.isSectionHidden(at)
        ]
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        leasts = {at: max(least, header.sectionSizeHint(at)) for at in stretched}
        wanted = max((self._needed(at) for at in stretched), default=0) * len(stretched)
        fixed = {
            at: max(width, header.sectionSizeHint(at))
            for at, width in self._widths.items()
            if at not in self._dragged and not header.isSectionHidden(at)
        }
        taken = sum(fixed.get(at, self.columnWidth(at)) for at in self._widths)
        room = self.viewport().width() - taken
        self._is_sharing = True
        lack = self._fit(fixed, free=room - wanted, lack=sum(leasts.values()) - room)
        modes = QHeaderView.ResizeMode
        # A few letters less are better than a bar that hides the last column.
        can_give = self.fontMetrics().averageCharWidth() * (_LEAST_LETTERS - _FEWEST_LETTERS)
        is_short = lack > can_give * len(leasts)
        for at, width in leasts.items():
            header.setSectionResizeMode(at, modes.Fixed if is_short else modes.Stretch)
            if is_short:  # even that is too little: the table scrolls, and nothing is squeezed away
                self.setColumnWidth(at, width)
        self._is_sharing = False

    def _fit(self, widths: dict[int, int], *, free: int, lack: int) -> int:
        """Give columns what is free, or take what is lacking; returns what still lacks."""
        for at, width in widths.items():
            more = min(max(self._hint(at) - width, 0), max(free, 0))
            less = min(max(width - self._needed(at), 0), max(lack, 0))
            self.setColumnWidth(at, width + more - less)
            free, lack = free - more, lack - less
        return lack

    def _needed(self, at: int) -> int:
        """Pixels with which neither the heading of a column nor what is in sight of it is cut."""
        return max(self._hint(at), self.horizontalHeader().sectionSizeHint(at))

    def _hint(self, at: int) -> int:
        """Pixels with which nothing in sight of a column is cut.

        Qt asks for each cell anew; the room is shared several times while the window is laid out.
        """
        in_sight = (self.rowAt(0), self.viewport().height())
        if in_sight != self._hinted:
            self._forget_hints()
            self._hinted = in_sight
        if at not in self._hints:
            self._hints[at] = self.sizeHintForColumn(at) + 8
        return self._hints[at]

    @Slot()
    def _forget_hints(self) -> None:
        self._hints, self._hinted = {}, None

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, _before: int, _after: int) -> None:
        if not self._is_sharing and section in self._widths and self.isVisible():
            self._dragged.add(section)
            widths = {at: self.columnWidth(at) for at in self._dragged}
            keep_widths(self._model.columns, widths, letter=self.fontMetrics().averageCharWidth())

    def _set_up_columns(self, columns: tuple[Column[Any], ...]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(0)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(columns):
            if column.width:
                self._widths[number] = column.width * letter + 28
                self.setColumnWidth(number, self._widths[number])
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        for number, width in kept_widths(columns, letter=letter).items():
            self.setColumnWidth(number, width)
            self._dragged.add(number)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @Slot()
    def _on_reset_begins(self) -> None:
        self._kept = self._model.id_at(self.currentIndex())

    @Slot()
    def _on_reset_ended(self) -> None:
        self._forget_hints()
        if self._kept is not None:
            self.choose(self._kept)
        self._share_room()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, *_selections: QItemSelection) -> None:
        self.item_chosen.emit(self.chosen())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.item_opened.emit(self._model.item_at(index))


class ListPlace(QWidget, Generic[ItemT]):
    """A table, or what stands there when it holds nothing.

    Attributes:
        table: The table.
    """

    def __init__(
        self,
        table: ItemTable,
        empty: EmptyState,
        *,
        waits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Put them in one place.

        Args:
            table: The table.
            empty: What stands there when it holds nothing.
            waits: The table stands there until its items come, so that nothing says for a moment
                that there are none, and the keyboard waits where it is going to be.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self.table, self._empty = table, empty
        self._stack = QStackedLayout(self)
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        model = table.model()
        model.modelReset.connect(self._on_model_reset)
        if not waits:
            self._on_model_reset()

    def first_focus(self) -> QWidget:
        """The table, or while it holds nothing what is to be done about it."""
        action = self._empty.action
        return self.table if action is None or self._stack.currentIndex() == 0 else action

    @Slot()
    def _on_model_reset(self) -> None:
        action = self._empty.action
        waited, had_keyboard = action is not None and action.hasFocus(), self.table.hasFocus()
        is_empty = not self.table.model().rowCount()
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if had_keyboard and is_empty and action is not None:
            action.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard and is_empty:
            step(self.window(), forward=True)  # words hold no keyboard: the next control does
        elif waited and not is_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
