"""How far a long act has come, and a way to end it, where the act was begun."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.move_views import Run

_LOOK_MS = 100
_WAIT_MS = 1000
"""What is over sooner needs no bar: one that flashes by only makes people start."""


class RunBar(QWidget):
    """Hidden until something has run for a second.

    Attributes:
        stop: Ends what is running.
        waiting: The second before it shows.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._said = text(role="muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it has come"))
        self.stop = button(_("End it; nothing is kept"), self._on_stop)
        self.setLayout(column(row(self._said, None, self.stop), self._bar, gap=4))
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.waiting = QTimer(self)
        self.waiting.setInterval(_WAIT_MS)
        self.waiting.setSingleShot(True)
        self.waiting.timeout.connect(self._show)
        show_if(self, wanted=False)

    def follow(self, words: str, run: Run) -> None:
        """Show how far it has come, once it has taken a second."""
        self._run = run
        self._said.setText(words)
        self.stop.setEnabled(True)
        self._look()
        self._timer.start()
        if self.isHidden():
            self.waiting.start()

    def end(self) -> None:
        """It is over, whatever came of it."""
        self._run = None
        self._timer.stop()
        self.waiting.stop()
        show_if(self, wanted=False)

    @Slot()
    def _show(self) -> None:
        show_if(self, wanted=self._run is not None)

    @Slot()
    def _look(self) -> None:
        if self._run is not None:
            self._bar.setRange(0, self._run.total)
            self._bar.setValue(min(self._run.done, self._run.total))

    @Slot()
    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        if self._run is not None:
            self._run.is_cancelled = True
