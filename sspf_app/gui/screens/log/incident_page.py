"""Whose data an incident concerns: what happened at the left, whom it concerns at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.log.ports import IncidentScene
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import flowing, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.refusing import RefusesInPlace
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.incident_views import (
    IncidentExtract,
    IncidentPerson,
    IncidentQuery,
    IncidentRole,
)
from sspf_app.texts.incidents import role_name


class IncidentPage(RefusesInPlace, HoldsTyped, QWidget):
    """See the module.

    Signals:
        look_wanted, save_wanted, paper_wanted, print_wanted: An ``IncidentQuery``.
    """

    look_wanted = Signal(object)
    save_wanted = Signal(object)
    paper_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Incident"))
        self._shown: IncidentQuery | None = None
        self.refusal = Banner()
        self.first = DateField(today(), today=today())
        self.last = DateField(today(), today=today())
        self.recipient = PickField(_("Name or party"), lets_go=True)
        self.computer, self.paper = QLineEdit(), QLineEdit()
        self.whole = QCheckBox(_("A copy of the whole vault is lost"))
        self.work_out = primary_button(_("Work out whom it concerns"), self._on_look, icon="search")
        self.card = growing(Card())
        self.model: ItemTableModel[IncidentPerson] = ItemTableModel(
            _columns(), id_of=lambda one: one.person
        )
        self.table = ItemTable(self.model, name=_("Whom it concerns"))
        self.save = button(_("Save the table"), self._on_save, icon="export")
        self.save_paper = button(_("Save as a paper"), self._on_paper, icon="export")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self._out = (self.print, self.save_paper, self.save)
        self._recipient_row = FormRow(_("Who got it"), self.recipient, optional=True)
        self._build()

    def show_scene(self, scene: IncidentScene) -> None:
        """Fill who can have got something; a role that reads no names chooses nobody."""
        self._may_save = scene.reads_names
        show_if(self._recipient_row, wanted=scene.reads_names)
        self.recipient.set_choices(
            tuple(Choice(id=one, title=name) for one, name in scene.recipients)
        )

    def show_query(self, query: IncidentQuery) -> None:
        """Fill in what is asked, where another page knows it."""
        self.first.set_day(query.first_on)
        self.last.set_day(query.last_on)
        self.paper.setText(query.paper)

    def show_found(self, found: IncidentExtract) -> None:
        """Show whom it concerns."""
        self._shown = found.query
        self.refusal.clear()
        self.model.set_items(found.persons)
        said = _(
            "{n} persons of the register, {p} of them with protected identity and {c} under age; "
            "{came} named in lists of attendance alone, {contacts} contacts of parties and {users} "
            "users. "
            "Papers and copies: {papers}. Backups made: {b}, each an encrypted copy of everything."
        )
        self.card.say(
            _("Whom it concerns"),
            said.format(
                n=found.count(IncidentRole.CASE),
                came=found.count(IncidentRole.ATTENDANCE),
                contacts=found.count(IncidentRole.CONTACT),
                users=found.count(IncidentRole.USER),
                p=found.protected,
                c=found.children,
                papers=found.papers,
                b=found.backups,
            ),
        )
        for one in self._out:
            show_if(one, wanted=self._may_save and bool(found.case_ids))

    def query(self) -> IncidentQuery | None:
        """What is asked; None while a day is missing."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return None
        return IncidentQuery(
            first_on=first,
            last_on=last,
            recipient=self.recipient.chosen() or "",
            workstation=self.computer.text().strip(),
            paper=self.paper.text().strip(),
            is_whole=self.whole.isChecked(),
        )

    def _build(self) -> None:
        self._may_save = False
        right = QWidget()
        computer_hint = _("As the log calls it. Then what was opened on it counts too.")
        asked = growing(
            Card(
                _("What happened"),
                _("Say it as far as you know. Leave open what you do not."),
            )
        )
        for part in (
            FormRow(_("From"), self.first),
            FormRow(_("To and with"), self.last),
            self._recipient_row,
            FormRow(_("Computer"), self.computer, optional=True, hint=computer_hint),
            FormRow(
                _("Part of the name of a file"),
                self.paper,
                optional=True,
                hint=_("Or numbers of rows of the ledger, with commas between."),
            ),
            self.whole,
            row(self.work_out, None),
        ):
            asked.add(part)
        empty = EmptyState(
            _("Nothing is worked out yet"),
            _("Here it says whom it concerns."),
            icon="people",
        )
        place: ListPlace[IncidentPerson] = ListPlace(self.table, empty)
        layout = column(self.refusal, self.card, place, gap=GRID)
        layout.addWidget(growing(flowing(*self._out)))
        layout.setStretch(2, 1)
        right.setLayout(layout)
        left = scrolled(pile(asked, right=GRID))
        self.setLayout(column(SidesOfPage(left, right, shares=(4, 7), above=GRID + 4)))
        self.card.say(
            _("The report is due within 72 hours"),
            _("To Integritetsskyddsmyndigheten, counted from when you came to know of it."),
        )
        for one in self._out:
            show_if(one, wanted=False)

    def _on_look(self) -> None:
        query = self.query()
        if query is None:
            self.show_refusal(_("Choose the days."))
            return
        self.look_wanted.emit(query)

    def _on_save(self) -> None:
        if self._shown is not None:
            self.save_wanted.emit(self._shown)

    def _on_paper(self) -> None:
        if self._shown is not None:
            self.paper_wanted.emit(self._shown)

    def _on_print(self) -> None:
        if self._shown is not None:
            self.print_wanted.emit(self._shown)


def _columns() -> tuple[Column[IncidentPerson], ...]:
    def who(one: IncidentPerson) -> str:
        if one.name:
            as_what = "" if one.role is IncidentRole.CASE else role(one)
            beside = ", ".join(filter(None, (as_what, one.of_party)))
            return f"{one.name} ({beside})" if beside else one.name
        return marked(PROTECTED_NAME) if one.is_protected else _("not named")

    def role(one: IncidentPerson) -> str:
        return role_name(one.role.value, words())

    def since(one: IncidentPerson) -> str:
        return "" if one.known_since is None else one.known_since.isoformat()

    def how(one: IncidentPerson) -> str:
        return "; ".join(one.ways)

    return (
        Column(name="who", title=_("Who"), text=who, hint=who, width=15),
        Column(name="cases", title=_("Cases"), text=lambda one: ", ".join(one.cases), width=12),
        Column(name="since", title=_("Data held since"), text=since, width=14),
        Column(
            name="first",
            title=_("Concerned since"),
            text=lambda one: one.first_on.isoformat(),
            width=14,
        ),
        Column(name="how", title=_("How"), text=how, hint=how, width=0),
    )
