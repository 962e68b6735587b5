"""The backups of the vault: one now, where they lie besides, and whether one really opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.handover.backup_acts import BackupActs
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
        choose: Chooses where every backup is put as well.
        give_up: Keeps them beside the vault only.
    """

    acts: BackupActs

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
        self._place = text()
        self.choose = button(_("Choose a place…"), self._on_choose, icon="folder")
        self.give_up = button(_("Only beside the vault"), self._on_give_up)
        place = Card(_("Where else they lie"))
        place.add(self._place)
        place.add(row(self.choose, self.give_up, None))
        content = Tall()
        inner = column(make, place, check, gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content, by_width=True)))
        self.password.returnPressed.connect(self._on_try)

    def show_place(self, place: Path | None) -> None:
        """Tell where the office keeps its backups besides; None = nowhere."""
        self.give_up.setVisible(place is not None)
        if place is None:
            said = _(
                "Backups lie beside the vault alone, and are lost with this computer. Choose a "
                "folder of the office's network, or on a drive that is kept elsewhere."
            )
        else:
            said = _("Every backup is put in {place} as well, as soon as it can be reached.")
            said = said.format(place=place)
        self._place.setText(said)

    def _on_now(self) -> None:
        self.acts.back_up()

    def _on_choose(self) -> None:
        self.acts.choose_place()

    def _on_give_up(self) -> None:
        self.acts.give_place_up()

    def _on_try(self) -> None:
        typed = self.password.text()
        self._line.show_trouble("" if typed else _("Write your password."))
        if typed:
            self.password.clear()
            self.acts.try_backup(typed)
        else:
            self.password.setFocus()
