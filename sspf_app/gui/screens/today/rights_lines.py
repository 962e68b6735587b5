"""Lines of today's queue about requests of persons and the review of the log; no Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import LineMaker, TodayLine, shown_day
from sspf_app.services.today_views import TodayEntry

_SOON = 7


def _due(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("A register extract that was asked for on {day} is to be given by {last}.")
    return _line(entry, said, zone)


def _to_sign(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "A register extract that was asked for on {day} awaits your signature; last day {last}."
    )
    return _line(entry, said, zone)


def _request(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("What somebody asked for about their data on {day} is to be answered by {last}.")
    return replace(_line(entry, said, zone), button=_("See the request"))


def _log_review(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    last = shown_day(entry.at, zone)
    said = _("The log was looked through last on {day}; it is time to do it again.")
    never = _("The log has not been looked through yet; it is time to do it.")
    return TodayLine(
        sentence=said.format(day=entry.detail) if entry.detail else never,
        about=last,
        icon="log",
        tone=Tone.WARNING,
        button=_("Look through the log"),
        screen="log",
        wanted={"tab": "review"},
    )


def _line(entry: TodayEntry, said: str, zone: tzinfo) -> TodayLine:
    last = shown_day(entry.at, zone)
    return TodayLine(
        sentence=said.format(day=entry.detail, last=last),
        about=last,
        icon="register",
        tone=Tone.WARNING if entry.days <= _SOON else Tone.NEUTRAL,
        button=_("See the extract"),
        screen="register",
        wanted={"tab": "extracts", "extract": entry.target},
    )


RIGHTS_LINES: dict[str, LineMaker] = {
    "extract_due": _due,
    "extract_to_sign": _to_sign,
    "request_due": _request,
    "log_review_due": _log_review,
}
