"""Lines about answers that are awaited; no Qt."""

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
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.request_records import ChaseKind
from sspf_app.services.today_views import TodayEntry


def _talk_first(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    del zone
    said = _("{name} wants to talk before answering, since {day}.").format(
        name=shown_name(entry), day=entry.detail
    )
    return _waiting(entry, said, icon="phone", button=_("Note the talk"), kind=ChaseKind.TALKED)


def _reminder_due(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    said = _(
        "{name} was asked on {asked} and has not answered. A reminder is due since {day}."
    ).format(name=shown_name(entry), asked=entry.detail, day=shown_day(entry.at, zone))
    return _waiting(
        entry, said, icon="waiting", button=_("Note a reminder"), kind=ChaseKind.REMINDER
    )


def _waiting(entry: TodayEntry, said: str, *, icon: str, button: str, kind: ChaseKind) -> TodayLine:
    purpose, person = entry.target.split("/", 1)
    return case_line(
        entry,
        said,
        icon=icon,
        tone=Tone.WARNING,
        button=button,
        screen="consents",
        purpose=purpose,
        person=person,
        note=kind.value,
    )


def _form_out(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    if entry.detail:
        text = _("The form {code} for {name} is out since {day}, and not answered.")
    else:
        text = _("A form for {name} is out since {day}, and not answered.")
    code = shown_form_code(entry.detail) if entry.detail else ""
    said = text.format(code=code, name=shown_name(entry), day=shown_day(entry.at, zone))
    return case_line(
        entry,
        said,
        icon="waiting",
        tone=Tone.WARNING,
        button=_("Register an answer") if entry.detail else _("Open the consents"),
        tab="consent",
        **({"answer": entry.detail} if entry.detail else {}),
    )


WAITING_LINES: dict[str, LineMaker] = {
    "talk_first": _talk_first,
    "reminder_due": _reminder_due,
    "form_out": _form_out,
}
