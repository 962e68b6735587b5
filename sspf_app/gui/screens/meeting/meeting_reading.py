"""Reads a meeting with everything its pages show, and says which is the first. No Qt."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.time import day_of
from sspf_app.gui.screens.meeting.ports import AgendaPoint, MeetingPage
from sspf_app.services.bundle import Services
from sspf_app.services.meeting_views import InvitationCheck, MeetingDetail, NewMeeting
from sspf_app.services.ports import Clock


def read_page(
    services: Services, case: str, meeting: str, *, now: datetime, reason: str = ""
) -> MeetingPage:
    """Read it all in one job on the database thread.

    Raises:
        DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
    """
    detail = services.cases.get(case, reason=reason)
    found = services.meetings.get(case, meeting)
    return MeetingPage(
        case=detail,
        meeting=found,
        checks=_checks(services, found, now=now),
        agenda=tuple(
            AgendaPoint(item=item, without=found.without.get(item.id, ())) for item in found.items
        ),
        is_past=found.starts_at <= now,
        state=services.minutes_versions.state(case, meeting),
        points=services.agenda.points(case, meeting),
        agendas=services.agenda.copies(case, meeting),
        memory=services.agenda.memory(case, meeting),
        series=services.meeting_series.of_meeting(case, meeting),
        roster=services.rosters.of_meeting(case, meeting),
        names=services.meeting_names.of_meeting(case, meeting),
    )


def meeting_of(services: Services, case: str, item: str, *, reason: str = "") -> str | None:
    """The meeting of a case that an item was written in; None when the item is gone.

    Raises:
        DomainError: ``unknown_case``, ``reason_required``.
    """
    services.cases.get(case, reason=reason)
    for one in services.meetings.list_meetings(case=case):
        if any(found.id == item for found in services.meetings.get(case, one.id).items):
            return one.id
    return None


def _checks(
    services: Services, found: MeetingDetail, *, now: datetime
) -> tuple[InvitationCheck, ...]:
    """May each party still be invited? A meeting that has begun is asked about as of now."""
    parties = tuple(one.participant for one in found.participants if one.kind == "party")
    planned = services.meetings.check(
        NewMeeting(
            case=found.case,
            purpose=found.purpose,
            starts_at=max(found.starts_at, now),
            parties=parties,
        )
    )
    by_party = {check.party: check for check in (*planned.invited, *planned.blocked)}
    return tuple(by_party[party] for party in parties)


def tab_of(page: MeetingPage, clock: Clock) -> str:
    """Where what is to be done next stands: on a later day, or once locked, it is the copies."""
    if not page.is_past:
        return "before"
    zone = clock.zone
    is_over = day_of(page.meeting.starts_at, zone) < day_of(clock.now(), zone)
    is_noted = bool(page.meeting.items)
    return "after" if page.state.is_locked or (is_over and is_noted) else "during"
