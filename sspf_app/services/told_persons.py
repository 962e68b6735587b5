"""Whether a person of the family may be told something by word of mouth, and why.

A party is answered by the decision; a person by what a person reads (section 6). What is asked is
about a kind of information: a single item may be kept from a person all the same, and the answer
says so.

Source: sharing rules, section 6; OSL 12:3 with FB 6:11.
"""

from __future__ import annotations

from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.domain.rules import Situation, person_may_know, reads_as_guardian
from sspf_app.domain.told import ToldWhy
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.placements import hiding_pauses

_STOPS = {
    "signatory_dead": ToldWhy.DEAD,
    "danger_held": ToldWhy.HELD,
    "danger_unanswered": ToldWhy.DANGER_UNASKED,
}


def kind_of(flow: Flow) -> Item:
    """A kind of information as an item of that kind, in no meeting."""
    return Item(
        id="kind",
        case=flow.case,
        meeting="",
        text="",
        source=flow.source,
        about=(flow.subject,),
        types=(flow.type,),
    )


def why_told(loaded: LoadedCase, situation: Situation, flow: Flow) -> ToldWhy:
    """Why the person may be told, or may not, in a situation; who is barred is asked of today."""
    stopped = _stopped(loaded, flow.recipient)
    if stopped is not None:
        return stopped
    if loaded.keeps_from(flow.recipient, (flow.subject,)):
        is_danger = flow.subject in loaded.held_beside
        return ToldWhy.HELD if is_danger else ToldWhy.BARRED
    is_own = flow.subject == flow.recipient
    if not is_own and _is_hidden(loaded, situation):
        return ToldWhy.HIDDEN
    is_guardian = reads_as_guardian(situation, kind_of(flow), flow.recipient, flow.subject)
    if person_may_know(situation, flow):
        if is_own:
            return ToldWhy.OWN
        return ToldWhy.GUARDIAN if is_guardian else ToldWhy.GRANTED
    if is_own or is_guardian:
        return ToldWhy.TOO_YOUNG
    if flow.recipient in {row.holder for row in situation.custody_of(flow.subject)}:
        return ToldWhy.DECIDES_ALONE
    return ToldWhy.NOT_GRANTED


def _stopped(loaded: LoadedCase, person: str) -> ToldWhy | None:
    try:
        loaded.need_contact(person)
    except DomainError as error:
        return _STOPS.get(error.code, ToldWhy.BARRED)
    return None


def _is_hidden(loaded: LoadedCase, situation: Situation) -> bool:
    """Whether the place where the child is may be secret at that instant."""
    return any(
        one.starts_at <= situation.at and (one.ends_at is None or situation.at < one.ends_at)
        for one in hiding_pauses(loaded)
    )
