"""A page that could not be told, or a sheet that cannot be registered here: picture, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.scans.finding_words import finding_look, finding_sentence, worst_first
from sspf_app.gui.screens.scans.presenter import ScansPresenter
from sspf_app.gui.screens.scans.sheet_row import sheet_title, source_words
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.picture_view import PictureView
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.scan_views import ScannedSheet


class LoosePage(QWidget):
    """See the module."""

    presenter: ScansPresenter

    def __init__(self) -> None:
        super().__init__()
        self.picture = PictureView()
        self.code, self.page = QLineEdit(), QLineEdit()
        self._pages: tuple[str, ...] = ()
        self._card = Card(" ")
        self._findings = QVBoxLayout()
        self._code_line = FormRow(
            _("Code of the form"), self.code, hint=_("It stands on every page, as K7M3-P9QX-T.")
        )
        self._page_line = FormRow(_("Page"), self.page, hint=_("It stands in the foot."))
        self._typing = QWidget()
        self._typing.setLayout(
            column(
                text(_("Type what is printed on the page."), role="muted"),
                self._code_line,
                self._page_line,
                row(primary_button(_("This is the page"), self._on_typed), None),
                gap=GRID + 4,
            )
        )
        self._card.add(self._findings)
        self._card.add(self._typing)
        self._card.add(row(button(_("Leave this page out"), self._on_leave_out), None))
        right = column(self._card)
        right.addStretch(1)
        right.addLayout(row(back_button(_("Back to the list"), self._on_back), None))
        whole = row(gap=2 * GRID)
        whole.addWidget(self.picture, 5)
        whole.addLayout(right, 6)
        self.setLayout(whole)
        self.code.returnPressed.connect(self._on_typed)
        self.page.returnPressed.connect(self._on_typed)

    def show_sheet(self, sheet: ScannedSheet) -> None:
        """Show its pages and what is known of them."""
        self._pages = tuple(page.id for page in sheet.pages)
        self._card.say(sheet_title(sheet), source_words(sheet) if sheet.code else "")
        self.picture.show_pictures(
            [(f"{page.source.name}, {page.source_page}", page.picture) for page in sheet.pages]
        )
        clear(self._findings)
        for finding in worst_first(sheet):
            tone, icon = finding_look(finding)
            self._findings.addWidget(IconLine(icon, finding_sentence(finding), tone))
        self.code.clear()
        self.page.clear()
        self.show_trouble("")
        show_if(self._typing, wanted=not sheet.code)
        (self.picture.area if sheet.code else self.code).setFocus()

    def show_trouble(self, words: str) -> None:
        """Say what is wrong with the code."""
        self._code_line.show_trouble(words)

    def _on_typed(self) -> None:
        if self.code.text().strip():
            self.presenter.type_code(self.code.text(), self.page.text())
        else:
            self.show_trouble(_("Type the code first."))
            self.code.setFocus()

    def _on_leave_out(self) -> None:
        if self._pages:
            self.presenter.leave_out(self._pages[self.picture.page()])

    def _on_back(self) -> None:
        self.presenter.back()
