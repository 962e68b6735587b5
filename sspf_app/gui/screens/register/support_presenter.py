"""Leads the catalogue of support: what there is in the area, for whom, and how one gets there."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.register.ports import SupportPort, SupportScene
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Changes
from sspf_app.services.records import Draft
from sspf_app.services.support_sheet import SupportSheet
from sspf_app.services.support_views import SheetLine, SupportInput, SupportTaken, SupportView
from sspf_app.texts.process import area_name

_DRAFTS = "register/support:"
"""Under which what is typed of an entry is kept, before its id."""
_NEW = "new"


class SupportPresenter(ScreenPresenter):
    """What is saved is offered at once where a goal or a commitment is written."""

    view: SupportPort

    def __init__(self, ports: ScreenPorts, view: SupportPort) -> None:
        super().__init__(ports, view)
        self._looking = Inquiry(ports, view)
        self._sheet: SupportSheet | None = None
        self._file = ""
        self._left_out: frozenset[int] = frozenset()
        self._taken: SupportTaken | None = None
        self._may_keep = False

    def open(self, **params: str) -> None:
        """Show the catalogue, with what was typed and not saved; an entry where one is given."""
        services, wanted = self.services, params.get("support")

        def done(drafts: tuple[Draft, ...] | None) -> None:
            self._may_keep = drafts is not None
            for one in drafts or ():
                if one.key.startswith(_DRAFTS):
                    entry = one.key.removeprefix(_DRAFTS).partition("/")[0]
                    self.view.keep_typed("" if entry == _NEW else entry, one.text)
            self.refresh()
            if wanted is not None:
                self.view.choose("" if wanted == _NEW else wanted)

        self._looking.read(lambda: _drafts(services), done)

    def drafts(self) -> tuple[DraftText, ...]:
        """What was typed in the entries and not saved."""
        if not self._may_keep:
            return ()
        return tuple(
            DraftText(key=f"{_DRAFTS}{entry or _NEW}/entry", text=typed)
            for entry, typed in self.view.typed().items()
        )

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
            self.view.forget_typed(support or "")
            self.refresh()
            self.view.choose(changes.new_id or "")
            self.ports.frame.say(_("{name} is saved.").format(name=entry.name.strip()))

        self.save_typed(lambda: catalogue.save(support, entry), done, on_error=self._refused)

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
        """Let the user choose a sheet, and show what would become of each row of it."""
        self.ports.dialogs.choose_file(
            _("The sheet with support in the area"),
            on_chosen=self._open_sheet,
            pattern="*.csv *.xlsx *.ods",
        )

    def turn_row(self, number: int) -> None:
        """Leave a row of the sheet out, or take it in after all."""
        self._left_out = self._left_out ^ {number}
        self._look()

    def take_sheet(self) -> None:
        """Write what is shown; it can be taken back until it is changed again."""
        sheet, left_out, sheets = self._sheet, self._left_out, self.services.support_sheets
        if sheet is None:
            return

        def done(taken: SupportTaken) -> None:
            self._taken, self._sheet = taken, None
            self.view.close_sheet()
            self.view.offer_take_back(wanted=True)
            self.refresh()
            parts = (
                ngettext("{n} new", "{n} new", taken.added).format(n=taken.added),
                ngettext("{n} corrected", "{n} corrected", taken.changed).format(n=taken.changed),
                ngettext("{n} as before", "{n} as before", taken.same).format(n=taken.same),
            )
            said = _("The sheet is read in: {counts}.").format(counts=", ".join(parts))
            self.ports.frame.say(said, undo=self.take_back)

        self.change(lambda: sheets.take_in(sheet, left_out=left_out), done, on_error=self._refused)

    def take_back(self) -> None:
        """Let the catalogue be as it was before the sheet."""
        taken, sheets = self._taken, self.services.support_sheets
        if taken is None:
            return

        def ended() -> None:
            self._taken = None
            self.view.offer_take_back(wanted=False)

        def done(_changes: Changes) -> None:
            ended()
            self.refresh()
            self.ports.frame.say(_("The catalogue is as it was before the sheet."))

        def refused(error: BaseException) -> None:
            ended()
            self._refused(error)

        self.change(lambda: sheets.take_back(taken), done, on_error=refused)

    def close_sheet(self) -> None:
        """Take nothing in."""
        self._sheet = None
        self.view.close_sheet()

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

    def _open_sheet(self, path: Path) -> None:
        sheets = self.services.support_sheets

        def job() -> tuple[SupportSheet, tuple[SheetLine, ...]]:
            sheet = sheets.read(path)
            return sheet, sheets.preview(sheet)

        def done(found: tuple[SupportSheet, tuple[SheetLine, ...]]) -> None:
            self._sheet, lines = found
            self._file, self._left_out = path.name, frozenset[int]()
            self.view.show_refusal("")
            self.view.show_sheet(path.name, lines)

        self._looking.read(job, done, on_error=self._refused)

    def _look(self) -> None:
        sheet, sheets = self._sheet, self.services.support_sheets
        if sheet is not None:
            self._looking.read(
                lambda: sheets.preview(sheet, left_out=self._left_out),
                lambda lines: self.view.show_sheet(self._file, lines),
                on_error=self._refused,
            )

    def _save_sheet(self, folder: Path) -> None:
        def done(path: Path) -> None:
            self.ports.frame.say(_("The sheet is saved as {file}.").format(file=path.name))

        self.change(lambda: self.services.support_sheets.save(folder), done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)


def _drafts(services: Services) -> tuple[Draft, ...] | None:
    """What was typed before; None where the user's role keeps no drafts."""
    try:
        return services.drafts.list_drafts()
    except DomainError:
        return None
