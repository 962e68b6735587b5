"""Today's queue in words: for each kind of entry its sentence and the one thing to do; no Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.gui.case_words import PROTECTED_NAME, state_look
from sspf_app.gui.i18n import _, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.care_lines import CARE_LINES
from sspf_app.gui.screens.today.clock_lines import CLOCK_LINES
from sspf_app.gui.screens.today.commitment_lines import COMMITMENT_LINES
from sspf_app.gui.screens.today.decision_lines import DECISION_LINES
from sspf_app.gui.screens.today.line_parts import (
    LineMaker,
    TodayLine,
    case_line,
    shown_day,
    shown_name,
)
from sspf_app.gui.screens.today.process_lines import PROCESS_LINES
from sspf_app.gui.screens.today.retention_lines import RETENTION_LINES
from sspf_app.gui.screens.today.waiting_lines import WAITING_LINES
from sspf_app.services.today_views import TodayEntry
from sspf_app.texts.dates import weekday_and_day


def today_line(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    """An entry of the queue in words."""
    return LINES[entry.kind](entry, zone)


def _when(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _meeting(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    look = state_look(entry.detail)
    at = entry.at.astimezone(zone)
    if entry.days == 0:
        text = _("{time:%H:%M} meeting about {name}. Consent: {state}.")
    else:
        text = _("{time:%H:%M} on {day}: meeting about {name}. Consent: {state}.")
    said = text.format(
        time=at,
        day=weekday_and_day(at.date(), words()),
        name=shown_name(entry),
        state=look.word.lower(),
    )
    return case_line(
        entry,
        said,
        icon="meeting",
        tone=look.tone,
        button=_("Open the meeting"),
        screen="meeting",
        meeting=entry.target,
    )


def _withdrawal(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail:
        text = _("A withdrawal about {name} is in force since {when}. Not told yet: {names}.")
    else:
        text = _("A withdrawal about {name} is in force since {when}. It is not confirmed yet.")
    said = text.format(name=shown_name(entry), when=_when(entry.at, zone), names=entry.detail)
    return case_line(
        entry,
        said,
        icon="undo",
        tone=Tone.DANGER,
        button=_("Print the papers"),
        tab="consent",
        withdrawal=entry.target,
    )


def _gone_wrong(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    who = entry.detail or marked(PROTECTED_NAME).lower()
    if entry.kind == "words_gone_wrong":
        text = _("Something said of {name} reached {who} by mistake; found on {day}. Not mended.")
        button = _("See what was said")
    else:
        text = _("A paper about {name} reached {who} by mistake; found on {day}. Not back yet.")
        button = _("See to the paper")
    return case_line(
        entry,
        text.format(name=shown_name(entry), who=who, day=shown_day(entry.at, zone)),
        icon="warning",
        tone=Tone.DANGER,
        button=button,
        tab="shared",
        disclosure=entry.target,
    )


def _consultation(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    del zone
    said = ngettext(
        "The consultation {number} is erased in {n} day. Has it led to what it should?",
        "The consultation {number} is erased in {n} days. Has it led to what it should?",
        entry.days,
    ).format(number=entry.reference, n=entry.days)
    return TodayLine(
        sentence=said,
        about=entry.detail,
        icon="consultation",
        tone=Tone.NEUTRAL,
        button=_("Open the consultation"),
        screen="consultations",
        wanted={"consultation": entry.target},
    )


def _draft(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    screen, record, field = (*entry.target.split("/"), "", "")[:3]
    wanted = {
        "cases": {"new": "yes"},
        "case": {"case": record, "tab": "consent"},
        "meeting": {"case": record, "meeting": field},
        "legal": {"case": record},
        "commitments": {"case": record, "item": field},
    }.get(screen, {})
    is_note = screen == "case" and field.startswith("note:")
    if is_note:
        wanted = {"case": record, "tab": "notes", "draft": field.removeprefix("note:")}
    what = {
        "cases": _("a new case"),
        "case": _("an answer or a withdrawal"),
        "meeting": _("minutes"),
        "legal": _("a question that rests on a law"),
        "consultations": _("a consultation"),
        "commitments": _("how a commitment goes"),
    }.get(screen, _("a text"))
    own_page = {
        "talk": ({"tab": "consent", "talk": "new"}, _("an information talk")),
        "close": ({"tab": "decisions", "act": "close"}, _("the closing of a case")),
    }
    if screen == "case" and field in own_page:
        wanted, what = {"case": record, **own_page[field][0]}, own_page[field][1]
    if screen == "case" and field.startswith(("mapping:", "referral:")):
        wanted = {"case": record, "tab": "mapping", "draft": field}
        what = _("an entry of the mapping")
    if screen == "case" and field.startswith("document:"):
        wanted, what = {"case": record, "tab": "documents"}, _("a paper to put in")
    if screen == "case" and field.startswith("relation:"):
        wanted, what = {"case": record, "tab": "people"}, _("somebody in the network")
    if screen == "case" and field.startswith("plan:"):
        wanted, what = {"case": record, "tab": "plan"}, _("a line of a plan")
    what = _("a note") if is_note else what
    return TodayLine(
        sentence=_("You began {what} and have not saved it.").format(what=what),
        about=_when(entry.at, zone),
        icon="edit",
        tone=Tone.NEUTRAL,
        button=_("Go on with it"),
        screen=screen,
        wanted=wanted,
    )


LINES: dict[str, LineMaker] = {
    "meeting": _meeting,
    "withdrawal_not_notified": _withdrawal,
    "paper_gone_wrong": _gone_wrong,
    "words_gone_wrong": _gone_wrong,
    "consultation_erased": _consultation,
    "draft": _draft,
    **CARE_LINES,
    **CLOCK_LINES,
    **COMMITMENT_LINES,
    **DECISION_LINES,
    **PROCESS_LINES,
    **RETENTION_LINES,
    **WAITING_LINES,
}
"""Every kind of ``URGENCY``."""
