"""Every step of a case with what it lacks, and the one button that opens the right place."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sspf_app.gui.course_words import (
    step_act,
    step_look,
    step_sentence,
    step_title,
)
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import flowing, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.course_views import CourseView, StepState, StepView
from sspf_app.services.process_records import NotedAs, Step

_BY_HAND = frozenset({StepState.NOW, StepState.NEXT, StepState.PASSED})


class CoursePage(QWidget):
    """See the module.

    Attributes:
        acts: The buttons that lead on, by step.
        notes: The buttons that note by hand, by step and what is noted.
        day: The day that is noted.

    Signals:
        act_wanted: A ``StepAct``.
        note_wanted: Step, ``NotedAs`` and day.
        back_wanted: Id of a note.
        left: Back to the matrix.
    """

    act_wanted = Signal(object)
    note_wanted = Signal(object, object, object)
    back_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.acts: dict[str, QPushButton] = {}
        self.notes: dict[tuple[str, str], QPushButton] = {}
        self.backs: dict[str, QPushButton] = {}
        self.day = DateField()
        self.tabs: frozenset[str] = frozenset()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID + 2)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[str, QWidget] = {}
        self._waiting: CourseView | None = None
        self._is_open = True
        self._card = Card(
            _("Steps of the case"),
            _("They remind. None of them opens or closes the way for information."),
        )
        self._build()

    def show_course(self, course: CourseView, today: date) -> None:
        """Show every step that is turned on; behind another page they wait until it is left."""
        clear(self._rows)
        self.acts, self.notes, self.backs, self._lines = {}, {}, {}, {}
        self.day.offer(today)
        self._waiting = course
        if not self.isHidden():
            self.fill()

    def fill(self) -> None:
        """Make the lines, where they are not made yet: whoever looks at a case seldom asks."""
        course, self._waiting = self._waiting, None
        if course is None:
            return
        self._is_open = course.is_open
        for number, one in enumerate(course.steps):
            if number:
                self._rows.addWidget(line())
            made = self._line(one)
            self._lines[one.step.value] = made
            self._rows.addWidget(made)

    def focus_step(self, step: Step) -> None:
        """Put the keyboard where the step is done."""
        code = step.value
        field = self.acts.get(code) or self.notes.get((code, NotedAs.DONE.value))
        (field or self.backs.get(code) or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.back = back_button(_("Back to the overview"), self._on_back)
        name(self.day, _("The day that is noted by hand"))
        self._day_row = FormRow("", self.day)
        said = text(_("Day for what is noted by hand"), role="muted", wrap=False)
        holder = QWidget()
        holder.setLayout(self._rows)
        self._card.add(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(flowing(self.back, said, self._day_row))
        outer.addWidget(scrolled(pile(growing(self._card), right=GRID)), 1)

    def _line(self, step: StepView) -> QWidget:
        look = step_look(step.state)
        said = step_sentence(step)
        badge = StatusBadge(look.word, look.tone, icon=look.icon)
        top = flowing(text(step_title(step), role="strong", wrap=False), badge)
        told = column(top, gap=2)
        if said:
            told.addWidget(text(said, role="muted"))
        whole = row(told, gap=2 * GRID)
        whole.setStretch(0, 1)
        if acts := self._buttons(step):
            whole.addWidget(flowing(*acts, is_right=True))
        holder = QWidget()
        holder.setLayout(whole)
        holder.setAccessibleName(step_title(step))
        return holder

    def _buttons(self, step: StepView) -> list[QWidget]:
        code, title = step.step.value, step_title(step)
        if step.note:
            made = changing(
                quiet_button(_("Take the note back"), partial(self._on_take, step.note))
            )
            made.setAccessibleName(_("Take the note back: {step}").format(step=title))
            self.backs[code] = made
            return [made]
        found: list[QWidget] = []
        act = step_act(step, self.tabs, is_open=self._is_open)
        if act is not None:
            self.acts[code] = changing(button(act.button, partial(self._on_act, act)))
            found.append(self.acts[code])
        if not step.by_hand or step.state not in _BY_HAND:
            return found
        ways = {NotedAs.DONE: _("Note as done")}
        if step.step is not Step.AFTER_CONTACT:
            ways[NotedAs.NOT_NEEDED] = _("Not needed")
        for noted, words in ways.items():
            made = changing(quiet_button(words, partial(self._on_note, step.step, noted)))
            made.setAccessibleName(f"{words}: {title}")
            self.notes[code, noted.value] = made
            found.append(made)
        return found

    def _on_act(self, act: object) -> None:
        self.act_wanted.emit(act)

    def _on_note(self, step: Step, noted: NotedAs) -> None:
        said = self.day.what_is_wrong()
        tell_faults({"day": self._day_row}, {"day": said})
        if not said:
            self.note_wanted.emit(step, noted, self.day.day())

    def _on_take(self, note: str) -> None:
        self.back_wanted.emit(note)

    def _on_back(self) -> None:
        self.left.emit()
