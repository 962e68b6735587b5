"""Days and times, typed the way people type them, shown as 2026-03-12 and 10:42."""

from __future__ import annotations

from datetime import date, time, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.typed_days import is_meant, is_no_such_day, is_skipped, parse_day, parse_time
from sspf_app.gui.widgets.buttons import icon_button
from sspf_app.gui.widgets.marks import mark

_QT_LETTERS = 17


class _ShortLine(QLineEdit):
    """A line as wide as what is typed in it, in the size of text the user has chosen."""

    def __init__(self, longest: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the longest, and for the words that stand there before."""
        hint = self._holding(self.placeholderText())
        return hint.expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """What is typed is never cut."""
        return self._holding(self._longest)

    def _holding(self, words: str) -> QSize:
        hint, letters = super().sizeHint(), self.fontMetrics()
        wanted = letters.horizontalAdvance(words)
        # Qt takes a line to be seventeen letters wide.
        hint.setWidth(hint.width() - _QT_LETTERS * letters.horizontalAdvance("x") + wanted + GRID)
        return hint


class DateField(QWidget):
    """A day. Up and down change it by one day, the button opens a calendar.

    It is as wide as a day is, however much room there is.

    Signals:
        day_changed: A ``date`` or None, when the field holds another day.
    """

    day_changed = Signal(object)

    def __init__(
        self, day: date | None = None, *, today: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._day = day
        self._offered = day
        self.edit = _ShortLine("0000-00-00")
        self.edit.setPlaceholderText(_("YYYY-MM-DD"))
        self.edit.editingFinished.connect(self._on_edited)
        self.edit.textChanged.connect(self._on_text_changed)
        self._button = icon_button("calendar", _("Choose in a calendar"), self._open_calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.set_day(day)

    def day(self) -> date | None:
        """The day, or None when the field is empty or holds no day."""
        return parse_day(self.edit.text(), today=self._today)

    def typed(self) -> str:
        """The day as it is kept, 2026-03-12; what is typed where that is none."""
        day = self.day()
        return self.edit.text() if day is None else day.isoformat()

    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.edit.text().strip()) and self.day() is None

    def no_such_day(self) -> str:
        """A day that is typed and that no calendar has; empty for all else."""
        typed = self.edit.text().strip()
        return typed if is_no_such_day(typed) else ""

    def what_is_wrong(self) -> str:
        """What to say of it; empty = it is a day, or nothing."""
        missing = self.no_such_day()
        if missing:
            return _("The day “{value}” does not exist.").format(value=missing)
        return _("Write the day as 2026-03-12.") if self.is_wrong() else ""

    def set_day(self, day: date | None) -> None:
        """Show a day; tells it when it is another one."""
        self.edit.setText("" if day is None else day.isoformat())
        self._tell()

    def offer(self, day: date) -> None:
        """Show a day unless another one was typed since the last offer.

        For a field that outlives the day it was made on.
        """
        if not self.is_wrong() and self.day() in (None, self._offered):
            self.set_day(day)
        self._today = self._offered = day

    def setAccessibleName(self, name: str) -> None:
        """Name the line that is typed in too."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the day by one on the arrow keys."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        step, day = steps.get(Qt.Key(event.key())), self.day()
        other = None if step is None or day is None else day + timedelta(days=step)
        if other is None:
            super().keyPressEvent(event)
        elif is_meant(other):
            self.set_day(other)

    @Slot()
    def _on_edited(self) -> None:
        day = self.day()
        if day is not None:
            self.edit.setText(day.isoformat())
        mark(self.edit, invalid=self.is_wrong())
        self._tell()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self.is_wrong() and self.edit.property("invalid"):
            mark(self.edit, invalid=False)

    def _tell(self) -> None:
        day = self.day()
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setGridVisible(False)
        day = self.day() or self._today
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(self._on_day_clicked)
        calendar.activated.connect(self._on_day_clicked)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    @Slot(QDate)
    def _on_day_clicked(self, day: QDate) -> None:
        self.set_day(date(day.year(), day.month(), day.day()))


class TimeField(_ShortLine):
    """A time of day, 24 hours.

    Attributes:
        of_day: Where the day is typed that it is a time of.
    """

    def __init__(
        self, of_day: DateField, value: time | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__("00:00", parent=parent)
        self.of_day = of_day
        self.setPlaceholderText(_("HH:MM"))
        self.editingFinished.connect(self._on_edited)
        self.set_time(value)

    def time(self) -> time | None:
        """The time, or None when the field is empty or holds none."""
        return parse_time(self.text())

    def typed(self) -> str:
        """The time as it is kept, 10:42; what is typed where that is none."""
        at = self.time()
        return self.text() if at is None else f"{at:%H:%M}"

    def is_wrong(self) -> bool:
        """Whether something is typed that is no time."""
        return bool(self.text().strip()) and self.time() is None

    def what_is_wrong(self) -> str:
        """What to say of it; empty = it is a time, or nothing."""
        return _("Write the time as 10:42.") if self.is_wrong() else ""

    def no_such_time(self, zone: tzinfo) -> str:
        """What to say of a time that the clocks skip on its day; empty = there is one.

        It would be taken as the hour after it, and nobody would know.
        """
        day, at = self.of_day.day(), self.time()
        if day is None or at is None or not is_skipped(day, at, zone):
            return ""
        said = _("The clocks are put forward that night: {time} does not exist on {day}.")
        return said.format(time=f"{at:%H:%M}", day=day.isoformat())

    def set_time(self, value: time | None) -> None:
        """Show a time."""
        self.setText("" if value is None else f"{value:%H:%M}")

    @Slot()
    def _on_edited(self) -> None:
        value = self.time()
        if value is not None:
            self.set_time(value)
        mark(self, invalid=self.is_wrong())
