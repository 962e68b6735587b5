"""Forms: a label, a field, a hint, and what is wrong with it, right there."""

from __future__ import annotations

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
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import announce

SEARCH_PAUSE_MS = 150


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
    """One field with its label above and its trouble below.

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
        self._hint = hint
        self._label = QLabel(label)
        mark(self._label, role="label")
        self._label.setBuddy(field)
        self._trouble = text(hint, role="muted")
        show_if(self._trouble, wanted=bool(hint))
        is_tall = bool(field.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        layout = QVBoxLayout(self) if is_tall else _TopLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        extra = text(_("optional"), role="muted", wrap=False) if optional else None
        layout.addLayout(row(self._label, extra, None) if extra else row(self._label, None))
        layout.addWidget(field)
        self._below = row(self._trouble, gap=6)
        layout.addLayout(self._below)
        self._shape: IconLabel | None = None  # made at the first trouble: most rows never have one
        if not field.accessibleName():
            field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        # Marked before it is seen: the first trouble then shows at once, in red as all others.
        inner = field.focusProxy()  # a day has its line inside
        self._line = inner if isinstance(inner, QLineEdit) else field
        for one in (field, self._line):
            mark(one)
        for change in _changes(field):
            change.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        """What was wrong is being put right; whoever checks says so again if it was not."""
        if self.field.property("invalid"):
            self.show_trouble("")

    def show_trouble(self, words: str) -> None:
        """Say what is wrong with the field; empty = nothing.

        How a day is written is not what is wrong with one that no calendar has.
        """
        missing = self.field.no_such_day() if isinstance(self.field, DateField) else ""
        if words and missing:
            words = _("The day “{value}” does not exist.").format(value=missing)
        mark(self.field, invalid=bool(words))
        if self._line is not self.field:
            mark(self._line, invalid=bool(words))
        mark(self._trouble, role="trouble" if words else "muted")
        self._trouble.setText(words or self._hint)
        show_if(self._trouble, wanted=bool(words or self._hint))
        if words and self._shape is None:
            self._shape = IconLabel("warning", tone=Tone.DANGER, size=SMALL)
            self._below.insertWidget(0, self._shape, 0, Qt.AlignmentFlag.AlignTop)
            self._below.setStretch(1, 1)
        if self._shape is not None:
            show_if(self._shape, wanted=bool(words))
        self.field.setAccessibleDescription(words or self._hint)
        if words:
            announce(self.field)

    def trouble(self) -> str:
        """What is wrong now, or nothing."""
        return self._trouble.text() if self.field.property("invalid") else ""


def _changes(field: QWidget) -> tuple[SignalInstance, ...]:
    """The signals that tell that a field holds something else."""
    line = getattr(field, "edit", field)  # a day has its line inside
    if isinstance(line, QLineEdit | QPlainTextEdit):
        return (line.textChanged,)
    if isinstance(field, QComboBox):
        return (field.currentIndexChanged,)
    marked = getattr(field, "marked", None)  # a sheet of boxes
    if isinstance(marked, SignalInstance):
        return (marked,)
    boxes = field.findChildren(QAbstractButton)
    return tuple(one.toggled for one in boxes if one.isCheckable())


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
                one.field.setFocus(Qt.FocusReason.OtherFocusReason)
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
