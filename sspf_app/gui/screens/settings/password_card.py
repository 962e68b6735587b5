"""The card of the own password."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.settings.presenter import SettingsPresenter
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.unlock.strength_line import StrengthLine
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row


class PasswordCard(Card):
    """See the module.

    Attributes:
        old: The password of today.
        new: The coming one.
        repeated: The same again.
        change: Changes it.
    """

    presenter: SettingsPresenter

    def __init__(self, strength: Callable[[str], str]) -> None:
        super().__init__(_("Password"))
        self.old, self.new, self.repeated = PasswordField(), PasswordField(), PasswordField()
        self._rows = {
            "old": FormRow(_("Your password now"), self.old),
            "new": FormRow(_("New password"), self.new),
            "repeated": FormRow(_("The same again"), self.repeated),
        }
        line = StrengthLine(strength)
        self.new.textChanged.connect(line.judge)
        self.change = button(_("Change the password"), self._on_change, icon="key")
        self.add(
            text(
                _(
                    "Whoever made your account knows its first password: choose one that only you "
                    "know. The old one opens no more, but for backups of its time."
                )
            )
        )
        self.add(self._rows["old"])
        self.add(self._rows["new"])
        self.add(line)
        self.add(self._rows["repeated"])
        self.add(row(self.change, None))

    def show_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field: ``old``, ``new`` or ``repeated``."""
        self._rows[field].show_trouble(words)
        self._rows[field].field.setFocus()

    def trouble(self, field: str) -> str:
        """What is wrong with it now, or nothing."""
        return self._rows[field].trouble()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        for field in (self.old, self.new, self.repeated):
            field.clear()

    def _on_change(self) -> None:
        self.presenter.change_password(self.old.text(), self.new.text(), self.repeated.text())
