"""Lines of today's queue about the vault's own safety, and about cases on their way; no Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import LineMaker, TodayLine, case_line, shown_day
from sspf_app.services.today_views import TodayEntry


def _backup(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail == "none":
        said = _("There is no backup of the vault yet.")
    else:
        said = ngettext(
            "The last backup of the vault is {n} day old.",
            "The last backup of the vault is {n} days old.",
            -entry.days,
        ).format(n=-entry.days)
    return _too_old(entry, zone, said, button=_("Back up now"), act="backup")


def _away(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail == "none":
        said = _("No backup has been saved anywhere but beside the vault.")
    else:
        said = ngettext(
            "The last backup saved anywhere but beside the vault is {n} day old.",
            "The last backup saved anywhere but beside the vault is {n} days old.",
            -entry.days,
        ).format(n=-entry.days)
    return _too_old(entry, zone, said, button=_("See the backups"), act="place")


def _too_old(entry: TodayEntry, zone: tzinfo, said: str, *, button: str, act: str) -> TodayLine:
    """A backup that is missing or old: since when, and where one sees to it."""
    return TodayLine(
        sentence=said,
        about="" if entry.detail == "none" else shown_day(entry.at, zone),
        icon="backup",
        tone=Tone.WARNING,
        button=button,
        screen="handover",
        wanted={"act": act},
    )


def _unproven(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail == "old":
        said = ngettext(
            "A backup was last opened, and found whole, {n} day ago.",
            "A backup was last opened, and found whole, {n} days ago.",
            -entry.days,
        ).format(n=-entry.days)
    else:
        said = _("No backup has ever been opened again: nobody knows yet that one works.")
    return TodayLine(
        sentence=said,
        about=shown_day(entry.at, zone),
        icon="backup",
        tone=Tone.NEUTRAL,
        button=_("Try the backup"),
        screen="handover",
        wanted={"act": "try"},
    )


def _words(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    return TodayLine(
        sentence=_("Does the sheet with the recovery words lie where it should? Look once a year."),
        about=shown_day(entry.at, zone),
        icon="key",
        tone=Tone.NEUTRAL,
        button=_("I have looked…"),
        screen="vault",
        wanted={"act": "words"},
    )


def _password(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    del entry, zone
    return TodayLine(
        sentence=_("Somebody else set your password and may know it. Choose one of your own."),
        about="",
        icon="key",
        tone=Tone.WARNING,
        button=_("Choose a password"),
        screen="settings",
        wanted={},
    )


def _awaited(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("A case went to {office} on {day}. No receipt has come.")
    return case_line(
        entry,
        said.format(office=entry.name or _("another office"), day=shown_day(entry.at, zone)),
        icon="export",
        tone=Tone.NEUTRAL,
        button=_("Read the receipt in"),
        screen="handover",
        act="receipt",
    )


def proof_words(at: datetime | None, zone: tzinfo) -> str:
    """When a backup was last opened and found whole; empty = never."""
    if at is None:
        return ""
    said = _("A backup was last opened, and found whole, on {day}.")
    return said.format(day=shown_day(at, zone))


CARE_LINES: dict[str, LineMaker] = {
    "password_known": _password,
    "backup_due": _backup,
    "backup_away_due": _away,
    "restore_unproven": _unproven,
    "words_unseen": _words,
    "receipt_awaited": _awaited,
}
