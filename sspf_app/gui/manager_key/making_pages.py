"""A new key: what it is made of, and what to do with what was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.unlock.strength_line import StrengthLine
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.readable import Readable
from sspf_app.gui.widgets.refusing import RefusesAtFields
from sspf_app.gui.widgets.way_out import back_button

if TYPE_CHECKING:
    from sspf_app.services.manager_desk import MadeKey


class MakePage(RefusesAtFields, QWidget):
    """Name and passphrase of a new key.

    Signals:
        made: Name, passphrase and the same again, as typed.
        left: No key after all.
    """

    made = Signal(str, str, str)
    left = Signal()

    def __init__(self, strength: Callable[[str], str], *, parent: QWidget | None = None) -> None:
        """``strength``: how hard a passphrase is to guess."""
        super().__init__(parent)
        self.name = QLineEdit()
        self.new, self.repeated = PasswordField(), PasswordField()
        self._strength = StrengthLine(strength)
        self.new.textChanged.connect(self._strength.judge)
        self.make = primary_button(_("Make the key…"), self._on_make, icon="key")
        self.back = back_button(_("Make none"), self.left.emit)
        self._rows = {
            "name": FormRow(_("Your name"), self.name),
            "new": FormRow(_("New passphrase"), self.new),
            "repeated": FormRow(_("The same again"), self.repeated),
        }
        for field in (self.name, self.new, self.repeated):
            field.returnPressed.connect(self._on_make)
        card = growing(Card(_("Make a key")))
        for part in (self._rows["name"], self._rows["new"], self._strength, self._rows["repeated"]):
            card.add(part)
        card.add(
            text(
                _(
                    "Nobody can make the key or its passphrase anew. Write the passphrase down, "
                    "and lock it up apart from the key."
                ),
                role="muted",
            )
        )
        card.add(row(self.make, self.back, None))
        self.setLayout(column(Readable(card).scrolled()))

    def begin(self) -> None:
        """Begin with nothing typed."""
        self.forget()
        for one in self._rows.values():
            one.show_trouble("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        for field in (self.name, self.new, self.repeated):
            field.clear()

    def _on_make(self) -> None:
        self.made.emit(self.name.text(), self.new.text(), self.repeated.text())


class MadePage(QWidget):
    """What to do with a key that was made.

    Signals:
        done: All of it is read.
    """

    done = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text(role="words", selectable=True)
        self._private, self._public = text(selectable=True), text(selectable=True)
        self.go_on = primary_button(_("Open the key"), self.done.emit, icon="key")
        plate = mark(QFrame(), role="plate")
        plate.setLayout(column(self.words, margin=2 * GRID))
        card = growing(Card(_("The key is made")))
        for part in (
            _step(_("1. Write these twelve words down. They are the key's, and no secret.")),
            plate,
            _step(_("2. Keep this file where nobody else has it, and a copy of it locked up.")),
            self._private,
            _step(
                _(
                    "3. Enter the public part in the vault, under Register, Users, or give it to "
                    "the administrator. Read the words to each other first."
                )
            ),
            self._public,
        ):
            card.add(part)
        card.add(row(self.go_on, None))
        self.setLayout(column(Readable(card).scrolled()))

    def show_made(self, made: MadeKey) -> None:
        """Show where its two files lie, and its words."""
        self.words.setText(" · ".join(made.words))
        self._private.setText(str(made.private))
        self._public.setText(str(made.public))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


def _step(words: str) -> QWidget:
    return text(words, role="label")
