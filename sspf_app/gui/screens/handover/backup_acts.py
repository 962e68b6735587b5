"""Leads the backups: one now, whether one opens, and where the office keeps them besides."""

from __future__ import annotations

from pathlib import Path

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.handover.ports import HandOverPort
from sspf_app.services.vault_care import LeftBehind, VaultCare
from sspf_app.services.vault_ports import Verification


class BackupActs:
    """See the module; without the care for the vault nothing is done."""

    def __init__(self, screen: ScreenPresenter, view: HandOverPort, care: VaultCare | None) -> None:
        self._screen, self._view, self._care = screen, view, care
        # A reader of its own: one that is asked anew drops what it was asked before.
        self._reader = Inquiry(screen.ports, view)

    def refresh(self) -> None:
        """Show where the office keeps its backups."""
        if self._care is not None:
            self._reader.read(self._care.second_place, self._view.show_place)

    def back_up(self) -> None:
        """Make a backup now."""
        if self._care is not None:
            self._screen.change(self._care.back_up, self._backed_up)

    def try_backup(self, password: str) -> None:
        """Open the newest backup as after a loss."""
        care = self._care
        if care is not None:
            self._screen.change(lambda: care.try_newest(password), self._tried)

    def choose_place(self) -> None:
        """Ask for a folder where every backup is put as well."""
        self._screen.ports.dialogs.choose_folder(
            _("Where the office keeps its backups"), on_chosen=self._keep_in
        )

    def give_place_up(self) -> None:
        """Ask, and keep backups beside the vault only."""
        question = Question(
            text=_("Keep backups beside the vault only?"),
            detail=_("If this computer breaks or is stolen, they are lost with it."),
            yes=_("Only beside the vault"),
            no=_("Keep the place"),
        )
        self._screen.ports.dialogs.ask(question, on_yes=lambda: self._keep_in(None))

    def _keep_in(self, folder: Path | None) -> None:
        care = self._care
        if care is not None:
            self._screen.change(lambda: care.keep_in(folder), self._kept)

    def _kept(self, left: LeftBehind) -> None:
        self.refresh()
        if left.backups:
            said = ngettext(
                "Done. {n} older backup lies in {place}: nobody takes it away there. It may hold "
                "what is disposed of later.",
                "Done. {n} older backups lie in {place}: nobody takes them away there. They may "
                "hold what is disposed of later.",
                left.backups,
            )
            self._screen.ports.frame.say(said.format(n=left.backups, place=left.place))
        else:
            self._screen.ports.frame.say(_("Done. It holds from the next backup on."))

    def _backed_up(self, path: Path) -> None:
        said = _("The backup lies in {file}.")
        self._screen.ports.frame.say(said.format(file=str(path)))

    def _tried(self, found: Verification) -> None:
        if found.is_sound:
            said = _("The newest backup opens, and everything in it is whole.")
        else:
            said = _("The newest backup opens, but something in it is damaged. Make a new one.")
        self._screen.ports.frame.say(said)
