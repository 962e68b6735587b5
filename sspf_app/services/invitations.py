"""Whether a party may be invited to a meeting of a case.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.domain.rules import Invitation, invitation
from sspf_app.services.case_reading import LoadedCase


def ask_invitation(
    loaded: LoadedCase, party: str, *, purpose: str, starts_at: datetime
) -> Invitation:
    """Ask for now, when the invitation goes out, and for the start of the meeting.

    Raises:
        DomainError: ``unknown_case``; cannot be for a case that was loaded.
    """
    asked = invitation(
        loaded.facts,
        case=loaded.id,
        purpose=purpose,
        party=party,
        now=loaded.now,
        starts_at=starts_at,
    )
    if asked is None:
        raise DomainError("unknown_case", case=loaded.id)
    return asked


def booked_meetings(loaded: LoadedCase) -> Iterable[tuple[Meeting, tuple[str, ...]]]:
    """Coming meetings with participating parties who may not be invited."""
    for meeting in sorted(loaded.meetings.values(), key=lambda one: (one.starts_at, one.id)):
        if meeting.starts_at < loaded.now:
            continue
        stopped = tuple(
            party
            for party in meeting.participants
            if party in loaded.parties
            and not ask_invitation(
                loaded, party, purpose=meeting.purpose, starts_at=meeting.starts_at
            ).allowed
        )
        if stopped:
            yield meeting, stopped
