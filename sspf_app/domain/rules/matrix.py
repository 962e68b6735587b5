"""The sharing matrix: types down, parties across, one subject, purpose and instant.

Source: sharing rules, section 9.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sspf_app.domain.codes import Channel, InformationType, ReasonCode, Side
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.facts import Exclusion
from sspf_app.domain.rules.boxes import Mark
from sspf_app.domain.rules.decide import case_reasons, decide_in, party_reasons
from sspf_app.domain.rules.signatories import required_in
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import StandingAnswer, standing_in


class SideState(StrEnum):
    """What all required answers together say of one side of a cell, the strongest no first."""

    BLOCKED = "blocked"
    """The case, the party's participation or the custody stands against it."""
    WAITING = "waiting"
    """Somebody required has no answer in force, and has not said no."""
    REFUSED = "refused"
    """Somebody required said no, or took everything back."""
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"
    NOT_GRANTED = "not_granted"
    TERMS = "terms"
    """The answers rest on different terms."""
    ORAL = "oral"
    """Yes, by word of mouth only."""
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSide:
    """One side of a cell with the reasons against it; empty reasons for a yes."""

    state: SideState
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """What one party may do with one type.

    Attributes:
        gives: May the party tell it?
        receives: May the party hear it?
        exclusions: Pairwise exclusions that touch the cell on either side.
        decision: With a chosen source, the real decision from that source to this party.
    """

    party: str
    type: InformationType
    gives: CellSide
    receives: CellSide
    exclusions: tuple[Exclusion, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Cells in row order: every type, each with every party, both in the order asked for."""

    types: tuple[InformationType, ...]
    parties: tuple[str, ...]
    cells: tuple[MatrixCell, ...]

    def cell(self, type_: InformationType, party: str) -> MatrixCell:
        """The cell of a row and a column.

        Raises:
            KeyError: if the matrix has no such cell.
        """
        for cell in self.cells:
            if cell.type == type_ and cell.party == party:
                return cell
        raise KeyError((type_, party))


def matrix(  # noqa: PLR0913  the six things a matrix is asked about
    situation: Situation,
    *,
    purpose: str,
    subject: str,
    types: Iterable[InformationType],
    parties: Iterable[str],
    source: str | None = None,
    channel: Channel = Channel.WRITTEN,
) -> Matrix:
    """What every party may give and receive about one subject at one instant.

    Args:
        situation: The case at the instant asked about.
        purpose: Purpose id.
        subject: Person the information is about.
        types: The rows.
        parties: The columns.
        source: A "from" party turns the columns into real decisions.
        channel: How the information would go over.

    Source: sharing rules, section 9.
    """
    rows, columns = tuple(types), tuple(parties)
    cells: list[MatrixCell] = []
    for type_ in rows:
        view = _RowView(situation, purpose, subject, type_, channel)
        cells += [view.cell(party, source) for party in columns]
    return Matrix(types=rows, parties=columns, cells=tuple(cells))


class _RowView:
    """One type: the answers of everybody required for it."""

    def __init__(
        self,
        situation: Situation,
        purpose: str,
        subject: str,
        type_: InformationType,
        channel: Channel,
    ) -> None:
        self.situation = situation
        self.purpose = purpose
        self.subject = subject
        self.type = type_
        self.channel = channel
        self.required = required_in(situation, purpose=purpose, subject=subject, type_=type_)
        self.answers: list[tuple[str, StandingAnswer]] = [
            (
                person,
                standing_in(
                    situation, signatory=person, subject=subject, purpose=purpose, channel=channel
                ),
            )
            for person in self.required.signatories
        ]

    def cell(self, party: str, source: str | None) -> MatrixCell:
        decision = None
        if source is not None:
            flow = Flow(
                case=self.situation.case,
                purpose=self.purpose,
                subject=self.subject,
                source=source,
                recipient=party,
                type=self.type,
                channel=self.channel,
            )
            decision = decide_in(self.situation, flow)
        return MatrixCell(
            party=party,
            type=self.type,
            gives=self._side(party, Side.FROM),
            receives=self._side(party, Side.TO),
            exclusions=tuple(self._exclusions(party)),
            decision=decision,
        )

    def _side(self, party: str, side: Side) -> CellSide:
        blocking = [*case_reasons(self.situation), *party_reasons(self.situation, party, side)]
        if self.required.problem is not None:
            blocking.append(Reason(code=self.required.problem, person=self.subject))
        if blocking:
            return CellSide(state=SideState.BLOCKED, reasons=tuple(blocking))
        silent = [
            Reason(code=answer.code, person=person, record=answer.record, since=answer.since)
            for person, answer in self.answers
            if not answer.in_force
        ]
        if silent:
            said_no = any(
                reason.code in (ReasonCode.REFUSED, ReasonCode.WITHDRAWN) for reason in silent
            )
            state = SideState.REFUSED if said_no else SideState.WAITING
            return CellSide(state=state, reasons=tuple(silent))
        return self._marked(party, side)

    def _marked(self, party: str, side: Side) -> CellSide:
        states = [self._mark_state(person, answer, party, side) for person, answer in self.answers]
        against = [one for one in states if one.state not in (SideState.YES, SideState.ORAL)]
        if against:
            return CellSide(
                state=min((one.state for one in against), key=list(SideState).index),
                reasons=tuple(reason for one in against for reason in one.reasons),
            )
        highest = max(record.terms for _, answer in self.answers for record in answer.records)
        older = tuple(
            Reason(code=ReasonCode.TERMS_MISMATCH, person=person, record=record.id)
            for person, answer in self.answers
            for record in answer.records
            if record.terms < highest
        )
        if older:
            return CellSide(state=SideState.TERMS, reasons=older)
        oral = [one for one in states if one.state is SideState.ORAL]
        return CellSide(state=SideState.ORAL if oral else SideState.YES)

    def _mark_state(self, person: str, answer: StandingAnswer, party: str, side: Side) -> CellSide:
        box = answer.boxes.get((party, self.type, side))
        mark = Mark.VOID if box is None else box.mark
        if mark is Mark.STRUCK or self._is_ruled_out(answer, party, side):
            state, code = SideState.EXCLUDED, ReasonCode.EXCLUDED
        elif mark is Mark.TICKED:
            return CellSide(state=SideState.YES)
        elif mark is Mark.ORAL:
            return CellSide(state=SideState.ORAL)
        elif mark is Mark.WITHDRAWN:
            state, code = SideState.WITHDRAWN, ReasonCode.WITHDRAWN
        else:
            state, code = SideState.NOT_GRANTED, ReasonCode.NOT_GRANTED
        reason = Reason(
            code=code,
            person=person,
            party=party,
            side=side,
            type=self.type,
            since=None if box is None else box.since,
        )
        return CellSide(state=state, reasons=(reason,))

    def _is_ruled_out(self, answer: StandingAnswer, party: str, side: Side) -> bool:
        """Whether an exclusion closes the whole side: from or to everyone else."""
        return any(
            rule.subject in ("*", self.subject)
            and rule.type in ("*", self.type)
            and (
                (rule.recipient in ("*", party) and rule.source == "*")
                if side is Side.TO
                else (rule.source in ("*", party) and rule.recipient == "*")
            )
            for rule in answer.exclusions
        )

    def _exclusions(self, party: str) -> Iterable[Exclusion]:
        for _, answer in self.answers:
            for rule in answer.exclusions:
                if (
                    rule.subject in ("*", self.subject)
                    and rule.type in ("*", self.type)
                    and (rule.source in ("*", party) or rule.recipient in ("*", party))
                ):
                    yield rule
