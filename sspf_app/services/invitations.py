"""Whether a party may be invited to a meeting of a case.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.errors import DomainError
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
