"""How somebody sees an item: typed beside it, and printed with it from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField


class ViewCard(QWidget):
    """See the module.

    Signals:
        noted: What they say, and the day they said it.
        closed: Nothing is noted.
    """

    noted = Signal(str, object)
    closed = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setAccessibleName(_("Their view"))
        self.item = text(selectable=True)
        self.said = WritingField(4)
        self.day = DateField(today(), today=today())
        hint = _("As they say it. Whoever reads the item reads this too, and nobody else.")
        save = primary_button(_("Note their view"), self._on_save, icon="check")
        back = back_button(_("Do not note it"), self._on_leave)
        self.save = save
        self._day_row = FormRow(_("The day they said it"), self.day)
        layout = column(
            text(_("Their view"), role="heading"),
            self.item,
            FormRow(_("What they say"), self.said, hint=hint),
            self._day_row,
            gap=GRID,
        )
        layout.addLayout(row(save, back, None))
        layout.addStretch(1)
        self.setLayout(layout)
        self.kept = KeptWords(self)

    def begin(self, words: str, *, key: str) -> None:
        """Begin beside an item; ``key`` is where what is typed is kept."""
        self.kept.rest()
        self.item.setText(words)
        self.said.clear()
        self.day.set_day(self._today())
        self.kept.begin(key)
        self.said.setFocus()

    def _on_leave(self) -> None:
        self.kept.end()
        self.closed.emit()

    def _on_save(self) -> None:
        day = self.day.day()
        self._day_row.show_trouble("" if day else _("Write the day as 2026-03-12."))
        if day is not None:
            self.kept.send()
            self.noted.emit(self.said.toPlainText(), day)
