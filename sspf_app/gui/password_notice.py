"""Reminds whoever has no *Today* that somebody else set their password, until it is changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Tasks
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce


class PasswordNotice(QFrame):
    """A calm line above every screen; hidden while the password is the user's own.

    Signals:
        settings_wanted: Go where a password is chosen.
        failed: What went wrong.
    """

    settings_wanted = Signal()
    failed = Signal(object)

    def __init__(self, vault: OpenVault, tasks: Tasks, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone=Tone.WARNING)
        self._own, self._tasks = vault.own_access, tasks
        said = _("Somebody else set your password and may know it. Choose one of your own.")
        self.setAccessibleName(said)
        self.choose = button(_("Choose a password"), self.settings_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(IconLabel("key", tone=Tone.WARNING))
        layout.addWidget(text(said, role="strong"), 1)
        layout.addWidget(self.choose)
        self.hide()

    def look(self) -> None:
        """Look who set the password, on the database thread."""
        if self._own is not None:
            self._tasks.submit(
                self._own.is_password_known,
                owner=self,
                on_done=self._show,
                on_error=self.failed.emit,
            )

    def _show(self, is_known: bool) -> None:
        was_hidden = self.isHidden()
        self.setVisible(is_known)
        if is_known and was_hidden:
            announce(self)
