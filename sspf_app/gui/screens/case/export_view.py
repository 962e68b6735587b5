"""The consents out of the program: receipts for the family, standard formats for systems."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.domain.codes import Answer
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.export_presenter import OWN_COPY, Answers, ExportPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing, foot
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.export_records import ExportFormat
from sspf_app.services.export_views import Paper


class ExportView(PartView):
    """See the module.

    Attributes:
        whose: Whose copy of the consents.
        format: In which format.
        print: Prints the receipt in sight.
        save: Writes the receipt in sight.
        everything: Leads to moving the case out.
        to_office: Leads to sealing the case to another office.
    """

    presenter: ExportPresenter

    def __init__(self) -> None:
        super().__init__(_("Receipts and export"))
        self._answers = QVBoxLayout()
        self._answers.setSpacing(GRID)
        self.whose, self.format = name(ChoiceBox(), _("Whose copy")), name(ChoiceBox(), _("Format"))
        self._about = text(role="muted")
        self._title = text(role="heading")
        self._preview = PdfPreview()
        self._none = EmptyState(
            _("Nobody has answered yet"),
            _("A receipt tells its signatory what they answered, to keep at home."),
            icon="document",
        )
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.save = primary_button(_("Save the receipt…"), self._on_save, icon="export")
        self.save_machine = button(_("Save as a data file…"), self._on_save_machine, icon="export")
        self.save_consents = button(_("Save the consents…"), self._on_consents, icon="export")
        self.to_office = button(_("To another office…"), self._on_to_office, icon="lock")
        self.everything = button(_("Move the case out…"), self._on_everything, icon="export")
        self._build()
        self.whose.activated.connect(self._on_whose)
        self.format.activated.connect(self._on_format)

    def show_choices(self, answers: Answers, case: CaseDetail) -> None:
        """Fill the answers there are receipts of, and the parties there are copies for."""
        clear(self._answers)
        for who, answer in answers:
            said = _("yes") if answer.answer is Answer.YES else _("no")
            show = button(_("Show"), partial(self._on_show, answer.id))
            day = answer.signed_on.isoformat()
            show.setAccessibleName(_("Show the receipt of {name}, {day}").format(name=who, day=day))
            words = _("{name}: {answer}, {day}").format(name=who, answer=said, day=day)
            self._answers.addLayout(row(text(words, wrap=False), None, show))
        self.whose.clear()
        self.whose.addItem(_("The office's own, of everything"), OWN_COPY)
        for one in case.participations:
            if one.is_current:
                self.whose.addItem(_("Copy for {party}").format(party=one.name), one.party)
        self._on_whose()

    def show_receipt(self, paper: Paper, recipient: str) -> None:
        """Show a receipt, from memory."""
        self._title.setText(_("Receipt for {name}").format(name=recipient))
        self._none.hide()
        self._preview.show()
        self._preview.show_pdf(paper.pdf)
        self._enable(is_there=True)

    def show_no_receipt(self) -> None:
        """Nobody has answered."""
        self._title.setText("")
        self._preview.clear()
        self._preview.hide()
        self._none.show()
        self._enable(is_there=False)

    def _enable(self, *, is_there: bool) -> None:
        self.save.setEnabled(is_there)
        self.print.setEnabled(is_there)
        self.save_machine.setEnabled(is_there)

    def _build(self) -> None:
        receipts = Card(
            _("Receipts"), _("What a signatory answered, for them to keep. One for each answer.")
        )
        receipts.add(self._answers)
        consents = Card(
            _("Consents in a standard format"),
            _("For another system or an archive. No person is named in it."),
        )
        consents.add(FormRow(_("Whose copy"), self.whose))
        consents.add(FormRow(_("Format"), self.format))
        consents.add(self._about)
        consents.add(row(self.save_consents, None))
        left = QWidget()
        whole = Card(
            _("Everything in the case"),
            _("As open files, for another program or an archive; never for a party."),
        )
        whole.add(flowing(self.everything, self.to_office))
        layout = column(receipts, consents, whole, gap=GRID + 4)
        layout.addStretch(1)
        left.setLayout(layout)
        right = QWidget()
        inner = column(self._title, self._preview, self._none)
        inner.setStretch(1, 1)
        inner.setStretch(2, 1)
        right.setLayout(inner)
        self._none.hide()
        both = SidesOfPage(scrolled(left), right, shares=(1, 1))
        back = back_button(_("Back to the consents"), self._on_back)
        acts = foot(back, self.print, self.save_machine, self.save)
        self.body.addWidget(above_foot(both, acts), 1)

    def _on_show(self, record: str) -> None:
        self.presenter.show_receipt(record)

    def _on_print(self) -> None:
        self.presenter.print_receipt()

    def _on_save(self) -> None:
        self.presenter.save_receipt()

    def _on_save_machine(self) -> None:
        self.presenter.save_machine_receipt()

    def _on_consents(self) -> None:
        chosen = ExportFormat[str(self.format.currentData())]
        self.presenter.save_consents(chosen, str(self.whose.currentData()))

    def _on_to_office(self) -> None:
        self.presenter.hand_over()

    def _on_everything(self) -> None:
        self.presenter.move_out()

    def _on_back(self) -> None:
        self._preview.clear()
        self.presenter.leave()

    @Slot()
    def _on_whose(self) -> None:
        """A party's copy holds what it may receive: only one format can tell that."""
        is_own = self.whose.currentData() == OWN_COPY
        formats = {
            ExportFormat.FHIR: _("HL7 FHIR R5 (JSON)"),
            ExportFormat.ISO_27560: _("ISO/IEC TS 27560 (JSON-LD)"),
            ExportFormat.CSV: _("Table for a spreadsheet (CSV)"),
        }
        self.format.clear()
        for format_, words in formats.items():
            if is_own or format_ is ExportFormat.FHIR:
                self.format.addItem(words, format_.name)
        self._on_format()

    @Slot()
    def _on_format(self) -> None:
        if self.whose.currentData() == OWN_COPY:
            about = _("Every answer and request of the case, and what may be shared today.")
        else:
            about = _("What this party may receive today, and nothing of who said what.")
        self._about.setText(about)
