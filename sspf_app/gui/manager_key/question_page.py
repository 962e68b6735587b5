"""A question from elsewhere: what is asked, and the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.manager_key.ports import ShownQuestion
from sspf_app.gui.manager_key.signed_card import SignedWords
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.readable import Readable
from sspf_app.gui.widgets.refusing import RefusesAtFields
from sspf_app.gui.widgets.writing import WritingField


class QuestionPage(RefusesAtFields, QWidget):
    """See the module.

    Signals:
        read_wanted: Choose a question.
        approved: The number of entries, as typed.
        declined: Why not, as typed.
    """

    read_wanted = Signal()
    approved = Signal(str)
    declined = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read = primary_button(_("Read a question…"), self.read_wanted.emit, icon="mail")
        self._empty = EmptyState(
            _("No question is read yet"),
            _("A question ends with .sspf-fraga. It is sent to you when something waits."),
            icon="mail",
        )
        self.answered = Banner()
        self.signed = SignedWords()
        self.card = growing(Card())
        self.told = text(role="muted")
        self._facts = column(gap=GRID + 4)
        self.number, self.why = QLineEdit(), WritingField(3)
        self.warning = Banner()
        self._rows = {
            "number": FormRow(
                _("Write the number of entries to approve"),
                self.number,
                hint=_("So that nobody approves more than they have seen."),
            ),
            "why": FormRow(_("Why not?"), self.why, hint=_("Needed only for a no.")),
        }
        self.yes = button(_("Approve…"), self._on_yes, icon="check")
        self.no = button(_("Say no…"), self._on_no, icon="cross")
        self.answer = growing(Card(_("Your answer")))
        self._build()
        self._show_nothing()

    def show_question(self, shown: ShownQuestion) -> None:
        """Show a question that was read, with nothing answered."""
        self.answered.clear()
        self.card.say(shown.title, shown.file)
        self.told.setText(shown.told)
        clear(self._facts)
        for what, said in shown.facts:
            value = text(said, selectable=True)
            value.setAccessibleName(f"{what}: {said}")
            self._facts.addLayout(column(text(what, role="label"), value, gap=2))
        self.signed.show_words(shown.vault_words)
        self.number.clear()
        self.why.clear()
        for one in self._rows.values():
            one.show_trouble("")
        show_if(self._rows["number"], wanted=bool(shown.cases))
        gone = ngettext(
            "{n} entry is deleted for ever.", "{n} entries are deleted for ever.", shown.cases
        )
        if shown.cases:
            self.warning.say(gone.format(n=shown.cases), tone=Tone.WARNING)
        else:
            self.warning.clear()
        show_if(self._empty, wanted=False)
        for one in (self.card, self.signed, self.answer):
            show_if(one, wanted=True)
        self._all.verticalScrollBar().setValue(0)
        self.signed.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answered(self, said: str) -> None:
        """Say that it is answered, and how."""
        self.answered.say(said, tone=Tone.SUCCESS)
        show_if(self.answer, wanted=False)
        self.forget_words()
        self._all.verticalScrollBar().setValue(0)
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_words(self) -> None:
        """Keep nothing of what was typed."""
        self.number.clear()
        self.why.clear()

    def forget(self) -> None:
        """Keep nothing of the question."""
        self.forget_words()
        clear(self._facts)
        self._show_nothing()

    def _build(self) -> None:
        self.card.add(self.told)
        self.card.add(self._facts)
        for part in (
            self.warning,
            self._rows["number"],
            row(self.yes, None),
            self._rows["why"],
            row(self.no, None),
        ):
            self.answer.add(part)
        self._all = Readable(self.signed, self.card, self.answer).scrolled()
        layout = column(flowing(self.read), self.answered, self._empty, self._all, gap=GRID + 4)
        layout.setContentsMargins(0, GRID + 4, 0, 0)
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _show_nothing(self) -> None:
        for one in (self.card, self.signed, self.answer):
            show_if(one, wanted=False)
        self.warning.clear()
        show_if(self._empty, wanted=True)

    def _on_yes(self) -> None:
        self.approved.emit(self.number.text())

    def _on_no(self) -> None:
        self.declined.emit(self.why.toPlainText())
