"""Who signs not to pass on what they get, before they get anything in writing.

An association and a private person stand outside the Secrecy Act: a consent given on that
condition holds for them only with a reservation (förbehåll).

Source: OSL 12:2 second paragraph; `domain.md` 2.1, block Q.
"""

from __future__ import annotations

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.ledger_records import FollowUp, FollowUpKind, that_count
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import DisclosureKind

_OUTSIDE = frozenset({PartyKind.ASSOCIATION, PartyKind.OTHER})
_OWN_ANSWER = frozenset({DisclosureKind.CONSENT_FORM, DisclosureKind.CONSENT_RECEIPT})


def needs_reservation(loaded: LoadedCase, recipient: str) -> bool:
    """Whether the recipient is an association, unknown to the Act, or a private person.

    The young person and whoever holds custody of them read as family, not as receivers.
    """
    party = loaded.parties.get(recipient)
    if party is not None:
        return party.kind in _OUTSIDE
    young = loaded.header.young_person
    family = {young, *(row.holder for row in loaded.situation.custody_of(young))}
    return recipient in loaded.persons and recipient not in family


def signed_reservation(follow_ups: tuple[FollowUp, ...], recipient: str) -> FollowUp | None:
    """The signing that holds, if any."""
    kinds = (FollowUpKind.RESERVATION_SIGNED, FollowUpKind.RESERVATION_VOID)
    found = [
        row for row in that_count(follow_ups) if row.kind in kinds and row.recipient == recipient
    ]
    last = found[-1] if found else None
    return last if last is not None and last.kind is FollowUpKind.RESERVATION_SIGNED else None


def check_reservation(desk: Desk, unit: UnitOfWork, decision: DisclosureDecision) -> None:
    """Refuse a written copy to somebody who has to sign first.

    Raises:
        DomainError: ``reservation_missing`` (name).
    """
    if not decision.parts or decision.kind in _OWN_ANSWER:
        return
    party = unit.records.standing(Party, decision.recipient)
    if party is not None and party.kind not in _OUTSIDE:
        return
    loaded = load_case(unit, decision.case, now=desk.now())
    if not needs_reservation(loaded, decision.recipient):
        return
    if signed_reservation(unit.ledger.follow_ups(decision.case), decision.recipient) is None:
        raise DomainError("reservation_missing", name=loaded.name(decision.recipient))
