"""Lines of today's queue about the yearly disposal; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import LineMaker, TodayLine, shown_day
from sspf_app.services.today_views import TodayEntry


def _due(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    number = int(entry.detail)
    said = ngettext(
        "A proposal for disposal in {year} awaits: {n} entry is past its time.",
        "A proposal for disposal in {year} awaits: {n} entries are past their time.",
        number,
    ).format(n=number, year=entry.at.astimezone(zone).year)
    return _line(said, "", _("See the proposal"))


def _begun(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("The proposal for disposal in {year} is not sent yet.").format(year=entry.detail)
    return _line(said, shown_day(entry.at, zone), _("See the proposal"))


def _to_approve(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("A proposal for disposal awaits your approval.")
    return _line(said, shown_day(entry.at, zone), _("See the proposal"))


def _again(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    number = int(entry.detail)
    said = ngettext(
        "{n} entry that had been disposed of came back with a backup. It has been deleted again.",
        "{n} entries that had been disposed of came back with a backup. They have been deleted "
        "again.",
        number,
    ).format(n=number)
    return _line(said, shown_day(entry.at, zone), _("See the record"))


def _line(sentence: str, about: str, button: str) -> TodayLine:
    return TodayLine(
        sentence=sentence,
        about=about,
        icon="register",
        tone=Tone.NEUTRAL,
        button=button,
        screen="register",
        wanted={"tab": "disposal"},
    )


RETENTION_LINES: dict[str, LineMaker] = {
    "disposal_due": _due,
    "disposal_begun": _begun,
    "disposal_to_approve": _to_approve,
    "disposed_again": _again,
}
