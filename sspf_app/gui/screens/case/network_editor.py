"""The fields of a relation: who, what they are, to whom."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from sspf_app.gui.i18n import _, words
from sspf_app.gui.screens.case.network_presenter import TypedRelation
from sspf_app.gui.widgets.alike_question import AlikeQuestion
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.network_records import RelationKind
from sspf_app.services.people_views import PersonListItem
from sspf_app.texts.network import network_role


class NetworkEditor(Card):
    """See the module.

    Signals:
        save_wanted: Write it.
        leave_wanted: Let go of it.
    """

    save_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Somebody in the network"))
        growing(self)
        self.other = PickField(_("Somebody of the register"))
        self.name = QLineEdit()
        self.alike = AlikeQuestion()
        self.kind, self.person = ChoiceBox(), ChoiceBox()
        for kind in RelationKind:
            self.kind.addItem(network_role(kind.value, words()), kind.value)
        self.words = QLineEdit()
        self.save = primary_button(_("Put into the network"), self._on_save, icon="check")
        self.add(
            FormRow(_("Who"), self.other).refuses(
                "relation_incomplete", "own_relation", "relation_stands"
            )
        )
        self.add(FormRow(_("Or somebody new, by name"), self.name, optional=True))
        self.add(self.alike)
        self.add(FormRow(_("What they are"), self.kind))
        self.add(FormRow(_("To whom"), self.person))
        self.add(
            FormRow(
                _("In own words"),
                self.words,
                optional=True,
                hint=_("Such as: maternal grandmother, football coach"),
            )
        )
        self.name.editingFinished.connect(self._on_named)
        self.alike.same.connect(self._on_same)
        self.add(row(self.save, back_button(_("Cancel"), self._on_leave), None))

    def show_typed(
        self,
        typed: TypedRelation,
        centre: tuple[tuple[str, str], ...],
        people: tuple[PersonListItem, ...],
    ) -> None:
        """Fill the fields."""
        self.other.set_choices(
            tuple(
                Choice(
                    id=one.id,
                    title=one.name,
                    hint="" if one.born is None else one.born.isoformat(),
                )
                for one in people
            )
        )
        self.alike.offer(people)
        self.other.choose(typed.other or None)
        self.name.setText(typed.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(typed.kind)))
        self.person.clear()
        for some_id, said in centre:
            self.person.addItem(said, some_id)
        self.person.setCurrentIndex(max(0, self.person.findData(typed.person)))
        self.words.setText(typed.words)

    def collect(self) -> TypedRelation:
        """What stands in the fields."""
        return TypedRelation(
            person=str(self.person.currentData() or ""),
            other=self.other.chosen() or "",
            name=self.name.text(),
            kind=str(self.kind.currentData()),
            words=self.words.text(),
        )

    @Slot()
    def _on_named(self) -> None:
        self.alike.look(self.name.text(), None)

    @Slot(str)
    def _on_same(self, person: str) -> None:
        self.name.clear()
        self.other.choose(person)

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_leave(self) -> None:
        self.leave_wanted.emit()
