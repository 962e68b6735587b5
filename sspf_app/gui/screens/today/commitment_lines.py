"""Lines about commitments that are late or come, one for each who has promised; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import LineMaker, TodayLine, shown_day, shown_name
from sspf_app.services.today_views import TodayEntry


def _late(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    number = int(entry.detail)
    said = ngettext(
        "{name} has {n} commitment that is late, since {day}.",
        "{name} has {n} commitments that are late, the oldest since {day}.",
        number,
    )
    return _line(entry, said.format(name=_owner(entry), n=number, day=shown_day(entry.at, zone)))


def _coming(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    number = int(entry.detail)
    said = ngettext(
        "{name} has {n} commitment to do this week, by {day}.",
        "{name} has {n} commitments to do this week, the first by {day}.",
        number,
    )
    return _line(entry, said.format(name=_owner(entry), n=number, day=shown_day(entry.at, zone)))


def _owner(entry: TodayEntry) -> str:
    name = shown_name(entry)
    return name[:1].upper() + name[1:]


def _line(entry: TodayEntry, said: str) -> TodayLine:
    is_late = entry.kind == "commitments_late"
    return TodayLine(
        sentence=said,
        about=_("Commitments"),
        icon="warning" if is_late else "commitments",
        tone=Tone.WARNING if is_late else Tone.NEUTRAL,
        button=_("See them"),
        screen="commitments",
        wanted={"owner": entry.target, "due": "late" if is_late else "this_week"},
    )


COMMITMENT_LINES: dict[str, LineMaker] = {
    "commitments_late": _late,
    "commitments_coming": _coming,
}
