"""Several sheets, looked at before they are printed in one act."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QRadioButton, QVBoxLayout, QWidget

from sspf_app.gui.case_columns import young_name
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.consents.batch import BatchPart, BatchPresenter
from sspf_app.gui.screens.consents.words import row_title, why_not
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.file_sign import file_sign
from sspf_app.gui.widgets.flow import flowing, foot
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.form_views import PreparedForm


class BatchView(Page):
    """See the module.

    Attributes:
        print: Prints all of it.
        save: Saves all of it.
        sheets: A button per sheet that shows it, by its code.
        one_file: One file for the printer.
        many_files: A file per sheet.
    """

    presenter: BatchPresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Renewals in one print"))
        self.sheets: dict[str, QWidget] = {}
        self.save = primary_button(_("Save the forms to print…"), self._on_save, icon="export")
        self.print = button(_("Print the forms…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.back = back_button(_("Back to the list"), self._on_back)
        self.one_file = QRadioButton(_("One file for the printer, each form on paper of its own"))
        self.many_files = QRadioButton(_("One file per form"))
        self.one_file.setChecked(True)
        self.progress = name(QProgressBar(), _("Preparing the forms"))
        self._list = QVBoxLayout()
        self._preview = PdfPreview()
        self._none = EmptyState(_("No form is shown"), icon="document")
        self._said = text(role="muted")
        self._build()

    def show_progress(self, done: int, total: int) -> None:
        """How many rows are prepared; leaving stops it."""
        is_running = done < total
        show_if(self.progress, wanted=is_running)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.save.setEnabled(False)
        self.print.setEnabled(False)
        if is_running:
            clear(self._list)
            self.sheets = {}
            self._said.setText(_("Preparing {done} of {total}…").format(done=done + 1, total=total))

    def show_parts(self, parts: tuple[BatchPart, ...]) -> None:
        """Everything that came of the rows."""
        clear(self._list)
        self.sheets = {}
        for part in parts:
            self._list.addWidget(self._part(part))
        self._list.addStretch(1)
        count = len(self.sheets)
        self._said.setText(_counted(parts))
        self.save.setEnabled(count > 0)
        self.print.setEnabled(count > 0)

    def show_sheet(self, sheet: PreparedForm | None) -> None:
        """Show one sheet, from memory."""
        if sheet is None:
            self._preview.clear()
        else:
            self._preview.show_pdf(sheet.pdf)
        self._preview.setVisible(sheet is not None)
        self._none.setVisible(sheet is None)

    def _build(self) -> None:
        left = QWidget()
        left.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(GRID + 4)
        right = QWidget()
        right.setLayout(column(self._preview, self._none))
        both = SidesOfPage(scrolled(left), right, shares=(1, 1))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID + 4)
        outer.addWidget(self.busy)
        outer.addWidget(self.banner)
        outer.addWidget(self._said)
        outer.addWidget(self.progress)
        outer.addWidget(both, 1)
        outer.addWidget(flowing(self.one_file, self.many_files, gap=2 * GRID))
        saving = text(_("Printing or saving records that the forms are handed out."), role="muted")
        saving.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(saving)
        outer.addLayout(foot(self.back, self.print, self.save))
        self.setFocusProxy(self.back)
        self.show_sheet(None)

    def _part(self, part: BatchPart) -> Card:
        item = part.item
        card = Card(young_name(item), row_title(item))
        if part.prepared is None:
            card.add(text(part.trouble))
            return card
        for sheet in part.prepared.sheets:
            code, who = sheet.form.id, part.prepared.names[sheet.form.signatory]
            shown = quiet_button(
                _("Show form {code}").format(code=shown_form_code(code)),
                partial(self._on_look, code),
            )
            shown.setAccessibleDescription(who)
            self.sheets[code] = shown
            sign = file_sign(part.prepared.signs[sheet.form.signatory], who)
            card.add(row(text(who, wrap=False), sign, None, shown))
        for one in part.prepared.left_out:
            said = _("{name} gets none: {why}.").format(name=one.name, why=why_not(one.code))
            card.add(text(said, role="muted"))
        seen = part.prepared.evidence_seen_on
        if seen is not None and part.prepared.sheets:
            said = _("Check the custody again: the document was seen {day}.")
            card.add(text(said.format(day=seen.isoformat()), role="muted"))
        return card

    def _on_look(self, code: str) -> None:
        self.presenter.look_at(code)

    def _on_back(self) -> None:
        self.presenter.leave()

    def _on_print(self) -> None:
        self.presenter.print_out()

    def _on_save(self) -> None:
        self.presenter.save(merged=self.one_file.isChecked())


def _counted(parts: tuple[BatchPart, ...]) -> str:
    """How many forms there are, for how many of the rows, and that the others say why not."""
    made = [part for part in parts if part.prepared is not None and part.prepared.sheets]
    count = sum(len(part.prepared.sheets) for part in made if part.prepared is not None)
    said = ngettext("{n} form to print.", "{n} forms to print.", count).format(n=count)
    without = len(parts) - len(made)
    if not count:
        said = _("There is no form to print.")
    if not without:
        return said
    more = ngettext(
        "{n} of {total} cases gets none; why stands beside it.",
        "{n} of {total} cases get none; why stands beside each.",
        without,
    ).format(n=without, total=len(parts))
    return f"{said} {more}"
