"""Lines about decisions that wait, and tasks; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import (
    LineMaker,
    TodayLine,
    case_line,
    shown_day,
    shown_name,
)
from sspf_app.services.today_views import TodayEntry


def _approval_to_decide(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "An exception for a hindered guardian was asked for on {day} and waits for your decision."
    ).format(day=shown_day(entry.at, zone))
    return case_line(
        entry,
        said,
        icon="waiting",
        tone=Tone.WARNING,
        button=_("Read and decide"),
        screen="register",
        tab="approvals",
    )


def _legal_to_decide(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("A question that rests on a law has waited for your decision since {day}.").format(
        day=shown_day(entry.at, zone)
    )
    return case_line(
        entry,
        said,
        icon="waiting",
        tone=Tone.WARNING,
        button=_("Read and decide"),
        screen="legal",
    )


def _variant_to_decide(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "Forms without names of places were asked for on {day} and wait for your decision."
    ).format(day=shown_day(entry.at, zone))
    return case_line(
        entry,
        said,
        icon="waiting",
        tone=Tone.WARNING,
        button=_("Read and decide"),
        screen="register",
        tab="approvals",
    )


def _approval_awaited(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "The exception for {name} was asked for on {day} and waits for the unit manager."
    ).format(name=shown_name(entry), day=shown_day(entry.at, zone))
    return case_line(
        entry,
        said,
        icon="waiting",
        tone=Tone.INFO,
        button=_("Open the decisions"),
        tab="decisions",
    )


def _position_awaited(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    text = (
        _("{name}: compulsory care (LVU) since {day}. Ask the social worker or lawyer.")
        if entry.detail == "compulsory_care"
        else _("{name}: hidden placement since {day}. Ask the social worker or lawyer.")
    )
    return case_line(
        entry,
        text.format(name=_begin(shown_name(entry)), day=shown_day(entry.at, zone)),
        icon="pause",
        tone=Tone.WARNING,
        button=_("Record the position"),
        tab="decisions",
        act="position",
    )


def _task(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("Placement of {name} since {day}: {text}").format(
        name=shown_name(entry), day=shown_day(entry.at, zone), text=entry.detail
    )
    return case_line(
        entry,
        said,
        icon="folder",
        tone=Tone.INFO,
        button=_("Open the decisions"),
        tab="decisions",
    )


def _task_ask_anew(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("{name}: the earlier list says “{text}” about consent. That is no answer.").format(
        name=_begin(shown_name(entry)), text=entry.detail
    )
    del zone
    return case_line(
        entry,
        said,
        icon="consent",
        tone=Tone.WARNING,
        button=_("Ask anew"),
        tab="consent",
    )


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


DECISION_LINES: dict[str, LineMaker] = {
    "approval_to_decide": _approval_to_decide,
    "legal_to_decide": _legal_to_decide,
    "variant_to_decide": _variant_to_decide,
    "approval_awaited": _approval_awaited,
    "position_awaited": _position_awaited,
    "task": _task,
    "task_ask_anew": _task_ask_anew,
}
