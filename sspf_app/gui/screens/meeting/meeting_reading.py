"""Reads a meeting with everything its pages show. No Qt."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import FAMILY, Channel
from sspf_app.domain.decision import Flow
from sspf_app.gui.screens.meeting.ports import AgendaPoint, MeetingPage
from sspf_app.services.bundle import Services
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.meeting_views import InvitationCheck, ItemView, MeetingDetail, NewMeeting


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
            AgendaPoint(item=item, without=_without(services, detail, found, item))
            for item in found.items
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


def _without(
    services: Services, case: CaseDetail, found: MeetingDetail, item: ItemView
) -> tuple[str, ...]:
    """Names of participants for whom the point is not: they may neither read nor hear it."""
    invited = {one.participant for one in found.participants}
    return tuple(
        reader.name
        for reader in item.readers
        if reader.recipient in invited
        and not reader.reads
        and not (
            reader.kind == "party"
            and may_hear(services, case, item, party=reader.recipient, purpose=found.purpose)
        )
    )


def may_hear(
    services: Services, case: CaseDetail, item: ItemView, *, party: str, purpose: str
) -> bool:
    """Whether a party may be told the item by word of mouth, in every part of it.

    Nobody is while its use is restricted (GDPR 18.2).
    """
    if item.is_restricted:
        return False
    if item.from_legal_disclosure and not item.independent_source_confirmed:
        return False
    source = case.coordinator_party if item.source == FAMILY else item.source
    return all(
        services.sharing.ask(
            Flow(
                case=case.case,
                purpose=purpose,
                subject=subject,
                source=source,
                recipient=party,
                type=type_,
                channel=Channel.ORAL,
            )
        ).decision.allowed
        for subject in item.about
        for type_ in item.types
    )
