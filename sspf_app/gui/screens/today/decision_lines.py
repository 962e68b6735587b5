"""Lines about decisions that wait, and tasks; no Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from sspf_app.gui.i18n import N_
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import (
    LineMaker,
    PlainLine,
    TodayLine,
)
from sspf_app.services.today_views import TodayEntry


def _position_awaited(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    return _CARE(entry, zone) if entry.detail == "compulsory_care" else _HIDDEN(entry, zone)


_CARE = PlainLine(
    said=N_("{name}: compulsory care (LVU) since {day}. Ask the social worker or lawyer."),
    icon="pause",
    tone=Tone.WARNING,
    button=N_("Record the position"),
    tab="decisions",
    act="position",
)
_HIDDEN = replace(
    _CARE, said=N_("{name}: hidden placement since {day}. Ask the social worker or lawyer.")
)


DECISION_LINES: dict[str, LineMaker] = {
    "approval_to_decide": PlainLine(
        said=N_(
            "An exception for a hindered guardian was asked for on {day} and waits for your "
            "decision."
        ),
        icon="waiting",
        tone=Tone.WARNING,
        button=N_("Read and decide"),
        screen="register",
        tab="approvals",
    ),
    "legal_to_decide": PlainLine(
        said=N_("A question that rests on a law has waited for your decision since {day}."),
        icon="waiting",
        tone=Tone.WARNING,
        button=N_("Read and decide"),
        screen="legal",
    ),
    "variant_to_decide": PlainLine(
        said=N_(
            "Forms without names of places were asked for on {day} and wait for your decision."
        ),
        icon="waiting",
        tone=Tone.WARNING,
        button=N_("Read and decide"),
        screen="register",
        tab="approvals",
    ),
    "access_to_decide": PlainLine(
        said=N_("A colleague has asked since {day} to open a case with somebody protected."),
        icon="shield",
        tone=Tone.WARNING,
        button=N_("Read and decide"),
        screen="register",
        tab="access",
    ),
    "access_asked": PlainLine(
        said=N_("A colleague has asked since {day} to open this case."),
        icon="shield",
        tone=Tone.WARNING,
        button=N_("Read and decide"),
        tab="people",
    ),
    "approval_awaited": PlainLine(
        said=N_("The exception for {name} was asked for on {day} and waits for the unit manager."),
        icon="waiting",
        tone=Tone.INFO,
        button=N_("Open the decisions"),
        tab="decisions",
    ),
    "position_awaited": _position_awaited,
    "task": PlainLine(
        said=N_("Placement of {name} since {day}: {detail}"),
        icon="folder",
        tone=Tone.INFO,
        button=N_("Open the decisions"),
        tab="decisions",
    ),
    "task_ask_anew": PlainLine(
        said=N_("{name}: the earlier list says “{detail}” about consent. That is no answer."),
        icon="consent",
        tone=Tone.WARNING,
        button=N_("Ask anew"),
        tab="consent",
    ),
}
