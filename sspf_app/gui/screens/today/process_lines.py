"""Today's queue in words: the contact after a case was closed; no Qt."""

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


def _after_contact(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("Get in touch with {name} after the closing; the day was {day}.").format(
        name=shown_name(entry), day=shown_day(entry.at, zone)
    )
    return case_line(
        entry,
        said,
        icon="phone",
        tone=Tone.NEUTRAL,
        button=_("Open the case"),
        tab="overview",
    )


PROCESS_LINES: dict[str, LineMaker] = {"after_contact": _after_contact}
