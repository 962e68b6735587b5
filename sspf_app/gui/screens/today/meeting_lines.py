"""Today's queue in words: meetings that cannot be as booked, and that are missing; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import N_, _
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import (
    LineMaker,
    PlainLine,
    TodayLine,
    case_line,
    shown_day,
    shown_name,
)
from sspf_app.services.today_views import TodayEntry


def _missing(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail == "none":
        text = _("No meeting about {name} is booked. The last answer was signed on {day}.")
    else:
        text = _("No meeting about {name} is booked. The last one was on {day}.")
    return case_line(
        entry,
        text.format(name=shown_name(entry), day=shown_day(entry.at, zone)),
        icon="meeting",
        tone=Tone.NEUTRAL,
        button=_("Book a meeting"),
        screen="meeting",
    )


MEETING_LINES: dict[str, LineMaker] = {
    "meeting_stopped": PlainLine(
        said=N_(
            "Meeting {day} about {name}: by what is recorded, {detail} may not be invited. Ask "
            "anew, or take off who may not."
        ),
        icon="warning",
        tone=Tone.DANGER,
        button=N_("Open the meeting"),
        screen="meeting",
        shows="meeting",
    ),
    "meeting_uncalled": PlainLine(
        said=N_("Meeting {day} about {name}. Not called to the time that holds: {detail}."),
        icon="meeting",
        tone=Tone.WARNING,
        button=N_("Open the meeting"),
        screen="meeting",
        shows="meeting",
    ),
    "copies_waiting": PlainLine(
        said=N_(
            "The minutes of {day} about {name} are locked. Without a copy as they stand: {detail}."
        ),
        icon="document",
        tone=Tone.WARNING,
        button=N_("Open the copies"),
        screen="meeting",
        tab="after",
        shows="meeting",
    ),
    "meeting_missing": _missing,
}
