"""What a screen tells: banners that stay, toasts that go, an empty place, that work goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
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

TOAST_MS = 10_000
BUSY_AFTER_MS = 300

_ABOVE_FOOT = 9 * GRID
"""Over the row of buttons at the foot of a page, which is what one presses next."""

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
        layout.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
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
    """A place with nothing in it: a shape, a sentence, what to do about it."""

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
        self._action = action
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

    def event(self, event: QEvent) -> bool:
        """Where there is little room the words come before the shape and the air around them."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._soon.start()
        return super().event(event)

    @Slot()
    def _fit(self) -> None:
        width = max(1, self.width() - 6 * GRID)
        words = sum(label.heightForWidth(width) + GRID for label in self._words if label.text())
        words += 0 if self._action is None else self._action.sizeHint().height() + 2 * GRID
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


class Toast(QFrame):
    """Something was done; for ten seconds it can be undone. Floats near the foot of its parent.

    What was done is told where it was done, or where one is led by it: it goes when one leaves
    that place. An offer to undo stays its ten seconds wherever one goes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, role="toast")
        self._undo: Callable[[], object] | None = None
        self._is_new = False
        self._label = text(wrap=False)
        self._button = QPushButton(_("Undo"))
        self._button.clicked.connect(self._on_undo_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID + 4, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._label)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_out)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, undo: Callable[[], object] | None = None) -> None:
        """Show what was done, in the place of an earlier one."""
        self._undo = undo
        self._is_new = True
        QTimer.singleShot(0, self, self._on_said)
        self._label.setText(words)
        show_if(self._button, wanted=undo is not None)
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)
        announce(self)

    def leave(self) -> None:
        """Another place is shown: go, but where it led there or offers to undo."""
        if self._undo is None and not self._is_new and not self.isHidden():
            self._on_time_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent changes size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.move(
                (parent.width() - self.width()) // 2,
                parent.height() - self.height() - _ABOVE_FOOT,
            )

    @Slot()
    def _on_said(self) -> None:
        self._is_new = False  # what is shown in the same turn is where the act leads

    @Slot()
    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self._on_time_out()
        if undo is not None:
            undo()

    @Slot()
    def _on_time_out(self) -> None:
        self._undo = None
        self._timer.stop()
        self.hide()
