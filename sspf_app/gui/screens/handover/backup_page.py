"""The backups of the vault: one now, and whether one really opens."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.tall import Tall, below_tabs
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import scaled


class BackupPage(QWidget):
    """See the module.

    Attributes:
        now: Makes a backup.
        password: The own password, to open the backup with.
        attempt: Opens the newest backup.
    """

    presenter: HandOverPresenter

    def __init__(self) -> None:
        super().__init__()
        self.now = primary_button(_("Back up now"), self._on_now, icon="backup")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaximumWidth(scaled(48 * GRID))
        self.attempt = button(_("Try the newest backup"), self._on_try)
        self._line = FormRow(_("Your password"), self.password)
        make = Card(_("A backup"))
        make.add(text(_("An encrypted copy of the vault, where the office keeps its backups.")))
        make.add(row(self.now, None))
        check = Card(_("Does it open?"))
        check.add(
            text(
                _(
                    "The newest backup is opened as it would be after a loss, with your password, "
                    "and everything in it is checked. The vault itself is not touched."
                )
            )
        )
        check.add(self._line)
        check.add(row(self.attempt, None))
        content = Tall()
        inner = column(make, check, gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content)))
        self.password.returnPressed.connect(self._on_try)

    def _on_now(self) -> None:
        self.presenter.back_up()

    def _on_try(self) -> None:
        typed = self.password.text()
        self._line.show_trouble("" if typed else _("Write your password."))
        if typed:
            self.password.clear()
            self.presenter.try_backup(typed)
        else:
            self.password.setFocus()
