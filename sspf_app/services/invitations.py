"""Whether a party may be invited to a meeting of a case.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.domain.rules import Invitation, decide_in, invitation, next_change
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


def first_no(
    loaded: LoadedCase, starts_at: datetime, is_allowed: Callable[[LoadedCase], bool]
) -> datetime | None:
    """From when it is no longer allowed, up to when something begins.

    None where it is allowed all the time, or not today: then nothing ends it in between.
    """
    if not is_allowed(loaded):
        return None
    at = loaded.now
    while (then := next_change(loaded.facts, loaded.id, at=at)) is not None and then < starts_at:
        if not is_allowed(loaded.when(then)):
            return then
        at = then
    return None if is_allowed(loaded.when(starts_at)) else starts_at


def party_stops_at(loaded: LoadedCase, asked: Invitation, starts_at: datetime) -> datetime | None:
    """From when a party that may be invited today no longer may; None = from no such day."""
    return first_no(loaded, starts_at, lambda one: decide_in(one.situation, asked.flow).allowed)


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
