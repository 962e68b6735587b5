"""The answer about a person of the family who asks: may they be told, and why.

Source: sharing rules, section 6.
"""

from dataclasses import dataclass
from enum import StrEnum

from sspf_app.domain.codes import ReasonCode
from sspf_app.domain.decision import Decision, Flow, Reason


class ToldWhy(StrEnum):
    """Why a person may be told, or may not."""

    OWN = "own"
    GUARDIAN = "guardian"
    GRANTED = "granted"
    DEAD = "dead"
    BARRED = "barred"
    HELD = "held"
    DANGER_UNASKED = "danger_unasked"
    HIDDEN = "hidden"
    TOO_YOUNG = "too_young"
    DECIDES_ALONE = "decides_alone"
    """A guardian of somebody who decides about it alone, and has not said yes."""
    NOT_GRANTED = "not_granted"


_YES = frozenset({ToldWhy.OWN, ToldWhy.GUARDIAN, ToldWhy.GRANTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswer:
    """The answer about a person.

    Attributes:
        records: Consent records it rests on; none where custody or the person's own is the ground.
        is_protected: Somebody of the case is protected: where they are is told to nobody.
    """

    flow: Flow
    why: ToldWhy
    records: tuple[str, ...] = ()
    is_protected: bool = False

    @property
    def allowed(self) -> bool:
        """Whether it may be said."""
        return self.why in _YES

    @property
    def decision(self) -> Decision:
        """The same as a decision: what it rests on, or that nothing grants it."""
        if not self.allowed:
            lacking = Reason(code=ReasonCode.NOT_GRANTED, party=self.flow.recipient)
            return Decision(allowed=False, reasons=(lacking,))
        granted = tuple(Reason(code=ReasonCode.CONSENT, record=one) for one in self.records)
        own = Reason(code=ReasonCode.OWN_INFORMATION, person=self.flow.recipient)
        return Decision(allowed=True, reasons=granted or (own,))
