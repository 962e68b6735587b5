"""Whom a withdrawal concerns: who received something of it, and who is to stop giving.

Source: ``domain.md`` 2.4; sharing rules, sections 4.5, 6 and 7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sspf_app.domain.codes import Answer, Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Withdrawal
from sspf_app.domain.rules import Matrix, SideState, Situation, decide_in, matrix
from sspf_app.domain.rules.boxes import covers
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.later_known import LaterKnown, is_later_known, later_known
from sspf_app.services.ledger import received_parts
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.records import Disclosure
from sspf_app.services.standing_rows import standing
from sspf_app.services.wrong_answers import without_support, wrong_answer

_OPEN = (SideState.YES, SideState.ORAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Whom a withdrawal concerns besides its signatory.

    Attributes:
        received: By recipient, what went out that holds something it covers.
        stops: By party, the kinds it gave by this consent and no longer may.
        unknowing: Of those, the parties that nothing shows to know of the case. A letter would
            tell them that there is one, so none is made.
    """

    received: Mapping[str, tuple[Disclosure, ...]]
    stops: Mapping[str, tuple[InformationType, ...]]
    unknowing: frozenset[str]

    @property
    def only_stops(self) -> tuple[str, ...]:
        """Parties to be told that they are to stop, and that received nothing of it."""
        named = (one for one in self.stops if one not in self.received)
        return tuple(one for one in named if one not in self.unknowing)

    @property
    def to_tell(self) -> tuple[str, ...]:
        """Everybody who gets a letter, in their order."""
        return (*self.received, *self.only_stops)


def concerned(loaded: LoadedCase, row: Withdrawal, trail: LedgerTrail) -> Concerned:
    """Whom a withdrawal concerns, an answer that was taken out, or what is known since.

    The row stands among the facts of the case.
    """
    if is_later_known(row.id):
        known = [one for one in later_known(loaded, trail) if one.id == row.id]
        return known_by(*known)
    record = wrong_answer(loaded, row.id)
    if record is not None:
        by_it = without_support(loaded, record, trail)
        return Concerned(received=by_it, stops={}, unknowing=frozenset())
    received = received_parts(loaded, row, trail)
    stops = _stops(loaded, row)
    silent = (one for one in stops if one not in received)
    return Concerned(
        received=received,
        stops=stops,
        unknowing=frozenset(one for one in silent if not _knows_of_case(loaded, one, trail)),
    )


def known_by(*known: LaterKnown) -> Concerned:
    """Whom something concerns that was recorded looking back: whoever got what it is about."""
    received = {who: rows for one in known for who, rows in one.received.items()}
    return Concerned(received=received, stops={}, unknowing=frozenset())


def may_know_of_case(loaded: LoadedCase, party: str) -> bool:
    """Whether a party may be told in writing, in any purpose, that there is a case."""
    return any(
        decide_in(
            loaded.situation,
            Flow(
                case=loaded.id,
                purpose=purpose,
                subject=loaded.header.young_person,
                source=loaded.header.coordinator_party,
                recipient=party,
                type=InformationType.PARTICIPATION,
                channel=Channel.WRITTEN,
            ),
        ).allowed
        for purpose in loaded.purposes
    )


def _knows_of_case(loaded: LoadedCase, party: str, trail: LedgerTrail) -> bool:
    """Something reached it, it told something, it was seen at a meeting, or it may be told.

    To have been planned for a meeting tells it nothing, also when the day has passed: what tells
    is an invitation, which is in the trail, or to have been there. Nor does it know by what it
    disclosed because of a law, or by an item that was put down as its own by mistake.
    """
    told = (
        row.source
        for row in standing(loaded.facts.items)
        if row.case == loaded.id and not row.from_legal_disclosure
    )
    return (
        any(party in trail.reached(row) for row in trail.disclosures)
        or party in told
        or party in trail.present
        or may_know_of_case(loaded, party)
    )


def _stops(loaded: LoadedCase, row: Withdrawal) -> dict[str, tuple[InformationType, ...]]:
    """What parties of today could give just before it was heard, and could not from then on."""
    asked = _asked(loaded, row)
    if not asked:
        return {}
    others = tuple(one for one in loaded.facts.withdrawals if one.id != row.id)
    before = Situation(replace(loaded.facts, withdrawals=others), loaded.id, at=row.received_at)
    after = loaded.situation_at(row.received_at)
    found: dict[str, dict[InformationType, None]] = {}
    for (purpose, subject), cells in asked.items():
        old = _matrix(before, purpose, subject, cells)
        new = _matrix(after, purpose, subject, cells)
        for was, now in zip(old.cells, new.cells, strict=True):
            if was.gives.state in _OPEN and now.gives.state not in _OPEN:
                found.setdefault(was.party, {})[was.type] = None
    return {party: tuple(found[party]) for party in loaded.current_parties() if party in found}


def _asked(
    loaded: LoadedCase, row: Withdrawal
) -> dict[tuple[str, str], dict[tuple[InformationType, str], None]]:
    """By purpose and subject, the boxes it may have emptied: few, where a matrix has many."""
    parties = set(loaded.current_parties()) - {loaded.header.coordinator_party}
    asked: dict[tuple[str, str], dict[tuple[InformationType, str], None]] = {}
    for record in loaded.situation.rows.consents:
        is_theirs = record.signatory == row.signatory and record.answer is Answer.YES
        if not is_theirs or not covers(row.purposes, record.purpose):
            continue
        for grant in record.grants:
            is_given = bool(grant.give) and grant.recipient in parties
            named = ((row.subjects, grant.subject), (row.types, grant.type))
            if is_given and all(covers(*one) for one in (*named, (row.parties, grant.recipient))):
                cells = asked.setdefault((record.purpose, grant.subject), {})
                cells[grant.type, grant.recipient] = None
    return asked


def _matrix(
    situation: Situation,
    purpose: str,
    subject: str,
    cells: Mapping[tuple[InformationType, str], None],
) -> Matrix:
    types = dict.fromkeys(type_ for type_, _party in cells)
    parties = dict.fromkeys(party for _type, party in cells)
    return matrix(situation, purpose=purpose, subject=subject, types=types, parties=parties)
