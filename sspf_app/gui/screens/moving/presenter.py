"""Leads moving in: file, columns, rows, all at once; and its undoing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.moving.file_acts import FileActs
from sspf_app.gui.screens.moving.order_text import as_text, draft_key, with_text
from sspf_app.gui.screens.moving.out_acts import OutActs
from sspf_app.gui.screens.moving.ports import MovingPort
from sspf_app.services.changes import Topic
from sspf_app.services.move_fields import Guess
from sspf_app.services.move_records import TableKind
from sspf_app.services.move_views import ImportDone, ImportOrder, Preview, Run, UndoDone
from sspf_app.services.sheet_views import Sheet, SheetFile

ResultT = TypeVar("ResultT")

_PATTERN = "*.xlsx *.ods *.csv *.txt *.tsv *.json"
_CASE_FILE = ".json"


class MovingPresenter(ScreenPresenter):
    """See the module.

    Attributes:
        case_file: Leads a case file in the place of a sheet.
        out: Leads moving out.
        is_busy: Something is being written; nothing else is shown meanwhile.
    """

    topics = frozenset({Topic.MOVING})
    view: MovingPort

    def __init__(self, ports: ScreenPorts, view: MovingPort) -> None:
        super().__init__(ports, view)
        self._path: Path | None = None
        self._file: SheetFile | None = None
        self._order: ImportOrder | None = None
        self._preview: Preview | None = None
        self.is_busy = False
        self._run = Run()
        self.case_file, self.out = FileActs(self), OutActs(self)

    def open(self, *, act: str = "", case: str = "", **params: str) -> None:
        """Show the start, unless a sheet is open; ``act`` = ``out`` leads to moving out."""
        del params
        if act == "out" and not self.is_busy:
            self.out.begin(case)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Load the earlier imports again; a sheet that is open stays."""
        if self._file is None and not self.is_busy:
            self.show_start()

    def drafts(self) -> tuple[DraftText, ...]:
        """What was decided about the rows of the open sheet."""
        if self._file is None or self._order is None:
            return ()
        text = as_text(self._order)
        return (DraftText(key=draft_key(self._file.sha256), text=text),) if text else ()

    def show_start(self) -> None:
        """The file to choose, and earlier imports."""
        self._file = self._order = self._preview = self._path = None
        self.read(self.services.moving_in.batches, self.view.show_start)

    def choose_file(self) -> None:
        """Let the user choose the old sheet."""
        self.ports.dialogs.choose_file(
            _("The old list, or a case file (JSON)"), on_chosen=self.take, pattern=_PATTERN
        )

    def take(self, path: Path) -> None:
        """Read a file and show its columns."""
        self._path = path
        if path.suffix.casefold() == _CASE_FILE:
            self.case_file.look(path)
        else:
            self._read_file(None, None)

    def read_as(self, encoding: str, delimiter: str) -> None:
        """Read the text file again, in another way."""
        self._read_file(encoding, delimiter)

    def save_example(self, kind: str) -> None:
        """Let the user choose where an example goes."""

        def done(path: Path) -> None:
            self.ports.frame.say(_("The example was saved as {file}.").format(file=path.name))

        self.ports.dialogs.choose_folder(
            _("Where to save the example"),
            on_chosen=lambda folder: self.read(
                lambda: self.services.old_sheets.save_example(kind, folder), done
            ),
        )

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the file."""
        if self._file is not None:
            sheet = next(one for one in self._file.sheets if one.name == name)
            self._guess(sheet, None)

    def choose_kind(self, kind: TableKind) -> None:
        """A row stands for something else."""
        sheet = self._sheet()
        if sheet is not None:
            self._guess(sheet, kind)

    def choose_heading_row(self, number: int) -> None:
        """The headings stand in another row; what was decided about columns stays."""
        if self._order is not None and self._file is not None:
            self._order = replace(self._order, heading_row=number)
            self.view.show_columns(self._file, self._order)

    def show_columns(self) -> None:
        """Back to the columns."""
        if self._file is not None and self._order is not None:
            self.view.show_columns(self._file, self._order)

    def show_rows(self, columns: Mapping[int, str], purpose: str) -> None:
        """On to the rows, read with these columns."""
        if self._order is not None:
            self._order = replace(self._order, columns=dict(columns), purpose=purpose)
            self._show_preview()

    def correct(self, row: int, name: str, words: str) -> None:
        """Write something else in the place of a cell; the sheet itself is not changed."""
        if self._order is not None:
            self._decide(self._order.with_words(row, name, words), row)

    def keep_typed(self, row: int, name: str, words: str) -> None:
        """Keep what is being typed, so that a lock does not lose it."""
        if self._order is not None:
            self._order = self._order.with_words(row, name, words)

    def type_purpose(self, words: str) -> None:
        """Keep the purpose that is being typed."""
        if self._order is not None:
            self._order = replace(self._order, purpose=words)

    def match(self, row: int, role: str, who: str) -> None:
        """Say who a person of a row is."""
        if self._order is not None:
            self._decide(self._order.with_match(row, role, who), row)

    def leave_out(self, row: int, *, is_left_out: bool) -> None:
        """Leave a row out, or take it in after all."""
        order = self._order
        if order is not None:
            self._decide(order.without((row,)) if is_left_out else order.with_row(row), row)

    def leave_out_errors(self) -> None:
        """Leave out every row that cannot come in."""
        if self._order is not None and self._preview is not None:
            wrong = (row.number for row in self._preview.rows if row.has_errors)
            self._decide(self._order.without(wrong))

    def take_in(self) -> None:
        """Write all of it."""
        file, order = self._file, self._order
        if file is None or order is None:
            return

        def done(result: ImportDone) -> None:
            self._file = self._order = self._preview = None
            self.view.show_done(result)
            self._forget(file)

        self.run_long(
            _("Taking in {file}").format(file=file.name),
            lambda run: self.services.moving_in.take_in(file, order, run=run),
            done,
            back=self._show_preview,
        )

    def cancel(self) -> None:
        """End what is running; nothing of it is kept."""
        self._run.is_cancelled = True

    def begin_undo(self, batch: str) -> None:
        """Show what an undoing would take away."""
        self.read(lambda: self.services.moving_undo.foresee(batch), self.view.show_undo)

    def undo(self, batch: str) -> None:
        """Undo an import."""

        def done(result: UndoDone) -> None:
            kept = len(result.kept)
            said = _("The import of {file} is undone.").format(file=result.batch.file_name)
            if kept:
                more = ngettext("{n} thing stayed.", "{n} things stayed.", kept).format(n=kept)
                said = f"{said} {more}"
            self.ports.frame.say(said)
            self.show_start()

        self.change(lambda: self.services.moving_undo.undo(batch), done)

    def open_case(self, case: str) -> None:
        """Go to a case."""
        self.ports.frame.navigate("case", case=case)

    def show_cases(self) -> None:
        """Go to the cases."""
        self.ports.frame.navigate("cases")

    def run_long(
        self,
        words: str,
        job: Callable[[Run], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        back: Callable[[], object],
    ) -> None:
        """Do what takes long and can be ended: how far it has come shows meanwhile.

        Args:
            words: What is done.
            job: Does it, and tells how far it has come.
            on_done: Shows what came of it.
            back: Shows what was before, where nothing came of it.
        """
        if self.is_busy:  # the run that is in sight, with its way to end it
            return
        run = self._run = Run()

        def done(result: ResultT) -> None:
            self.is_busy = False
            on_done(result)

        self.is_busy = True
        self.view.show_run(words, run)
        self.change(lambda: job(run), done, on_error=lambda error: self.ended(error, back))

    def _read_file(self, encoding: str | None, delimiter: str | None) -> None:
        path = self._path
        if path is None:
            return

        def done(file: SheetFile) -> None:
            self._file = file
            shown = [one for one in file.sheets if not one.is_hidden and one.rows]
            sheet = next(iter(shown or file.sheets), None)
            if sheet is not None:
                self._guess(sheet, None, is_new=True)

        self.view.show_reading(_("Reading {file}").format(file=path.name))
        self.read(
            lambda: self.services.old_sheets.read_path(
                path, encoding=encoding, delimiter=delimiter
            ),
            done,
            on_error=lambda error: self.ended(error, self.show_start),
        )

    def _guess(self, sheet: Sheet, kind: TableKind | None, *, is_new: bool = False) -> None:
        file = self._file
        if file is None:
            return
        purpose = "" if self._order is None else self._order.purpose

        def job() -> tuple[Guess, str]:
            guess = self.services.moving_in.guess(sheet, kind=kind)
            draft = self.services.drafts.get(draft_key(file.sha256)) if is_new else None
            return guess, "" if draft is None else draft.text

        def done(found: tuple[Guess, str]) -> None:
            guess, draft = found
            order = ImportOrder(
                sheet=sheet.name,
                kind=guess.kind,
                heading_row=guess.heading_row,
                columns=guess.columns,
                purpose=purpose,
            )
            self._order = with_text(order, draft) if draft else order
            self.view.show_columns(file, self._order)
            if draft and self._order != order:
                self.ports.frame.say(_("What you had decided about this list is back."))

        self.read(job, done, on_error=lambda error: self.ended(error, self.show_start))

    def _sheet(self) -> Sheet | None:
        if self._file is None or self._order is None:
            return None
        name = self._order.sheet
        return next((one for one in self._file.sheets if one.name == name), None)

    def _decide(self, order: ImportOrder, row: int = 0) -> None:
        self._order = order
        self._show_preview(keep=row)

    def _show_preview(self, *, keep: int = 0) -> None:
        sheet, order = self._sheet(), self._order
        if sheet is None or order is None:
            return

        def done(preview: Preview) -> None:
            self._preview = preview
            self.view.show_rows(preview, order, keep=keep)

        self.read(lambda: self.services.moving_in.preview(sheet, order), done)

    def ended(self, error: BaseException, back: Callable[[], object]) -> None:
        """Show what was before, and why nothing came of it."""
        self.is_busy = False
        back()
        if isinstance(error, DomainError) and error.code == "cancelled":
            self.ports.frame.say(self.ports.frame.explain(error).what)
        else:
            self.show_error(error)

    def _forget(self, file: SheetFile) -> None:
        self.read(
            lambda: self.services.drafts.discard(draft_key(file.sha256)), lambda _changes: None
        )
