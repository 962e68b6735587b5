"""A field that finds among many: a few letters, Enter, and it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.folding import typed_words

_MOST_ROWS = 8


class PickField(QLineEdit):
    """Type a few letters, walk with Up and Down, Enter chooses; Esc leaves the list.

    Signals:
        picked: The id the user chose.
        let_go: What was chosen is chosen no longer, for something else is being typed.
    """

    picked = Signal(object)
    let_go = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        keeps: bool = True,
        lets_go: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field without choices.

        Args:
            placeholder: What to type; the name of the field too.
            keeps: Show what was picked; else the field is empty again, for the next.
            lets_go: The first letter typed lets go of what was picked; else it comes back
                when nothing else is picked.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._keeps = keeps
        self._lets_go = lets_go
        self._choices: tuple[Choice, ...] = ()
        self._chosen: str | None = None
        self._popup: QFrame | None = None
        self.textEdited.connect(self._on_edited)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer these."""
        self._choices = choices
        if self._popup is not None and not self._popup.isHidden():
            self._show_matches(self.text())

    def chosen(self) -> str | None:
        """The id of what the field shows, or None."""
        return self._chosen

    def choose(self, id_: str | None) -> None:
        """Show one as chosen; nothing is told."""
        found = next((choice for choice in self._choices if choice.id == id_), None)
        self._chosen = None if found is None else found.id
        self.setText("" if found is None or not self._keeps else found.title)
        self.setCursorPosition(0)

    def matches(self, typed: str) -> tuple[Choice, ...]:
        """What fits: every word typed begins a word of the title or the hint."""
        wanted = typed_words(typed)
        return tuple(choice for choice in self._choices if _fits(choice, wanted))

    def close_list(self) -> None:
        """Hide the list and keep nothing of it."""
        if self._popup is not None:
            self._list.clear()
            self._popup.hide()

    def shown(self) -> int:
        """How many the list shows now."""
        return 0 if self._popup is None or self._popup.isHidden() else self._list.count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and choose while the text keeps the keyboard."""
        key = event.key()
        is_open = self.shown() > 0
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if key == Qt.Key.Key_Down else -1, is_open=is_open)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._plain(event) and is_open:
            self._on_activated(self._list.currentItem())
        elif key == Qt.Key.Key_Escape and self._is_in_sight():
            self._give_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show all on a click."""
        super().mousePressEvent(event)
        if not self.shown():
            self.selectAll()
            self._show_what_fits()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what is there, so that typing begins anew."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list, and show what is chosen instead of half a word."""
        super().focusOutEvent(event)
        self._give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window changes its size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
            self.close_list()
        return super().eventFilter(watched, event)

    def _walk(self, step: int, *, is_open: bool) -> None:
        if not is_open:
            self._show_what_fits()
            return
        self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())

    @staticmethod
    def _plain(event: QKeyEvent) -> bool:
        return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        if self._lets_go and self._chosen is not None:
            self._chosen = None
            self.let_go.emit()
        self._show_matches(typed)

    @Slot(QListWidgetItem)
    def _on_activated(self, line: QListWidgetItem | None) -> None:
        if line is None:
            return
        id_ = str(line.data(Qt.ItemDataRole.UserRole))
        self.close_list()
        self.choose(id_)
        self.picked.emit(id_)

    def _is_in_sight(self) -> bool:
        return self._popup is not None and not self._popup.isHidden()

    def _show_what_fits(self) -> None:
        # All of them only beside what nobody has typed in: Enter would choose the first of
        # them for a word that fits none.
        self._show_matches(self.text() if self.isModified() else "")

    def _give_back(self) -> None:
        self.close_list()
        self.choose(self._chosen if self._keeps else None)

    def _show_matches(self, typed: str) -> None:
        popup = self._made_popup()
        found = self.matches(typed)
        self._list.clear()
        for choice in found:
            line = QListWidgetItem(
                f"{choice.title}\n{choice.hint}" if choice.hint else choice.title
            )
            line.setData(Qt.ItemDataRole.UserRole, choice.id)
            self._list.addItem(line)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found:
            self._list.setCurrentRow(0)
        self._place(popup, len(found))
        popup.show()
        popup.raise_()

    def _made_popup(self) -> QFrame:
        if self._popup is None:
            # A child of the window, not a window: it never takes the keyboard from the field.
            popup = mark(QFrame(self.window()), role="popup")
            self._list = QListWidget()
            self._list.setAccessibleName(_("What fits"))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(self._on_activated)
            self._nothing = text(_("Nothing fits."), role="muted")
            self._nothing.setContentsMargins(12, 10, 12, 10)
            layout = QVBoxLayout(popup)
            layout.setContentsMargins(2, 2, 2, 2)
            layout.addWidget(self._list)
            layout.addWidget(self._nothing)
            self.window().installEventFilter(self)
            self.destroyed.connect(popup.deleteLater)
            self._popup = popup
        return self._popup

    def _place(self, popup: QFrame, rows: int) -> None:
        wanted = sum(self._list.sizeHintForRow(row) for row in range(min(rows, _MOST_ROWS))) + 8
        height = wanted if rows else self._nothing.sizeHint().height() + 8
        window = self.window()
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        height = min(height, max(window.height() - below.y() - 8, 90))
        popup.resize(max(self.width(), 240), height)
        popup.move(below)


def _fits(choice: Choice, wanted: list[str]) -> bool:
    words = f"{choice.title} {choice.hint}".casefold().replace("(", " ").replace("-", " ").split()
    return all(any(word.startswith(one) for word in words) for one in wanted)
