"""The editor of a line of the plan: what is said, its place, and what a commitment needs."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.plan_words import entry_words, plan_kind_word
from sspf_app.gui.screens.case.plan_editing import TypedLine
from sspf_app.gui.screens.case.plan_support import SupportChoice
from sspf_app.gui.screens.case.take_up import sources_of
from sspf_app.gui.screens.case.take_up_card import TakeUpCard
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.picker import PickField
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.meeting_views import ItemCheck
from sspf_app.services.plan_reading import GOALS
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import PlanBoard

_SUPPORTED = (PlanKind.GOAL, PlanKind.SUB_GOAL, PlanKind.COMMITMENT)


class PlanCard(TakeUpCard):
    """See the module."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(
            zone,
            title=_("Goal"),
            about=_("Said at a meeting or a talk; who reads it shows below as you write."),
            back=_("Back to the plan"),
        )
        self._kind, self._item, self._place_seen = PlanKind.GOAL, "", ""
        self.parent_goal, self.responsible = (ChoiceBox().can_be_narrow() for _one in range(2))
        self.starts_on, self.due_on = DateField(), DateField()
        self.follow_up, self.in_person = QLineEdit(), QLineEdit()
        self.support = PickField(_("Search the support in the area"), lets_go=True)
        self._told = text(role="muted")
        self._support_row = QWidget()
        self._choices: dict[str, SupportChoice] = {}
        self._promise, self.speaker = QWidget(), QWidget()
        self._speaker, self._more = "", text(role="muted")
        self.speak = button("", self._on_speaker)
        self.save.setText(_("Save in the plan"))
        self._place()
        self.responsible.activated.connect(self._on_changed_line)
        self.follow_up.editingFinished.connect(self._on_changed_line)
        self.starts_on.day_changed.connect(self._on_changed_line)
        self.due_on.day_changed.connect(self._on_changed_line)

    def show_line(
        self,
        typed: TypedLine,
        board: PlanBoard,
        case: CaseDetail,
        support: tuple[SupportChoice, ...],
    ) -> None:
        """Fill the fields."""
        self._kind, self._item = PlanKind(typed.kind), typed.item
        self.speaker.hide()
        self.show_typed(typed, board.occasions, case, locked=board.locked)
        about = _("Said at a meeting or a talk; who reads it shows below as you write.")
        if any(entry.item.views for entry in board.entries if entry.item.id == typed.item):
            kept = _("Worded anew at another meeting, the view stays with the words it is about.")
            about = f"{about} {kept}"
        self.say(plan_kind_word(self._kind), about)
        self.parent_goal.clear()
        self.parent_goal.addItem(_("At the top of the plan"), "")
        for entry in board.entries:
            if entry.kind in GOALS and entry.item.id != typed.item:
                self.parent_goal.addItem(entry_words(entry), entry.item.id)
        self.parent_goal.setCurrentIndex(max(0, self.parent_goal.findData(typed.parent)))
        self.responsible.clear()
        parties = [one for one in sources_of(case) if one[0] != "family"]
        for some_id, said in (*parties, *((one.id, one.name) for one in case.people)):
            self.responsible.addItem(said, some_id)
        self.responsible.setCurrentIndex(max(0, self.responsible.findData(typed.responsible)))
        self._place_seen = typed.place_seen
        self.starts_on.edit.setText(typed.starts_on)
        self.due_on.edit.setText(typed.due_on)
        self.follow_up.setText(typed.follow_up)
        self.in_person.setText(typed.in_person)
        show_if(self._promise, wanted=self._kind is PlanKind.COMMITMENT)
        self._show_support(typed.support, support)

    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None:
        """Also by whom more would read it."""
        super().show_check(check, problems)
        speaker = check.speaker
        show_if(self.speaker, wanted=speaker is not None)
        if speaker is None:
            return
        reading = sum(one.reads for one in check.readers)
        self._speaker = speaker.party
        self._more.setText(
            _(
                "As said by {own} it is read by {n} of {all}; as said by {name} by {more}. "
                "A kind is told by who tells it on the form."
            ).format(
                own=self.source.currentText(),
                n=reading,
                all=len(check.readers),
                name=speaker.name,
                more=speaker.readers,
            )
        )
        self.speak.setText(_("Said by {name}").format(name=speaker.name))

    def line(self) -> TypedLine:
        """What stands in the fields."""
        typed = self.collect()
        return TypedLine(
            meeting=typed.meeting,
            text=typed.text,
            source=typed.source,
            about=typed.about,
            types=typed.types,
            is_oral_only=typed.is_oral_only,
            answered=typed.answered,
            marks=typed.marks,
            seen=typed.seen,
            kind=self._kind.value,
            parent=str(self.parent_goal.currentData() or ""),
            item=self._item,
            responsible=str(self.responsible.currentData() or ""),
            starts_on=self.starts_on.edit.text(),
            due_on=self.due_on.edit.text(),
            follow_up=self.follow_up.text(),
            in_person=self.in_person.text(),
            support=self.support.chosen() or "",
            place_seen=self._place_seen,
        )

    def _show_support(self, chosen: str, choices: tuple[SupportChoice, ...]) -> None:
        self._choices = {one.id: one for one in choices}
        self.support.set_choices(
            tuple(Choice(id=one.id, title=one.name, hint=one.hint) for one in choices)
        )
        self.support.choose(chosen or None)
        self._tell_support()
        show_if(self._support_row, wanted=bool(choices) and self._kind in _SUPPORTED)

    def _tell_support(self) -> None:
        found = self._choices.get(self.support.chosen() or "")
        parts = () if found is None else (found.hint, found.told)
        self._told.setText(" · ".join(part for part in parts if part))
        show_if(self._told, wanted=bool(self._told.text()))

    def _place(self) -> None:
        who = row(
            FormRow(_("Who does it"), self.responsible).refuses(
                "commitment_required", "responsible_may_not_receive"
            ),
            FormRow(_("By name"), self.in_person, optional=True),
            gap=2 * GRID,
        )
        days = row(
            FormRow(_("From"), self.starts_on),
            FormRow(_("Done by"), self.due_on).refuses("ends_before_start"),
            FormRow(_("How it is followed up"), self.follow_up).refuses("follow_up_required"),
            gap=2 * GRID,
        )
        who.setStretch(0, 1)
        who.setStretch(1, 1)
        days.setStretch(2, 1)
        self._promise.setLayout(column(who, days))
        self.speaker.setLayout(column(self._more, row(self.speak, None), gap=4))
        self.speaker.hide()
        self.add(self.speaker)
        # Beneath the words, above about whom they are.
        self.body.insertWidget(3, self._promise)
        self.body.insertWidget(3, FormRow(_("Stands under"), self.parent_goal))
        chosen = FormRow(_("Support in the area"), self.support, optional=True)
        self._support_row.setLayout(column(chosen, self._told, gap=4))
        self.body.insertWidget(2, self._support_row)
        self.support.picked.connect(self._on_support)
        self.support.let_go.connect(self._tell_support)

    @Slot()
    def _on_speaker(self) -> None:
        self.source.setCurrentIndex(max(0, self.source.findData(self._speaker)))
        self.source.setFocus()
        self._on_changed_line()

    @Slot(object)
    def _on_support(self, support: str) -> None:
        """Words that are not begun yet are those of the catalogue; who gives it does it."""
        found = self._choices[support]
        if not self.words.toPlainText().strip():
            self.words.setPlainText(found.name)
        place = self.responsible.findData(found.party) if found.party else -1
        if place >= 0:
            self.responsible.setCurrentIndex(place)
        self._tell_support()
        self._on_changed_line()

    @Slot()
    def _on_changed_line(self) -> None:
        self.presenter.check()
