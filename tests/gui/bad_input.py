"""How each editor is saved, and what stands in the fields of one; for tests of bad input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.chips import ChipBar
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.picker import PickField
from tests.gui.editors import Editor, fields, rest, shown, text_of
from tests.gui.meetings_at_hand import MORNING_OF

_AGES = frozenset({"Age from", "Age to"})
_TO_COME = frozenset({"Contact afterwards, on", "Erase on"})
_OF_KINDS = frozenset({"Add a kind: a few letters", "Choose a kind"})
_LEFT_EMPTY = frozenset({"Personal number"})
_AT_ONCE = frozenset({"Tick all empty"})
KindT = TypeVar("KindT", bound=QWidget)

AS_ONE_LEAVES = frozenset({"a remark on the minutes", "how a commitment goes"})
"""These have no button: what is typed is saved with the choice beside it."""

SAVES = {
    "a point of the agenda": "Add the point",
    "a note": "Save the note",
    "an item of a meeting": "Save and next",
    "why locked minutes are opened": "Open",
    "an information talk": "Save the talk",
    "a withdrawal": "Register the withdrawal",
    "a line of the plan": "Save in the plan",
    "the network": "Put into the network",
    "the end of the case": "Close the case now",
    "a question by law": "Record it",
    "an answer": "Register an answer",
    "the title of a paper": "Put it in",
    "a note taken up": "Put it on the meeting",
    "an entry of the mapping": "Save the entry",
    "a referral": "Save the referral",
    "the setting of the plan": "Set the plan",
    "an answer on a scanned sheet": "Register an answer",
    "a text of the form": "Save",
    "an entry of the support in the area": "Save",
    "a new case": "Next",
    "a consultation": "Keep",
    "another purpose": "Enter the purpose",
    "what is known of a person": "Save",
    "a rule about contact": "Record the rule",
    "a new guardian": "Save",
    "maturity": "Save the assessment",
    "a placement": "Save the task",
    "a mark": "Set the mark",
    "a paper astray": "Note it",
    "an answer to correct": "Close the answer",
    "a view of an item": "Save the view",
    "why a case is moved out": "Choose the place and write…",
    "a contact": "Save the contact",
    "what is printed of the office": "Save the office",
    "a room": "Save the room",
    "a district": "Save the district",
    "a list of participants": "Save the list",
}
"""The button that saves an editor, by its name in ``tests.gui.editors``."""


@dataclass(frozen=True, kw_only=True)
class Open:
    """An editor in sight.

    Attributes:
        page: Its screen.
        box: What holds its fields and the button.
        save: The button.
    """

    page: QWidget
    box: QWidget
    save: QAbstractButton

    def press(self) -> None:
        """Save it, as it is."""
        self.save.click()
        rest(1)

    def days(self) -> list[QLineEdit]:
        """The lines in which a day or a time is typed."""
        return [one for one in self._lines() if isinstance(one, QLineEdit) and _is_when(one)]

    def words(self) -> list[QLineEdit | QPlainTextEdit]:
        """Where words are typed; no search among them, and no number: it takes no letter."""
        found = (one for one in self._lines() if not _is_when(one) and not _is_number(one))
        return [one for one in found if not isinstance(one, PickField | SearchField)]

    def _lines(self) -> Iterator[QLineEdit | QPlainTextEdit]:
        for one in fields(self.page):
            if self.box.isAncestorOf(one) and isinstance(one, QLineEdit | QPlainTextEdit):
                yield one

    def fill(self) -> None:
        """Choose and write something wherever nothing is."""
        self._choose()
        for line in self._lines():
            if not text_of(line).strip():
                write(line, _first_of(line))
        rest(1)

    def _choose(self) -> None:
        for button in (one for one in self._seen(QPushButton) if one.text() in _AT_ONCE):
            button.click()
        for box in self._seen(QComboBox):
            if not box.currentData() and box.count() > 1:
                box.setCurrentIndex(1)
                box.activated.emit(1)
        for bar in self._seen(ChipBar):
            chips = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]
            if chips and not bar.chosen():
                chips[0].click()
        picks = self._seen(PickField)
        for pick in (one for one in picks if one.accessibleName() in _OF_KINDS):
            pick.picked.emit("attendance")
        # The last of several: an answer that is no has no boxes to mark.
        for one in (*self._seen(QCheckBox), *reversed(self._seen(QRadioButton))):
            beside = [one] if isinstance(one, QCheckBox) else _choices_beside(one)
            if not any(other.isChecked() for other in beside):
                one.click()

    def _seen(self, kind: type[KindT]) -> list[KindT]:
        found = self.box.findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled()]


def opened(shell: Shell, editor: Editor) -> Open | None:
    """An editor that one came to; None where it closed."""
    page = shown(shell)
    named = [one for one in fields(page) if one.accessibleName().startswith(editor.field)]
    exact = sorted(named, key=lambda one: one.accessibleName() != editor.field)
    above = exact[0].parentWidget() if exact else None
    while above is not None:
        for one in above.findChildren(QAbstractButton):
            if one.isVisible() and one.text().replace("&", "") == SAVES[editor.name]:
                return Open(page=page, box=above, save=one)
        above = None if above is page else above.parentWidget()
    return None


def write(field: QWidget, words: str) -> None:
    """Put words in a field, in the place of what stands there, as a hand does."""
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QLineEdit):
        field.setFocus()
        field.setText(words)
        field.textEdited.emit(field.text())
        field.editingFinished.emit()


def _choices_beside(one: QRadioButton) -> list[QRadioButton]:
    around = one.parentWidget()
    return [one] if around is None else around.findChildren(QRadioButton)


def _is_number(one: QLineEdit | QPlainTextEdit) -> bool:
    return isinstance(one.parentWidget(), QAbstractSpinBox)


def _is_when(line: QWidget) -> bool:
    return isinstance(line, TimeField) or isinstance(line.parentWidget(), DateField)


def _first_of(line: QWidget) -> str:
    if isinstance(line, PickField | SearchField) or line.accessibleName() in _LEFT_EMPTY:
        return ""
    if isinstance(line, TimeField):
        return "08:00"
    if _is_when(line):
        later = timedelta(days=line.accessibleName() in _TO_COME)
        return (MORNING_OF.date() + later).isoformat()
    return "15" if line.accessibleName() in _AGES else "Ord"
