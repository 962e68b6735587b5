"""Forms: a label, a field, a hint, and what is wrong with it, right there."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QRect, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import SMALL, IconLabel, icon
from sspf_app.gui.looks import GRID, Tone, tokens
from sspf_app.gui.widgets.chips import ChipBar
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.keyboard import bring_in_sight, tab_stops
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import announce
from sspf_app.gui.widgets.unprinted import note_of

SEARCH_PAUSE_MS = 150
_LEFT_MS = 250
_TYPED = (QLineEdit, QPlainTextEdit)
_BY_PROGRAM = Qt.FocusReason.OtherFocusReason


class _TopLayout(QVBoxLayout):
    """Stands at the top, as high as what wraps in it is at this width, also beside a taller row.

    An alignment of Qt would give it the height it has unwrapped, and cut the rest.
    """

    def setGeometry(self, place: QRect) -> None:
        """Take no more of the place than is needed."""
        needed = self.sizeHint().height()
        if self.hasHeightForWidth():
            needed = self.totalHeightForWidth(place.width())
        super().setGeometry(QRect(place.x(), place.y(), place.width(), min(place.height(), needed)))


class FormRow(QWidget):
    """One field with its label above and its trouble below; a field with a name needs no label.

    Attributes:
        field: The field itself.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._codes: frozenset[str] = frozenset()
        self._hint, self._note = hint, ""
        self._label = QLabel(label)
        mark(self._label, role="label")
        self._label.setBuddy(field)
        self._trouble = text(hint, role="muted")
        show_if(self._trouble, wanted=bool(hint))
        is_tall = bool(field.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        layout = QVBoxLayout(self) if is_tall else _TopLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        show_if(self._label, wanted=bool(label))
        extra = text(_("optional"), role="muted", wrap=False) if optional else None
        self._heading = row(self._label, extra, None) if extra else row(self._label, None)
        layout.addLayout(self._heading)
        layout.addWidget(field)
        self._below = row(self._trouble, gap=6)
        layout.addLayout(self._below)
        self._shape: IconLabel | None = None  # made at the first words: most rows never have any
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._told = hint or field.accessibleDescription()
        self._line = _line_of(field)
        self._lines = [one for one in _parts_of(field) if isinstance(one, _TYPED)]
        self._describe(self._told)
        # Marked before it is seen: the first trouble then shows at once, in red as all others.
        for one in (field, self._line):
            mark(one)
        for change in _changes(field):
            change.connect(self._on_changed)
        self._whens = [one for one in _parts_of(field) if isinstance(one, DateField | TimeField)]
        if self._whens:
            self._hear_whens()

    def wrap_label(self, *, longer_than: int = 0) -> None:
        """Let a question of more letters go on below, where the form is no wider."""
        if len(self._label.text()) <= longer_than:
            return
        self._label.setWordWrap(True)
        self._heading.setStretch(0, 1)
        self._heading.setStretch(self._heading.count() - 1, 0)

    def _hear_whens(self) -> None:
        """What is no day is said once one has left it.

        A little later: what is pressed meanwhile does not move away below the mouse.
        """
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(_LEFT_MS)
        self._left.timeout.connect(self._on_left)
        for one in self._whens:
            line = one.edit if isinstance(one, DateField) else one
            line.editingFinished.connect(self._left.start)

    @Slot()
    def _on_left(self) -> None:
        said = next(filter(None, (one.what_is_wrong() for one in self._whens)), "")
        if said and not self.trouble():
            self.show_trouble(said)

    @Slot()
    def _on_changed(self) -> None:
        """What was wrong is being put right; whoever checks says so again if it was not."""
        if self.field.property("invalid"):
            self.show_trouble("")
        note = note_of(self.field)
        if note != self._note:
            self._note = note
            self._show_note()

    def _show_note(self) -> None:
        """Say below what the papers cannot bear; nothing is wrong with the field for that."""
        if self.field.property("invalid"):
            return
        self._say_below(self._note, "info", Tone.WARNING)
        self._describe(self._note or self._told)

    def _say_below(self, words: str, shape: str, tone: Tone) -> None:
        """Words with a shape before them in the place of the hint; none = the hint."""
        role = "trouble" if words and tone is Tone.DANGER else "muted"
        mark(self._trouble, role=role, tone=tone if words else "")
        self._trouble.setText(words or self._hint)
        show_if(self._trouble, wanted=bool(words or self._hint))
        if words and self._shape is None:
            self._shape = IconLabel(shape, tone=tone, size=SMALL)
            self._below.insertWidget(0, self._shape, 0, Qt.AlignmentFlag.AlignTop)
            self._below.setStretch(1, 1)
        if self._shape is not None:
            self._shape.change(shape, tone)
            show_if(self._shape, wanted=bool(words))

    def show_trouble(self, words: str) -> None:
        """Say what is wrong with the field; empty = nothing.

        How a day is written is not what is wrong with one that no calendar has.
        """
        if words and isinstance(self.field, DateField) and self.field.no_such_day():
            words = self.field.what_is_wrong()
        mark(self.field, invalid=bool(words))
        for one in (self._line, *(() if words else self._lines)):
            if one is not self.field:
                mark(one, invalid=bool(words))
        self._say_below(words, "warning", Tone.DANGER)
        self._describe(words or self._told)
        if words:
            announce(self.field)
        elif self._note:
            self._show_note()

    def trouble(self) -> str:
        """What is wrong now, or nothing."""
        return self._trouble.text() if self.field.property("invalid") else ""

    def refuses(self, *codes: str) -> Self:
        """Of this field are the refusals of these codes; ``tell_at_field`` says them here."""
        self._codes = frozenset(codes)
        return self

    def is_about(self, code: str) -> bool:
        """Whether a refusal is of this field."""
        return code in self._codes

    def take_keyboard(self) -> None:
        """Go to the field, what is wrong with it in sight below."""
        here = next((one for one in self._whens if one.is_wrong()), self.field)
        if here.focusProxy() is None:
            here = next(tab_stops(here), here)
        here.setFocus(_BY_PROGRAM)
        QTimer.singleShot(0, self, self._come_in_sight)  # once what was said has its room

    def _come_in_sight(self) -> None:
        bring_in_sight(self)

    def _describe(self, words: str) -> None:
        """Let a screen reader say it with the field, also where the keyboard is in a part of it."""
        for one in (self.field, *self._lines):
            one.setAccessibleDescription(words)


def _changes(field: QWidget) -> tuple[SignalInstance, ...]:
    """The signals that tell that a field holds something else."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        return (field.textChanged,)
    if isinstance(field, QComboBox):
        return (field.currentIndexChanged,)
    if isinstance(field, ChipBar):
        return (field.changed,)
    marked = getattr(field, "marked", None)  # a sheet of boxes
    if isinstance(marked, SignalInstance):
        return (marked,)
    # A day has its line inside, a day and a time two, and more is made of boxes.
    parts = _parts_of(field)
    boxes = (one for one in parts if isinstance(one, QAbstractButton) and one.isCheckable())
    lines = (one for one in parts if isinstance(one, _TYPED))
    return (*(one.textChanged for one in lines), *(one.toggled for one in boxes))


def _parts_of(field: QWidget) -> tuple[QWidget, ...]:
    return (field, *field.findChildren(QWidget))


def _line_of(field: QWidget) -> QWidget:
    """The line in which a field is typed: a day has it inside, a day and a time the day's."""
    inner = field
    while (proxy := inner.focusProxy()) is not None:
        inner = proxy
    return inner if isinstance(inner, QLineEdit) else field


class Form(QWidget):
    """Rows below each other."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._rows: list[FormRow] = []

    def add(self, label: str, field: QWidget, *, hint: str = "", optional: bool = False) -> FormRow:
        """Add a field; keep the row to say what is wrong with it."""
        made = FormRow(label, field, hint=hint, optional=optional)
        self._rows.append(made)
        self._layout.addWidget(made)
        return made

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._layout.addWidget(widget)

    def focus_first_trouble(self) -> None:
        """Go to the first field that is wrong."""
        for one in self._rows:
            if one.trouble():
                one.take_keyboard()
                return


class SearchField(QLineEdit):
    """A field that searches as one types, after a short pause; Esc empties it.

    Signals:
        searched: The text, trimmed.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._lens = QAction(self)
        self._lens.setIcon(icon("search", colour=tokens().muted, size=SMALL))
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self.textChanged.connect(self._timer.start)
        self.returnPressed.connect(self._on_pause)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty it on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_pause(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())
