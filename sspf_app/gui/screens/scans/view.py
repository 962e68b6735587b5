"""Scanned sheets: the list, a sheet beside its form, a page that could not be told, kept pages."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.scans.compare_page import ComparePage
from sspf_app.gui.screens.scans.kept_page import KeptPage
from sspf_app.gui.screens.scans.list_page import ListPage
from sspf_app.gui.screens.scans.loose_page import LoosePage
from sspf_app.gui.screens.scans.presenter import ScansPresenter
from sspf_app.gui.screens.scans.typed_answer import TypedAnswer
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.scan_views import KeptScan, ScannedSheet, ScanSource


class ScansView(ScreenView):
    """See the module.

    Attributes:
        list: Where files are dropped, and what was found.
        compare: A sheet beside its form.
        loose: A page that could not be told.
        kept: Pages that are kept with an answer.
    """

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(
            _("Read scanned sheets"),
            _("The answers that came in on paper. You compare, then they are registered."),
        )
        self.list, self.compare, self.loose = ListPage(), ComparePage(), LoosePage()
        self.kept = KeptPage(zone)
        self.reason = ReasonCard()
        self._closed = ""
        self._stack = mark(QStackedWidget(), role="page")
        for page in (self.list, self.compare, self.loose, self.kept, self._reason_page()):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.reason.given.connect(self._on_reason)

    @property
    def presenter(self) -> ScansPresenter:
        """Who leads the screen."""
        return self.list.presenter

    @presenter.setter
    def presenter(self, presenter: ScansPresenter) -> None:
        for page in (self.list, self.compare, self.loose, self.kept):
            page.presenter = presenter

    def first_focus(self) -> QWidget | None:
        """The folder's button, where nothing was read yet."""
        return self.list.folder if self._stack.currentWidget() is self.list else None

    def show_start(self, expected: str) -> None:
        """Nothing was read yet."""
        del expected
        self.list.show_start()
        self._stack.setCurrentWidget(self.list)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Tell how far the reading has come."""
        self.list.show_progress(words, done, total)
        self._stack.setCurrentWidget(self.list)

    def show_list(
        self,
        sheets: tuple[ScannedSheet, ...],
        troubles: tuple[str, ...],
        sources: tuple[tuple[ScanSource, bool], ...],
    ) -> None:
        """Show what was found; no picture stays behind it."""
        self.compare.picture.clear()
        self.loose.picture.clear()
        self.list.show_list(sheets, troubles, sources)
        self._stack.setCurrentWidget(self.list)

    def show_sheet(self, sheet: ScannedSheet, typed: TypedAnswer) -> None:
        """Show a sheet beside its form."""
        self._stack.setCurrentWidget(self.compare)
        self.compare.show_sheet(sheet, typed)

    def show_loose(self, sheet: ScannedSheet) -> None:
        """Show a page that could not be told."""
        self._stack.setCurrentWidget(self.loose)
        self.loose.show_sheet(sheet)

    def show_code_trouble(self, words: str) -> None:
        """Say what is wrong with a typed code."""
        self.loose.show_trouble(words)

    def collect(self) -> TypedAnswer:
        """What is typed beside the picture."""
        return self.compare.collect()

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say at its place what is missing."""
        self.compare.show_faults(faults)

    def ask_reason(self, sheet: ScannedSheet) -> None:
        """Ask why a sheet of somebody with protected identity is opened."""
        self._closed = sheet.id
        self.reason.ask()
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self.reason.field.setFocus()

    def show_kept(self, scan: KeptScan | None, pictures: tuple[tuple[int, bytes], ...]) -> None:
        """Show pages that are kept."""
        self._stack.setCurrentWidget(self.kept)
        self.kept.show_scan(scan, pictures)

    def _reason_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reason)
        layout.addLayout(row(back_button(_("Back to the list"), self._on_back), None))
        layout.addStretch(1)
        return page

    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(self._closed, reason)

    def _on_back(self) -> None:
        self.presenter.back()
