"""Asks in place whether a personal number that is typed in a text is needed there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.services.singling_patterns import personal_numbers


class NumberQuestion(QWidget):
    """Stands below the field while a number nobody has answered for is in it.

    Signals:
        kept: The numbers that are needed there, as they are typed.
    """

    kept = Signal(object)

    def __init__(self, field: QPlainTextEdit, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        growing(self)
        self._field = field
        self._kept: frozenset[str] = frozenset()
        said = _("There is a personal number in the text. Is it needed here?")
        self.take_out = quiet_button(_("Take it out"), self._on_take_out)
        self.keep = quiet_button(_("It is needed"), self._on_keep)
        line = row(
            IconLabel("warning", tone=Tone.WARNING, size=16), mark(text(said), tone=Tone.WARNING)
        )
        line.setStretch(1, 1)
        self.setLayout(column(line, row(self.take_out, self.keep, None), gap=GRID // 2))
        name(self, said)
        self.hide()
        field.textChanged.connect(self._on_changed)

    def begin(self, *, is_new: bool = False) -> None:
        """Another text: nothing is answered, but what was saved there was once.

        Args:
            is_new: Words of elsewhere are put in here: what stands in them is asked about anew.
        """
        self._kept = frozenset() if is_new else frozenset(self._found())
        self._on_changed()

    def _found(self) -> list[str]:
        typed = self._field.toPlainText()
        return [typed[first:last] for first, last in personal_numbers(typed)]

    @Slot()
    def _on_changed(self) -> None:
        self.setVisible(any(one not in self._kept for one in self._found()))

    def _on_keep(self) -> None:
        self._kept = frozenset(self._found())
        self.kept.emit(tuple(self._kept))
        self._field.setFocus()
        self._on_changed()

    def _on_take_out(self) -> None:
        """Take them out in one step, which Ctrl+Z takes back."""
        typed = self._field.toPlainText()
        spots = [
            spot for spot in personal_numbers(typed) if typed[spot[0] : spot[1]] not in self._kept
        ]
        cursor = self._field.textCursor()
        cursor.beginEditBlock()
        for first, last in reversed(spots):
            has_gap = typed[:first].endswith(" ") and typed[last:].startswith(" ")
            end = last + has_gap
            cursor.setPosition(_units(typed, first))
            cursor.setPosition(_units(typed, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self._field.setFocus()


def _units(typed: str, place: int) -> int:
    """A place as the field counts it: a sign beyond the first plane is two."""
    return len(typed[:place].encode("utf-16-le")) // 2
