"""The door: the file of the key and its passphrase, or the way to a new key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.unlock.key_file_row import KeyFileRow
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.readable import Readable
from sspf_app.gui.widgets.way_out import back_button


class DoorPage(QWidget):
    """See the module.

    Signals:
        choose_wanted: Choose the file.
        opened: The passphrase, as typed.
        make_wanted: Make a key.
        left: Back to the vaults.
    """

    choose_wanted = Signal()
    opened = Signal(str)
    make_wanted = Signal()
    left = Signal()

    def __init__(self, reason: str, *, parent: QWidget | None = None) -> None:
        """``reason``: why it is locked; empty = it was not."""
        super().__init__(parent)
        self.key = KeyFileRow(_("Your key"), _("Choose your key"))
        self.key.chosen.clicked.connect(self.choose_wanted)
        self.passphrase = PasswordField()
        self.passphrase.returnPressed.connect(self._on_open)
        self.open = primary_button(_("Open the key"), self._on_open, icon="key")
        self.back = back_button(_("Back"), self.left.emit)
        self.make = button(_("Make a key…"), self.make_wanted.emit, icon="add")
        self._first: QWidget = self.passphrase
        self._key_trouble = mark(text(), role="trouble")
        self._passphrase_row = FormRow(_("Passphrase"), self.passphrase)
        self._build(reason)

    def show_key_file(self, path: Path | None) -> None:
        """Show which key is opened, and let the user type."""
        self.key.show_path(path)
        self.show_trouble("key", "")
        self._first = self.key.chosen if path is None else self.passphrase
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Where there is something to do first."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with the key or the passphrase."""
        if field == "key":
            self._key_trouble.setText(words)
            show_if(self._key_trouble, wanted=bool(words))
            if words:
                self.key.chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._passphrase_row.show_trouble(words)
            if words:
                self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def trouble(self, field: str) -> str:
        """What is wrong with it now, or nothing."""
        if field == "passphrase":
            return self._passphrase_row.trouble()
        return "" if self._key_trouble.isHidden() else self._key_trouble.text()

    def type_again(self) -> None:
        """Mark what was typed, so that the next key replaces it."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.selectAll()

    def set_busy(self, busy: bool) -> None:
        """The key is being opened: wait."""
        self.passphrase.setReadOnly(busy)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.passphrase.clear()

    def _build(self, reason: str) -> None:
        said = text(reason, role="strong")
        show_if(said, wanted=bool(reason))
        about = text(
            _(
                "Here the unit manager reads copies of the log, and answers questions from "
                "elsewhere. It takes a key of your own, and no vault."
            ),
            role="muted",
        )
        card = growing(Card(_("Open your key")))
        for part in (self.key, self._key_trouble, self._passphrase_row):
            card.add(part)
        card.add(row(self.open, self.back, None))
        new = growing(
            Card(
                _("No key yet?"),
                _(
                    "Make one on a computer that nobody else uses. It makes two files: the key, "
                    "which you keep, and its public part, which is entered in the vault."
                ),
            )
        )
        new.add(row(self.make, None))
        self.setLayout(column(Readable(said, about, card, new).scrolled()))
        show_if(self._key_trouble, wanted=False)

    def _on_open(self) -> None:
        self._passphrase_row.show_trouble("")
        self.opened.emit(self.passphrase.text())
