"""Today's queue in words: for each kind of entry its sentence and the one thing to do; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import overload

from sspf_app.gui.case_words import PROTECTED_NAME, held_look, within
from sspf_app.gui.i18n import _, marked, ngettext, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.care_lines import CARE_LINES
from sspf_app.gui.screens.today.clock_lines import CLOCK_LINES
from sspf_app.gui.screens.today.commitment_lines import COMMITMENT_LINES
from sspf_app.gui.screens.today.decision_lines import DECISION_LINES
from sspf_app.gui.screens.today.draft_lines import draft_line
from sspf_app.gui.screens.today.line_parts import (
    LineMaker,
    TodayLine,
    case_line,
    shown_day,
    shown_detail,
    shown_name,
    shown_time,
)
from sspf_app.gui.screens.today.meeting_lines import MEETING_LINES
from sspf_app.gui.screens.today.process_lines import PROCESS_LINES
from sspf_app.gui.screens.today.retention_lines import RETENTION_LINES
from sspf_app.gui.screens.today.rights_lines import RIGHTS_LINES
from sspf_app.gui.screens.today.waiting_lines import WAITING_LINES
from sspf_app.services.today_views import TodayEntry
from sspf_app.texts.dates import weekday_and_day


def today_line(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    """An entry of the queue in words."""
    return LINES[entry.kind](entry, zone)


class WordedLines(Sequence[TodayLine]):
    """Entries as lines, each put into words when it is taken: those below are not in sight yet."""

    def __init__(self, entries: Sequence[TodayEntry], zone: tzinfo) -> None:
        self._entries, self._zone = entries, zone

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> TodayLine: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TodayLine]: ...
    def __getitem__(self, place: int | slice) -> TodayLine | Sequence[TodayLine]:
        if isinstance(place, slice):
            return WordedLines(self._entries[place], self._zone)
        return today_line(self._entries[place], self._zone)


def _meeting(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said_state, look = held_look(entry.detail, entry.taken_back, entry.beside)
    at = entry.at.astimezone(zone)
    if entry.days == 0:
        text = _("{time:%H:%M} meeting about {name}. Consent: {state}.")
    else:
        text = _("{time:%H:%M} on {day}: meeting about {name}. Consent: {state}.")
    said = text.format(
        time=at,
        day=weekday_and_day(at.date(), words()),
        name=shown_name(entry),
        state=within(said_state),
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


def _unfinished(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail == "more":
        return TodayLine(
            sentence=_("There are more meetings that have been and are not finished."),
            about=_("They come in sight as these are finished."),
            icon="meeting",
            tone=Tone.NEUTRAL,
            button=_("See the meetings"),
            screen="meeting",
            wanted={},
        )
    is_noted = entry.detail == "noted"
    if is_noted:
        said = _("Meeting {day} about {name}: the minutes are not locked.")
    else:
        said = _("Meeting {day} about {name}: nothing is noted yet.")
    return case_line(
        entry,
        said.format(day=shown_day(entry.at, zone), name=shown_name(entry)),
        icon="meeting",
        tone=Tone.NEUTRAL,
        button=_("Finish the meeting"),
        screen="meeting",
        meeting=entry.target,
        tab="after" if is_noted else "during",
    )


def _withdrawal(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.by and entry.detail:
        text = _(
            "A withdrawal by {by} about {name} is in force since {when}. Not told yet: {names}."
        )
    elif entry.by:
        text = _(
            "A withdrawal by {by} about {name} is in force since {when}. It is not confirmed yet."
        )
    elif entry.detail:
        text = _("A withdrawal about {name} is in force since {when}. Not told yet: {names}.")
    else:
        text = _("A withdrawal about {name} is in force since {when}. It is not confirmed yet.")
    if entry.detail and entry.is_unconfirmed:
        also = (
            _("Nor is the confirmation handed to {by}.")
            if entry.by
            else _("Nor is the confirmation handed over.")
        )
        text = f"{text} {also}"
    return _of_withdrawal(entry, zone, text, icon="undo", button=_("Tell them"))


def _went_out_late(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.kind == "known_since_out":
        text = _(
            "Something about {name} went out on {when} that consent did not cover, by what was "
            "recorded since, to: {names}. Ask for it back, and tell the data protection officer."
        )
    elif entry.kind == "wrong_answer_out":
        text = _(
            "Something about {name} went out on {when} by an answer that was recorded wrongly, to: "
            "{names}. Ask for it back, and tell the data protection officer."
        )
    else:
        text = _(
            "Something about {name} went out on {when}, after the withdrawal was heard, to: "
            "{names}. Ask for it back, and tell the data protection officer."
        )
    return _of_withdrawal(entry, zone, text, icon="warning", button=_("Ask for it back"))


def _of_withdrawal(
    entry: TodayEntry, zone: tzinfo, words: str, *, icon: str, button: str
) -> TodayLine:
    """A line that leads to the page of what was taken back, or went out without consent."""
    said = words.format(
        name=shown_name(entry),
        when=shown_time(entry.at, zone),
        names=shown_detail(entry),
        by=entry.by,
    )
    return case_line(
        entry,
        said,
        icon=icon,
        tone=Tone.DANGER,
        button=button,
        tab="consent",
        withdrawal=entry.target,
    )


def _gone_wrong(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    who = shown_detail(entry) or marked(PROTECTED_NAME).lower()
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


LINES: dict[str, LineMaker] = {
    "meeting": _meeting,
    "meeting_unfinished": _unfinished,
    **MEETING_LINES,
    "withdrawal_not_notified": _withdrawal,
    "went_out_late": _went_out_late,
    "wrong_answer_out": _went_out_late,
    "known_since_out": _went_out_late,
    "paper_gone_wrong": _gone_wrong,
    "words_gone_wrong": _gone_wrong,
    "consultation_erased": _consultation,
    "draft": draft_line,
    **CARE_LINES,
    **CLOCK_LINES,
    **COMMITMENT_LINES,
    **DECISION_LINES,
    **PROCESS_LINES,
    **RETENTION_LINES,
    **RIGHTS_LINES,
    **WAITING_LINES,
}
"""Every kind of ``URGENCY``."""
