"""What every editor of a decision is: fields, what would follow, one button to do it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.way_out import back_button

_TEXT_LINES = 3
_LONG = 40
"""Letters: a longer question goes on below."""


class DecisionEditor(Card):
    """The fields of one decision, in place.

    Attributes:
        lines: The fields by name, as ``faults`` names them.
        effect: Says what would follow, or what stands in the way.
        kept: What is typed, as a draft.

    Signals:
        changed: A draft that is whole, or None.
        saved: The draft to write.
        left: Nothing is to be decided.
    """

    changed = Signal(object)
    saved = Signal(object)
    left = Signal()

    def __init__(self, title: str, words: str, save: str) -> None:
        super().__init__(title)
        self.lines: dict[str, FormRow] = {}
        self.effect = Banner()
        self._words = text(words, role="muted")
        show_if(self._words, wanted=bool(words))
        self.save = primary_button(save, self._on_save)
        self._leave = back_button(_("Cancel"), self._on_leave)
        self.kept = KeptWords(self)

    def build(self, lines: Mapping[str, FormRow], *, extra: tuple[QWidget, ...] = ()) -> None:
        """Lay out the fields and listen to them."""
        self.lines = dict(lines)
        self.add(self._words)
        self.add(column(*self.lines.values(), *extra, gap=GRID + 4))
        self.add(self.effect)
        self.add(row(self.save, self._leave, None))
        for line in self.lines.values():
            line.wrap_label(longer_than=_LONG)
            self._listen(line.field)

    def draft(self) -> object:
        """What is entered; called when nothing is missing."""
        raise NotImplementedError

    def faults(self) -> dict[str, str]:
        """What is missing or wrong, by field."""
        return {}

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what would follow."""
        self.effect.say(words, tone=tone)

    def first_field(self) -> QWidget:
        """Where the keyboard goes."""
        return next((line.field for line in self.lines.values()), self.save)

    def hear(self) -> None:
        """Something was typed or chosen: tell the draft, if it is whole."""
        if self.faults():
            self.effect.clear()
            self.changed.emit(None)
        else:
            self.changed.emit(self.draft())

    def _listen(self, field: QWidget) -> None:
        if isinstance(field, QLineEdit):
            field.editingFinished.connect(self.hear)
        elif isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self.hear)
        elif isinstance(field, QComboBox):
            field.activated.connect(self.hear)
        elif isinstance(field, DateField):
            field.day_changed.connect(self.hear)
        elif isinstance(field, ChipBar):
            field.changed.connect(self.hear)

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        found = self.faults()
        tell_faults(self.lines, found)
        if not found:
            self.kept.send()
            self.saved.emit(self.draft())


def text_box() -> QPlainTextEdit:
    """A few lines of text; Tab goes on to the next field."""
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(box.fontMetrics().lineSpacing() * _TEXT_LINES + 2 * GRID)
    return box


def chips(name: str, choices: Mapping[str, str]) -> ChipBar:
    """A few things of which one is chosen."""
    bar = ChipBar(name, is_single=True)
    bar.set_choices(tuple(Choice(id=key, title=title) for key, title in choices.items()))
    return bar


def missing(**fields: QWidget) -> dict[str, str]:
    """A sentence for every text or day that is empty, by the name of its field."""
    found: dict[str, str] = {}
    for name, field in fields.items():
        if isinstance(field, DateField):
            if field.day() is None:
                found[name] = _("Write the day as 2026-03-12.")
        elif not typed(field):
            found[name] = _("Write this.")
    return found


def typed(field: QWidget) -> str:
    """The text of a field, trimmed."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    return field.text().strip() if isinstance(field, QLineEdit) else ""
