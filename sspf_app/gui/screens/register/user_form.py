"""The form of a new user: who, in which role, and with what first password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.ports import NewUser
from sspf_app.gui.screens.register.user_words import role_does, role_name
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.unlock.strength_line import StrengthLine
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.actors import Role

_DRAWN, _TYPED = "drawn", "typed"
_WIDTH = 84 * GRID


class UserForm(QWidget):
    """See the module.

    Signals:
        saved: A ``NewUser``.
        closed: Nobody is added.
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self, strength: Callable[[str, str], str], *, parent: QWidget | None = None
    ) -> None:
        """``strength``: how hard a password is to guess, by it and the login."""
        super().__init__(parent)
        self.name, self.login = QLineEdit(), QLineEdit()
        self.role = ChipBar(_("Role"), is_single=True)
        self.role.set_choices(
            tuple(Choice(id=one.value, title=role_name(one), hint=role_does(one)) for one in Role)
        )
        self.does = text(role="muted")
        self.way = ChipBar(_("First password"), is_single=True)
        self.way.set_choices(
            (
                Choice(id=_DRAWN, title=_("Six words, shown once")),
                Choice(id=_TYPED, title=_("I type it")),
            )
        )
        self.password, self.repeated = PasswordField(), PasswordField()
        self._strength = StrengthLine(lambda typed: strength(typed, self.login.text()))
        self.save = primary_button(_("Add the user"), self._on_save, icon="check")
        self.back = back_button(_("Add nobody"), self.closed.emit)
        self._rows = {
            "name": FormRow(_("Name in full"), self.name),
            "login": FormRow(
                _("Signs in as"), self.login, hint=_("Short and without spaces, such as anna.")
            ),
            "password": FormRow(_("First password"), self.password),
            "repeated": FormRow(_("The same again"), self.repeated),
        }
        self._build()

    def begin(self) -> None:
        """Begin with nothing typed."""
        for field in (self.name, self.login, self.password, self.repeated):
            field.clear()
        for one in self._rows.values():
            one.show_trouble("")
        self.role.choose((Role.COORDINATOR.value,))
        self.way.choose((_DRAWN,))
        self._on_role()
        self._on_way()
        self.name.setFocus()

    def forget(self) -> None:
        """Keep nothing of a password that was typed."""
        self.password.clear()
        self.repeated.clear()

    def show_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field."""
        if field == "password" and self.way.one() == _DRAWN:
            field = "login"
        self._rows[field].show_trouble(words)
        self._rows[field].field.setFocus()

    def trouble(self, field: str) -> str:
        """What is wrong with it now, or nothing."""
        return self._rows[field].trouble()

    def _build(self) -> None:
        hint = text(
            _(
                "Whoever adds the user knows this password. They choose one of their own under "
                "Settings, and should do so the first time they open the vault."
            ),
            role="muted",
        )
        card = growing(Card(_("New user")))
        for part in (
            self._rows["name"],
            self._rows["login"],
            FormRow(_("Role"), self.role),
            self.does,
            text(
                _(
                    "An account you make approves nothing you ask for, until somebody signs on "
                    "paper that one person alone has it."
                ),
                role="muted",
            ),
            FormRow(_("First password"), self.way),
            self._rows["password"],
            self._strength,
            self._rows["repeated"],
            hint,
        ):
            card.add(part)
        card.add(row(self.save, self.back, None))
        card.setMaximumWidth(scaled(_WIDTH))
        self.setLayout(column(scrolled(pile(card, right=GRID))))
        self.role.changed.connect(self._on_role)
        self.way.changed.connect(self._on_way)
        self.password.textChanged.connect(self._strength.judge)
        self.name.returnPressed.connect(self._on_save)
        self.login.returnPressed.connect(self._on_save)
        self.repeated.returnPressed.connect(self._on_save)

    @Slot()
    def _on_role(self) -> None:
        chosen = self.role.one()
        self.does.setText("" if chosen is None else role_does(Role(chosen)))

    @Slot()
    def _on_way(self) -> None:
        is_typed = self.way.one() == _TYPED
        for one in (self._rows["password"], self._strength, self._rows["repeated"]):
            show_if(one, wanted=is_typed)
        if not is_typed:
            self.forget()

    def _on_save(self) -> None:
        is_typed = self.way.one() == _TYPED
        self.saved.emit(
            NewUser(
                name=self.name.text(),
                login=self.login.text(),
                role=Role(self.role.one() or Role.COORDINATOR.value),
                password=self.password.text() if is_typed else None,
                repeated=self.repeated.text(),
            )
        )
