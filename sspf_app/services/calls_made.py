"""Who was called to a meeting, in writing or by word of mouth, and who still knows another time.

Source: sharing rules, sections 6 and 7.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copy_views import CalledView
from sspf_app.services.gate import decide_invitation
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.notice_search import time_known
from sspf_app.services.records import DisclosureKind
from sspf_app.services.state_records import UncalledMeeting

_CALLS = frozenset({DisclosureKind.INVITATION, DisclosureKind.ORAL})
"""What calls somebody; what is said of no meeting calls nobody."""


def calls_made(loaded: LoadedCase, row: Meeting, trail: LedgerTrail) -> dict[str, CalledView]:
    """By who was called, the last time; what went to somebody else instead called nobody."""
    return {
        trail.now(one.recipient): CalledView(
            recipient=trail.now(one.recipient),
            at=one.at,
            is_spoken=one.kind is DisclosureKind.ORAL,
            is_wrong_time=time_known(loaded, row, one.at) != row.starts_at,
        )
        for one in sorted(trail.disclosures, key=lambda one: one.at)
        if one.kind in _CALLS
        and one.meeting == row.id
        and trail.now(one.recipient) in trail.reached(one)
    }


def uncalled_meetings(
    loaded: LoadedCase, trail: LedgerTrail, *, others: frozenset[str] = frozenset()
) -> tuple[UncalledMeeting, ...]:
    """Coming meetings to which somebody may be invited now, and does not know of it as it stands.

    Args:
        loaded: The case.
        trail: Its ledger.
        others: Meetings that are talks or referrals, to which nobody is called on paper.
    """
    found: list[UncalledMeeting] = []
    own = loaded.header.coordinator_party
    for row in sorted(loaded.meetings.values(), key=lambda one: (one.starts_at, one.id)):
        if row.id in others or row.starts_at <= loaded.now:
            continue
        called = calls_made(loaded, row, trail)
        waiting = tuple(
            one
            for one in row.participants
            if one != own
            and (one not in called or called[one].is_wrong_time)
            and _may_be_called(loaded, row, one)
        )
        if waiting:
            found.append(UncalledMeeting(meeting=row.id, waiting=waiting))
    return tuple(found)


def _may_be_called(loaded: LoadedCase, row: Meeting, recipient: str) -> bool:
    try:
        decide_invitation(loaded, row, recipient)
    except DomainError:
        return False
    return True
