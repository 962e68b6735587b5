"""One of the people of a case in place: what is known of them, or the fields of what changes."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.contact_card import ContactCard
from sspf_app.gui.screens.case.custody_editor import (
    END,
    EVIDENCE,
    NEW,
    CustodyEditor,
    CustodyEntry,
    holder_widget,
)
from sspf_app.gui.screens.case.danger_card import DangerCard
from sspf_app.gui.screens.case.network_editor import NetworkEditor
from sspf_app.gui.screens.case.network_presenter import TypedRelation
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter, PeopleRegister
from sspf_app.gui.screens.case.person_cards import AboutCard, CustodyCard, custody_words
from sspf_app.gui.screens.case.person_editor import PersonEditor
from sspf_app.gui.widgets.layout import Card, clear
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.people_views import CustodyItem, PersonDetail, PersonInput, PersonListItem


class PersonPane(QWidget):
    """Shows one person; while somebody types, the fields stand in their place.

    Attributes:
        presenter: Who leads the people of the case.
        about, contact, danger: The cards of the person shown last.
        editor: The fields in sight; None = the person is.
    """

    presenter: PeoplePresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = QVBoxLayout(self)
        self._detail.setContentsMargins(0, 0, GRID, 0)
        self._detail.setSpacing(GRID + 4)
        self._person: PersonDetail | None = None
        self._case: CaseDetail | None = None
        self._register: PeopleRegister | None = None
        self.editor: QWidget | None = None
        self._correcting: PersonEditor | None = None
        self.about: AboutCard | None = None
        self.contact: ContactCard | None = None
        self.danger: DangerCard | None = None
        self._act = ""
        self._relation: CustodyItem | None = None

    def use(self, case: CaseDetail, register: PeopleRegister) -> None:
        """Whose people they are, and what is registered of them."""
        self._case, self._register = case, register

    def show_person(self, person: PersonDetail) -> None:
        """Show one person; not while somebody is typing."""
        self._person = person
        if self.editor is not None:
            if self._correcting is not None:
                self._correcting.show_changed(person)
            self._show_changed(person)
            return
        clear(self._detail)
        self._detail.addWidget(self._about(person))
        is_young = self._case is not None and person.id == self._case.young_person
        if is_young or person.custody:
            self._detail.addWidget(self._custody(person))
        if is_young and self._case is not None and not self._case.is_adult:
            danger = self._danger(self._case)
            # What waits for an answer stands first, what was answered last.
            at = 0 if self._case.danger else self._detail.count()
            self._detail.insertWidget(at, danger)
            danger.go_on()
        if self._case is not None and not is_young:
            card = self._contact(person)
            self._detail.addWidget(card)
            card.go_on()
        self._detail.addStretch(1)

    def _show_changed(self, person: PersonDetail) -> None:
        """What is typed about a custody relation stays; what stands of it by now is told above."""
        editor, before = self.editor, self._relation
        again = next((one for one in person.custody if before and one.id == before.id), None)
        if not isinstance(editor, CustodyEditor) or before is None or again is None:
            return
        if again.version != before.version:
            self._relation = again
            editor.show_recorded(custody_words(again))

    def show_number(self, person: str, number: str) -> None:
        """Show somebody's whole personal number, unless another is shown by now."""
        is_here = self._person is not None and self._person.id == person
        if is_here and self.editor is None and self.about is not None and self.about.number:
            self.about.number.show_number(number)

    def show_relation(
        self,
        typed: TypedRelation,
        centre: tuple[tuple[str, str], ...],
        people: tuple[PersonListItem, ...],
    ) -> None:
        """Show the fields of a relation."""
        editor = NetworkEditor()
        editor.show_typed(typed, centre, people)
        editor.save_wanted.connect(self.presenter.network.save)
        editor.leave_wanted.connect(self.presenter.network.leave)
        self._show_editor(editor)
        editor.other.setFocus()

    def collect_relation(self) -> TypedRelation | None:
        """What stands in those fields; None while they do not show."""
        return self.editor.collect() if isinstance(self.editor, NetworkEditor) else None

    def add_guardian(self) -> None:
        """Ask who else has custody: somebody who is known already, or somebody new."""
        if self._case is not None and self._register is not None:
            editor = CustodyEditor(
                NEW,
                child=self._case.young_person,
                seen_by=self._register.seen_by,
                today=self.presenter.today(),
            )
            editor.offer(self._register.people)
            editor.saved.connect(self._on_added)
            self._edit(editor, NEW)
            holder_widget(editor).setFocus()

    def show_effect(self, words: str, tone: Tone) -> bool:
        """Say what the act about custody would change; False = none is being typed."""
        if not isinstance(self.editor, CustodyEditor):
            return False
        self.editor.show_effect(words, tone)
        return True

    def close_editor(self) -> None:
        """Show the person instead of the fields."""
        if self.editor is not None:
            self.editor = self._correcting = None
            if self._person is not None:
                self.show_person(self._person)

    def _about(self, person: PersonDetail) -> AboutCard:
        card = AboutCard(person)
        card.correct_wanted.connect(self._on_correct)
        card.number_wanted.connect(self._on_number_wanted)
        self.about = card
        return card

    def _contact(self, person: PersonDetail) -> ContactCard:
        card = ContactCard(zone=self.presenter.ports.clock.zone, today=self.presenter.today())
        if self._case is not None and self._register is not None:
            card.show_rules(self._case.case, person.id, self._register.rules)
        card.rule_recorded.connect(self.presenter.bar)
        card.rule_lifted.connect(self.presenter.lift)
        self.contact = card
        return card

    def _danger(self, case: CaseDetail) -> DangerCard:
        answers = () if self._register is None else self._register.dangers
        card = DangerCard(case.case, answers, zone=self.presenter.ports.clock.zone)
        card.answered.connect(self.presenter.answer_danger)
        self.danger = card
        return card

    def _custody(self, person: PersonDetail) -> CustodyCard:
        card = CustodyCard(person)
        card.act_wanted.connect(self._on_act)
        return card

    @Slot(str, object)
    def _on_act(self, act: str, item: CustodyItem) -> None:
        seen_by = "" if self._register is None else self._register.seen_by
        editor = CustodyEditor(
            act,
            child=item.child,
            seen_by=seen_by,
            today=self.presenter.today(),
            relation=item.id,
        )
        self._act, self._relation = act, item
        editor.saved.connect(self._on_custody_saved)
        self._edit(editor, f"{act}-{item.id}")
        holder_widget(editor).setFocus()

    @Slot(str)
    def _on_number_wanted(self, reason: str) -> None:
        if self._person is not None:
            self.presenter.reveal_number(self._person.id, reason)

    @Slot()
    def _on_correct(self) -> None:
        if self._person is None:
            return
        editor, card = PersonEditor(), Card(_("Correct {name}").format(name=self._person.name))
        card.add(editor)
        editor.saved.connect(self._on_person_saved)
        editor.left.connect(self.close_editor)
        self._show_editor(card)
        self._correcting = editor
        editor.show_person(self._person)
        editor.kept.begin(self._key(f"person:{self._person.id}"))

    def _key(self, field: str) -> str:
        """Where what is typed about the people of the case is kept."""
        return f"case/{'' if self._case is None else self._case.case}/{field}"

    def _edit(self, editor: CustodyEditor, about: str) -> None:
        editor.left.connect(self.close_editor)
        editor.changed.connect(self._on_changed)
        self._show_editor(editor)
        editor.kept.begin(self._key(f"custody:{about}"))

    def _show_editor(self, editor: QWidget) -> None:
        clear(self._detail)
        self.editor, self._correcting = editor, None
        self._detail.addWidget(editor)
        self._detail.addStretch(1)

    @Slot(object)
    def _on_changed(self, draft: object) -> None:
        self.presenter.foretell(draft)

    @Slot(object)
    def _on_person_saved(self, entry: PersonInput) -> None:
        if self._correcting is not None:  # another may have been chosen while the fields opened
            self.presenter.correct(self._correcting.person, entry)

    @Slot(object)
    def _on_added(self, entry: CustodyEntry) -> None:
        if entry.custody is None:
            return
        if entry.person is not None:
            self.presenter.add_guardian(entry.person, entry.custody)
        else:
            self.presenter.add_custody(entry.custody)

    @Slot(object)
    def _on_custody_saved(self, entry: CustodyEntry) -> None:
        act, relation = self._act, self._relation
        if relation is None:
            return
        if act == EVIDENCE and entry.evidence is not None:
            self.presenter.add_evidence(relation, entry.evidence)
        elif act == END and entry.day is not None:
            self.presenter.end_custody(relation, entry.day, entry.evidence)
