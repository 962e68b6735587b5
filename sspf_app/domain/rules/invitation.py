"""Who may be invited to a named meeting.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules.decide import decide_in
from sspf_app.domain.rules.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whether a party may be invited: allowed both when sending and at the meeting's start."""

    party: str
    flow: Flow
    when_sending: Decision
    at_start: Decision

    @property
    def allowed(self) -> bool:
        """Whether both decisions allow it."""
        return self.when_sending.allowed and self.at_start.allowed

    @property
    def decision(self) -> Decision:
        """The decision that explains the answer: the failing one, sending first."""
        return self.when_sending if not self.when_sending.allowed else self.at_start


def invitation(  # noqa: PLR0913  the question has these parts
    facts: Facts, *, case: str, purpose: str, party: str, now: datetime, starts_at: datetime
) -> Invitation | None:
    """Whether a party may be invited to a meeting of the case; None when the case is unknown.

    Args:
        facts: Everything recorded about the case.
        case: Case id.
        purpose: Purpose of the meeting.
        party: Whom to invite.
        now: When the invitation goes out.
        starts_at: When the meeting starts.

    Source: sharing rules, section 7.
    """
    sending = Situation(facts, case, at=now)
    if sending.header is None:
        return None
    flow = Flow(
        case=case,
        purpose=purpose,
        subject=sending.header.young_person,
        source=sending.header.coordinator_party,
        recipient=party,
        type=InformationType.PARTICIPATION,
        channel=Channel.WRITTEN,
    )
    return Invitation(
        party=party,
        flow=flow,
        when_sending=decide_in(sending, flow),
        at_start=decide_in(Situation(facts, case, at=starts_at), flow),
    )
