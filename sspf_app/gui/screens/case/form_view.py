"""Printing a consent form: what it asks at the left, the sheet itself at the right."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sspf_app.gui.case_words import capacity_word
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.form_extras import ExtrasCard
from sspf_app.gui.screens.case.form_presenter import FormPresenter
from sspf_app.gui.screens.case.form_rows import RowsCard
from sspf_app.gui.screens.case.form_warnings import warning_lines
from sspf_app.gui.screens.case.guardians_part import GuardiansPart
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.protection_card import VariantPart
from sspf_app.gui.widgets.buttons import button, check_box, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.copy_choice import CopyChoice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.file_sign import file_sign, show_file_sign
from sspf_app.gui.widgets.flow import foot
from sspf_app.gui.widgets.form import FormRow as Line
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, row, scrolled
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.form_text import FORM_LANGUAGES, SIGNED_LANGUAGES
from sspf_app.services.form_views import FormExtras, FormOrder, FormPlan
from sspf_app.services.protection import ProtectionView
from sspf_app.services.records import FormRow
from sspf_app.texts.languages import language_name

_BOTH = 2


class FormView(PartView):
    """See the module."""

    presenter: FormPresenter

    def __init__(self) -> None:
        super().__init__(_("Print a consent form"))
        self.signatory, self.sign = ChoiceBox(), file_sign()
        self.language = ChoiceBox()
        self.about_self = QCheckBox(_("The guardian's own matters too"))
        self.valid_from, self.valid_to = DateField(), DateField()
        self.copy = CopyChoice(can_be_filled=True)
        self.save = primary_button(_("Save the form to print…"), self._on_save, icon="export")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.print_all = button(_("Print all forms…"), self._on_print_all, icon="print")
        self.save_all = button(_("Save all forms to print…"), self._on_save_all, icon="export")
        self.one_file = QCheckBox(_("One file for the printer"))
        self._warning = Banner()
        self.rows = RowsCard()
        self.guardians = GuardiansPart()
        self._recipients = QVBoxLayout()
        self.extras = ExtrasCard()
        self._preview = PdfPreview()
        self.variant = VariantPart()
        self._variant_card = Card(_("Protected identity"))
        self._variant_card.add(self.variant)
        self._none = EmptyState(_("The sheet cannot be shown yet"), icon="document")
        self.recipient_boxes: dict[str, QCheckBox] = {}
        self._is_filling = False
        self._build()
        self.signatory.activated.connect(self._on_signatory)
        self.language.activated.connect(self._on_language)
        self.about_self.clicked.connect(self._on_about_self)
        self.variant.asked.connect(self._on_asked)
        self.variant.noted.connect(self._on_noted)
        self.rows.row_chosen.connect(self._on_row)
        self.guardians.chosen.connect(self._on_guardians)
        self.extras.chosen.connect(self._on_extras)
        self.valid_from.day_changed.connect(self._on_period)
        self.valid_to.day_changed.connect(self._on_period)

    def show_plan(self, plan: FormPlan, order: FormOrder, case: CaseDetail) -> None:
        """Fill what can be chosen."""
        self._is_filling = True
        self.signatory.clear()
        for sheet in plan.sheets:
            self.signatory.addItem(
                f"{sheet.name} ({capacity_word(sheet.capacity)})", sheet.signatory
            )
        self.signatory.setCurrentIndex(max(0, self.signatory.findData(order.signatory)))
        signs = {sheet.signatory: sheet.sign for sheet in plan.sheets}
        show_file_sign(self.sign, signs.get(order.signatory, ""), self.signatory.currentText())
        self._show_languages(plan, order)
        is_guardian = order.signatory != case.young_person
        self.about_self.setVisible(is_guardian)
        self.valid_from.set_day(order.valid_from)
        self.valid_to.set_day(order.valid_to)
        self.extras.show_extras(order.extras, is_protected="protected" in case.flags)
        self.rows.show_rows(order, case)
        self.guardians.show_plan(plan, order, case.name)
        self._show_recipients(order, case)
        lines = warning_lines(plan, case, signatory=str(self.signatory.currentData()))
        if lines:
            self._warning.say(" ".join(lines), tone=Tone.WARNING)
        else:
            self._warning.clear()
        count = sum(not sheet.barred for sheet in plan.sheets)
        every = (
            _("Save both forms to print…") if count == _BOTH else _("Save all {n} forms to print…")
        )
        self.save_all.setText(every.format(n=count))
        every = _("Print both forms…") if count == _BOTH else _("Print all {n} forms…")
        self.print_all.setText(every.format(n=count))
        for one in (self.print_all, self.save_all, self.one_file):
            one.setVisible(count > 1)
        self._is_filling = False

    def show_preview(self, pdf: bytes) -> None:
        """Show the sheet, from memory."""
        self._none.hide()
        self._preview.show()
        self._preview.show_pdf(pdf)
        self.save.setEnabled(True)
        self.print.setEnabled(True)

    def show_no_preview(self) -> None:
        """The sheet cannot be made as it is ordered."""
        self._preview.clear()
        self._preview.hide()
        self._none.show()
        self.save.setEnabled(False)
        self.print.setEnabled(False)

    def set_busy(self, busy: bool) -> None:
        """A form is drawn, checked and written: say so while it lasts."""
        self.busy.set_busy(busy, _("Making the form…"))

    def show_protection(self, view: ProtectionView | None) -> None:
        """Offer what the unit manager has to approve before the sheet is made."""
        self._variant_card.setVisible(view is not None)
        if view is not None:
            self.variant.show_view(view)

    def _build(self) -> None:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(GRID + 4)
        for card in self._cards():
            layout.addWidget(card)
        layout.addStretch(1)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._preview, 1)
        inner.addWidget(self._none, 1)
        inner.addWidget(self._variant_card)
        self._variant_card.hide()
        self._none.hide()
        both = SidesOfPage(scrolled(left), right, shares=(1, 1))
        saving = text(_("Printing or saving records that the form is handed out."), role="muted")
        saving.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form = row(saving, self.copy)
        form.setStretch(0, 1)
        back = back_button(_("Back to the consents"), self._on_back)
        self.body.addWidget(above_foot(both, form, foot(back, self.print, self.save)), 1)

    def _cards(self) -> tuple[Card, ...]:
        who = Card(_("Who signs?"))
        name(self.signatory, _("Who signs?"))
        signatory = row(self.signatory, self.sign)
        signatory.setStretch(0, 1)
        who.add(signatory)
        who.add(Line(_("In which language?"), self.language))
        who.add(self.about_self)
        who.add(row(self.print_all, None))
        who.add(row(self.save_all, self.one_file, None))
        who.add(self._warning)
        to_whom = Card(_("Who may know?"))
        to_whom.add(self.guardians)
        to_whom.add(self._recipients)
        how_long = Card(_("How long?"))
        how_long.add(row(Line(_("From"), self.valid_from), Line(_("To"), self.valid_to)))
        return who, self.rows, to_whom, how_long, self.extras

    def _show_languages(self, plan: FormPlan, order: FormOrder) -> None:
        """Those that have words first; the others are Swedish with an interpreter."""
        self.language.clear()
        for code in plan.languages:
            said = language_name(code, words())
            if code not in SIGNED_LANGUAGES:
                said = _("{language}, beside the Swedish").format(language=said)
            self.language.addItem(said, code)
        for code in FORM_LANGUAGES:
            if code not in plan.languages:
                said = _("{language}: Swedish and an interpreter")
                self.language.addItem(said.format(language=language_name(code, words())), code)
        self.language.setCurrentIndex(max(0, self.language.findData(order.language)))

    def _show_recipients(self, order: FormOrder, case: CaseDetail) -> None:
        """A box per party; they stay, so that the keyboard stays too."""
        current = {one.party: one.name for one in case.participations if one.is_current}
        # A person who is no party may come to know too: the column bears the name.
        current |= {
            one.id: one.name
            for one in case.people
            if one.id not in (case.young_person, order.signatory)
        }
        if current.keys() != self.recipient_boxes.keys():
            clear(self._recipients)
            self.recipient_boxes = {}
            for party, party_name in current.items():
                box = check_box(party_name)
                box.clicked.connect(partial(self._on_recipient, party))
                self.recipient_boxes[party] = box
                self._recipients.addWidget(box)
        for party, box in self.recipient_boxes.items():
            box.setChecked(party in order.recipients)

    @Slot(str)
    def _on_asked(self, why: str) -> None:
        self.presenter.ask_variant(why)

    @Slot(bool, str, str)
    def _on_noted(self, approve: bool, decider: str, document: str) -> None:
        self.presenter.note_variant(approve=approve, decider=decider, document=document)

    def _on_back(self) -> None:
        self._preview.clear()
        self.presenter.leave()

    def _on_save(self) -> None:
        self.presenter.save(self.copy.kind())

    def _on_print(self) -> None:
        self.presenter.print_out()

    def _on_print_all(self) -> None:
        self.presenter.print_all()

    def _on_save_all(self) -> None:
        self.presenter.save_all(merged=self.one_file.isChecked())

    @Slot(object, bool)
    def _on_row(self, one: FormRow, wanted: bool) -> None:
        self.presenter.choose_row(one, wanted=wanted)

    def _on_recipient(self, party: str) -> None:
        self.presenter.choose_recipient(party, wanted=self.recipient_boxes[party].isChecked())

    @Slot(bool)
    def _on_guardians(self, wanted: bool) -> None:
        self.presenter.choose_guardians(wanted=wanted)

    @Slot()
    def _on_signatory(self) -> None:
        self.presenter.choose_signatory(str(self.signatory.currentData()))

    @Slot()
    def _on_language(self) -> None:
        self.presenter.choose_language(str(self.language.currentData()))

    @Slot()
    def _on_about_self(self) -> None:
        self.presenter.choose_about_self(about_self=self.about_self.isChecked())

    @Slot(object)
    def _on_extras(self, extras: FormExtras) -> None:
        self.presenter.choose_extras(extras)

    @Slot(object)
    def _on_period(self, day: date | None) -> None:
        del day
        first, last = self.valid_from.day(), self.valid_to.day()
        if not self._is_filling and first is not None and last is not None:
            self.presenter.choose_period(first, last)
