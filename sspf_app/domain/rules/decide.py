"""The decision: may one kind of information about one person go from one party to another?

Source: sharing rules, section 5.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import Channel, ReasonCode, Side
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent
from sspf_app.domain.rules.boxes import Box, Mark
from sspf_app.domain.rules.signatories import required_in
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import StandingAnswer, standing_in

_OWN = Decision(allowed=True, reasons=(Reason(code=ReasonCode.OWN_INFORMATION),))


def decide(facts: Facts, flow: Flow, *, at: datetime, known_at: datetime | None = None) -> Decision:
    """Decide whether one kind of information about one person may go from one party to another.

    Args:
        facts: Everything recorded about the case and the shared persons, custody, parties, policy.
        flow: What would go from whom to whom, and how.
        at: Aware instant asked about; may lie in the future.
        known_at: Judge by what was recorded at this instant; None = by all that is recorded now.

    Returns:
        A decision with every reason that applied, in the fixed order; never without a reason.

    Raises:
        NaiveInstant: if an instant has no time zone. (A bug, never shown to the user.)

    Source: sharing rules, section 5; OSL 10:1, 12:2-3; FB 6:11, 6:13.
    """
    return decide_in(Situation(facts, flow.case, at=at, known_at=known_at), flow)


def decide_in(situation: Situation, flow: Flow) -> Decision:
    """Decide a flow in a situation, which its other flows may share.

    Args:
        situation: The flow's case at the instant asked about.
        flow: A flow of that case.
    """
    if flow.source == flow.recipient:
        return _own_information(situation, flow.source)
    failures = [
        *case_reasons(situation),
        *party_reasons(situation, flow.source, Side.FROM),
        *party_reasons(situation, flow.recipient, Side.TO),
    ]
    required = required_in(situation, purpose=flow.purpose, subject=flow.subject, type_=flow.type)
    if required.problem is not None:
        failures.append(Reason(code=required.problem, person=flow.subject))
        return Decision(allowed=False, reasons=tuple(failures))
    answers = [
        (
            person,
            standing_in(
                situation,
                signatory=person,
                subject=flow.subject,
                purpose=flow.purpose,
                channel=flow.channel,
            ),
        )
        for person in required.signatories
    ]
    highest = _highest_terms(answers)
    for person, answer in answers:
        failures += _person_reasons(flow, person, answer, highest)
    if failures:
        return Decision(allowed=False, reasons=tuple(failures))
    return Decision(
        allowed=True,
        reasons=tuple(
            Reason(code=ReasonCode.CONSENT, person=person, record=record.id)
            for person, answer in answers
            for record in answer.records
        ),
    )


def _own_information(situation: Situation, party: str) -> Decision:
    if situation.took_part(party):
        return _OWN
    reason = Reason(code=ReasonCode.PARTY_NOT_IN_CASE, party=party, side=Side.FROM)
    return Decision(allowed=False, reasons=(reason,))


def case_reasons(situation: Situation) -> list[Reason]:
    """Why the case itself lets nothing through: closed, paused (section 5.2)."""
    reasons: list[Reason] = []
    if not situation.is_open:
        closing = situation.closing
        since = None if closing is None else closing.closed_at
        reasons.append(Reason(code=ReasonCode.CASE_CLOSED, since=since))
    if situation.pause is not None:
        reasons.append(Reason(code=ReasonCode.CASE_PAUSED, since=situation.pause.starts_at))
    return reasons


def party_reasons(situation: Situation, party: str, side: Side) -> list[Reason]:
    """Why a party cannot stand at this end of a flow (section 5.3)."""
    if situation.takes_part(party):
        return []
    return [Reason(code=ReasonCode.PARTY_NOT_IN_CASE, party=party, side=side)]


def _highest_terms(answers: list[tuple[str, StandingAnswer]]) -> int:
    """The highest terms number relied on; 0 when somebody's answer is not in force."""
    if not all(answer.in_force for _, answer in answers):
        return 0
    return max((record.terms for _, answer in answers for record in answer.records), default=0)


def _person_reasons(flow: Flow, person: str, answer: StandingAnswer, highest: int) -> list[Reason]:
    if not answer.in_force:
        return [Reason(code=answer.code, person=person, record=answer.record, since=answer.since)]
    reasons = _excluded(flow, person, answer) or [
        reason
        for party, side in ((flow.source, Side.FROM), (flow.recipient, Side.TO))
        if (reason := _side_reason(flow, person, answer, party, side)) is not None
    ]
    reasons += [
        Reason(code=ReasonCode.TERMS_MISMATCH, person=person, record=record.id)
        for record in answer.records
        if record.terms < highest
    ]
    return reasons


def _excluded(flow: Flow, person: str, answer: StandingAnswer) -> list[Reason]:
    """Once per person, whether a rule or a struck box forbids it (section 5.6)."""
    struck = [
        (party, side)
        for party, side in ((flow.source, Side.FROM), (flow.recipient, Side.TO))
        if _mark(answer.boxes.get((party, flow.type, side))) is Mark.STRUCK
    ]
    ruled = [record for record in answer.records if _rules_out(record, flow)]
    if not struck and not ruled:
        return []
    causes = ruled or list(answer.records)
    party, side = struck[0] if struck and not ruled else (None, None)
    return [
        Reason(
            code=ReasonCode.EXCLUDED,
            person=person,
            party=party,
            side=side,
            type=flow.type,
            record=causes[0].id if len(causes) == 1 else None,
        )
    ]


def _rules_out(record: Consent, flow: Flow) -> bool:
    return any(
        rule.matches(
            subject=flow.subject,
            source=flow.source,
            recipient=flow.recipient,
            type_=flow.type,
        )
        for rule in record.exclusions
    )


def _mark(box: Box | None) -> Mark | None:
    return None if box is None else box.mark


def _side_reason(
    flow: Flow, person: str, answer: StandingAnswer, party: str, side: Side
) -> Reason | None:
    box = answer.boxes.get((party, flow.type, side))
    mark = _mark(box)
    if mark is Mark.TICKED or (mark is Mark.ORAL and flow.channel is Channel.ORAL):
        return None
    code = {Mark.ORAL: ReasonCode.ORAL_ONLY, Mark.WITHDRAWN: ReasonCode.WITHDRAWN}.get(
        mark or Mark.VOID, ReasonCode.NOT_GRANTED
    )
    return Reason(
        code=code,
        person=person,
        party=party,
        side=side,
        type=flow.type,
        record=answer.records[0].id if len(answer.records) == 1 else None,
        since=None if box is None else box.since,
    )
