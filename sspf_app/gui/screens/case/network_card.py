"""Who is around the young person: a small map, and the same in words beside what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.network_map import MapPerson, NetworkMap
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.network_records import RelationKind
from sspf_app.services.network_views import NetworkPerson, NetworkView
from sspf_app.texts.network import network_role

_ABOVE, _BESIDE = -1, 0
_LEVELS = {
    "guardian": _ABOVE,
    RelationKind.PARENT.value: _ABOVE,
    RelationKind.GRANDPARENT.value: -2,
    "young_person": _BESIDE,
    "same_guardian": _BESIDE,
    RelationKind.SIBLING.value: _BESIDE,
    RelationKind.HALF_SIBLING.value: _BESIDE,
}
_FIRST_LETTER = ord("A")


class NetworkCard(Card):
    """See the module.

    Signals:
        add_wanted: Enter somebody.
        ended: Id of a relation that is taken out.
        case_wanted: Id of a case to go to.
    """

    add_wanted = Signal()
    ended = Signal(str)
    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Network"), _("For the office alone; it goes on no paper."))
        growing(self)
        self.map = NetworkMap()
        self._lines = column(gap=4)
        self._cases: dict[str, str] = {}
        self.new = changing(button(_("Add somebody"), self._on_add, icon="add"))
        self.add_action(self.new)
        self.add(self.map)
        self.add(self._lines)
        self.map.person_opened.connect(self._on_opened)

    def show_network(self, network: NetworkView) -> None:
        """Show everybody."""
        names = {one.id: _name(one) for one in network.persons}
        self._cases = {one.id: one.case for one in network.persons if one.case}
        self.map.show_persons(tuple(_on_map(one) for one in _once(network.persons)))
        clear(self._lines)
        for one in network.persons[1:]:
            self._lines.addWidget(self._line(one, names))
        if len(network.persons) == 1:
            said = _("Nobody is recorded around the young person yet.")
            self._lines.addWidget(text(said, role="muted"))

    def _line(self, one: NetworkPerson, names: dict[str, str]) -> QWidget:
        holder = QWidget()
        name, said = _name(one), _said(one, names)
        acts: list[QWidget] = []
        if one.case:
            opened = quiet_button(_("Open the case"), partial(self.case_wanted.emit, one.case))
            opened.setAccessibleName(_("Open the case of {name}").format(name=name))
            acts.append(opened)
        if one.relation:
            out = changing(quiet_button(_("Take out"), partial(self.ended.emit, one.relation)))
            out.setAccessibleName(_("Take {name} out of the network").format(name=name))
            acts.append(out)
        head = row(text(name, role="strong"), *acts)
        head.setStretch(0, 1)
        holder.setLayout(column(head, text(said, role="muted"), gap=0))
        holder.setAccessibleName(f"{name}. {said}")
        return holder

    def _on_add(self) -> None:
        self.add_wanted.emit()

    def _on_opened(self, person: str) -> None:
        if person in self._cases:
            self.case_wanted.emit(self._cases[person])


def _name(one: NetworkPerson) -> str:
    return one.name or _("Protected personal data")


def _said(one: NetworkPerson, names: dict[str, str]) -> str:
    role = network_role(one.role, words())
    parts = [_("{role} of {name}").format(role=role, name=names.get(one.to, ""))]
    if one.words:
        parts.append(one.words)
    if one.age is not None:
        parts.append(_("{age} years").format(age=one.age))
    if one.is_dead:
        parts.append(_("dead"))
    if one.household:
        parts.append(_("household {letter}").format(letter=_letter(one.household)))
    return ", ".join(parts)


def _on_map(one: NetworkPerson) -> MapPerson:
    return MapPerson(
        id=one.id,
        name=_name(one),
        role=one.words or network_role(one.role, words()),
        level=_LEVELS.get(one.role, 1),
        to=one.to,
        mark=_letter(one.household) if one.household else "",
    )


def _once(persons: tuple[NetworkPerson, ...]) -> tuple[NetworkPerson, ...]:
    """Each person once on the map, as what they are first."""
    found: dict[str, NetworkPerson] = {}
    for one in persons:
        found.setdefault(one.id, one)
    return tuple(found.values())


def _letter(household: int) -> str:
    return chr(_FIRST_LETTER + household - 1)
