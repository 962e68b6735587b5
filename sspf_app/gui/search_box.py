"""The search of the shell (Ctrl+K): a field, and under it what was found as one types."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.found_lines import Line
from sspf_app.gui.i18n import _
from sspf_app.gui.icons import SMALL, icon
from sspf_app.gui.looks import GRID, tokens
from sspf_app.gui.widgets.buttons import native_keys
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.keys_beside import KEYS, KeysBeside
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, scaled, show_if

_LINE = Qt.ItemDataRole.UserRole
_MOST_HEIGHT = 60 * GRID
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchBox(SearchField):
    """Finds people, cases, meetings and actions; Down goes into the list, Enter opens, Esc leaves.

    Signals:
        wanted: What to search for; empty = what to offer before anything is typed.
        chosen: What a ``Line`` opens.
    """

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, *, finds_people: bool = True, parent: QWidget | None = None) -> None:
        """``finds_people``: False for a role that reads no cases, and finds actions alone."""
        what = (
            _("Search people, cases, meetings and actions")
            if finds_people
            else _("Search what can be done")
        )
        super().__init__(what, parent=parent)
        self._told_nothing = (
            _("Nothing found for “{words}”.")
            if finds_people
            else _("Nothing that can be done is called “{words}”.")
        )
        self.setToolTip("Ctrl+K")
        self._popup: QFrame | None = None
        self._before: QWidget | None = None
        self._answered = ""
        self.searched.connect(self._on_searched)

    def show_lines(self, wanted: str, lines: tuple[Line, ...]) -> None:
        """Show what was found; an answer to an older question is dropped."""
        if wanted != self.text().strip() or not (wanted or self.hasFocus()):
            return
        popup = self._made_popup()
        self._answered = wanted
        self._list.clear()
        for line in lines:
            self._list.addItem(_item(line))
        show_if(self._list, wanted=bool(lines))
        self._nothing.setText(self._told_nothing.format(words=wanted))
        show_if(self._nothing, wanted=not lines)
        self._place(popup, has_lines=bool(lines))
        popup.show()
        popup.raise_()
        if lines:
            self._step(1, start=-1)

    def close_lines(self) -> None:
        """Hide what was found and keep nothing of it."""
        if self._popup is not None:
            self._list.clear()
            self._popup.hide()

    def lines_shown(self) -> tuple[Line, ...]:
        """What is found now, without the headings."""
        if self._popup is None or self._popup.isHidden():
            return ()
        lines = [self._list.item(row).data(_LINE) for row in range(self._list.count())]
        return tuple(line for line in lines if line.opens is not None)

    def line_now(self) -> Line | None:
        """The line that Enter opens."""
        item = self._list.currentItem() if self.lines_shown() else None
        return None if item is None else item.data(_LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list while the text keeps the keyboard."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_lines()
            self._give_back()
        elif step is not None and self.lines_shown():
            self._step(step, start=self._list.currentRow())
        elif step is not None and not self.text():
            self.wanted.emit("")
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._is_answered():
            self._on_line_activated(self._list.currentItem())
        else:
            super().keyPressEvent(event)

    def _is_answered(self) -> bool:
        """Whether the lines are those of what is typed: else Enter would open another's line."""
        return bool(self.lines_shown()) and self._answered == self.text().strip()

    def come_from(self, before: QWidget | None) -> None:
        """Take the keyboard, remember who gets it back, and offer what there is."""
        if before is not self:
            self._before = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.wanted.emit(self.text().strip())

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.clearFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on to something else sees that, not the list."""
        self.close_lines()
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window changes its size or loses the keyboard."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self.close_lines()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        if words or self.hasFocus():
            self.wanted.emit(words)
        else:
            self.close_lines()

    @Slot(QListWidgetItem)
    def _on_line_activated(self, item: QListWidgetItem) -> None:
        line: Line = item.data(_LINE)
        if line.opens is None:
            return
        self.clear()
        self.close_lines()
        self._give_back()
        self.chosen.emit(line.opens)

    def _step(self, by: int, *, start: int) -> None:
        """Go on to the next line that opens something; headings are passed over."""
        count = self._list.count()
        for far in range(1, count + 1):
            row = (start + by * far) % count
            line: Line = self._list.item(row).data(_LINE)
            if line.opens is not None:
                self._list.setCurrentRow(row)
                # The heading above the first line comes into sight with it.
                self._list.scrollToItem(self._list.item(max(0, row - 1)))
                self._list.scrollToItem(self._list.item(row))
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, line.spoken))
                return

    def _made_popup(self) -> QFrame:
        if self._popup is None:
            # A child of the window, not a window: it never takes the keyboard from the field.
            popup = mark(QFrame(self.window()), role="popup")
            self._list = QListWidget()
            self._list.setAccessibleName(_("Search results"))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setItemDelegate(KeysBeside(self._list))
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

    def _place(self, popup: QFrame, *, has_lines: bool) -> None:
        rows = range(self._list.count())
        height = sum(self._list.sizeHintForRow(row) for row in rows) + 8
        at = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        room = self.window().height() - at.y() - 2 * GRID
        height = min(height, scaled(_MOST_HEIGHT), room)
        popup.resize(self.width(), height if has_lines else self._nothing.sizeHint().height() + 8)
        popup.move(at)


def _item(line: Line) -> QListWidgetItem:
    if line.opens is None:
        item = QListWidgetItem(line.words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
    else:
        words = f"{line.words}\n{line.detail}" if line.detail else line.words
        shape = icon(line.icon or "search", colour=tokens().muted, size=scaled(SMALL))
        item = QListWidgetItem(shape, words)
        item.setData(KEYS, native_keys(line.keys) if line.keys else "")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
    item.setData(_LINE, line)
    return item
