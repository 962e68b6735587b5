"""The walk of a case from its first meeting to the closure and the contact after it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from scripts.walks.case_parts import WalkedCase
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.gui.commitment_words import commitment_look
from sspf_app.gui.i18n import _, words
from sspf_app.gui.plan_words import plan_kind_word
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.texts.labels import type_label
from sspf_app.texts.process import reached_name, step_name

_WEEKS_TO_FOLLOW_UP = 42
_DAYS_AFTER = 55
"""A desk that nobody sat at for longer would ask whether its clock is right."""
_ATTENDANCE = InformationType.ATTENDANCE


def walk(walked: WalkedCase) -> None:
    """Go through it."""
    _plan_meeting(walked, is_told=True)
    _before(walked)
    _during(walked)
    _plan(walked)
    _after(walked)
    _follow_up(walked)
    _hand_over(walked)
    _close(walked)


def _plan_meeting(walked: WalkedCase, *, is_told: bool) -> None:
    """From the next step of the case to a meeting that is saved."""
    walker, typed = walked.walker, walked.typed
    walker.tab("", _("Overview"))
    walker.press_words("next-meeting" if is_told else "", _("Plan a meeting"))
    walker.write("", _("Day"), walked.day(0 if is_told else _WEEKS_TO_FOLLOW_UP))
    walker.write("", _("Time"), "13:00")
    walker.write("", _("Place"), typed["place"])
    for who in ("young", "guardian", "other_guardian"):
        walker.press_words("", f"{_('From the family')}: {typed[who]}", is_tick=True)
    for kind in walked.kinds:
        walker.press_words("", walked.party(kind), is_tick=True)
    walker.show("invited" if is_told else "")
    walker.press_words("save-meeting" if is_told else "", _("Save the meeting"))


def _before(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    school = walked.party(PartyKind.SCHOOL)
    walker.write("", _("Heading, without names"), typed["point"])
    walker.press_words("", f"{_('Who tells it')}: {school}")
    walker.pick("", _("Add a kind: a few letters"), type_label(_ATTENDANCE, words())[:6])
    walker.press_words("agenda", _("Add the point"))
    walker.press_words("invitations", _("Invitations on paper…"))
    walker.press_words("", _("Save all copies…"))
    walker.press_words("", _("Back to the meeting"))


def _during(walked: WalkedCase) -> None:
    """Live mode; everything by keys, as at the table."""
    walker, typed = walked.walker, walked.typed
    walked.later(0.2)
    walker.again()
    walker.press_words("live", _("Live mode"))
    walker.key("", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    walker.write("said", _("What was said"), typed["said"])
    walker.press_words("", _("Save and next"))
    walker.write("", _("What was said"), typed["promise"])
    school = walked.party(PartyKind.SCHOOL)
    walker.press_words("", f"{_('Who says it')}: {school}", is_tick=True)
    walker.press_words("", f"{_('About whom')}: {typed['young']}", is_tick=True)
    walker.pick("", _("Add a kind: a few letters"), type_label(_ATTENDANCE, words())[:6])
    walker.press_words("", _("Commitment"))
    walker.press_words("", f"{_('Responsible')}: {school}")
    walker.write("", _("Due"), walked.day(_WEEKS_TO_FOLLOW_UP - 7))
    walker.write("commitment", _("How it is followed up"), typed["how"])
    walker.press_words("", _("Save and next"))
    for name in walked.invited():
        walker.press_words("", f"{name}: {_('Present')}")
    walker.show("present")
    walker.press_words("", _("Leave the live mode"))
    walker.press_words("", _("To the case"))


def _after(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.rail("", "meeting")
    walker.open_row("", typed["young"])
    walker.tab("after-meeting", _("After"))
    reply = _("Reply of {name}").format(name=typed["guardian"])
    walker.press_words("adjusted", f"{reply}: {_('Approved')}")
    walker.press_words("", _("Show: {part}").format(part=_("Versions")))
    walker.press_words("lock", _("Lock the minutes"))
    walker.press_words("save-copies", _("Save all copies…"))
    walker.press_words("", _("To the case"))


def _plan(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.tab("", _("Overview"))
    walker.press_words("to-plan", _("Open the plan"))
    for kind, text, sentence in (
        (PlanKind.YOUNG_WORDS, typed["young_words"], ""),
        (PlanKind.GOAL, typed["goal"], "goal"),
    ):
        walker.choose("", _("What to write"), plan_kind_word(kind))
        walker.press_words("", _("Write"))
        if kind is PlanKind.GOAL:
            walker.choose("", _("Who says it"), walked.party(PartyKind.SCHOOL))
        walker.write("", _("Item"), text)
        walker.pick(sentence, _("Choose a kind"), type_label(_ATTENDANCE, words())[:6])
        walker.press_words("", _("Save in the plan"))
    walker.choose_row("", typed["goal"])
    walker.press_words("take-in", _("Put it in the plan"))
    walker.press_words("", _("Set the plan…"))
    walker.write("", _("Who has said yes"), typed["said_yes"])
    walker.press_words("set", _("Set the plan"))
    walker.press_words("plan-paper", _("On paper…"))
    walker.press_words("", _("Save all copies…"))
    walker.press_words("", _("Back to the plan"))


def _follow_up(walked: WalkedCase) -> None:
    """Six weeks on: what was promised, and the next meeting."""
    walker, typed = walked.walker, walked.typed
    _plan_meeting(walked, is_told=False)
    walked.later(_WEEKS_TO_FOLLOW_UP)
    walker.rail("", "today")
    walker.show("today")
    walker.rail("", "commitments")
    walker.choose_row("commitments", typed["promise"])
    walker.write("", _("Comment"), typed["comment"])
    done = _("Note: {status}").format(status=commitment_look(CommitmentStatus.DONE).word)
    walker.press_words("done", done)


def _hand_over(walked: WalkedCase) -> None:
    walker = walked.walker
    walker.rail("", "cases")
    walker.press_words("", _("Hand over…"))
    walker.write("", _("The colleague's name"), walked.typed["colleague"])
    walker.press_words("hand-over", _("Save the page…"))


def _close(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.rail("", "cases")
    walker.open_row("", typed["young"])
    walker.tab("", _("Overview"))
    walker.press_words("", _("All steps"))
    walker.press_words("closing", _("Close the case…"))
    walker.write("", _("Why?"), typed["why"])
    reached = reached_name("fully", words())
    walker.press_words("", f"{typed['goal']}: {reached}")
    named = _("How it was, in the words of {name}").format(name=typed["young"])
    walker.write("outcome", named, typed["how_it_was"])
    walker.write("", _("Contact afterwards, on"), walked.day(_DAYS_AFTER))
    walker.show("retention")
    walker.press_words("close", _("Close the case now"))
    walker.show("closed")
    walked.later(_DAYS_AFTER + 1)
    walker.rail("", "today")
    said = _("Get in touch with {name} after the closing; the day was {day}.")
    named = said.partition("{day}")[0].format(name=typed["young"])
    walker.press_words("after", f"{_('Open the case')}: {named}")
    walker.press_words("", _("All steps"))
    title = step_name("after_contact", words())
    walker.press_words("contacted", f"{_('Note as done')}: {title}")
