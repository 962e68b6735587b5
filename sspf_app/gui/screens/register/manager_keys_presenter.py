"""Leads the card of unit managers' own keys, beside the users."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, Trouble
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import ManagerKeysPort
from sspf_app.services.changes import Changes
from sspf_app.services.records import User
from sspf_app.services.transfer_ports import KeyCard


class ManagerKeysPresenter(ScreenPresenter):
    """See the module."""

    view: ManagerKeysPort

    def refresh(self) -> None:
        """Read the keys that hold."""
        self.read(self.services.manager_keys.board, self.view.show_keys)

    def choose(self) -> None:
        """Ask for the file of a public part, and read it; nothing is kept."""
        keys = self.services.manager_keys

        def read(path: Path) -> None:
            self.read(
                lambda: keys.read_card(path),
                self.view.show_read_key,
                on_error=lambda error: self._not_read(error, path),
            )

        self.ports.dialogs.choose_file(
            _("The public part of the key"), on_chosen=read, pattern="*.sspf-nyckel"
        )

    def enter(self, user: User, card: KeyCard, *, heard: bool) -> None:
        """Keep a key as that of a unit manager; the one before ends."""
        keys = self.services.manager_keys

        def done(_changes: Changes) -> None:
            self.refresh()
            said = _("The key of {name} is entered. What is sealed to it only they can read.")
            self.ports.frame.say(said.format(name=user.name))

        self.save_typed(lambda: keys.register(card, login=user.login, heard=heard), done)

    def end(self, user: User) -> None:
        """Let the key of a unit manager count no longer, after a question."""
        keys = self.services.manager_keys

        def done(_changes: Changes) -> None:
            self.refresh()
            self.ports.frame.say(_("The key of {name} counts no longer.").format(name=user.name))

        self.change_if(
            Question(
                text=_("End the key of {name}?").format(name=user.name),
                detail=_(
                    "No copy of the log is sealed to it any more, and no answer of it counts, also "
                    "to questions that were sent. It is never entered again. Copies that were "
                    "sealed to it are read with it all the same."
                ),
                yes=_("End the key"),
                no=_("Keep the key"),
                is_grave=True,
            ),
            lambda: keys.end(user.login),
            done,
        )

    def _not_read(self, error: BaseException, path: Path) -> None:
        if isinstance(error, DomainError) and error.code == "no_key_card":
            said = _(
                "{file} is no public key. Choose the file that ends with .sspf-nyckel; the other "
                "one the manager keeps alone."
            )
            self.view.show_trouble(Trouble(what=said.format(file=path.name)))
        else:
            self.show_error(error)
