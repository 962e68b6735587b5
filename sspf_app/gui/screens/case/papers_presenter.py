"""Leads the papers of a case: the list, one paper, a file that is put in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.letting_go import let_go
from sspf_app.gui.ports import DraftText
from sspf_app.gui.presenting import Inquiry
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import PapersPort
from sspf_app.gui.screens.case.typed_paper import (
    TypedPaper,
    draft_key,
    paper_from_draft,
    typed_paper,
)
from sspf_app.services.changes import Changes
from sspf_app.services.document_intake import Intake
from sspf_app.services.document_views import PaperBoard, PaperItem, PaperSource
from sspf_app.services.records import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """The papers that are looked for; ``chosen`` = id of the one shown, or nothing."""

    papers: tuple[PaperItem, ...]
    chosen: str


class PapersPresenter(CasePart):
    """See the module."""

    view: PapersPort
    _board: PaperBoard | None = None
    _chosen = ""
    _source = ""
    _typed: TypedPaper | None = None
    _intake: Intake | None = None
    _is_stopping = False

    def begin(self) -> None:
        """Another case: nothing is chosen. A file on its way goes on."""
        self._board, self._chosen, self._source = None, "", ""
        self._typed = None
        self._waiting: list[Path] = []
        self._kept_at: dict[str, Path] = {}
        # Reading, showing a paper and taking one in are chains of their own.
        self._showing = Inquiry(self.ports, self.view)
        self._taking = Inquiry(self.ports, self.view)
        self.view.show_nothing()

    def want(self, **wanted: str) -> None:
        """Show a paper, or go on with what was begun."""
        if wanted.get("paper"):
            self._chosen = wanted["paper"]
            self.refresh()

    def refresh(self) -> None:
        """Load the papers, and what was begun."""
        case = self.case.case

        def job() -> tuple[PaperBoard, Draft | None]:
            return self.services.papers.board(case), self.services.drafts.get(draft_key(case))

        def done(result: tuple[PaperBoard, Draft | None]) -> None:
            self._board, draft = result
            kept = None if draft is None else paper_from_draft(draft.text)
            if kept is not None and self._typed is None and self._intake is None:
                self._describe(kept)
            elif self._typed is None:
                self._show()
            else:
                self._show_list()

        self.read(job, done)

    def choose_source(self, source: str) -> None:
        """Show the papers that came one way; empty = all."""
        self._source = source
        self._show_list()

    def choose(self, paper: str) -> None:
        """Show a paper."""
        self._chosen = paper
        if self._typed is None:
            self._show()

    def put_in(self, paths: tuple[Path, ...]) -> None:
        """Describe files, one after the other."""
        self._waiting += paths
        if self._typed is None and self._intake is None:
            self._next()

    def save(self) -> None:
        """Put the described file in, a few pieces at a time."""
        typed = self.view.collect()
        faults = {} if typed is None else typed.faults()
        self.view.show_faults(faults)
        if typed is None or faults or self._intake is not None or not self.can_be_kept():
            return
        entry, key = typed.entry(self.case.case), draft_key(self.case.case)

        def job() -> Intake:
            intake = self.services.document_intake.begin(entry)
            self.services.drafts.discard(key)
            return intake

        def done(intake: Intake) -> None:
            self._intake, self._is_stopping = intake, False
            self._step(intake, typed)

        self._taking.change(job, done)

    def stop(self) -> None:
        """Put the file in no further; what is in goes out again."""
        self._is_stopping = True

    def leave(self) -> None:
        """Put this file not in; where no other waits, what was typed can be had back."""
        typed = "" if self._waiting else "".join(one.text for one in self.drafts())
        self._typed = None
        let_go(self, draft_key(self.case.case), typed, had_back=self.refresh)
        self._next()

    def export(self) -> None:
        """Write the paper to a file the user chooses."""
        item, case = self._item(), self.case.case
        if item is None:
            return

        def write(path: Path) -> None:
            self.change(
                lambda: self.services.papers.export(case, item.id, path=path),
                lambda _done: self.ports.frame.say(
                    _("The paper is written to {file}, and that is noted.").format(file=path.name)
                ),
            )

        self.ports.dialogs.save_file(
            _("Export the paper"), suggested=self._suggested(item), on_chosen=write
        )

    def remove(self, because: str) -> None:
        """Take the paper away; for ten seconds it can be had back."""
        item, case = self._item(), self.case.case
        if item is None:
            return

        def undo() -> None:
            self.change(
                lambda: self.services.papers.restore(case, item.id),
                lambda _done: self.ports.frame.say(_("The paper is back.")),
            )

        self.save_typed(
            lambda: self.services.papers.remove(case, item.id, because=because),
            lambda _done: self.ports.frame.say(_("The paper is removed."), undo=undo),
        )

    def delete_source(self) -> None:
        """Delete the file on the computer that the paper was put in from."""
        item, case = self._item(), self.case.case
        path = None if item is None else self._kept_at.get(item.id)
        if item is None or path is None:
            return

        def job() -> None:
            self.services.papers.delete_source(case, item.id, path=path)

        def done(_done: None) -> None:
            self._kept_at.pop(item.id, None)
            self._show()
            self.ports.frame.say(_("The file on the computer is deleted."))

        self.change(job, done)

    def keep_source(self) -> None:
        """Leave the file where it is, and ask no more."""
        self._kept_at.pop(self._chosen, None)
        self._show()

    def follow(self) -> None:
        """Go where the paper is kept."""
        item = self._item()
        if item is None:
            return
        if item.source is PaperSource.SCANNED:
            self.ports.frame.navigate("scans", case=self.case.case, record=item.record)
        elif item.source is PaperSource.HANDED_OUT:
            self.lead.go_to("shared", disclosure=item.id)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed about a file that is not in yet."""
        typed = None if self._typed is None else self.view.collect()
        if typed is None or not typed.title.strip() or self._intake is not None:
            return ()
        return (DraftText(key=draft_key(self.case.case), text=typed.draft()),)

    def _step(self, intake: Intake, typed: TypedPaper) -> None:
        self.view.show_progress(intake.name, intake.taken, intake.size)
        service = self.services.document_intake
        if self._is_stopping:
            self._taking.change(lambda: service.stop(intake), lambda _done: self._stopped(typed))
            return

        def done(is_whole: bool) -> None:
            if not is_whole:
                self._step(intake, typed)
                return
            self._taking.change(
                lambda: service.finish(intake),
                lambda changes: self._taken(changes, typed),
                on_error=failed,
            )

        def failed(error: BaseException) -> None:
            self._intake = None
            self.view.end_progress()
            self.show_error(error)
            self._taking.change(lambda: service.stop(intake))

        self._taking.change(lambda: service.take(intake), done, on_error=failed)

    def _taken(self, changes: Changes, typed: TypedPaper) -> None:
        self._intake, self._typed = None, None
        self._chosen = changes.new_id or ""
        self._kept_at[self._chosen] = typed.file
        self.view.end_progress()
        self.ports.frame.say(_("The paper is in the vault, encrypted."))
        if self._waiting:
            self._next()
        else:
            self.refresh()

    def _stopped(self, typed: TypedPaper) -> None:
        self._intake = None
        self.view.end_progress()
        self._describe(typed)
        self.ports.frame.say(_("Nothing of the file was kept."))

    def _next(self) -> None:
        """Describe the next file, or show the list."""
        if self._waiting:
            self._describe(typed_paper(self._waiting.pop(0)))
        else:
            self._typed = None
            self._show()

    def _describe(self, typed: TypedPaper) -> None:
        if self._board is None:
            return
        self._typed = typed
        self._show_list()
        self.view.show_editor(typed, self._board.targets)

    def _item(self) -> PaperItem | None:
        papers = () if self._board is None else self._board.papers
        return next((one for one in papers if one.id == self._chosen), None)

    def _show(self) -> None:
        self._show_list()
        item = self._item()
        if self._board is None or item is None:
            self.view.show_nothing()
            return
        self.view.show_paper(
            item,
            self._board.targets,
            source=self._kept_at.get(item.id),
            key=f"case/{self.case.case}/paper:{item.id}",
        )
        if item.opens:
            case, paper = self.case.case, item.id
            self._showing.read(
                lambda: self.services.papers.preview(case, paper), self.view.show_preview
            )

    def _show_list(self) -> None:
        if self._board is None:
            return
        papers = [
            one for one in self._board.papers if not self._source or one.source == self._source
        ]
        self.view.show_list(PaperList(papers=tuple(papers), chosen=self._chosen))

    def _suggested(self, item: PaperItem) -> str:
        """Case and kind, and the ending the file had; no name of a person."""
        ending = Path(item.file_name).suffix.lower()
        return f"{self.case.reference} {item.at:%Y-%m-%d}{ending}"
