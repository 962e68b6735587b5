"""Decisions about the course of a case: pause, position, placement, school, end."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from sspf_app.domain.codes import PauseReason
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.screens.case.decision_editor import (
    DecisionEditor,
    chips,
    missing,
    text_box,
    typed,
)
from sspf_app.gui.screens.case.decision_words import PAUSES, PlacementNote
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.services.decision_views import (
    PauseInput,
    PositionInput,
    Reopen,
    Resume,
    SchoolChange,
)


class PauseEditor(DecisionEditor):
    """Nothing is shared while it lasts."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Pause the sharing"),
            _(
                "Nothing is shared while it lasts. After compulsory care or a hidden placement it "
                "ends only when the social worker or lawyer has taken a position."
            ),
            _("Pause now"),
        )
        self.reason = chips(_("Why?"), {key.value: marked(word) for key, word in PAUSES.items()})
        self.to_end, self.ends_on = text_box(), DateField(today=today)
        self.build(
            {
                "reason": FormRow(_("Why?"), self.reason),
                "to_end": FormRow(_("What must be done before it ends?"), self.to_end),
                "ends_on": FormRow(
                    _("Last day"),
                    self.ends_on,
                    optional=True,
                    hint=_("Where it ends by itself."),
                ).refuses("ends_before_start", "decision_over", "pause_has_no_last_day"),
            }
        )
        self._show_end()

    def hear(self) -> None:
        """Care and hidden placements never end by themselves."""
        self._show_end()
        super().hear()

    def draft(self) -> PauseInput:
        """The pause."""
        reason = PauseReason(self.reason.one() or PauseReason.OTHER)
        return PauseInput(
            reason=reason,
            to_end=typed(self.to_end),
            ends_on=self.ends_on.day() if reason is PauseReason.OTHER else None,
        )

    def faults(self) -> dict[str, str]:
        """Why, and what ends it."""
        found = {} if self.reason.one() else {"reason": _("Choose one.")}
        found |= missing(to_end=self.to_end)
        if self.ends_on.is_wrong():
            found["ends_on"] = _("Write the day as 2026-03-12.")
        return found

    def _show_end(self) -> None:
        self.lines["ends_on"].setVisible(self.reason.one() == PauseReason.OTHER.value)


class PositionEditor(DecisionEditor):
    """What the responsible social worker or lawyer says about sharing."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("The position of the social worker or lawyer"),
            _(
                "The consent lets no home (HVB or SiS) know anything. Guardians and young people "
                "from 15 still answer."
            ),
            _("Save the position"),
        )
        self.position, self.by, self.function = text_box(), QLineEdit(), QLineEdit()
        self.day = DateField(today, today=today)
        self.build(
            {
                "position": FormRow(_("What holds for the sharing?"), self.position),
                "by": FormRow(_("Who took the position?"), self.by),
                "function": FormRow(_("Function"), self.function),
                "day": FormRow(_("Day"), self.day).refuses("date_in_future"),
            }
        )

    def draft(self) -> PositionInput:
        """The position."""
        return PositionInput(
            position=typed(self.position),
            by=typed(self.by),
            function=typed(self.function),
            taken_on=self.day.day() or date.min,
        )

    def faults(self) -> dict[str, str]:
        """Every field is needed."""
        return missing(position=self.position, by=self.by, function=self.function, day=self.day)


class PlacementEditor(DecisionEditor):
    """An ordinary placement changes no answer; it is to be looked at."""

    def __init__(self) -> None:
        super().__init__(
            _("Placement"),
            _(
                "An ordinary placement changes no answer: the guardians still sign. It becomes a "
                "task. After compulsory care or a hidden placement, pause instead."
            ),
            _("Save the task"),
        )
        self.note = text_box()
        self.build({"note": FormRow(_("What is to be seen to?"), self.note)})

    def draft(self) -> PlacementNote:
        """The note."""
        return PlacementNote(text=typed(self.note))

    def faults(self) -> dict[str, str]:
        """A few words are needed."""
        return missing(note=self.note)


class SchoolEditor(DecisionEditor):
    """One school leaves, another joins the day after."""

    def __init__(
        self,
        leaving: tuple[tuple[str, str], ...],
        joining: tuple[tuple[str, str], ...],
        today: date,
    ) -> None:
        super().__init__(
            _("Change of school"),
            _("The new school is told nothing before everybody has signed a form that names it."),
            _("Save the change"),
        )
        self.old, self.new = ChoiceBox(), ChoiceBox()
        for box, schools in ((self.old, leaving), (self.new, joining)):
            for key, name in schools:
                box.addItem(name, key)
        self.day = DateField(today, today=today)
        self.build(
            {
                "old": FormRow(_("Which school leaves?"), self.old),
                "day": FormRow(_("Its last day"), self.day).refuses(
                    "date_in_future", "ends_before_start", "decision_over"
                ),
                "new": FormRow(
                    _("Which school comes?"),
                    self.new,
                    hint=_("It must be in the register."),
                ).refuses("party_already_in_case"),
            }
        )

    def draft(self) -> SchoolChange:
        """The change."""
        return SchoolChange(
            participation=str(self.old.currentData()),
            last_day=self.day.day() or date.min,
            school=str(self.new.currentData()),
        )

    def faults(self) -> dict[str, str]:
        """Both schools and the day are needed."""
        found = {} if self.old.count() else {"old": _("No school takes part now.")}
        found |= missing(day=self.day)
        if not self.new.count():
            found["new"] = _("There is no other school in the register.")
        return found


class ResumeEditor(DecisionEditor):
    """The pause ends now."""

    def __init__(self) -> None:
        super().__init__(_("End the pause"), "", _("End the pause now"))
        self.build({})

    def draft(self) -> Resume:
        """The end of the pause."""
        return Resume()


class ReopenEditor(DecisionEditor):
    """The case goes on."""

    def __init__(self) -> None:
        super().__init__(
            _("Reopen the case"),
            _("Answers from before count no more: everybody is asked anew."),
            _("Reopen now"),
        )
        self.build({})

    def draft(self) -> Reopen:
        """The case goes on."""
        return Reopen()
