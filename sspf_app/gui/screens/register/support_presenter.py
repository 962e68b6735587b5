"""Leads the catalogue of support: what there is in the area, for whom, and how one gets there."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import SupportPort, SupportScene
from sspf_app.services.changes import Changes
from sspf_app.services.support_views import SupportInput, SupportTaken, SupportView
from sspf_app.texts.process import area_name


class SupportPresenter(ScreenPresenter):
    """What is saved is offered at once where a goal or a commitment is written."""

    view: SupportPort

    def refresh(self) -> None:
        """Read the catalogue; a role without the register has none."""

        def failed(error: BaseException) -> None:
            if not (isinstance(error, DomainError) and error.code == "not_permitted"):
                self.show_error(error)

        self.read(self._scene, self.view.show_support, on_error=failed)

    def save(self, support: str | None, entry: SupportInput) -> None:
        """Enter a kind of support, or correct one."""
        catalogue = self.services.support

        def done(changes: Changes) -> None:
            self.view.show_refusal("")
            self.refresh()
            self.view.choose(changes.new_id or "")
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.change(lambda: catalogue.save(support, entry), done, on_error=self._refused)

    def end(self, view: SupportView) -> None:
        """Offer it no more; for ten seconds it can be brought back."""
        catalogue = self.services.support

        def done(_changes: Changes) -> None:
            self.refresh()
            said = _("{name} is not offered any more. Plans keep it.").format(name=view.entry.name)
            self.ports.frame.say(said, undo=lambda: self.bring_back(view))

        self.change(lambda: catalogue.end(view.id), done, on_error=self._refused)

    def bring_back(self, view: SupportView) -> None:
        """Offer it again."""
        catalogue = self.services.support
        self.change(
            lambda: catalogue.bring_back(view.id),
            lambda _changes: self.refresh(),
            on_error=self._refused,
        )

    def add_examples(self) -> None:
        """Put in the examples of the program, to be looked through."""

        def done(_changes: Changes) -> None:
            self.refresh()
            self.ports.frame.say(_("The examples are in the list. Each is offered once saved."))

        self.change(self.services.support.add_examples, done, on_error=self._refused)

    def take_in(self) -> None:
        """Let the user choose a sheet and read all of it in."""
        self.ports.dialogs.choose_file(
            _("The sheet with support in the area"),
            on_chosen=self._take_in,
            pattern="*.csv *.xlsx *.ods",
        )

    def save_sheet(self) -> None:
        """Write the catalogue as a sheet."""
        self.ports.dialogs.choose_folder(_("Where to save the sheet"), on_chosen=self._save_sheet)

    def _scene(self) -> SupportScene:
        catalogue = self.services.support
        return SupportScene(
            entries=catalogue.entries(),
            areas=tuple(
                (one.code, area_name(one.code, words(), name=one.name)) for one in catalogue.areas()
            ),
            parties=tuple((one.id, one.name) for one in self.services.parties.list_parties()),
        )

    def _take_in(self, path: Path) -> None:
        def done(taken: SupportTaken) -> None:
            self.view.show_refusal("")
            self.refresh()
            parts = (
                ngettext("{n} new", "{n} new", taken.added).format(n=taken.added),
                ngettext("{n} corrected", "{n} corrected", taken.changed).format(n=taken.changed),
                ngettext("{n} as before", "{n} as before", taken.same).format(n=taken.same),
            )
            said = _("The sheet is read in: {counts}.").format(counts=", ".join(parts))
            self.ports.frame.say(said)

        self.change(lambda: self.services.support.take_in(path), done, on_error=self._refused)

    def _save_sheet(self, folder: Path) -> None:
        def done(path: Path) -> None:
            self.ports.frame.say(_("The sheet is saved as {file}.").format(file=path.name))

        self.change(lambda: self.services.support.save_sheet(folder), done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)
