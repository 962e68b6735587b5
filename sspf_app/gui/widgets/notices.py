"""What a screen tells: banners that stay, an empty place, that work goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import LARGE, IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.buttons import icon_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark, scaled, show_if

BUSY_AFTER_MS = 300

_SHAPES = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "check-circle",
    Tone.WARNING: "warning",
    Tone.DANGER: "warning",
    Tone.LEGAL: "legal",
}


def announce(widget: QWidget) -> None:
    """Let a screen reader say what a widget now tells."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


class Banner(QFrame):
    """What happened, what was kept, what to do; stays until it is closed or cleared."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone=Tone.INFO)
        self._shape = IconLabel("info", tone=Tone.INFO)
        self._what = text(role="strong")
        self._more = text()
        self._close = icon_button("cross", _("Close the message"), self.clear, size=16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        layout.setSpacing(GRID + 4)
        layout.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(column(self._what, self._more, gap=2), 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say that something did not work."""
        more = " ".join(part for part in (trouble.kept, trouble.advice) if part)
        self.say(trouble.what, more, tone=Tone.DANGER)

    def say(self, what: str, more: str = "", *, tone: Tone = Tone.INFO) -> None:
        """Say something."""
        mark(self, tone=tone)
        self._shape.change(_SHAPES[tone], tone)
        self._what.setText(what)
        self._more.setText(more)
        show_if(self._more, wanted=bool(more))
        self.setAccessibleName(f"{what} {more}".strip())
        show_if(self, wanted=True)
        announce(self)

    @Slot()
    def clear(self) -> None:
        """Take the message away."""
        self.hide()

    def words(self) -> str:
        """What it says now; empty when nothing."""
        return "" if self.isHidden() else self.accessibleName()


class EmptyState(QWidget):
    """A place with nothing in it: a shape, a sentence, what to do about it.

    Attributes:
        action: What to do, if anything.

    Signals:
        stepped: It began or ceased to say anything.
    """

    stepped = Signal()

    def __init__(
        self,
        title: str,
        words: str = "",
        *,
        icon: str = "empty",
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._shape = IconLabel(icon, size=LARGE)
        self._words = [text(title, role="heading"), text(words, role="muted")]
        self.action = action
        self._is_hushed = False
        layout = self._air = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addStretch(1)
        layout.addWidget(self._shape, 0, centre)
        for label in self._words:
            label.setAlignment(centre)
            show_if(label, wanted=bool(label.text()))
            layout.addWidget(label)
        if action is not None:
            layout.addSpacing(GRID)
            layout.addWidget(action, 0, centre)
        layout.addStretch(1)
        # Not at once: what it changes asks the layout again, in the middle of being laid out.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self._stand(has_room=True)

    def step_back(self, *, wanted: bool) -> None:
        """Say nothing while a place beside this one says that there is nothing at all."""
        self._is_hushed = wanted
        for label in self._words:
            show_if(label, wanted=bool(label.text()) and not wanted)
        self._fit()
        self.stepped.emit()

    def say(self, title: str, words: str) -> None:
        """Show other words."""
        for label, said in zip(self._words, (title, words), strict=True):
            label.setText(said)
            show_if(label, wanted=bool(said) and not self._is_hushed)
        self._fit()

    def is_hushed(self) -> bool:
        """Whether it says nothing now."""
        return self._is_hushed

    def event(self, event: QEvent) -> bool:
        """Where there is little room the words come before the shape and the air around them."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._soon.start()
        return super().event(event)

    @Slot()
    def _fit(self) -> None:
        width = max(1, self.width() - 6 * GRID)
        words = sum(label.heightForWidth(width) + GRID for label in self._words if label.text())
        words += 0 if self.action is None else self.action.sizeHint().height() + 2 * GRID
        self.setMinimumHeight(words + 2 * GRID)
        self._stand(has_room=self.height() >= words + scaled(LARGE) + 12 * GRID)

    def _stand(self, *, has_room: bool) -> None:
        show_if(self._shape, wanted=has_room and not self._is_hushed)
        above = 5 * GRID if has_room else GRID // 2
        self._air.setContentsMargins(3 * GRID, above, 3 * GRID, above)


class BusyBar(QProgressBar):
    """A thin line that moves, with words, when something has taken longer than 0.3 seconds.

    The words lie over what is below them: nothing moves when they come and go.
    """

    def __init__(self, words: str = "", *, parent: QWidget | None = None) -> None:
        """What goes on, in words; "Working…" where nothing more can be said."""
        super().__init__(parent)
        self._said = words or _("Working…")
        self._words: QLabel | None = None
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setFixedHeight(4)
        self.setAccessibleName(self._said)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BUSY_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Begin to wait, for something that ``words`` name this once; or end it."""
        if busy and words:
            self._tell(words)
        elif not busy:
            self._tell(self._said)
        if busy:
            if self.isHidden() and not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def words(self) -> str:
        """What it says now; empty when nothing goes on."""
        return "" if self.isHidden() else self.accessibleName()

    def showEvent(self, event: QShowEvent) -> None:
        """Say in words what goes on."""
        super().showEvent(event)
        above = self.parentWidget()
        if above is None:
            return
        if self._words is None:
            self._words = mark(QLabel(above), role="busy")
        self._words.setText(self.accessibleName())
        self._place_words()
        self._words.raise_()
        self._words.show()
        announce(self._words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the words away."""
        super().hideEvent(event)
        if self._words is not None:
            self._words.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words in the middle."""
        super().resizeEvent(event)
        self._place_words()

    def _tell(self, words: str) -> None:
        self.setAccessibleName(words)
        if self._words is not None:
            self._words.setText(words)
            self._place_words()

    def _place_words(self) -> None:
        if self._words is not None:
            self._words.adjustSize()
            left = self.x() + (self.width() - self._words.width()) // 2
            self._words.move(max(left, 0), self.y() + self.height() + 2)
