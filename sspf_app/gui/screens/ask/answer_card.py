"""The answer: a shape, a word, one sentence, and below it each reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import LARGE, SMALL, IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.ask.ports import ShownAnswer
from sspf_app.gui.widgets.buttons import native_keys, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce

NOTE_KEYS = "Ctrl+Return"


class AnswerCard(Card):
    """Shows an answer, or what is still to choose.

    Signals:
        note_wanted: Note that it was said; carries the few words written about it.
        copy_wanted: Copy the words for a message, and note it; carries the words.
    """

    note_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shape = IconLabel("ask", size=LARGE)
        self._word = text(role="title")
        self._sentence = text(role="words", selectable=True)
        self._sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._why = text(role="strong")
        self._reasons = column(gap=GRID)
        self._what = QLineEdit()
        self._what_row = FormRow(
            _("What you said, in a few words"),
            self._what,
            optional=True,
        )
        self._note = primary_button(_("Note that I said it"), self._on_note, icon="check")
        self._note.setToolTip(native_keys(NOTE_KEYS))
        self.copy = primary_button(_("Copy the words and note it"), self._on_copy, icon="check")
        self.copy.setToolTip(native_keys(NOTE_KEYS))
        self._noted = text(role="muted")
        self._keys = text(native_keys(NOTE_KEYS), role="muted", wrap=False)
        self._line = line()
        self._shortcut = QShortcut(QKeySequence(NOTE_KEYS), self)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.activated.connect(self._on_note)
        self._build()
        self.kept = KeptWords(self)
        self.show_answer(None)

    def show_answer(self, answer: ShownAnswer | None) -> None:
        """Show an answer; None = something is still to choose."""
        clear(self._reasons)
        self._noted.hide()
        can_note = answer is not None and answer.can_note
        can_copy = answer is not None and answer.can_copy
        for part in (self._line, self._what_row, self._keys):
            part.setVisible(can_note or can_copy)
        self._note.setVisible(can_note)
        self.copy.setVisible(can_copy)
        self._note.setEnabled(can_note)
        self.copy.setEnabled(can_copy)
        self._why.setVisible(answer is not None)
        if answer is None:
            self.kept.rest()
            self._what.clear()
            self._show_waiting()
            return
        if answer.key != self.kept.key:
            self.kept.rest()
            self._what.clear()
        if can_note or can_copy:
            self.kept.begin(answer.key)
        tone = Tone.SUCCESS if answer.allowed else Tone.DANGER
        self._shape.change("check-circle" if answer.allowed else "cross-circle", tone)
        mark(self._word, tone=tone)
        self._word.setText(_("Yes") if answer.allowed else _("No"))
        self._sentence.setText(answer.sentence)
        self._sentence.setAccessibleName(f"{self._word.text()}. {answer.sentence}")
        self._why.setText(
            _("What the answer rests on") if answer.allowed else _("What stands in the way")
        )
        for reason in answer.reasons:
            self._reasons.addWidget(_reason(reason, tone, allowed=answer.allowed))
        announce(self._sentence)

    def show_noted(self) -> None:
        """Say that it is noted; once is enough."""
        self._note.setEnabled(False)
        self._what.clear()
        self._noted.setText(_("Noted. It stands among what has been shared in this case."))
        self._noted.show()

    def show_copied(self) -> None:
        """Say that the words are copied, for how long, and noted."""
        self.copy.setEnabled(False)
        self._what.clear()
        self._noted.setText(_("Copied for half a minute, and noted."))
        self._noted.show()

    def _show_waiting(self) -> None:
        self._shape.change("ask", Tone.NEUTRAL)
        mark(self._word, tone=Tone.NEUTRAL)
        self._word.setText(_("May I say it?"))
        self._sentence.setText(
            _("Choose the case, what it is about and whom you talk with. The answer shows here.")
        )
        self._sentence.setAccessibleName(self._sentence.text())

    def _build(self) -> None:
        self.add(row(self._shape, self._word, None, gap=2 * GRID))
        self.add(self._sentence)
        self.add(self._why)
        self.add(self._reasons)
        self.add(self._line)
        self.add(self._what_row)
        self.add(row(self._note, self.copy, self._keys, self._noted, None))

    @Slot()
    def _on_note(self) -> None:
        if self._note.isEnabled() and self._note.isVisible():
            self.kept.send()
            self.note_wanted.emit(self._what.text().strip())
        else:
            self._on_copy()

    @Slot()
    def _on_copy(self) -> None:
        if self.copy.isEnabled() and self.copy.isVisible():
            self.kept.send()
            self.copy_wanted.emit(self._what.text().strip())


def _reason(words: str, tone: Tone, *, allowed: bool) -> QWidget:
    holder = QWidget()
    shape = IconLabel("check" if allowed else "cross", tone=tone, size=SMALL)
    layout = row(shape, text(words))
    layout.setStretch(1, 1)
    layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder
