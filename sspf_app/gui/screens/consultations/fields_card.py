"""The fields of a consultation."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone, tokens
from sspf_app.gui.screens.consultations.consultation_words import area_word, outcome_word
from sspf_app.gui.screens.consultations.findings_card import FindingsCard
from sspf_app.gui.screens.consultations.ports import Faults, TypedConsultation
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.consultation_records import ConcernArea, ConsultationOutcome
from sspf_app.services.singling_out import Finding
from sspf_app.texts.detail_words import fitted


class FieldsCard(Card):
    """What is typed; details that single somebody out are marked where they stand."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        growing(self)
        self.day, self.erase_on = DateField(), DateField()
        self.area = ChoiceBox()
        self.area.addItem(_("Choose…"), "")
        for one in ConcernArea:
            self.area.addItem(area_word(one), one.value)
        self.words = WritingField(6)
        self.advice = WritingField(3)
        self.asked = ChipBar(_("Who was asked"))
        self.outcomes = ChipBar(_("What it led to"))
        self.outcomes.set_choices(
            tuple(Choice(id=one.value, title=outcome_word(one)) for one in ConsultationOutcome)
        )
        self.findings = FindingsCard()
        self.lines = {
            "day": FormRow(_("Day"), self.day),
            "area": FormRow(_("What it is about"), self.area),
            "text": FormRow(
                _("What was asked"),
                self.words,
                hint=_("No name, number, class or other detail that tells which child it is."),
            ),
            "asked": FormRow(_("Who was asked"), self.asked, optional=True),
            "advice": FormRow(_("What was advised"), self.advice, optional=True),
            "outcomes": FormRow(_("What it led to"), self.outcomes, optional=True),
            "erase_on": FormRow(_("Erase on"), self.erase_on),
        }
        first = row(self.lines["day"], self.lines["area"], gap=2 * GRID)
        first.setStretch(1, 1)
        self.add(first)
        self.add(self.lines["text"])
        self.add(self.findings)
        for key in ("asked", "advice", "outcomes", "erase_on"):
            self.add(self.lines[key])

    def show_typed(self, typed: TypedConsultation) -> None:
        """Fill the fields."""
        self.day.edit.setText(typed.day)
        self.area.setCurrentIndex(max(0, self.area.findData(typed.area)))
        self.words.setPlainText(typed.text)
        self.advice.setPlainText(typed.advice)
        self.asked.choose(typed.asked)
        self.outcomes.choose(typed.outcomes)
        self.erase_on.edit.setText(typed.erase_on)

    def collect(self, consultation: str | None, *, warnings_read: bool) -> TypedConsultation:
        """What stands in the fields."""
        return TypedConsultation(
            consultation=consultation,
            day=self.day.edit.text(),
            area=str(self.area.currentData() or ""),
            text=self.words.toPlainText(),
            asked=self.asked.chosen(),
            advice=self.advice.toPlainText(),
            outcomes=self.outcomes.chosen(),
            warnings_read=warnings_read,
            erase_on=self.erase_on.edit.text(),
        )

    def mark_found(self, place: str, found: tuple[Finding, ...]) -> None:
        """Mark details where they stand."""
        field = self.field(place)
        marks: list[QTextEdit.ExtraSelection] = []
        for one in found:
            tone = Tone.DANGER if one.is_hard else Tone.WARNING
            look = QTextCharFormat()
            look.setBackground(QColor(tokens().ground(tone)))
            look.setForeground(QColor(tokens().ink(tone)))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            cursor = _cursor_over(field, one)
            if cursor.selectedText().strip().startswith(one.found[:1]):
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look  # pyright: ignore[reportAttributeAccessIssue]
                marks.append(mark)
        field.setExtraSelections(marks)

    def write_instead(self, place: str, found: Finding, instead: str) -> None:
        """Put a vaguer wording where the detail stands; it can be undone like typing."""
        field = self.field(place)
        cursor = _cursor_over(field, found)
        if cursor.selectedText().strip() == found.found:
            along, said = fitted(field.toPlainText()[: found.start], found.found, instead)
            cursor.setPosition(found.start - along)
            cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(said)
        field.setFocus()

    def field(self, place: str) -> QPlainTextEdit:
        """The field of a finding."""
        return self.advice if place == "advice" else self.words

    def show_faults(self, faults: Faults) -> None:
        """Say what is wrong where it is."""
        tell_faults(self.lines, faults.by_field)


def _cursor_over(field: QPlainTextEdit, found: Finding) -> QTextCursor:
    length = len(field.toPlainText())
    cursor = QTextCursor(field.document())
    cursor.setPosition(min(found.start, length))
    cursor.setPosition(min(found.end, length), QTextCursor.MoveMode.KeepAnchor)
    return cursor
