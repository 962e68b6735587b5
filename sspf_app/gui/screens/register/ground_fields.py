"""A new version of a legal ground, as the administrator types it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.i18n import _, marked, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.register.ground_words import DIRECTIONS, NEEDED
from sspf_app.gui.widgets.buttons import button, icon_button, primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import Form
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.legal_records import Direction, GroundQuestion, LegalGround, Needed
from sspf_app.texts.labels import kind_label

_OLDEST = 30


class _Line(QWidget):
    """A question, and which answer it needs."""

    def __init__(self, key: str, words: str, number: int) -> None:
        super().__init__()
        self.key, self.words, self.needed = key, QLineEdit(words), QComboBox()
        self.words.setAccessibleName(_("Question {n}").format(n=number))
        self.needed.setAccessibleName(_("Which answer question {n} needs").format(n=number))
        for one, said in NEEDED.items():
            self.needed.addItem(marked(said), one.value)


class GroundFields(Card):
    """Filled from the version before; saving writes a new one and leaves the old in the history.

    Signals:
        saved: A ``LegalGround`` without an id, and which versions were seen.
        left: The fields are no longer wanted.
    """

    saved = Signal(object, str)
    left = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._code = self._seen = ""
        self.refusal = Banner()
        self.paragraph, self.title, self.may_act = QLineEdit(), QLineEdit(), QLineEdit()
        self.wording = WritingField(4)
        self.direction = QComboBox()
        for way, said in DIRECTIONS.items():
            self.direction.addItem(marked(said), way.value)
        self.givers = ChipBar(_("Who may hand out"))
        self.takers = ChipBar(_("Who may receive"))
        kinds = tuple(Choice(id=one.value, title=kind_label(one, words())) for one in PartyKind)
        for bar in (self.givers, self.takers):
            bar.set_choices(kinds)
        self.independent = QCheckBox(_("An independent school too"))
        self.under_age = QSpinBox()
        self.under_age.setRange(0, _OLDEST)
        self.under_age.setSpecialValueText(_("Any age"))
        self.approval = QCheckBox(_("The unit manager approves before anything is handed out"))
        self.enabled_box = QCheckBox(_("It can be chosen"))
        self.starts, self.ends = DateField(today(), today=today()), DateField(today=today())
        self.decided_by = QLineEdit()
        self.lines: list[_Line] = []
        self._questions = column(gap=GRID)
        self.add_question = button(_("Add a question"), self._on_add, icon="add")
        self.save = primary_button(_("Save the version"), self._on_save, icon="check")
        self.leave = back_button(_("Cancel"), self._on_leave)
        self._today = today
        self._build()
        self.kept = KeptWords(self)

    def show_ground(self, ground: LegalGround | None, seen: str = "") -> None:
        """Begin with the words of a version; None = an empty rule.

        Args:
            ground: The version.
            seen: ``GroundVersions.seen`` of its rule.
        """
        self.kept.rest()
        self._fill(ground, seen)
        self.kept.begin(f"office/grounds/version:{self._code or 'new'}")
        self.paragraph.setFocus()

    def show_changed(self, ground: LegalGround, seen: str) -> None:
        """The rule has other versions by now: what was touched stays."""
        if ground.code == self._code and seen != self._seen and self.kept.key:
            self.kept.refill(lambda: self._fill(ground, seen))

    def _fill(self, ground: LegalGround | None, seen: str) -> None:
        self._seen = seen
        self.refusal.clear()
        self._starts_row.show_trouble("")
        self._ends_row.show_trouble("")
        self._code = "" if ground is None else ground.code
        self.say(_("New legal ground") if ground is None else _("New version"))
        shown = _EMPTY if ground is None else ground
        self.paragraph.setText(shown.paragraph)
        self.title.setText(shown.title)
        self.wording.setPlainText(shown.wording)
        self.may_act.setText(shown.may_act)
        for field in (self.paragraph, self.title, self.may_act):
            field.setCursorPosition(0)  # long words are read from their beginning
        self.direction.setCurrentIndex(self.direction.findData(shown.direction.value))
        self.givers.choose(tuple(one.value for one in shown.givers))
        self.takers.choose(tuple(one.value for one in shown.receivers))
        self.independent.setChecked(shown.independent_gives)
        self.under_age.setValue(shown.under_age or 0)
        self.approval.setChecked(shown.needs_approval)
        self.enabled_box.setChecked(shown.enabled)
        # A version that is still to come is mended on its own day.
        self.starts.set_day(max(shown.valid_from, self._today()))
        self.ends.set_day(shown.valid_to)
        self.decided_by.setText("")
        self._show_questions(shown.questions)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)
        self.refusal.setFocus()

    def _build(self) -> None:
        form = Form()
        form.add(_("Paragraph"), self.paragraph, hint=_("As it is cited: SoL 20 kap. 6 §."))
        form.add(_("Name of the rule"), self.title)
        form.add(_("What the rule says"), self.wording)
        form.add(_("Who may decide"), self.may_act)
        form.add(_("Which way"), self.direction)
        form.add(_("Who may hand out"), self.givers)
        form.add_widget(self.independent)
        form.add(_("Who may receive"), self.takers)
        form.add(_("Only about somebody under"), self.under_age)
        form.add_widget(self.approval)
        questions = text(_("Questions to answer"), role="label")
        form.add_widget(questions)
        holder = QWidget()
        holder.setLayout(self._questions)
        form.add_widget(holder)
        add = QWidget()
        add.setLayout(row(self.add_question, None))
        form.add_widget(add)
        form.add_widget(self.enabled_box)
        self._starts_row = form.add(
            _("From which day"),
            self.starts,
            hint=_("Today at the earliest. The version before ends the day before."),
        )
        self._ends_row = form.add(_("To which day"), self.ends, optional=True)
        form.add(
            _("Decided by, and where it is written"),
            self.decided_by,
            hint=_("For example: Eva Ek, head of unit, decision 2026-14."),
        )
        self.add(self.refusal)
        self.add(form)
        self.add(row(self.save, self.leave, None))

    def _show_questions(self, questions: tuple[GroundQuestion, ...]) -> None:
        clear(self._questions)
        self.lines = []
        for one in questions:
            self._add_line(one)

    def _add_line(self, question: GroundQuestion) -> _Line:
        number = len(self.lines) + 1
        made = _Line(question.key, question.text, number)
        made.needed.setCurrentIndex(made.needed.findData(question.needed.value))
        away = icon_button(
            "cross", _("Take away question {n}").format(n=number), partial(self._on_away, made)
        )
        self.lines.append(made)
        layout = column(made.words, row(made.needed, None, away), gap=4)
        layout.setContentsMargins(0, 0, 0, 0)
        made.setLayout(layout)
        self._questions.addWidget(made)
        return made

    def make_room(self, kept: frozenset[str]) -> None:
        """Have as many questions as were typed before."""
        while f"lines:{len(self.lines)}.words" in kept:
            self._add_line(GroundQuestion(key=self._free_key(), text=""))

    def _free_key(self) -> str:
        taken = {one.key for one in self.lines}
        return next(key for n in range(1, 1000) if (key := f"question-{n}") not in taken)

    def _asked(self) -> tuple[GroundQuestion, ...]:
        return tuple(
            GroundQuestion(
                key=one.key,
                text=one.words.text().strip(),
                needed=Needed(str(one.needed.currentData())),
            )
            for one in self.lines
        )

    def _on_add(self) -> None:
        self._add_line(GroundQuestion(key=self._free_key(), text="")).words.setFocus()
        self.kept.hear_again()

    def _on_away(self, line: _Line) -> None:
        kept = zip(self.lines, self._asked(), strict=True)
        self._show_questions(tuple(asked for one, asked in kept if one is not line))
        self.add_question.setFocus()
        self.kept.hear_again()

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        first = self.starts.day()
        self._starts_row.show_trouble("" if first else _("Write the day as 2026-03-12."))
        is_wrong = self.ends.is_wrong()
        self._ends_row.show_trouble(_("Write the day as 2026-03-12.") if is_wrong else "")
        if first is None or is_wrong:
            (self.starts if first is None else self.ends).setFocus()
            return
        self.kept.send()
        self.saved.emit(
            LegalGround(
                id="",
                code=self._code,
                paragraph=self.paragraph.text().strip(),
                title=self.title.text().strip(),
                wording=self.wording.toPlainText().strip(),
                may_act=self.may_act.text().strip(),
                direction=Direction(str(self.direction.currentData())),
                givers=tuple(PartyKind(one) for one in self.givers.chosen()),
                receivers=tuple(PartyKind(one) for one in self.takers.chosen()),
                questions=tuple(one for one in self._asked() if one.text),
                valid_from=first,
                valid_to=self.ends.day(),
                independent_gives=self.independent.isChecked(),
                under_age=self.under_age.value() or None,
                needs_approval=self.approval.isChecked(),
                enabled=self.enabled_box.isChecked(),
                decided_by=self.decided_by.text().strip(),
            ),
            self._seen,
        )


_EMPTY = LegalGround(
    id="",
    code="",
    paragraph="",
    title="",
    wording="",
    may_act="",
    direction=Direction.OUTGOING,
    givers=(),
    receivers=(),
    questions=(),
    valid_from=date.min,
)
