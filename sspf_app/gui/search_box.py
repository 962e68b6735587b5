"""The search of the shell (Ctrl+K): a field, and under it what was found as one types."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import icon
from sspf_app.gui.looks import tokens
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.services.records import SearchHit

_SHAPES = {"person": "person", "case": "cases", "item": "note", "note": "edit"}
_MOST_ROWS = 9


class SearchBox(SearchField):
    """Searches persons, cases and items; Down goes into the list, Enter opens, Esc leaves.

    Signals:
        wanted: What to search for.
        hit_chosen: A ``SearchHit``.
    """

    wanted = Signal(str)
    hit_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Search people, cases and notes"), parent=parent)
        self.setToolTip("Ctrl+K")
        self._popup: QFrame | None = None
        self._before: QWidget | None = None
        self.searched.connect(self._on_searched)

    def show_hits(self, wanted: str, hits: tuple[SearchHit, ...]) -> None:
        """Show what was found; an answer to an older question is dropped."""
        if wanted != self.text().strip() or not wanted:
            return
        popup = self._made_popup()
        self._list.clear()
        for hit in hits:
            words = hit.title if not hit.snippet else f"{hit.title}\n{hit.snippet}"
            line = QListWidgetItem(
                icon(_SHAPES.get(hit.kind, "search"), colour=tokens().muted), words
            )
            line.setData(Qt.ItemDataRole.UserRole, hit)
            self._list.addItem(line)
        show_if(self._list, wanted=bool(hits))
        self._nothing.setText(_("Nothing found for “{words}”.").format(words=wanted))
        show_if(self._nothing, wanted=not hits)
        if hits:
            self._list.setCurrentRow(0)
        self._place(popup, len(hits))
        popup.show()
        popup.raise_()

    def close_hits(self) -> None:
        """Hide what was found and keep nothing of it."""
        if self._popup is not None:
            self._list.clear()
            self._popup.hide()

    def hits_shown(self) -> int:
        """How many hits show now."""
        return 0 if self._popup is None or self._popup.isHidden() else self._list.count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list while the text keeps the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_hits()
            self._give_back()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.hits_shown():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hits_shown():
            self._on_line_activated(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def come_from(self, before: QWidget | None) -> None:
        """Take the keyboard, and remember who gets it back."""
        if before is not self:
            self._before = before
        self.setFocus()
        self.selectAll()

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window changes its size or loses the keyboard."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self.close_hits()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        if words:
            self.wanted.emit(words)
        else:
            self.close_hits()

    @Slot(QListWidgetItem)
    def _on_line_activated(self, line: QListWidgetItem) -> None:
        hit = line.data(Qt.ItemDataRole.UserRole)
        self.clear()
        self.close_hits()
        self.hit_chosen.emit(hit)

    def _made_popup(self) -> QFrame:
        if self._popup is None:
            # A child of the window, not a window: it never takes the keyboard from the field.
            popup = mark(QFrame(self.window()), role="popup")
            self._list = QListWidget()
            self._list.setAccessibleName(_("Search results"))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(self._on_line_activated)
            self._nothing = text(role="muted")
            self._nothing.setContentsMargins(12, 12, 12, 12)
            layout = QVBoxLayout(popup)
            layout.setContentsMargins(2, 2, 2, 2)
            layout.addWidget(self._list)
            layout.addWidget(self._nothing)
            self.window().installEventFilter(self)
            self._popup = popup
        return self._popup

    def _place(self, popup: QFrame, rows: int) -> None:
        height = sum(self._list.sizeHintForRow(row) for row in range(min(rows, _MOST_ROWS))) + 8
        popup.resize(self.width(), height if rows else self._nothing.sizeHint().height() + 8)
        popup.move(self.mapTo(self.window(), QPoint(0, self.height() + 4)))
