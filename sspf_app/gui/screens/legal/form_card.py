"""The form of a question that rests on a law, of a notice, and of a report of concern."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.legal.legal_words import ground_limits, ground_title, is_about
from sspf_app.gui.screens.legal.ports import ASKED, REPORT, TOLD, CaseChoice, TypedQuestion
from sspf_app.gui.screens.legal.questions_box import NO, YES, QuestionsBox
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.legal_records import LegalGround
from sspf_app.services.legal_views import LegalDesk


class FormCard(Card):
    """Shows only what the kind and the decision ask for."""

    def __init__(self, on_save: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(_("New question"), parent=parent)
        growing(self)
        self._desk: LegalDesk | None = None
        self.case = PickField(_("Name or case reference"))
        self.kind, self.person = _single(_("What it is")), _single(_("About whom"))
        self.kind.set_choices(
            (
                Choice(id=ASKED, title=_("Somebody asks us")),
                Choice(id=TOLD, title=_("We are told something")),
                Choice(id=REPORT, title=_("A report of concern")),
            )
        )
        self.giver, self.receiver, self.ground = (ChoiceBox().can_be_narrow() for _one in range(3))
        self.day = DateField()
        self.time = TimeField(self.day)
        self.asked_by = QLineEdit()
        self.hand_out, self.made = _single(_("The decision")), _single(_("Was a report made?"))
        self.hand_out.set_choices(
            (
                Choice(id=NO, title=_("Nothing is handed out")),
                Choice(id=YES, title=_("It is handed out")),
            )
        )
        self.made.set_choices((Choice(id=YES, title=_("Yes")), Choice(id=NO, title=_("No"))))
        self.questions, self.wording = QuestionsBox(), text()
        self.asked_what, self.what = WritingField(2), WritingField(2)
        self.circumstances, self.reasoning = WritingField(3), WritingField(3)
        self.refusal = Banner()
        self.save = primary_button(_("Record it"), on_save, icon="check")
        self._rows = self._build()
        for bar in (self.kind, self.hand_out, self.made):
            bar.changed.connect(self._on_changed)
        self.ground.currentIndexChanged.connect(self._on_ground)

    def show_cases(self, cases: tuple[CaseChoice, ...]) -> None:
        """Offer these cases."""
        self.case.set_choices(
            tuple(Choice(id=one.id, title=one.name, hint=one.hint) for one in cases)
        )

    def show_form(self, desk: LegalDesk | None, typed: TypedQuestion) -> None:
        """Fill the fields."""
        self._desk = desk
        self.refusal.clear()
        self.case.choose(None if desk is None else desk.case)
        if desk is not None:
            self._offer(desk)
        self.kind.choose((typed.kind,))
        self.person.choose((typed.person,))
        self._choose_parties(typed)
        self.asked_by.setText(typed.asked_by)
        self.day.edit.setText(typed.day)
        self.time.setText(typed.time)
        self.hand_out.choose(_said(typed.hand_out))
        self.made.choose(_said(typed.report_made))
        for field, words in (
            (self.asked_what, typed.asked_what),
            (self.what, typed.what),
            (self.circumstances, typed.circumstances),
            (self.reasoning, typed.reasoning),
        ):
            field.setPlainText(words)
        self._offer_grounds(typed.ground, typed.answers)
        self._show_rows()

    def collect(self) -> TypedQuestion:
        """What stands in the fields."""
        kind = self.kind.one() or ASKED
        is_out = kind == TOLD or self.hand_out.one() == YES
        return TypedQuestion(
            kind=kind,
            person=self.person.one() or "",
            giver=str(self.giver.currentData() or ""),
            receiver=str(self.receiver.currentData() or ""),
            asked_by=self.asked_by.text(),
            day=self.day.edit.text(),
            time=self.time.text(),
            asked_what=self.asked_what.toPlainText(),
            hand_out=_answered(self.hand_out),
            ground=str(self.ground.currentData() or "") if is_out else "",
            answers=self.questions.answers() if is_out else {},
            what=self.what.toPlainText() if is_out else "",
            circumstances=self.circumstances.toPlainText(),
            reasoning=self.reasoning.toPlainText(),
            report_made=_answered(self.made),
        )

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is missing, at its place; what was refused before is past."""
        self.refusal.clear()
        tell_faults(self._rows, faults)

    def show_refusal(self, sentence: str) -> None:
        """Say what is missing, above the button."""
        self.refusal.say(sentence, _("Nothing was recorded yet."), tone=Tone.DANGER)

    def _build(self) -> dict[str, FormRow]:
        rows = {
            "case": FormRow(_("Case"), self.case),
            "kind": FormRow(_("What it is"), self.kind),
            "person": FormRow(_("About whom"), self.person).refuses(
                "legal_age_unknown", "legal_too_old"
            ),
            "asked_by": FormRow(
                _("Who asked or told"), self.asked_by, hint=_("Name, function, how: on the phone…")
            ),
            "when": FormRow(_("When"), _beside(self.day, self.time)).refuses(
                "legal_in_future",
                "before_birth",
                "report_day_missing",
                "date_in_future",
                "legal_before_decision",
            ),
            "asked_what": FormRow(_("What was asked for or told"), self.asked_what).refuses(
                "legal_asked_missing"
            ),
            "made": FormRow(
                _("Was a report made?"), self.made, hint=_("What the report says is not kept.")
            ),
            "giver": FormRow(_("Who has the information"), self.giver).refuses(
                "legal_giver", "legal_giver_independent"
            ),
            "receiver": FormRow(_("Who is to have it"), self.receiver).refuses(
                "legal_same_party", "legal_receiver", "legal_not_to_social_services"
            ),
            "hand_out": FormRow(_("The decision"), self.hand_out),
            "ground": FormRow(
                _("Legal ground, exactly one"),
                self.ground,
                hint=_("Consent is never a ground here."),
            ).refuses("legal_ground_missing", "legal_ground_not_in_force", "legal_wrong_direction"),
            "what": FormRow(_("Which information"), self.what).refuses("legal_what_missing"),
            "circumstances": FormRow(_("The concrete circumstances"), self.circumstances).refuses(
                "legal_circumstances_missing"
            ),
            "reasoning": FormRow(_("How you reasoned"), self.reasoning).refuses(
                "legal_reasoning_missing"
            ),
        }
        self.day.setAccessibleName(_("Day"))
        self.time.setAccessibleName(_("Time of day"))
        for key, line in rows.items():
            self.add(line)
            if key == "ground":
                self.add(self.wording)
                self.add(self.questions)
        self.add(self.refusal)
        self.add(row(self.save, None))
        return rows

    def _offer(self, desk: LegalDesk) -> None:
        self.person.set_choices(
            tuple(
                Choice(id=id_, title=name if age is None else f"{name}, {age}")
                for id_, name, age in desk.persons
            )
        )
        for box in (self.giver, self.receiver):
            box.clear()
            box.addItem(_("Choose…"), "")
            for one in desk.parties:
                box.addItem(one.name, one.id)

    def _choose_parties(self, typed: TypedQuestion) -> None:
        for box, party in ((self.giver, typed.giver), (self.receiver, typed.receiver)):
            box.setCurrentIndex(max(0, box.findData(party)))

    def _offer_grounds(self, chosen: str, answers: dict[str, bool]) -> None:
        incoming = self.kind.one() == TOLD
        grounds = () if self._desk is None else self._desk.grounds
        self.ground.blockSignals(True)
        self.ground.clear()
        self.ground.addItem(_("Choose…"), "")
        for one in grounds:
            if is_about(one, incoming=incoming):
                self.ground.addItem(ground_title(one), one.id)
        self.ground.setCurrentIndex(max(0, self.ground.findData(chosen)))
        self.ground.blockSignals(False)
        self._show_ground(answers)

    def _show_ground(self, answers: dict[str, bool]) -> None:
        ground = self._chosen_ground()
        said = "" if ground is None else f"{ground.wording}\n\n{ground_limits(ground)}"
        self.wording.setText(said)
        self.questions.show_ground(ground, answers)

    def _chosen_ground(self) -> LegalGround | None:
        chosen = self.ground.currentData()
        grounds = () if self._desk is None else self._desk.grounds
        return next((one for one in grounds if one.id == chosen), None)

    def _show_rows(self) -> None:
        kind, is_out = self.kind.one() or ASKED, self.hand_out.one() == YES
        is_let_out = kind == TOLD or (kind == ASKED and is_out)
        is_question = kind != REPORT
        shown = {
            "case": True,
            "when": is_question or self.made.one() == YES,
            "giver": True,
            "made": kind == REPORT,
            "hand_out": kind == ASKED,
            "ground": is_let_out,
            "what": is_let_out,
            "circumstances": is_let_out,
            "reasoning": kind == ASKED and self.hand_out.one() is not None,
        }
        has_case = self._desk is not None
        for key, line in self._rows.items():
            line.setVisible((has_case or key == "case") and shown.get(key, is_question))
        self.time.setVisible(is_question)
        has_ground = has_case and is_let_out and self._chosen_ground() is not None
        self.wording.setVisible(has_ground)
        self.questions.setVisible(has_ground)
        self.save.setVisible(has_case)

    def _on_changed(self, _ids: object) -> None:
        if self.sender() is self.kind and self._desk is not None:
            own = self._desk.coordinator_party
            if self.kind.one() == TOLD and self.giver.currentData() == own:
                self.giver.setCurrentIndex(max(0, self.giver.findData(self.receiver.currentData())))
                self.receiver.setCurrentIndex(max(0, self.receiver.findData(own)))
            self._offer_grounds("", {})
        self._show_rows()

    @Slot()
    def _on_ground(self) -> None:
        self._show_ground({})
        self._show_rows()


def _single(name: str) -> ChipBar:
    return ChipBar(name, is_single=True)


def _beside(day: DateField, time: TimeField) -> QWidget:
    made = QWidget()
    made.setLayout(row(day, time, None, gap=GRID))
    made.setFocusProxy(day)
    return made


def _said(answer: bool | None) -> tuple[str, ...]:
    return () if answer is None else (YES if answer else NO,)


def _answered(bar: ChipBar) -> bool | None:
    said = bar.one()
    return None if said is None else said == YES
