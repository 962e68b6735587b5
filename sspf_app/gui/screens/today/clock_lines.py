"""Lines about what turns by time alone; no Qt."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.domain.codes import CustodyKind
from sspf_app.gui.i18n import N_, _, ngettext, words
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
from sspf_app.texts.labels import custody_label

_LAST_WEEK = 7


def _ending(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    del zone
    if entry.days < 0:
        said = _("The consent about {name} ended on {day}.").format(
            name=shown_name(entry), day=entry.detail
        )
    else:
        said = ngettext(
            "The consent about {name} ends on {day}, in {n} day.",
            "The consent about {name} ends on {day}, in {n} days.",
            entry.days,
        ).format(name=shown_name(entry), day=entry.detail, n=entry.days)
    tone = Tone.DANGER if entry.days <= _LAST_WEEK else Tone.WARNING
    return case_line(entry, said, icon="clock", tone=tone, button=_("Renew"), tab="consent")


def _adult(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "{name} turns 18 on {day} and then answers alone: sharing stops until a form of their own "
        "is signed, that day at the earliest."
    ).format(name=shown_name(entry), day=shown_day(entry.at, zone))
    return case_line(
        entry,
        said,
        icon="person",
        tone=Tone.WARNING,
        button=_("Print the form"),
        tab="consent",
        print=entry.target,
        first=shown_day(entry.at, zone),
    )


def _custody_ends(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("{name} holds custody ({kind}) for the last day on {day}. Who answers then?").format(
        name=shown_name(entry),
        kind=custody_label(CustodyKind(entry.detail), words()).lower(),
        day=shown_day(entry.at, zone),
    )
    return _custody(entry, said)


def _custody_begins(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _("{name} holds custody ({kind}) from {day} and then must answer.").format(
        name=shown_name(entry),
        kind=custody_label(CustodyKind(entry.detail), words()).lower(),
        day=shown_day(entry.at, zone),
    )
    return _custody(entry, said)


def _custody(entry: TodayEntry, said: str) -> TodayLine:
    return case_line(
        entry,
        said,
        icon="person",
        tone=Tone.WARNING,
        button=_("Open the custody"),
        tab="people",
        person=entry.target,
    )


CLOCK_LINES: dict[str, LineMaker] = {
    "consent_ending": _ending,
    "adult": _adult,
    "birthday": PlainLine(
        said=N_(
            "{name} must answer too from {day}, at the age of {detail}: without that answer "
            "sharing stops."
        ),
        icon="person",
        tone=Tone.INFO,
        button=N_("Print the form"),
        tab="consent",
        shows="print",
    ),
    "custody_ends": _custody_ends,
    "custody_begins": _custody_begins,
    "party_leaves": PlainLine(
        said=N_("{detail} takes part in the case of {name} for the last day on {day}."),
        icon="party",
        tone=Tone.INFO,
        button=N_("Open the parties"),
        tab="people",
    ),
    "party_joins": PlainLine(
        said=N_(
            "{detail} joins the case of {name} on {day}: everybody who answers signs a form that "
            "names it before anything is shared."
        ),
        icon="party",
        tone=Tone.INFO,
        button=N_("Open the consents"),
        tab="consent",
    ),
    "exception_ending": PlainLine(
        said=N_(
            "The exception for {name}, who is hindered, ends on {detail}. Then {name} must answer "
            "again."
        ),
        icon="clock",
        tone=Tone.WARNING,
        button=N_("Print the form"),
        tab="consent",
        shows="print",
    ),
    "track_ending": PlainLine(
        said=N_(
            "The decision that {name} answers alone ends on {detail}. Then the guardians must "
            "answer."
        ),
        icon="clock",
        tone=Tone.WARNING,
        button=N_("Open the decisions"),
        tab="decisions",
    ),
    "pause_ending": PlainLine(
        said=N_("The pause in the case of {name} ends by itself after {detail}."),
        icon="pause",
        tone=Tone.INFO,
        button=N_("Open the decisions"),
        tab="decisions",
    ),
    "oral_ending": PlainLine(
        said=N_("The oral yes of {name} holds to {detail}. A signed form is missing."),
        icon="phone",
        tone=Tone.WARNING,
        button=N_("Print the form"),
        tab="consent",
        shows="print",
    ),
}
