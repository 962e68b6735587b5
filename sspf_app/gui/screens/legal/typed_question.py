"""From what stands in the fields to what is recorded, and what stands there at first."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import _
from sspf_app.gui.screens.legal.ports import REPORT, TOLD, TypedQuestion
from sspf_app.gui.typed_days import parse_day, parse_time
from sspf_app.services.legal_records import Direction
from sspf_app.services.legal_views import LegalDesk, LegalInput, ReportInput
from sspf_app.services.ports import Clock


def first_typed(desk: LegalDesk, clock: Clock) -> TypedQuestion:
    """A new question: the police ask the office, now."""
    now = clock.now().astimezone(clock.zone)
    return TypedQuestion(
        person=desk.persons[0][0] if len(desk.persons) == 1 else "",
        giver=desk.coordinator_party,
        receiver=next((one.id for one in desk.parties if one.kind.value == "police"), ""),
        day=now.date().isoformat(),
        time=f"{now:%H:%M}",
    )


def faults_of(typed: TypedQuestion, asked_at: datetime | None) -> dict[str, str]:
    """What is still to write or choose, by the rows of the form."""
    found: dict[str, str] = {}
    if typed.kind == REPORT:
        if typed.report_made is None:
            found["made"] = _("Choose whether a report was made.")
        return found
    if not typed.person:
        found["person"] = _("Choose whom it is about.")
    if not typed.asked_by.strip():
        found["asked_by"] = _("Write who asked or told.")
    if asked_at is None:
        found["when"] = _("Write when it was: a day and a time.")
    if not typed.asked_what.strip():
        found["asked_what"] = _("Write what was asked for or told.")
    if not typed.giver:
        found["giver"] = _("Choose a party.")
    if not typed.receiver:
        found["receiver"] = _("Choose a party.")
    if typed.kind != TOLD and typed.hand_out is None:
        found["hand_out"] = _("Choose whether anything is handed out.")
    return found


def asked_instant(typed: TypedQuestion, clock: Clock) -> datetime | None:
    """When it was asked; None where a day or a time is missing."""
    now = clock.now()
    day, at = parse_day(typed.day, today=day_of(now, clock.zone)), parse_time(typed.time)
    if day is None or at is None:
        return None
    made = datetime.combine(day, at, tzinfo=clock.zone)
    # The field holds whole minutes: this very minute has come.
    is_now = made <= now and (now - made).total_seconds() < 60
    return now if is_now else made


def entry_of(typed: TypedQuestion, case: str, asked_at: datetime) -> LegalInput:
    """The question as it is recorded."""
    is_told = typed.kind == TOLD
    return LegalInput(
        case=case,
        person=typed.person,
        direction=Direction.INCOMING if is_told else Direction.OUTGOING,
        ground=typed.ground or None,
        giver=typed.giver,
        receiver=typed.receiver,
        asked_by=typed.asked_by,
        asked_at=asked_at,
        asked_what=typed.asked_what,
        answers=typed.answers,
        circumstances=typed.circumstances,
        reasoning=typed.reasoning,
        what=typed.what,
        hand_out=bool(typed.hand_out),
    )


def report_of(typed: TypedQuestion, case: str, *, made: bool, clock: Clock) -> ReportInput:
    """That a report of concern was made, or was not."""
    today = day_of(clock.now(), clock.zone)
    return ReportInput(
        case=case,
        made=made,
        party=typed.giver or None,
        reported_on=parse_day(typed.day, today=today) if made else None,
    )
