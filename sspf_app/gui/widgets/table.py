"""A table one looks at and chooses a row from; with the place that shows when it is empty."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from sspf_app.gui.icons import SMALL
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.column_room import ColumnRoom
from sspf_app.gui.widgets.keyboard import step
from sspf_app.gui.widgets.marks import scaled
from sspf_app.gui.widgets.notices import EmptyState

ItemT = TypeVar("ItemT")


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
        # Its own: of one that Qt makes Python may still know another that lay in its place before.
        head = QHeaderView(Qt.Orientation.Horizontal, self)
        head.setSectionsClickable(True)
        self.setHorizontalHeader(head)
        self._room = ColumnRoom(self, model.columns)
        self._fit_text()
        self._set_up_header()
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelAboutToBeReset.connect(self._on_reset_begins)
        model.modelReset.connect(self._on_reset_ended)
        model.dataChanged.connect(self._on_changed)
        model.layoutChanged.connect(self._on_changed)
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
        if self._room.want(at, wanted=wanted):
            self._share_room()

    def left_out(self) -> tuple[Column[Any], ...]:
        """The columns there is no room for: what they say is to stand in a hint."""
        return tuple(self._model.columns[at] for at in sorted(self._room.left_out))

    def words_left_out(self, item: Any) -> str:
        """What stands of an item in columns that there is no room for, a line each."""
        said = [(one.title, one.text(item)) for one in self.left_out()]
        return "\n".join(f"{title}: {words}" for title, words in said if words)

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

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _fit_text(self) -> None:
        self._room.forget_hints()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 20)
        self.setIconSize(QSize(scaled(SMALL), scaled(SMALL)))

    def _share_room(self) -> None:
        if self.isVisible():  # else Qt would measure every row there is
            self._room.share()

    @Slot()
    def _on_changed(self) -> None:
        self._room.forget_hints()

    @Slot(int, int, int)
    def _on_section_resized(self, section: int, _before: int, _after: int) -> None:
        if self.isVisible():
            self._room.note_dragged(section)

    @Slot()
    def _on_reset_begins(self) -> None:
        self._kept = self._model.id_at(self.currentIndex())

    @Slot()
    def _on_reset_ended(self) -> None:
        self._room.forget_hints()
        if self._kept is not None:
            self.choose(self._kept)
        self._share_room()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, *_selections: QItemSelection) -> None:
        self.item_chosen.emit(self.chosen())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.item_opened.emit(self._model.item_at(index))


class _Shown(QStackedLayout):
    """Needs no more room than what it shows: a list may be lower than the words of an empty one."""

    def minimumSize(self) -> QSize:
        """That of the page in sight."""
        here = self.currentWidget()
        if here is None:
            return super().minimumSize()
        return here.minimumSize().expandedTo(here.minimumSizeHint())


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
        self._stack = _Shown(self)
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
        self._stack.invalidate()
        self.updateGeometry()
        if had_keyboard and is_empty and action is not None:
            action.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard and is_empty:
            step(self.window(), forward=True)  # words hold no keyboard: the next control does
        elif waited and not is_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
