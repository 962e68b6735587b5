"""A decided matrix as a screen shows it: columns, shapes, sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sspf_app.domain.codes import Channel, ReasonCode
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.rules import MatrixCell as DecidedCell
from sspf_app.domain.rules import SideState, Situation
from sspf_app.domain.time import birthday, start_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.sharing_views import CellShape, MatrixCell, MatrixColumn
from sspf_app.texts.catalogue import Words
from sspf_app.texts.reasons import sentence
from sspf_app.texts.sides import side_sentence

_YES = (SideState.YES, SideState.ORAL)
_SILENCE = frozenset(
    {
        ReasonCode.AWAITING,
        ReasonCode.NOT_ASKED,
        ReasonCode.NOT_YET_VALID,
        ReasonCode.EXPIRED,
        ReasonCode.INVALIDATED,
    }
)
_AWAITED = frozenset({ReasonCode.AWAITING, ReasonCode.NOT_YET_VALID})
_BLOCKING = frozenset(
    {
        ReasonCode.CASE_CLOSED,
        ReasonCode.CASE_PAUSED,
        ReasonCode.PARTY_NOT_IN_CASE,
        ReasonCode.CUSTODY_UNVERIFIED,
        ReasonCode.NO_REQUIRED_SIGNATORY,
    }
)


def matrix_columns(loaded: LoadedCase, situation: Situation) -> tuple[MatrixColumn, ...]:
    """Every party that takes or took part: the coordinator's first, then as they joined."""
    own = loaded.header.coordinator_party
    rows = sorted(
        loaded.participations, key=lambda row: (row.party != own, row.joined_on, row.party)
    )
    return tuple(
        MatrixColumn(
            id=party,
            name=loaded.name(party),
            kind=loaded.parties[party].kind if party in loaded.parties else None,
            is_current=situation.takes_part(party),
        )
        for party in dict.fromkeys(row.party for row in rows)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWriter:
    """Makes the cells of one matrix.

    Attributes:
        situation: The case on the day asked about; None = now.
    """

    loaded: LoadedCase
    purpose: str
    subject: str
    source: str | None
    words: Words
    channel: Channel = Channel.WRITTEN
    situation: Situation | None = None

    def cell(self, cell: DecidedCell) -> MatrixCell:
        """One decided cell as shown."""
        decision = cell.decision
        reasons = side_reasons(cell) if decision is None else decision.reasons
        told = tuple(self._from_birthday(one) for one in reasons)
        return MatrixCell(
            type=cell.type,
            column=cell.party,
            shape=_shape_of_sides(cell) if decision is None else shape_of_decision(decision),
            gives=cell.gives.state,
            receives=cell.receives.state,
            has_exclusion=bool(cell.exclusions),
            decision=decision,
            sentence=self._sentence(cell, told),
            codes=tuple(
                dict.fromkeys(
                    reason.code
                    for reason in reasons
                    if reason.code not in (ReasonCode.CONSENT, ReasonCode.OWN_INFORMATION)
                )
            ),
            people=tuple(
                dict.fromkeys(
                    reason.person
                    for reason in reasons
                    if reason.person is not None and reason.code is not ReasonCode.CONSENT
                )
            ),
            records=tuple(reason.record for reason in reasons if reason.record is not None),
        )

    def _sentence(self, cell: DecidedCell, reasons: tuple[Reason, ...]) -> str:
        if cell.decision is None or self.source is None:
            return side_sentence(
                party=cell.party,
                type_=cell.type,
                subject=self.subject,
                gives=cell.gives.state in _YES,
                receives=cell.receives.state in _YES,
                reasons=reasons,
                facts=self.loaded.facts,
                words=self.words,
            )
        flow = Flow(
            case=self.loaded.id,
            purpose=self.purpose,
            subject=self.subject,
            source=self.source,
            recipient=cell.party,
            type=cell.type,
            channel=self.channel,
        )
        decision = replace(cell.decision, reasons=reasons)
        return sentence(decision, flow, self.loaded.facts, self.words)

    def _from_birthday(self, reason: Reason) -> Reason:
        """A young person who is to answer on a later day, and need not now, turns an age first."""
        then = self.situation
        if then is None or reason.code is not ReasonCode.NOT_ASKED or reason.person is None:
            return reason
        row = then.person(reason.person)
        if reason.person != self.loaded.header.young_person or row is None or row.born is None:
            return reason
        turns = birthday(row.born, then.policy.youth_signs_from)
        if not self.loaded.today < turns <= then.day:
            return reason
        return replace(reason, since=start_of(turns, then.zone))


def side_reasons(cell: DecidedCell) -> tuple[Reason, ...]:
    """What stands against hearing and telling, each once."""
    return tuple(dict.fromkeys((*cell.receives.reasons, *cell.gives.reasons)))


def _shape_of_sides(cell: DecidedCell) -> CellShape:
    gives, receives = cell.gives.state, cell.receives.state
    yes = (gives is SideState.YES, receives is SideState.YES)
    if any(yes):
        shapes = {(True, True): CellShape.BOTH, (False, True): CellShape.RECEIVE}
        return shapes.get(yes, CellShape.GIVE)
    for state, shape in (
        (SideState.ORAL, CellShape.ORAL),
        (SideState.BLOCKED, CellShape.BLOCKED),
        (SideState.WAITING, CellShape.WAITING),
        (SideState.EXCLUDED, CellShape.EXCLUDED),
    ):
        if state in (gives, receives):
            is_silent = shape is CellShape.WAITING
            codes = {reason.code for reason in side_reasons(cell)}
            return CellShape.UNANSWERED if is_silent and not codes & _AWAITED else shape
    return CellShape.NO


def shape_of_decision(decision: Decision) -> CellShape:
    """What a decided cell shows."""
    codes = set(decision.codes)
    if decision.allowed:
        return CellShape.OWN if ReasonCode.OWN_INFORMATION in codes else CellShape.YES
    if codes & _BLOCKING:
        return CellShape.BLOCKED
    if ReasonCode.EXCLUDED in codes:
        return CellShape.EXCLUDED
    if codes == {ReasonCode.ORAL_ONLY}:
        return CellShape.ORAL
    if codes <= _SILENCE:
        return CellShape.WAITING if codes & _AWAITED else CellShape.UNANSWERED
    return CellShape.NO
