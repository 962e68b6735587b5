"""Leads the keys of offices: the own one written, another one compared, kept and ended."""

from __future__ import annotations

from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.handover.ports import HandOverPort
from sspf_app.services.transfer_ports import KeyCard


class KeyActs:
    """See the module."""

    def __init__(self, screen: ScreenPresenter, view: HandOverPort) -> None:
        self._screen, self._view = screen, view
        self._card: KeyCard | None = None

    def save_own(self) -> None:
        """Ask where, and write the own public key."""

        def done(path: Path) -> None:
            self._screen.ports.frame.say(_("Your key was saved as {file}.").format(file=str(path)))

        self._screen.ports.dialogs.choose_folder(
            _("Where to put your key"),
            on_chosen=lambda folder: self._screen.change(
                lambda: self._screen.services.transfer_offices.save_card(folder), done
            ),
        )

    def choose(self) -> None:
        """Let the user choose the key of another office."""
        self._screen.ports.dialogs.choose_file(
            _("The key of the other office"),
            on_chosen=lambda path: self._screen.read(
                lambda: self._screen.services.transfer_offices.read_card(path), self.show
            ),
            pattern="*.sspf-nyckel",
        )

    def show(self, card: KeyCard) -> None:
        """Show the key of another office, for its words to be compared."""
        self._card = card
        self._view.show_card(card)

    def keep(self, *, heard: bool, name: str) -> None:
        """Keep the key that was shown."""
        card = self._card
        if card is None:
            return

        def done(_changes: object) -> None:
            self._card = None
            self._view.show_card(None)

        self._screen.save_typed(
            lambda: self._screen.services.transfer_offices.add(card, heard=heard, name=name), done
        )

    def end(self, office: str) -> None:
        """Ask, and seal nothing to an office any more."""
        question = Question(
            text=_("Seal nothing to this office any more?"),
            detail=_("To do it again, its key is taken in and its words are compared anew."),
            yes=_("Seal nothing more"),
            no=_("Keep the key"),
        )
        offices = self._screen.services.transfer_offices
        self._screen.change_if(question, lambda: offices.end(office))
