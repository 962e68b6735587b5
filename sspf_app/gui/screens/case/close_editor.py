"""The end of a case: why, how far each goal was reached, how it was, and what follows."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.case.decision_editor import (
    DecisionEditor,
    chips,
    missing,
    text_box,
    typed,
)
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.notices import Banner
from sspf_app.services.closure_views import ClosureDesk, ClosureInput, MeetingAhead, Untold
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.process_records import EndedAs, Reached
from sspf_app.texts.dates import joined
from sspf_app.texts.process import reached_name, retention_name
from sspf_app.texts.statistics import ended_name


class CloseEditor(DecisionEditor):
    """The case ends, and with it every consent.

    Attributes:
        untold: Says which withdrawal is not finished.
        ahead: Says which meetings are planned, and what becomes of them.
        minutes: Says of which meetings the minutes are not locked, and what that means.
        goals: How far each goal was reached, by id of its item.
        experience: How it was, by id of the person.
    """

    def __init__(self, desk: ClosureDesk, today: date) -> None:
        super().__init__(
            _("Close the case"),
            _("Every consent ends with it. A reopened case begins without answers."),
            _("Close the case now"),
        )
        self._today = today
        self.reason, self.continued = QLineEdit(), QLineEdit()
        said = {one.value: reached_name(one.value, words()) for one in Reached}
        self.goals = {one.item: chips(one.text, said) for one in desk.goals}
        self.experience = {person: text_box() for person, _name in desk.people}
        self.retention = ChoiceBox()
        for one in desk.classes:
            self.retention.addItem(retention_name(one.code, words(), name=one.name), one.code)
        self.ended = ChoiceBox()
        self.ended.addItem(_("Choose…"), "")
        for one in EndedAs:
            self.ended.addItem(ended_name(one.value, words()), one.value)
        self.after = DateField(today=today)
        self.untold = Banner()
        self.minutes, self.ahead = Banner(), Banner()
        self.add(self.untold)
        self.add(self.ahead)
        self.add(self.minutes)
        self.build(self._rows(desk))
        if desk.untold:
            said = " ".join(_untold_words(one) for one in desk.untold)
            self.untold.say(
                _("A withdrawal is not finished: {what}").format(what=said),
                _("It stays in Today until everybody has been told, also when the case is closed."),
                tone=Tone.WARNING,
            )
        if desk.ahead:
            self.ahead.say(*_ahead_words(desk.ahead), tone=Tone.WARNING)
        if desk.open_minutes:
            self.minutes.say(*_open_words(desk), tone=Tone.WARNING)

    def draft(self) -> CloseInput:
        """The end."""
        outcomes = {item: Reached(one) for item, bar in self.goals.items() if (one := bar.one())}
        return CloseInput(
            reason=typed(self.reason),
            beside=ClosureInput(
                retention=str(self.retention.currentData() or ""),
                continued=typed(self.continued),
                after_contact_on=self.after.day(),
                outcomes=outcomes,
                experience={one: typed(box) for one, box in self.experience.items()},
                ended_as=EndedAs(chosen) if (chosen := self.ended.currentData()) else None,
            ),
        )

    def faults(self) -> dict[str, str]:
        """A reason is needed; a contact afterwards has a day to come."""
        found = missing(reason=self.reason)
        day = self.after.day()
        if self.after.is_wrong():
            found["after"] = _("Write the day as 2026-03-12.")
        elif day is not None and day <= self._today:
            found["after"] = _("Choose a day that is to come.")
        return found

    def _rows(self, desk: ClosureDesk) -> dict[str, FormRow]:
        rows = {
            "reason": FormRow(
                _("Why?"),
                self.reason,
                hint=_(
                    "For example: the goals are reached, moved, has turned 18, goes on in a social "
                    "action group (SIG)."
                ),
            )
        }
        rows["ended"] = FormRow(
            _("How it ended, for the statistics"),
            self.ended,
            optional=True,
            hint=_("Counted over all cases; the reason above is not."),
        )
        for one in desk.goals:
            label = _("Was the goal reached? {goal}").format(goal=one.text)
            rows[f"goal:{one.item}"] = FormRow(label, self.goals[one.item], optional=True)
        for person, name in desk.people:
            label = _("How it was, in the words of {name}").format(name=name)
            rows[f"experience:{person}"] = FormRow(label, self.experience[person], optional=True)
        rows["continued"] = FormRow(_("Who the family goes on with"), self.continued, optional=True)
        rows["retention"] = FormRow(_("How long it is kept"), self.retention).refuses(
            "retention_required"
        )
        rows["after"] = FormRow(
            _("Contact afterwards, on"),
            self.after,
            optional=True,
            hint=_(
                "The consents end now. Today still reminds you on that day, as long as they "
                "would have held until then."
            ),
        ).refuses("after_contact_in_past")
        return rows


def _open_words(desk: ClosureDesk) -> tuple[str, str]:
    """Of which meetings the minutes are open for change, and what the closing does to them."""
    begun = desk.open_minutes
    days = joined([one.date().isoformat() for one in begun], words())
    said = ngettext(
        "The minutes of the meeting on {days} are not locked.",
        "The minutes of the meetings on {days} are not locked.",
        len(begun),
    )
    if not desk.copies_can_go:
        return said.format(days=days), _(
            "They can be locked afterwards too. Nobody may have a copy of them as it is now."
        )
    return said.format(days=days), _(
        "They can be locked afterwards too, but no party gets a copy once the case is closed. "
        "Lock them and hand out the copies first, if the parties are to have them."
    )


def _ahead_words(ahead: tuple[MeetingAhead, ...]) -> tuple[str, str]:
    """Which meetings are planned, and what the closing does to them and to who was called."""
    days = joined([f"{one.starts_at:%Y-%m-%d %H:%M}" for one in ahead], words())
    said = ngettext(
        "A meeting is planned: {days}.", "{n} meetings are planned: {days}.", len(ahead)
    ).format(days=days, n=len(ahead))
    stays = _(
        "The closing calls nobody off. Once the case is closed nobody is called, nothing of the "
        "case is shared there by consent, and Today does not tell of the meeting."
    )
    called = tuple(dict.fromkeys(name for one in ahead for name in one.called))
    if not called:
        return said, stays
    tell = _(
        "Called: {names}. Tell them that the meeting is cancelled: the message is under "
        "Messages at the meeting, also when the case is closed."
    ).format(names=joined(called, words()))
    return said, f"{stays} {tell}"


def _untold_words(one: Untold) -> str:
    """What is left to do of a withdrawal."""
    left: list[str] = []
    if one.needs_confirmation:
        left.append(_("{name} has not got the confirmation.").format(name=one.name))
    if one.names:
        names = joined(one.names, words())
        left.append(
            _("{names} should be told of the withdrawal of {name}.").format(
                names=names, name=one.name
            )
        )
    return " ".join(left)
