"""First-use hints: one line the first time a screen is opened; they can be turned off for good."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Tasks
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.settings import SettingsStore

_SEEN = "hints/seen"

HINTS = {
    "today": N_("The most urgent stands first. A number key does what that line says."),
    "cases": N_("Type to filter, Enter opens. Ctrl+K finds a case from anywhere."),
    "case": N_("The next step is the one button. Every cell of the matrix says why."),
    "meeting": N_("While you type it shows who may read it. F11 fills the screen."),
    "item_rights": N_("What was written stays. A restricted item is kept, and goes to nobody."),
    "consents": N_("Everything that waits for an answer. Enter does what is next."),
    "commitments": N_("Choose a line and note how it goes; a note can be taken back."),
    "statistics": N_("Small numbers are hidden, so that nobody can be told apart."),
    "scans": N_("Drop files here. Nothing is registered before you have compared it."),
    "consultations": N_("Write so that nobody can be recognised; names are looked for."),
    "legal": N_("Apart from consent: what rests on a law never becomes a yes."),
    "register": N_("What all cases share. Rules hold from their date on."),
    "log": N_("Who did what, and when. No content of a case stands here."),
    "vault": N_("Whether the log still holds what it held when a paper was printed."),
    "moving": N_("Nothing is written before you have seen every row."),
    "handover": N_("One page, and one encrypted package, for whoever takes over."),
    "ask": N_("For the phone in your hand. Asking changes nothing."),
}


class HintBar(QFrame):
    """The hint of the screen in sight.

    Signals:
        help_wanted: Open the help about this screen.
    """

    help_wanted = Signal()

    def __init__(
        self, settings: SettingsStore, tasks: Tasks, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone=Tone.INFO)
        self._settings, self._tasks = settings, tasks
        self._is_wanted = settings.load().hints
        self._screen = ""
        self.words = text()
        self.more = quiet_button(_("More in the help"), self.help_wanted.emit)
        self.off = quiet_button(_("No more hints"), self._on_off)
        self.close_hint = icon_button("cross", _("Close the hint"), self._on_close, size=16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4, 2 * GRID, 4)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("info", tone=Tone.INFO))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.off)
        layout.addWidget(self.close_hint)
        self.hide()

    def show_for(self, screen: str) -> None:
        """Show the hint of a screen if it is new; that of the screen before was seen."""
        if screen == self._screen:
            return
        self._mark_seen()
        self._screen = screen
        is_new = screen in HINTS and screen not in _seen()
        if is_new:
            self.words.setText(marked(HINTS[screen]))
        self.setVisible(is_new and self._settings.load().hints)

    @Slot()
    def _on_close(self) -> None:
        self._mark_seen()
        self.hide()

    @Slot()
    def _on_off(self) -> None:
        self.hide()
        settings = self._settings.load()._replace(hints=False)
        self._tasks.submit(
            lambda: self._settings.save(settings),
            owner=self,
            on_done=lambda _done: None,
            on_error=lambda _error: None,  # the next start shows hints again, no more
        )

    def _mark_seen(self) -> None:
        if not self.isHidden():
            QSettings().setValue(_SEEN, " ".join(dict.fromkeys((*_seen(), self._screen))))


def forget_seen() -> None:
    """Show every hint anew, when they are turned on again."""
    QSettings().remove(_SEEN)


def _seen() -> tuple[str, ...]:
    return tuple(str(QSettings().value(_SEEN, "")).split())
