"""Decisions about who answers: maturity, a hindered guardian, a young person who answers alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from sspf_app.domain.codes import ExceptionGround, InformationType
from sspf_app.gui.i18n import _, marked, words
from sspf_app.gui.screens.case.decision_editor import (
    DecisionEditor,
    chips,
    missing,
    text_box,
    typed,
)
from sspf_app.gui.screens.case.decision_words import GROUNDS, NO, QUESTIONS, YES
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.decision_views import ExceptionInput, NotedDecision
from sspf_app.texts.labels import type_label

_ALL, _SOME, _NONE = "all", "some", "none"


class MaturityEditor(DecisionEditor):
    """Five questions, each yes or no; then for which kinds of information the answer counts."""

    def __init__(self, person: str, name: str, today: date) -> None:
        super().__init__(
            _("Age and maturity of {name}").format(name=name),
            _("Talk with the young person first. The answers are kept with the assessment."),
            _("Save the assessment"),
        )
        self._person = person
        self.day = DateField(today, today=today)
        self.answers = [chips(marked(one), {YES: _("Yes"), NO: _("No")}) for one in QUESTIONS]
        self.result = chips(
            _("What follows?"),
            {
                _ALL: _("Mature for everything"),
                _SOME: _("Mature for some kinds"),
                _NONE: _("Not mature yet"),
            },
        )
        self.types = ChipBar(_("For which kinds?"))
        self.types.set_choices(
            tuple(Choice(id=one.value, title=type_label(one, words())) for one in InformationType)
        )
        self.reason = text_box()
        lines = {
            "day": FormRow(_("Day of the assessment"), self.day).refuses(
                "date_in_future", "assessed_that_day"
            )
        }
        for number, (question, answer) in enumerate(zip(QUESTIONS, self.answers, strict=True)):
            lines[f"question{number}"] = FormRow(marked(question), answer)
        lines["result"] = FormRow(_("What follows?"), self.result)
        lines["types"] = FormRow(_("For which kinds?"), self.types)
        lines["reason"] = FormRow(_("Why, in your own words"), self.reason)
        self.build(lines)
        self._show_types()

    def hear(self) -> None:
        """The kinds are asked for only where some are meant."""
        self._show_types()
        super().hear()

    def draft(self) -> MaturityInput:
        """The assessment; the answers stand in its reason."""
        is_some = self.result.one() == _SOME
        said = [
            f"{marked(question)} {_('Yes') if answer.one() == YES else _('No')}."
            for question, answer in zip(QUESTIONS, self.answers, strict=True)
        ]
        return MaturityInput(
            person=self._person,
            assessed_on=self.day.day() or date.min,
            mature=self.result.one() in (_ALL, _SOME),
            types=tuple(InformationType(one) for one in self.types.chosen()) if is_some else (),
            reason="\n".join([*said, typed(self.reason)]),
        )

    def faults(self) -> dict[str, str]:
        """Every question is answered."""
        found = missing(day=self.day)
        for number, answer in enumerate(self.answers):
            if answer.one() is None:
                found[f"question{number}"] = _("Answer yes or no.")
        if self.result.one() is None:
            found["result"] = _("Choose one.")
        if self.result.one() == _SOME and not self.types.chosen():
            found["types"] = _("Choose at least one kind.")
        return found | missing(reason=self.reason)

    def _show_types(self) -> None:
        self.lines["types"].setVisible(self.result.one() == _SOME)


class HinderedEditor(DecisionEditor):
    """An exception as the law wants it stated; it is asked for here, and decided elsewhere."""

    def __init__(self, guardians: tuple[tuple[str, str], ...], today: date, days: int) -> None:
        super().__init__(
            _("A guardian is hindered"),
            _(
                "Only where both hold custody and one cannot be reached at all. Silence is no "
                "hindrance, and a no stands. At most {n} days. It holds once the unit manager has "
                "approved it."
            ).format(n=days),
            _("Ask for the exception"),
        )
        self.guardian = ChoiceBox()
        for person, name in guardians:
            self.guardian.addItem(name, person)
        self.starts_on, self.ends_on = DateField(today, today=today), DateField(today=today)
        self.hindrance, self.cannot_wait, self.why = text_box(), text_box(), text_box()
        self.ground = chips(
            _("Ground"), {key.value: marked(title) for key, title in GROUNDS.items()}
        )
        self.build(
            {
                "guardian": FormRow(_("Who is hindered?"), self.guardian).refuses(
                    "not_a_joint_guardian"
                ),
                "starts_on": FormRow(_("From"), self.starts_on).refuses("decision_starts_in_past"),
                "ends_on": FormRow(_("Last day"), self.ends_on).refuses(
                    "ends_before_start", "decision_over", "exception_too_long"
                ),
                "hindrance": FormRow(_("What hinders?"), self.hindrance),
                "cannot_wait": FormRow(_("Why can it not wait?"), self.cannot_wait),
                "ground": FormRow(_("Ground"), self.ground),
                "why": FormRow(_("Why is that so?"), self.why),
            }
        )

    def draft(self) -> ExceptionInput:
        """What is asked for."""
        return ExceptionInput(
            guardian=str(self.guardian.currentData()),
            starts_on=self.starts_on.day() or date.min,
            ends_on=self.ends_on.day() or date.min,
            hindrance=typed(self.hindrance),
            cannot_wait=typed(self.cannot_wait),
            ground=ExceptionGround(self.ground.one() or ExceptionGround.NOT_FAR_REACHING),
            ground_reason=typed(self.why),
        )

    def faults(self) -> dict[str, str]:
        """Every field is needed."""
        found = missing(
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            hindrance=self.hindrance,
            cannot_wait=self.cannot_wait,
        )
        if self.ground.one() is None:
            found["ground"] = _("Choose one.")
        return found | missing(why=self.why)


class NoteApprovalEditor(DecisionEditor):
    """The approval of a unit manager who does not use the program."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Note the approval"),
            _("Nobody uses this vault as unit manager. Write who decided, and where it is kept."),
            _("Save the approval"),
        )
        self.decider, self.function, self.document = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = DateField(today, today=today)
        self.build(
            {
                "decider": FormRow(_("Who decided?"), self.decider),
                "function": FormRow(_("Function"), self.function),
                "day": FormRow(_("Day of the decision"), self.day).refuses("date_in_future"),
                "document": FormRow(
                    _("Where is the decision kept?"),
                    self.document,
                    hint=_("For example the reference number of the decision."),
                ),
            }
        )

    def draft(self) -> NotedDecision:
        """Who decided."""
        return NotedDecision(
            decider=typed(self.decider),
            function=typed(self.function),
            decided_on=self.day.day() or date.min,
            document=typed(self.document),
        )

    def faults(self) -> dict[str, str]:
        """Every field is needed."""
        return missing(
            decider=self.decider, function=self.function, day=self.day, document=self.document
        )


class AloneEditor(DecisionEditor):
    """A decision that the young person answers alone."""

    def __init__(self, name: str, today: date) -> None:
        super().__init__(
            _("{name} answers alone").format(name=name),
            _("Nothing about the guardians is shared, and they are not asked."),
            _("Save the decision"),
        )
        self.starts_on, self.ends_on = DateField(today, today=today), DateField(today=today)
        self.decided_by, self.reason = QLineEdit(), text_box()
        self.build(
            {
                "starts_on": FormRow(_("From"), self.starts_on),
                "ends_on": FormRow(_("Last day"), self.ends_on, optional=True).refuses(
                    "ends_before_start", "decision_over"
                ),
                "decided_by": FormRow(_("Who decided?"), self.decided_by),
                "reason": FormRow(_("Why?"), self.reason),
            }
        )

    def draft(self) -> YouthOnlyInput:
        """The decision."""
        return YouthOnlyInput(
            starts_on=self.starts_on.day() or date.min,
            ends_on=self.ends_on.day(),
            decided_by=typed(self.decided_by),
            reason=typed(self.reason),
        )

    def faults(self) -> dict[str, str]:
        """All but the last day is needed."""
        found = missing(starts_on=self.starts_on, decided_by=self.decided_by, reason=self.reason)
        if self.ends_on.is_wrong():
            found["ends_on"] = _("Write the day as 2026-03-12.")
        return found
