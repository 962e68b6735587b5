"""The card of the own key file: what it is for, a new one, none any more."""

from __future__ import annotations

from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.settings.presenter import SettingsPresenter
from sspf_app.gui.unlock.password_page import PasswordField
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import show_if


class KeyFileCard(Card):
    """See the module.

    Attributes:
        password: The own password, asked for because a key is made of it and the file together.
        make: Makes one, or another in its place.
        drop: Lets the password open alone again.
    """

    presenter: SettingsPresenter

    def __init__(self) -> None:
        super().__init__(_("Key file"))
        self._state = text(role="strong")
        self._place = text(role="muted", selectable=True)
        self.password = PasswordField()
        self.password.setMaxLength(1024)
        self._row = FormRow(_("Your password"), self.password)
        self.make = button("", self._on_make, icon="key")
        self.drop = button(_("Take the key file away…"), self._on_drop, kind="quiet")
        self.add(self._state)
        self.add(self._place)
        self.add(
            text(
                _(
                    "With a key file nobody opens the vault with your password alone. Save it on "
                    "a memory stick that does not lie by the computer, and keep a copy in a safe "
                    "place. If it is lost, the recovery words open the vault."
                )
            )
        )
        self.add(self._row)
        self.add(row(self.make, self.drop, None))
        self.show_state(path=None, is_needed=False)

    def show_state(self, *, path: Path | None, is_needed: bool) -> None:
        """Show whether one is needed, and where it lay."""
        self.password.clear()
        self._state.setText(
            _("You need your password and your key file.")
            if is_needed
            else _("You have no key file: the password is enough.")
        )
        self._place.setText("" if path is None else str(path))
        show_if(self._place, wanted=path is not None)
        self.make.setText(_("Make another key file…") if is_needed else _("Make a key file…"))
        show_if(self.drop, wanted=is_needed)

    def show_trouble(self, words: str) -> None:
        """Say what is wrong with the password."""
        self._row.show_trouble(words)
        self.password.setFocus()

    def _on_make(self) -> None:
        self.presenter.make_key_file(self.password.text())

    def _on_drop(self) -> None:
        self.presenter.drop_key_file(self.password.text())
