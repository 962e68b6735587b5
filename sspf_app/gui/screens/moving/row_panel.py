"""One row of the sheet: what is wrong or unsure, corrected right here, and who its people are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.moving_words import (
    choice_words,
    counts,
    fixed_choices,
    place_words,
    problem_words,
)
from sspf_app.gui.widgets.choice_box import ActingBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear
from sspf_app.gui.widgets.marks import name
from sspf_app.services.move_views import PreviewRow, RowPerson, RowProblem
from sspf_app.texts.moving import person_name


class RowPanel(QWidget):
    """See the module.

    Signals:
        corrected: Field and words.
        typed: The same while it is being typed.
        matched: Role and who.
        left_out: Whether the row is left out.

    Attributes:
        fields: The fields that can be corrected, by their code.
        people: The boxes of people, by their role.
        leave: Leaves the row out.
    """

    corrected = Signal(str, str)
    typed = Signal(str, str)
    matched = Signal(str, str)
    left_out = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self.people: dict[str, ActingBox] = {}
        self.leave = QCheckBox(_("Leave this row out"))
        self.leave.clicked.connect(self._on_leave)
        self._title = text(role="heading")
        self._made = text(role="muted")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(GRID + 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, GRID, 0)
        layout.setSpacing(GRID + 4)
        for part in (self._title, self._made, self.leave):
            layout.addWidget(part)
        layout.addLayout(self._parts)
        layout.addStretch(1)

    def show_row(self, row: PreviewRow) -> None:
        """Show a row."""
        title = _("Row {number}").format(number=row.number)
        self._title.setText(f"{title}: {row.title}" if row.title else title)
        self._made.setText(
            _("Is not taken in.")
            if row.is_left_out
            else _("Becomes {what}.").format(what=counts(row.made))
        )
        self.leave.setChecked(row.is_left_out)
        clear(self._parts)
        self.fields, self.people = {}, {}
        if row.is_left_out:
            return
        for person in row.people:
            if person.candidates or not person.chosen:
                self._parts.addWidget(self._person(person))
        ordered = sorted(row.problems, key=lambda one: (not one.is_error, one.is_note))
        for problem in ordered:
            self._show_problem(row, problem)

    def focus_first(self) -> None:
        """Go to what is to be corrected first."""
        first = next(iter((*self.people.values(), *self.fields.values())), self.leave)
        first.setFocus()

    def _show_problem(self, row: PreviewRow, problem: RowProblem) -> None:
        code = problem.about
        is_typed = not problem.is_note and problem.code not in ("choose_person", "maybe_known")
        if code and is_typed and code not in self.fields:
            self._parts.addWidget(self._field(problem, row.cells.get(code, "")))
        tone, icon = Tone.WARNING, "warning"
        if problem.is_error:
            tone, icon = Tone.DANGER, "cross-circle"
        elif problem.is_note:
            tone, icon = Tone.INFO, "info"
        self._parts.addWidget(IconLine(icon, problem_words(problem), tone))

    def _field(self, problem: RowProblem, said: str) -> QWidget:
        code = problem.about
        field = QLineEdit(said.replace("\n", "; "))
        field.textEdited.connect(partial(self.typed.emit, code))
        field.editingFinished.connect(partial(self._on_edited, code, field))
        self.fields[code] = field
        return FormRow(place_words(problem), field)

    def _person(self, person: RowPerson) -> QWidget:
        box = ActingBox()
        if not person.chosen:
            box.addItem(_("Choose who it is"), "")
        for candidate in person.candidates:
            box.addItem(choice_words(candidate), candidate.id)
        for code, word in fixed_choices():
            if not (person.role == "young" and code == "leave_out"):
                box.addItem(word, code)
        box.setCurrentIndex(max(0, box.findData(person.chosen)))
        box.setMinimumWidth(20 * GRID)
        box.activated.connect(
            lambda _index, box=box, role=person.role: self.matched.emit(
                role, str(box.currentData())
            )
        )
        self.people[person.role] = box
        who = f"{person_name(person.role, words())}: {person.name}"
        return FormRow(who, name(box, who))

    @Slot()
    def _on_leave(self) -> None:
        self.left_out.emit(self.leave.isChecked())

    def _on_edited(self, code: str, field: QLineEdit) -> None:
        if field.isModified():
            field.setModified(False)
            self.corrected.emit(code, field.text())
