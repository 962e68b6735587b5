"""Asks in place whom a name in a text means, or whether a personal number is needed there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.name_asking import NAME

IS_NAME = frozenset({"name", "number"})
"""Kinds of questions that are asked so."""


class NameQuestion(QWidget):
    """The question and its answers; a digit chooses while the keyboard is here.

    Attributes:
        answers: The buttons, in the order of their digits.
    """

    def __init__(self, question: ItemQuestion, answered: Callable[[str], object]) -> None:
        """Ask.

        Args:
            question: Of kind ``name`` or ``number``.
            answered: Told the key of the answer, as ``ItemInput.answered`` takes it.
        """
        super().__init__()
        growing(mark(self, role="question"))
        is_number = question.kind == "number"
        asked = (
            _("There is a personal number in the text: {number}. Is it needed here?").format(
                number=question.name
            )
            if is_number
            else _("Whom does “{name}” mean?").format(name=question.name)
        )
        offered = _of_number() if is_number else meanings()
        self.answers = tuple(
            button(f"{number}  {said}", partial(answered, f"{question.key}={meaning.value}"))
            for number, (meaning, said) in enumerate(offered, start=1)
        )
        first = self.answers[0]
        if not is_number:
            first.setToolTip(_("On papers “another youth” stands for it."))
            first.setAccessibleDescription(first.toolTip())
        self.setLayout(column(asked_line(asked), flowing(*self.answers), gap=GRID))
        name(self, asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        by_digit = {str(number): one for number, one in enumerate(self.answers, start=1)}
        chosen: QPushButton | None = by_digit.get(event.text())
        if chosen is None:
            super().keyPressEvent(event)
        else:
            chosen.click()


def meanings() -> tuple[tuple[NameMeaning, str], ...]:
    """Whom a name may mean, in words."""
    return (
        (NameMeaning.OTHER_YOUTH, _("Youth of another case")),
        (NameMeaning.OF_CASE, _("Somebody of this case")),
        (NameMeaning.SOMEBODY, _("Another person, may stand")),
        (NameMeaning.NO_NAME, _("No name")),
    )


def _of_number() -> tuple[tuple[NameMeaning, str], ...]:
    return (
        (NameMeaning.OTHER_YOUTH, _("No: papers leave it out")),
        (NameMeaning.SOMEBODY, _("Yes, it is needed")),
    )


def asked_line(words: str) -> QHBoxLayout:
    """A question with its shape before it."""
    shape = IconLabel("ask", tone=Tone.WARNING)
    head = row(shape, text(words, role="strong"))
    head.setStretch(1, 1)
    head.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    return head


def numbers_needed(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The answers that these personal numbers are needed in the text."""
    digits = ("".join(sign for sign in one if sign.isdigit()) for one in numbers)
    return tuple(f"{NAME}{one}={NameMeaning.SOMEBODY.value}" for one in digits)
