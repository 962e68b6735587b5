"""What stands above every screen until somebody sees to it: the clock, guesses, the password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.attempts_notice import AttemptsNotice
from sspf_app.gui.clock_notice import ClockNotice
from sspf_app.gui.password_notice import PasswordNotice
from sspf_app.gui.ports import Tasks
from sspf_app.gui.vault_ports import OpenVault


class WindowNotices(QWidget):
    """The notices, one above the other; none takes room while it has nothing to say.

    Signals:
        clock_confirmed: ``Changes``: whatever was worked out before is old.
        settings_wanted: Go where a password is chosen.
        failed: What went wrong.
    """

    clock_confirmed = Signal(object)
    settings_wanted = Signal()
    failed = Signal(object)

    def __init__(self, vault: OpenVault, tasks: Tasks, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self.clock = ClockNotice(vault, tasks)
        self.attempts = AttemptsNotice()
        self.password = PasswordNotice(vault, tasks)
        self.of_office = QWidget()
        for place, shown in (
            (self.of_office, (self.attempts, self.password)),
            (self, (self.clock, self.of_office)),
        ):
            layout = QVBoxLayout(place)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            for one in shown:
                layout.addWidget(one)
        self.clock.confirmed.connect(self.clock_confirmed)
        self.password.settings_wanted.connect(self.settings_wanted)
        for notice in (self.clock, self.password):
            notice.failed.connect(self.failed)

    def start(self) -> None:
        """Look at the clock, and tell what went wrong before the vault was opened."""
        self.clock.look()
        self.attempts.tell(self._vault)

    def stop(self) -> None:
        """Look no more; the vault is about to close."""
        self.clock.stop()
