"""Leads paper that comes home: reading, the list of sheets, comparing, registering."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.scans.ports import ScansPort
from sspf_app.gui.screens.scans.sheet_answer import SheetAnswer, draft_key
from sspf_app.gui.screens.scans.stack_run import StackRun
from sspf_app.gui.screens.scans.typed_answer import TypedAnswer, from_text, proposed
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.scan_reading import ScanReading
from sspf_app.services.scan_views import FindingCode, ScannedPage, ScannedSheet


class ScansPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset({Topic.CONSENTS})
    view: ScansPort

    def __init__(self, ports: ScreenPorts, view: ScansPort) -> None:
        super().__init__(ports, view)
        self._expected = ""
        self._run = StackRun(ports, view, on_end=self._match)
        self._sheets: tuple[ScannedSheet, ...] = ()
        self._chosen: ScannedSheet | None = None
        self._begun: TypedAnswer | None = None
        self._shown_kept: tuple[str, str] | None = None
        self._answer = SheetAnswer(self, on_kept=self._kept, on_next=self._match)

    def open(self, *, case: str = "", record: str = "", **params: str) -> None:
        """Read new sheets, of one case or of any; with a record show the pages kept with it."""
        del params
        self._shown_kept = (case, record) if record else None
        if record:
            self._show_kept(case, record)
            return
        self._expected = case
        self.refresh()

    def refresh(self) -> None:
        """Match the pages again: a form may have been answered meanwhile."""
        if self._run.is_reading or self._shown_kept is not None:
            return
        if self._chosen is not None and self._begun is not None:
            return  # what is being typed stays
        self._match()

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed beside a picture; the pictures themselves are read again from the file."""
        if self._chosen is None or self._begun is None:
            return ()
        typed = self.view.collect()
        if replace(typed, has_compared=False, looked_at=[]) == self._begun:
            return ()
        return (DraftText(key=draft_key(self._chosen.code), text=typed.as_text()),)

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Read these files and folders, beside what was read before."""
        if self._run.is_reading or not paths:
            return

        def started(reading: ScanReading) -> None:
            self._chosen = self._begun = None
            self._run.begin(reading)

        self.read(lambda: self.services.scans.start(paths), started)

    def choose_files(self) -> None:
        """Let the user choose files."""
        self.ports.dialogs.choose_files(
            _("Files from the scanner, or filled in on a screen"),
            on_chosen=self.add_files,
            pattern="*.pdf *.tif *.tiff *.jpg *.jpeg *.png",
        )

    def choose_folder(self) -> None:
        """Let the user choose the scanner's folder."""
        self.ports.dialogs.choose_folder(
            _("The scanner's folder"), on_chosen=lambda path: self.add_files((path,))
        )

    def cancel(self) -> None:
        """Read no further; what was read stays."""
        self._run.end()

    def choose(self, sheet_id: str) -> None:
        """Open a sheet of the list."""
        sheet = next((one for one in self._sheets if one.id == sheet_id), None)
        if sheet is None:
            return
        codes = {finding.code for finding in sheet.findings}
        if FindingCode.PROTECTED in codes:
            self.view.ask_reason(sheet)
        elif sheet.form is None:
            self._chosen, self._begun = sheet, None
            self.view.show_loose(sheet)
        else:
            self._show_sheet(sheet)

    def give_reason(self, sheet_id: str, reason: str) -> None:
        """Open the sheet of a protected person; the reason is logged."""
        sheet = next((one for one in self._sheets if one.id == sheet_id), None)
        if sheet is None or not reason.strip():
            return

        def done(found: tuple[ScannedSheet, ...]) -> None:
            self._match(then=found[0].id)

        self.read(
            lambda: self.services.scans.sheets(sheet.pages, case=self._expected, reason=reason),
            done,
        )

    def type_code(self, code: str, page: str) -> None:
        """Say which form and page the page in sight is."""
        sheet = self._chosen
        if sheet is None or not sheet.pages:
            return
        number = int(page) if page.strip().isdecimal() else 0
        old = sheet.pages[0]

        def done(told: ScannedPage) -> None:
            self._run.put(told)
            self._match(then=told.form)

        def failed(error: BaseException) -> None:
            if isinstance(error, DomainError):
                self.view.show_code_trouble(self.ports.frame.explain(error).what)
            else:
                self.show_error(error)

        self.read(
            lambda: self.services.scans.with_code(old, code=code, number=number),
            done,
            on_error=failed,
        )

    def leave_out(self, page_id: str) -> None:
        """Leave a page out: it is not kept, and does not keep its file from being deleted."""
        page = next((one for one in self._run.pages if one.id == page_id), None)
        if page is None:
            return
        chosen = self._chosen
        self._run.leave_out(page)
        is_left = chosen is not None and len(chosen.pages) > 1
        self._match(then=chosen.id if chosen is not None and is_left else "")

    def back(self) -> None:
        """Back to the list, or from kept pages to where one came from."""
        self._chosen = self._begun = None
        if self._shown_kept is not None:
            case, self._shown_kept = self._shown_kept[0], None
            self.ports.frame.navigate("case", case=case, tab="consent")
            return
        self._match()

    def register(self) -> None:
        """Register the answer and keep its pages."""
        if self._chosen is not None and self._begun is not None:
            self._answer.register(self._chosen)

    def keep_only(self) -> None:
        """Keep the pages with the answer that is registered already."""
        if self._chosen is not None:
            self._answer.keep_only(self._chosen)

    def register_said(self) -> None:
        """Go to where an answer that was said is registered; the pages wait here."""
        if self._chosen is not None:
            case, code = self._chosen.case, self._chosen.code
            self._chosen = self._begun = None  # matched anew when one comes back
            self.ports.frame.navigate("case", case=case, tab="consent", answer=code)

    def delete_source(self, sha256: str) -> None:
        """Offer to delete a file all of whose pages are kept; honestly."""
        source = next((one for one in self._run.sources if one.sha256 == sha256), None)
        if source is None:
            return
        name = source.path.name

        def done(_nothing: None) -> None:
            self._run.sources.remove(source)
            self.ports.frame.say(_("{file} is deleted.").format(file=name))
            self._match()

        wanted = replace(source, filled=self._run.needed(source))
        self.change_if(
            Question(
                text=_("Delete {file} from its folder?").format(file=name),
                detail=_(
                    "Its pages are kept in the vault. Deleting removes the file from the folder; "
                    "it does not wipe the disk, and copies of the scanner or of a backup stay."
                ),
                yes=_("Delete the file"),
                no=_("Keep the file"),
                is_grave=True,
            ),
            lambda: self.services.scan_keeping.delete_source(wanted),
            done,
        )

    def move_original(self, scan: str, place: str, seen: str) -> None:
        """Write down where the paper lies; ``seen``: the version of the place that was shown."""
        if self._shown_kept is None:
            return
        (case, record), keeping = self._shown_kept, self.services.scan_keeping

        def done(_changes: Changes) -> None:
            self._show_kept(case, record)
            self.ports.frame.say(_("It is written down where the paper lies."))

        self.save_typed(lambda: keeping.move_original(case, scan, place=place, seen=seen), done)

    def reread(self) -> None:
        """Where the paper lies was written elsewhere: it is shown as it stands by now."""
        if self._shown_kept is not None:
            self._show_kept(*self._shown_kept)

    def take_out_file(self, scan: str) -> None:
        """Write the file that was filled in to a folder; it is noted in the ledger."""
        if self._shown_kept is None:
            return
        case = self._shown_kept[0]

        def write(folder: Path) -> None:
            self.change(
                lambda: self.services.scan_originals.export(case, scan, folder=folder),
                lambda exported: self.ports.frame.say(
                    _("Saved as {name}.").format(name=exported.path.name)
                ),
            )

        self.ports.dialogs.choose_folder(_("Where to save it"), on_chosen=write)

    def _match(self, *, then: str = "") -> None:
        pages, expected = tuple(self._run.pages), self._expected
        if not (pages or self._run.troubles or self._run.sources):
            self._sheets, self._chosen, self._begun = (), None, None
            self.view.show_start(expected)
            return

        def done(found: tuple[ScannedSheet, ...]) -> None:
            self._sheets, self._chosen, self._begun = found, None, None
            if then and any(sheet.id == then for sheet in found):
                self.choose(then)
            else:
                self._show_list()

        self.read(lambda: self.services.scans.sheets(pages, case=expected), done)

    def _show_list(self) -> None:
        sources = tuple((source, self._run.is_done(source)) for source in self._run.sources)
        self.view.show_list(self._sheets, tuple(self._run.troubles), sources)

    def _show_sheet(self, sheet: ScannedSheet) -> None:
        def done(draft: object) -> None:
            text = getattr(draft, "text", "")
            typed = (from_text(text) if text else None) or proposed(sheet)
            self._chosen, self._begun = sheet, proposed(sheet)
            self.view.show_sheet(sheet, typed)

        self.read(lambda: self.services.drafts.get(draft_key(sheet.code)), done)

    def _kept(self, ids: frozenset[str]) -> None:
        self._run.drop(set(ids))
        self._chosen = self._begun = None

    def _show_kept(self, case: str, record: str) -> None:
        keeping = self.services.scan_keeping

        def job() -> object:
            scan = next((one for one in keeping.kept(case) if one.record == record), None)
            return scan, () if scan is None else keeping.pictures(case, scan.id)

        self.read(job, lambda found: self.view.show_kept(*found))  # pyright: ignore[reportGeneralTypeIssues]
