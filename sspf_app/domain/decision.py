"""What the decision function is asked, and what it answers: yes or no, with every reason.

Source: sharing rules, section 5.
"""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import Channel, InformationType, ReasonCode, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One kind of information about one person from one party to another."""

    case: str
    purpose: str
    subject: str
    source: str
    recipient: str
    type: InformationType
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason; only the properties that apply are set.

    Attributes:
        code: What holds.
        person: Signatory it is about.
        party: Party (or recipient person) it is about.
        side: Which end of the flow.
        type: Information type of the cell.
        record: Consent record that is the cause, where it is one.
        since: Instant from which it holds: the signing of a refusal, the receipt of a withdrawal,
            the first instant no longer in force, the start of a closing or pause.
    """

    code: ReasonCode
    person: str | None = None
    party: str | None = None
    side: Side | None = None
    type: InformationType | None = None
    record: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An answer with its reasons, in the fixed order of section 5; never without a reason."""

    allowed: bool
    reasons: tuple[Reason, ...]

    @property
    def codes(self) -> tuple[ReasonCode, ...]:
        """The codes of the reasons, in order."""
        return tuple(reason.code for reason in self.reasons)
