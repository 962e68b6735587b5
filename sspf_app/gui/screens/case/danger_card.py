"""Whether it can be dangerous for the young person that the guardians know; asked before a form."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.request_records import HOLDS_BACK, ContactKind, ContactRule
from sspf_app.texts.danger import danger_answer


class DangerCard(Card):
    """The question, how it was answered, and what socialtjänsten said.

    Signals:
        answered: A ``ContactKind`` of danger, and words.

    Attributes:
        no: Answers no; ``unknown`` and ``yes`` likewise.
        said: Who of socialtjänsten answered, when, and what.
        clear: Notes it: the guardians may know.
    """

    answered = Signal(object, str)

    def __init__(
        self,
        case: str,
        answers: tuple[ContactRule, ...],
        *,
        zone: tzinfo,
    ) -> None:
        super().__init__(_("Before the guardians are told"))
        self._case = case
        self._key, self._zone = f"case/{case}/danger", zone
        newest = answers[-1] if answers else None
        self.no = changing(
            button(_("No, not dangerous"), partial(self._answer, ContactKind.DANGER_NO))
        )
        self.unknown = changing(
            button(_("Do not know"), partial(self._answer, ContactKind.DANGER_UNKNOWN))
        )
        self.yes = changing(
            button(_("Yes, it can be"), partial(self._answer, ContactKind.DANGER_YES))
        )
        self.said = QLineEdit()
        self.said_row = FormRow(_("Who answered there, when, and what did they say?"), self.said)
        self.clear = changing(primary_button(_("Note: the guardians may know"), self._on_clear))
        self.fields = QWidget()
        self.kept = KeptWords(self)
        self._build(newest, answers)

    def go_on(self) -> None:
        """Begin or go on with the words, where there is something to note."""
        if not self.fields.isHidden():
            self.kept.begin(self._key)

    def _build(self, newest: ContactRule | None, answers: tuple[ContactRule, ...]) -> None:
        question = _("Can it be dangerous for the young person that the guardians know?")
        self.add(text(question, role="strong"))
        is_held = newest is not None and newest.kind in HOLDS_BACK
        if newest is None:
            self.add(
                text(
                    _(
                        "Think of violence and honour. Until it is answered no form is printed "
                        "for a guardian."
                    ),
                    role="muted",
                )
            )
        else:
            badge = StatusBadge(
                danger_answer(newest.kind.value, words()),
                Tone.DANGER if is_held else Tone.NEUTRAL,
                icon="stop" if is_held else "history",
            )
            self.add(row(badge, None))
        if is_held:
            self.add(
                text(
                    _(
                        "Nothing is printed or saved for a guardian. Speak with the social "
                        "services before anybody contacts the guardians."
                    )
                )
            )
        for one in reversed(answers):
            self.add(text(self._line(one), role="muted", selectable=True))
        buttons = () if is_held else (*(() if newest else (self.no,)), self.unknown, self.yes)
        if newest is not None and not is_held:
            self.add(text(_("Has something come up? Answer anew:"), role="muted"))
        for one in (self.no, self.unknown, self.yes):
            show_if(one, wanted=one in buttons)
        self.add(row(self.no, self.unknown, self.yes, None))
        inner = QVBoxLayout(self.fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        inner.addWidget(self.said_row)
        inner.addLayout(row(self.clear, None))
        self.add(self.fields)
        self.fields.setVisible(is_held)
        self.said.returnPressed.connect(self._on_clear)

    def _line(self, answer: ContactRule) -> str:
        day = answer.set_at.astimezone(self._zone).date().isoformat()
        line = _("{day}: {answer} ({who})").format(
            day=day, answer=danger_answer(answer.kind.value, words()), who=answer.set_by
        )
        if answer.case != self._case:
            line = f"{line}, {_('in another case of the young person')}."
        return f"{line} {answer.reason}".strip()

    def _answer(self, answer: ContactKind) -> None:
        self.answered.emit(answer, "")

    def _on_clear(self) -> None:
        said = self.said.text().strip()
        faults = {} if said else {"said": _("Write a few words first.")}
        tell_faults({"said": self.said_row}, faults)
        if faults:
            return
        self.kept.send()
        self.answered.emit(ContactKind.DANGER_CLEARED, said)
