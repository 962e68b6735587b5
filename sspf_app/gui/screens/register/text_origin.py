"""Who stands behind a text, its terms, and what puts it in force."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.paper_fields import PaperFields
from sspf_app.services.form_text import SIGNED_LANGUAGES, SWEDISH, TextStatus
from sspf_app.services.form_text_editing import TextOrigin
from sspf_app.services.form_text_seeding import SHIPPED_BY
from sspf_app.services.form_text_views import TextItem


class OriginPage(QWidget):
    """Three cards below each other.

    Signals:
        origin_wanted: A ``TextOrigin``.
        meaning_wanted: Whether a Swedish draft means something else.
        follow_wanted: It was read against the Swedish text in force.
        approve_wanted: Put it in force.
        noted: Put it in force as approved on paper: who decided, where the paper is kept.
        retire_wanted: Take it out of use.
        discard_wanted: Throw the draft away.
    """

    origin_wanted = Signal(object)
    meaning_wanted = Signal(bool)
    follow_wanted = Signal()
    approve_wanted = Signal()
    noted = Signal(str, str)
    retire_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.translator, self.reviewer, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.translated_on = DateField(today=today)
        self.save = button(_("Save these"), self._on_save, icon="check")
        self.same = QRadioButton(_("The wording only: it keeps its terms"))
        self.other = QRadioButton(_("What is asked or promised: it takes the next terms"))
        self.follow = button(_("It says the same as the Swedish text"), self.follow_wanted.emit)
        self.approve = primary_button(_("Approve"), self.approve_wanted.emit, icon="check-circle")
        self.paper = PaperFields()
        self.note_approval = button(_("Note the approval"), self._on_noted, icon="check-circle")
        self.retire = button(_("Take out of use"), self.retire_wanted.emit)
        self.discard = button(_("Throw the draft away"), self.discard_wanted.emit, icon="trash")
        self.told = Banner()
        self._status = text()
        self._build()
        self.kept = KeptWords(self, leave_out=("same", "other"))

    def show_item(self, item: TextItem) -> None:
        """Show a version; what is being typed about it stays."""
        stored = item.text
        self.kept.rest()
        self.paper.clear()
        is_draft = stored.status is TextStatus.DRAFT
        is_swedish = stored.language == SWEDISH
        is_translation = stored.language not in SIGNED_LANGUAGES
        shipped = stored.translator == SHIPPED_BY
        self.translator.setText(_("came with the program") if shipped else stored.translator)
        self.translated_on.set_day(stored.translated_on)
        self.reviewer.setText(stored.reviewer)
        self.note.setText(stored.note)
        for field in (self.translator, self.reviewer, self.note, self.translated_on.edit):
            field.setReadOnly(not is_draft)
        for made in (self._translator_row, self._day_row, self._reviewer_row):
            show_if(made, wanted=is_translation)
        show_if(self.save, wanted=is_draft)
        show_if(self._terms, wanted=is_draft)
        for choice in (self.same, self.other):
            show_if(choice, wanted=is_swedish)
        self._show_terms(item)
        on_paper = item.needs_paper and not item.may_approve
        show_if(self.approve, wanted=is_draft and not on_paper)
        for part in (self.paper, self.note_approval):
            show_if(part, wanted=on_paper)
        self.approve.setEnabled(item.may_approve)
        show_if(self.retire, wanted=stored.status is TextStatus.APPROVED and not is_swedish)
        show_if(self.discard, wanted=is_draft)
        self._status.setText(_approval_words(item))
        self.kept.begin(f"office/texts/origin:{stored.id}")

    def _show_terms(self, item: TextItem) -> None:
        stored = item.text
        is_swedish = stored.language == SWEDISH
        self._terms.say(_("Terms {number}").format(number=stored.terms))
        if is_swedish:
            self._terms_words.setText(
                _(
                    "Answers on forms of other terms do not count together. If what is asked or "
                    "promised changes, everybody who has answered is asked again."
                )
            )
        else:
            self._terms_words.setText(
                _("It has the terms of the Swedish text that it says the same as.")
            )
        show_if(self.follow, wanted=not is_swedish)
        self.follow.setEnabled(item.is_behind)
        if item.is_behind:
            self.told.say(
                _("The Swedish text has changed since this was written."),
                _("Read them side by side, correct what differs, and say that it is done."),
                tone=Tone.WARNING,
            )
        else:
            self.told.clear()

    def choose_meaning(self, *, changed: bool) -> None:
        """Show whether a Swedish draft takes the next terms."""
        (self.other if changed else self.same).setChecked(True)

    def _build(self) -> None:
        self._translator_row = FormRow(_("Translator"), self.translator)
        self._day_row = FormRow(_("Translated on"), self.translated_on)
        self._reviewer_row = FormRow(
            _("Read against the Swedish text by"),
            self.reviewer,
            hint=_("Somebody who knows both languages, and did not translate it."),
        )
        who = Card(_("Who stands behind it"))
        for made in (self._translator_row, self._day_row, self._reviewer_row):
            who.add(made)
        who.add(FormRow(_("Note"), self.note, optional=True))
        who.add(row(self.save, None))
        self._terms = Card(_("Terms"))
        self._terms_words = text()
        group = QButtonGroup(self)
        for choice in (self.same, self.other):
            group.addButton(choice)
            self._terms.add(choice)
        self.other.clicked.connect(lambda: self.meaning_wanted.emit(True))
        self.same.clicked.connect(lambda: self.meaning_wanted.emit(False))
        self._terms.add(self._terms_words)
        self._terms.add(self.told)
        self._terms.add(row(self.follow, None))
        approval = Card(_("Approval"))
        approval.add(self._status)
        approval.add(self.paper)
        approval.add(row(self.approve, self.note_approval, self.retire, self.discard, None))
        self.setLayout(column(pile(who, self._terms, approval, gap=2 * GRID, right=GRID)))

    def _on_noted(self) -> None:
        self.kept.send()
        self.noted.emit(self.paper.decider.text(), self.paper.document.text())

    def _on_save(self) -> None:
        if self.translated_on.is_wrong():
            self._day_row.show_trouble(_("Write a day, such as 2026-03-12."))
            self.translated_on.setFocus()
            return
        self._day_row.show_trouble("")
        self.kept.send()
        self.origin_wanted.emit(
            TextOrigin(
                translator=self.translator.text(),
                translated_on=self.translated_on.day(),
                reviewer=self.reviewer.text(),
                note=self.note.text(),
            )
        )


def _approval_words(item: TextItem) -> str:
    stored = item.text
    if stored.status is TextStatus.RETIRED:
        return _("It is retired. Sheets that were printed with it stay valid.")
    if stored.status is TextStatus.APPROVED:
        if stored.approved_by == SHIPPED_BY:
            return _("It came with the program. Let the municipality's lawyer read it before use.")
        if stored.approved_in:
            return _(
                "Approved on paper by {name}: {document}. To change it, make a new version."
            ).format(name=stored.approved_by, document=stored.approved_in)
        return _("It is approved. To change it, make a new version.")
    if item.may_approve:
        return _("When it is approved it is printed from then on, and the version before retires.")
    if item.needs_paper:
        return _(
            "Nobody else approves texts in this vault. Note who approved it on paper: not whoever "
            "wrote in it last."
        )
    return _("A unit manager who did not write in it last approves it.")
