"""Moving in and out: one page after the other, in the place of the one before."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.moving.columns_page import ColumnsPage
from sspf_app.gui.screens.moving.file_page import FilePage
from sspf_app.gui.screens.moving.out_page import OutDonePage, OutPage
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.screens.moving.rows_page import RowsPage
from sspf_app.gui.screens.moving.run_page import DonePage, RunPage, UndoPage
from sspf_app.gui.screens.moving.start_page import StartPage
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.move_out_views import OutDone, OutPreview
from sspf_app.services.move_records import ImportBatch
from sspf_app.services.move_views import ImportDone, ImportOrder, Preview, Run, UndoPreview
from sspf_app.services.moving_files import FilePreview
from sspf_app.services.sheet_views import SheetFile


class MovingView(ScreenView):
    """See the module.

    Attributes:
        start: The file to choose, and earlier imports.
        columns: What the columns mean.
        rows: Every row before it comes in.
        file: What a case file would bring.
        run: How far it has come.
        done: What came in.
        undo: What an undoing would take away.
        out: What would go out.
        out_done: Where it lies.
    """

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Moving in and out"))
        self.start, self.columns, self.rows = StartPage(zone), ColumnsPage(), RowsPage()
        self.file = FilePage()
        self.run, self.done, self.undo = RunPage(), DonePage(), UndoPage()
        self.out, self.out_done = OutPage(), OutDonePage()
        self._stack = mark(QStackedWidget(), role="page")
        self._pages = (
            self.start,
            self.columns,
            self.rows,
            self.file,
            self.run,
            self.done,
            self.undo,
            self.out,
            self.out_done,
        )
        for page in self._pages:
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)

    @property
    def presenter(self) -> MovingPresenter:
        """Who leads the screen."""
        return self.start.presenter

    @presenter.setter
    def presenter(self, presenter: MovingPresenter) -> None:
        for page in self._pages:
            page.presenter = presenter

    def first_focus(self) -> QWidget | None:
        """The button that chooses a file."""
        return self.start.file if self._stack.currentWidget() is self.start else None

    def show_start(self, batches: tuple[ImportBatch, ...]) -> None:
        """Show where the file is chosen."""
        self._show(self.start, _("Moving in and out"))
        self.start.show_batches(batches)
        self.start.file.setFocus()

    def show_reading(self, words: str) -> None:
        """Show that a file is being read."""
        self._show(self.run, _("Moving in"))
        self.run.follow(words, None)

    def show_columns(self, file: SheetFile, order: ImportOrder) -> None:
        """Show what the columns mean."""
        self._show(
            self.columns,
            _("Moving in: the columns"),
            _("{file}. Nothing is written yet.").format(file=file.name),
        )
        self.columns.show_order(file, order)
        self.columns.go.setFocus()

    def show_rows(self, preview: Preview, order: ImportOrder, *, keep: int = 0) -> None:
        """Show every row."""
        is_here = self._stack.currentWidget() is self.rows
        self._show(
            self.rows,
            _("Moving in: the rows"),
            _("Sheet {sheet}. Nothing is written yet.").format(sheet=order.sheet),
        )
        self.rows.show_preview(preview, keep=keep)
        if not is_here:
            self.rows.table.setFocus()

    def show_file(self, preview: FilePreview) -> None:
        """Show what a case file would bring."""
        told = _("{file}. Nothing is written yet.").format(file=preview.name)
        self._show(self.file, _("Moving in: a case file"), told)
        self.file.show_preview(preview)
        (self.file.go if preview.may_come_in else self.file.back).setFocus()

    def show_run(self, words: str, run: Run) -> None:
        """Show how far it has come."""
        self._show(self.run, _("Moving in"))
        self.run.follow(words, run)
        self.run.stop.setFocus()

    def show_done(self, done: ImportDone) -> None:
        """Show what came in."""
        self._show(self.done, _("Moving in: done"))
        self.done.show_done(done)
        self.done.cases.setFocus()

    def show_undo(self, preview: UndoPreview) -> None:
        """Show what an undoing would take away."""
        self._show(self.undo, _("Undo an import"))
        self.undo.show_preview(preview)

    def show_out(self, preview: OutPreview, *, case: str) -> None:
        """Show what would go out."""
        self._show(self.out, _("Moving out"), _("Nothing is written yet."))
        self.out.show_preview(preview, case=case)
        self.out.reason.setFocus()

    def show_moved_out(self, done: OutDone) -> None:
        """Show where everything lies."""
        self.out.kept.end()
        self._show(self.out_done, _("Moving out: done"))
        self.out_done.show_done(done)
        self.out_done.back.setFocus()

    def _show(self, page: QWidget, title: str, subtitle: str = "") -> None:
        self.header.say(title, subtitle)
        self.banner.clear()
        self._stack.setCurrentWidget(page)
