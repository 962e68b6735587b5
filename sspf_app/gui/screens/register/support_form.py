"""One entry of the catalogue of support, corrected where it stands."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.support_typed import age_of, age_words, input_of, is_age
from sspf_app.gui.support_words import support_look
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_fields import Field, value_of
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.touched import put_back
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_views import SupportInput, SupportState, SupportView

_NEW = SupportEntry(id="", name="")
_TYPED, _WAS = "typed", "was"
"""What was typed in the fields that were touched, and what the entry had there."""


class SupportForm(Card):
    """The fields of an entry.

    Attributes:
        view: The entry that is shown; None = a new one.
        acts: What can be done; stands below the fields, always in sight.
        drop: Shown where what was typed before is in the fields.

    Signals:
        saved: Id of the entry or None, and a ``SupportInput``.
        end_wanted: It is to be offered no more, or again.
    """

    saved = Signal(object, object)
    end_wanted = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        growing(self)
        self.view: SupportView | None = None
        self._areas: tuple[tuple[str, str], ...] = ()
        self._shown = input_of(_NEW)
        self.acts = QWidget()
        self.refusal = Banner()
        self.state = StatusBadge()
        self.name, self.whom, self.giver = QLineEdit(), QLineEdit(), QLineEdit()
        self.way_in, self.contact, self.cost = QLineEdit(), QLineEdit(), QLineEdit()
        self.about = WritingField(3)
        self.from_age, self.to_age = QLineEdit(), QLineEdit()
        self.party = ChoiceBox()
        self.areas = ChipBar(_("Areas of life"))
        self.starts_on, self.ends_on = DateField(today=today), DateField(today=today)
        self.save = primary_button(_("Save"), self._on_save, icon="check")
        self.end = button(_("Do not offer it any more"), self.end_wanted.emit)
        self.drop = quiet_button(_("Let go of what is not saved"), self._on_drop, icon="undo")
        self._unsaved: dict[str, str] = {}
        self._lines = {
            "name": self.name,
            "whom": self.whom,
            "giver": self.giver,
            "way_in": self.way_in,
            "contact": self.contact,
            "cost": self.cost,
            "from_age": self.from_age,
            "to_age": self.to_age,
            "starts_on": self.starts_on.edit,
            "ends_on": self.ends_on.edit,
        }
        self._fields: dict[str, Field] = {
            **self._lines,
            "about": self.about,
            "party": self.party,
            "areas": self.areas,
        }
        self._left = self._texts()
        self._name_row = FormRow(_("Name"), self.name).refuses(
            "support_name_required", "support_known"
        )
        self._from_row = FormRow(_("Age from"), self.from_age, optional=True)
        self._to_row = FormRow(_("Age to"), self.to_age, optional=True).refuses("support_ages")
        self._starts_row = FormRow(_("Offered from"), self.starts_on, optional=True)
        self._ends_row = FormRow(_("Offered until"), self.ends_on, optional=True).refuses(
            "support_days"
        )
        self._giver_row = FormRow(_("Who gives it"), self.giver, optional=True)
        self._party_row = FormRow(_("Party"), self.party)
        self._grid = QGridLayout()
        self._build()
        self.party.currentIndexChanged.connect(self._on_party)
        self.name.returnPressed.connect(self._on_save)

    @property
    def is_new(self) -> bool:
        """Whether no entry of the catalogue is shown."""
        return self.view is None

    @property
    def is_typed(self) -> bool:
        """Whether something stands in the fields that is not saved."""
        return self._typed() != self._shown

    def set_choices(
        self, areas: tuple[tuple[str, str], ...], parties: tuple[tuple[str, str], ...]
    ) -> None:
        """Offer areas of life and parties; what is chosen stays chosen."""
        chosen = self.party.currentData()
        self.party.blockSignals(True)
        self.party.clear()
        self.party.addItem(_("Somebody else"), "")
        for party, name in parties:
            self.party.addItem(name, party)
        self.party.setCurrentIndex(max(0, self.party.findData(chosen)))
        self.party.blockSignals(False)
        if areas != self._areas:
            self._areas = areas
            self.areas.set_choices(tuple(Choice(id=code, title=name) for code, name in areas))
            self.areas.choose(self._shown.areas)

    def keep_typed(self, support: str, typed: str) -> None:
        """Offer what was typed of an entry before; what is typed now goes first."""
        self._unsaved.setdefault(support, typed)
        if support == self._id and not self.is_typed:
            self._put_back()

    def forget_typed(self, support: str) -> None:
        """It is saved."""
        self._unsaved.pop(support, None)
        if support == self._id:
            self._shown = self._typed()
            self._left = self._texts()

    def typed(self) -> dict[str, str]:
        """What is typed and not saved, by the id of the entry."""
        self._keep_now()
        return dict(self._unsaved)

    def show_entry(self, view: SupportView | None) -> None:
        """Show an entry, or empty fields for a new one, with what was typed in it and not saved."""
        self._keep_now()
        self._show_stored(view)
        self._put_back()

    @property
    def _id(self) -> str:
        return "" if self.view is None else self.view.id

    def _keep_now(self) -> None:
        """Only what was typed: what a sheet corrects meanwhile is not put back as it was."""
        typed = {name: said for name, said in self._texts().items() if said != self._left.get(name)}
        self._unsaved.pop(self._id, None)
        if typed:
            was = {name: self._left.get(name, "") for name in typed}
            kept = {_TYPED: typed, _WAS: was}
            self._unsaved[self._id] = json.dumps(kept, ensure_ascii=False)

    def _put_back(self) -> None:
        kept = self._unsaved.get(self._id)
        show_if(self.drop, wanted=kept is not None)
        if kept is None:
            return
        both: dict[str, dict[str, str]] = json.loads(kept)
        typed, was = both.get(_TYPED, {}), both.get(_WAS, {})  # nothing in one of another make
        for name, field in self._fields.items():
            if name in typed:
                now = self._left[name]
                put_back(field, typed[name], was=was.get(name, now), now=now)
        for field in self._lines.values():
            field.setCursorPosition(0)
        self._on_party()

    def _texts(self) -> dict[str, str]:
        """What stands in the fields, as it is typed."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def _on_drop(self) -> None:
        """Let go of what was typed; the entry is shown as it is stored."""
        self._left = self._texts()
        self._unsaved.pop(self._id, None)
        self.show_entry(self.view)

    def _show_stored(self, view: SupportView | None) -> None:
        self.view = view
        entry = _NEW if view is None else view.entry
        self.refusal.clear()
        self.say(_("New support") if view is None else entry.name)
        for field, told in (
            (self.name, entry.name),
            (self.whom, entry.whom),
            (self.giver, entry.giver),
            (self.way_in, entry.way_in),
            (self.contact, entry.contact),
            (self.cost, entry.cost),
            (self.from_age, age_words(entry.from_age)),
            (self.to_age, age_words(entry.to_age)),
        ):
            field.setText(told)
            field.setCursorPosition(0)
        self.about.setPlainText(entry.about)
        self.party.setCurrentIndex(max(0, self.party.findData(entry.party or "")))
        self.areas.choose(entry.areas)
        self.starts_on.set_day(entry.starts_on)
        self.ends_on.set_day(entry.ends_on)
        self._shown = input_of(entry)
        for one in self.findChildren(FormRow):
            one.show_trouble("")
        self._on_party()
        self._show_state(view)
        self._left = self._texts()

    def _show_state(self, view: SupportView | None) -> None:
        show_if(self.state, wanted=view is not None)
        show_if(self.end, wanted=view is not None)
        if view is None:
            return
        look = support_look(view.state)
        self.state.say(look.word, look.tone, icon=look.icon)
        is_ended = view.state is SupportState.ENDED
        self.end.setText(_("Offer it again") if is_ended else _("Do not offer it any more"))

    def _build(self) -> None:
        self.add_action(self.state)
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + 4)
        places = (
            (self._name_row, 0, 0, 2),
            (FormRow(_("What it is"), self.about, optional=True), 1, 0, 2),
            (FormRow(_("For whom"), self.whom, optional=True), 2, 0, 2),
            (self._from_row, 3, 0, 1),
            (self._to_row, 3, 1, 1),
            (self._party_row, 4, 0, 1),
            (self._giver_row, 4, 1, 1),
            (FormRow(_("How one gets there"), self.way_in, optional=True), 5, 0, 2),
            (FormRow(_("Whom to contact"), self.contact, optional=True), 6, 0, 2),
            (FormRow(_("What it costs"), self.cost, optional=True), 7, 0, 2),
            (FormRow(_("Areas of life"), self.areas, optional=True), 8, 0, 2),
            (self._starts_row, 9, 0, 2),  # two days beside each other would squeeze the list
            (self._ends_row, 10, 0, 2),
        )
        for part, line, place, span in places:
            grid.addWidget(part, line, place, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(grid)
        self.add(self.refusal)
        self.add(holder)
        self.acts.setLayout(row(self.save, self.end, self.drop, None))

    def _on_party(self) -> None:
        """A party of the register fills the line; of another giver the name is asked beside."""
        is_other = not self.party.currentData()
        show_if(self._giver_row, wanted=is_other)
        self._grid.addWidget(self._party_row, 4, 0, 1, 1 if is_other else 2)

    def _on_save(self) -> None:
        faults = {} if self.name.text().strip() else {"name": _("A name is needed.")}
        for key, field in (("from_age", self.from_age), ("to_age", self.to_age)):
            if not is_age(field.text()):
                faults[key] = _("Write the age in whole years.")
        for key, field in (("starts_on", self.starts_on), ("ends_on", self.ends_on)):
            if field.is_wrong():
                faults[key] = _("Write the day as 2026-03-12.")
        rows = {
            "name": self._name_row,
            "from_age": self._from_row,
            "to_age": self._to_row,
            "starts_on": self._starts_row,
            "ends_on": self._ends_row,
        }
        tell_faults(rows, faults)
        if faults:
            return
        self.saved.emit(None if self.view is None else self.view.id, self._typed())

    def _typed(self) -> SupportInput:
        party = str(self.party.currentData() or "")
        return SupportInput(
            name=self.name.text().strip(),
            about=self.about.toPlainText().strip(),
            whom=self.whom.text().strip(),
            from_age=age_of(self.from_age.text()),
            to_age=age_of(self.to_age.text()),
            party=party or None,
            giver="" if party else self.giver.text().strip(),
            way_in=self.way_in.text().strip(),
            contact=self.contact.text().strip(),
            cost=self.cost.text().strip(),
            areas=self.areas.chosen(),
            starts_on=self.starts_on.day(),
            ends_on=self.ends_on.day(),
            seen=self._shown.seen,
        )
