"""Notes what was done or heard while an answer is awaited."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.consents.words import kind_sentence, person_name, way_word
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import FlowLayout, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.chase_views import ChaseItem
from sspf_app.services.chasing import ChaseInput
from sspf_app.services.request_records import ChaseKind, ContactWay

_AGAIN = timedelta(days=7)


class _Fields(Sides):
    """The words beside what is asked about them, where the editor is below the list."""

    least_letters: ClassVar[int] = 110


class WaitingEditor(Card):
    """One note, typed in place.

    Signals:
        saved: The ``ChaseKind`` and the ``ChaseInput``.
        left: Nothing is to be noted.
    """

    saved = Signal(object, object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.day, self.next_on = DateField(), DateField()
        self.way, self.note = ChoiceBox(), QLineEdit()
        for one in ContactWay:
            self.way.addItem(way_word(one), one.value)
        self._day_row = FormRow(_("When"), self.day)
        self._next_row = FormRow(_("Ask again"), self.next_on, optional=True)
        self.note_row = FormRow(_("A few words"), self.note)
        self.save = primary_button(_("Note it"), self._on_save)
        asked = QWidget()
        fields = FlowLayout(asked, gap=2 * GRID)
        for one in (self._day_row, FormRow(_("How"), self.way), self._next_row):
            fields.addWidget(one)
        growing(self).add(_Fields(asked, self.note_row, shares=(1, 1), is_top=True))
        said = text(_("A note is never an answer, and silence is no hindrance."), role="muted")
        foot = row(self.save, back_button(_("Cancel"), self._on_left), said)
        foot.setStretch(2, 1)
        self.add(foot)
        self._kind = ChaseKind.REMINDER
        self._about = ("", "", "")
        self.note.returnPressed.connect(self._on_save)
        self.kept = KeptWords(self)

    def begin(self, item: ChaseItem, person: str, kind: ChaseKind, *, today: date) -> None:
        """Ask about one person."""
        named = next((one for one in item.people if one.missing.person == person), None)
        name = "" if named is None else person_name(named)
        self._kind, self._about = kind, (item.case, item.purpose, person)
        self.say(kind_sentence(kind, name), item.reference or item.case)
        self.kept.rest()
        self.day.set_day(today)
        self.next_on.set_day(None if kind is ChaseKind.TALKED else today + _AGAIN)
        self.note.clear()
        for one in (self._day_row, self._next_row, self.note_row):
            one.show_trouble("")
        self.kept.begin(f"consents/{item.case}/{kind.value}:{person}:{item.purpose}")
        self.day.setFocus() if kind is not ChaseKind.TALK_FIRST else self.note.setFocus()

    def _on_save(self) -> None:
        day = self.day.day()
        faults = {} if day else {"day": _("Write the day as 2026-03-12.")}
        if self.next_on.is_wrong():
            faults["next"] = _("Write the day as 2026-03-12.")
        if self._kind is ChaseKind.TALK_FIRST and not self.note.text().strip():
            faults["note"] = _("Write a few words first.")
        rows = {"day": self._day_row, "next": self._next_row, "note": self.note_row}
        tell_faults(rows, faults)
        if day is None or faults:
            return
        case, purpose, person = self._about
        self.kept.send()
        self.saved.emit(
            self._kind,
            ChaseInput(
                case=case,
                purpose=purpose,
                signatory=person,
                day=day,
                way=ContactWay(str(self.way.currentData())),
                note=self.note.text(),
                next_on=self.next_on.day(),
            ),
        )

    def _on_left(self) -> None:
        self.kept.end()
        self.left.emit()
