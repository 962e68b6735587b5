"""The decision (section 5), asked as the real function is asked."""

from __future__ import annotations

from datetime import date, datetime

from sspf_app.domain.codes import Channel, InformationType, ReasonCode, Side
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Item
from tests.oracle import readers
from tests.oracle.answer import answer_in_force
from tests.oracle.cells import Cell, is_oral_box, is_struck, is_ticked, removed_at
from tests.oracle.required import About, RequiredAnswer, required
from tests.oracle.standing import Part, Question
from tests.oracle.status import status
from tests.oracle.world import World, day_of, in_period, instant, signing_day, world_at

Standing = list[Part] | Reason
"""The parts of an answer in force, or why there is none."""


def oracle_decide(
    facts: Facts, flow: Flow, at: datetime, known_at: datetime | None = None
) -> Decision:
    """May this kind of information about this person go from the one party to the other?"""
    instant(at)
    return decide_in(world_at(facts, known_at), flow, at)


def oracle_required(
    facts: Facts,
    case: str,
    purpose: str,
    subject: str,
    type_: InformationType,
    at: datetime,
    known_at: datetime | None = None,
) -> RequiredAnswer:
    """Who must answer."""
    instant(at)
    return required(world_at(facts, known_at), About(case, purpose, subject, type_, at))


def oracle_standing(
    facts: Facts, question: Question, channel: Channel, known_at: datetime | None = None
) -> Standing:
    """One signatory's answer in force, or the status."""
    instant(question.at)
    return standing_in(world_at(facts, known_at), question, channel)


def oracle_party_reads(
    facts: Facts, item: Item, party: str, at: datetime, known_at: datetime | None = None
) -> bool:
    """Whether a party reads an item."""
    instant(at)
    return readers.party_reads(world_at(facts, known_at), item, party, at, decide_in)


def oracle_person_reads(
    facts: Facts, item: Item, person: str, at: datetime, known_at: datetime | None = None
) -> bool:
    """Whether a person reads an item."""
    instant(at)
    return readers.person_reads(world_at(facts, known_at), item, person, at)


def oracle_reads(
    facts: Facts, item_id: str, reader: str, at: datetime, known_at: datetime | None = None
) -> bool:
    """Whether a party or a person reads an item that exists; one that does not nobody reads.

    2: "exactly the rows with ... exist": an item stands in a meeting of a case, and
    exists where they do.
    """
    world = world_at(facts, known_at)
    cases = {row.id for row in world.facts.cases}
    meetings = {(row.case, row.id) for row in world.facts.meetings if row.case in cases}
    for item in world.facts.items:
        if (item.case, item.meeting) not in meetings:
            continue
        if item.id == item_id and any(row.id == reader for row in world.facts.parties):
            return oracle_party_reads(facts, item, reader, at, known_at)
        if item.id == item_id:
            return oracle_person_reads(facts, item, reader, at, known_at)
    return False


def standing_in(world: World, question: Question, channel: Channel) -> Standing:
    """4: the answer in force, or 4.7 why there is none."""
    return answer_in_force(world, question, channel) or status(world, question, channel)


# 5


def decide_in(world: World, flow: Flow, at: datetime) -> Decision:
    """5: "Allowed only if nothing above failed. **All** failures are reported, in this order"."""
    if flow.source == flow.recipient:
        return own_information(world, flow, at)
    failures = case_reasons(world, flow, at) + party_reasons(world, flow, at)
    who = required(world, About(flow.case, flow.purpose, flow.subject, flow.type, at))
    if who.problem is not None:
        # 5.4: "ends the per-person part"
        return Decision(allowed=False, reasons=(*failures, Reason(code=who.problem)))
    answers = {
        person: standing_in(
            world, Question(person, flow.subject, flow.case, flow.purpose, at), flow.channel
        )
        for person in who.signatories
    }
    for person, answer in answers.items():
        failures += person_reasons(world, flow, at, person, answer)
        failures += terms_reasons(world, person, answers)
    if failures:
        return Decision(allowed=False, reasons=tuple(failures))
    # "A yes lists `consent` once per record relied on"
    consents = [
        Reason(code=ReasonCode.CONSENT, person=person, record=record)
        for person, answer in answers.items()
        for record in relied_on(answer)
    ]
    return Decision(allowed=True, reasons=tuple(consents))


def relied_on(answer: Standing) -> list[str]:
    """5.7: "all records of the answers in force"."""
    if isinstance(answer, Reason):
        return []
    return sorted(record.id for part in answer for record in part)


def own_information(world: World, flow: Flow, at: datetime) -> Decision:
    """5.1: "allowed ... if that party takes or took part in the case by that day"."""
    day = day_of(world, at)
    if any(joined <= day for joined, _ in stints(world, flow.case, flow.source)):
        return Decision(allowed=True, reasons=(Reason(code=ReasonCode.OWN_INFORMATION),))
    return Decision(allowed=False, reasons=(_not_in_case(flow.source, Side.FROM),))


def case_reasons(world: World, flow: Flow, at: datetime) -> list[Reason]:
    """5.2: "open (`opened_at <= at < closed_at`), else `case_closed`; and not paused"."""
    now = instant(at)
    reasons: list[Reason] = []
    is_opened = any(
        row.id == flow.case and instant(row.opened_at) <= now for row in world.facts.cases
    )
    closed = [
        instant(row.closed_at)
        for row in world.facts.closings
        if row.case == flow.case
        and instant(row.closed_at) <= now
        and (row.reopened_at is None or now < instant(row.reopened_at))
    ]
    paused = [
        instant(row.starts_at)
        for row in world.facts.pauses
        if row.case == flow.case
        and instant(row.starts_at) <= now
        and (row.ends_at is None or now < instant(row.ends_at))
    ]
    if closed or not is_opened:
        since = closed[0] if len(closed) == 1 else None
        reasons.append(Reason(code=ReasonCode.CASE_CLOSED, since=since))
    if paused:
        since = paused[0] if len(paused) == 1 else None
        reasons.append(Reason(code=ReasonCode.CASE_PAUSED, since=since))
    return reasons


# 5.3 Participation


def stints(world: World, case: str, party: str) -> list[tuple[date, date | None]]:
    """The times a party took part: first day, last day."""
    return [
        (row.joined_on, row.left_on)
        for row in world.facts.participations
        if row.case == case and row.party == party
    ]


def _not_in_case(party: str, side: Side) -> Reason:
    return Reason(code=ReasonCode.PARTY_NOT_IN_CASE, party=party, side=side)


def party_reasons(world: World, flow: Flow, at: datetime) -> list[Reason]:
    """5.3: "Source and recipient each take part that day, else `party_not_in_case`"."""
    day = day_of(world, at)
    return [
        _not_in_case(party, side)
        for party, side in ((flow.source, Side.FROM), (flow.recipient, Side.TO))
        if not any(in_period(day, *stint) for stint in stints(world, flow.case, party))
    ]


def left_before_return(world: World, case: str, party: str, day: date) -> date | None:
    """5.3: "A party that left and came back": the last day of the time before it came back.

    Read so: it left if no other stint covers that day and the next; it came back if a stint
    begins after it, by today; the latest such day counts.
    """
    all_stints = stints(world, case, party)
    found: list[date] = []
    for _, left in all_stints:
        if left is None:
            continue
        went_on = any(
            joined <= left and (other_left is None or left < other_left)
            for joined, other_left in all_stints
        )
        came_back = any(left < joined <= day for joined, _ in all_stints)
        if came_back and not went_on:
            found.append(left)
    return max(found, default=None)


# 5.6 The cells


def person_reasons(
    world: World, flow: Flow, at: datetime, person: str, answer: Standing
) -> list[Reason]:
    """5.5: "else that person's status"; 5.6: excluded, or side codes."""
    if isinstance(answer, Reason):
        return [answer]
    if is_excluded(flow, answer):
        return [Reason(code=ReasonCode.EXCLUDED, person=person, type=flow.type)]
    question = Question(person, flow.subject, flow.case, flow.purpose, at)
    return [
        reason
        for cell in both_cells(flow)
        for reason in side_reasons(world, flow, question, answer, cell)
    ]


def both_cells(flow: Flow) -> list[Cell]:
    """The source gives, the recipient receives."""
    return [
        Cell(flow.source, False, flow.type, Side.FROM),
        Cell(flow.recipient, False, flow.type, Side.TO),
    ]


def is_excluded(flow: Flow, answer: list[Part]) -> bool:
    """5.6: "an exclusion matching (subject, source, recipient, type), or a box ticked no"."""
    matching = any(
        exclusion.matches(
            subject=flow.subject, source=flow.source, recipient=flow.recipient, type_=flow.type
        )
        for part in answer
        for record in part
        for exclusion in record.exclusions
    )
    return matching or any(
        is_struck(part, flow.subject, cell) for part in answer for cell in both_cells(flow)
    )


def side_reasons(
    world: World, flow: Flow, question: Question, answer: list[Part], cell: Cell
) -> list[Reason]:
    """5.6: "box not ticked yes: `withdrawn` where a withdrawal removed it, otherwise
    `not_granted`; ticked yes with channel `oral` ..., in a written flow: `oral_only`"."""
    ticked = [part for part in answer if is_ticked(part, flow.subject, cell)]
    removals = [removed_at(world, question, part, cell) for part in ticked]
    kept = [part for part, gone in zip(ticked, removals, strict=True) if gone is None]
    # 5.3: "records signed on or before the earlier `left_on` grant it nothing"
    left = left_before_return(world, flow.case, cell.holder, day_of(world, question.at))
    kept = [part for part in kept if left is None or signing_day(world, part[0]) > left]
    gone = [removal for removal in removals if removal is not None]
    if not kept:
        code = ReasonCode.WITHDRAWN if gone else ReasonCode.NOT_GRANTED
        return [_side_reason(question, cell, code, gone[0] if len(gone) == 1 else None)]
    written = flow.channel is Channel.WRITTEN
    if written and any(is_oral_box(part, flow.subject, cell) for part in kept):
        return [_side_reason(question, cell, ReasonCode.ORAL_ONLY, None)]
    return []


def _side_reason(
    question: Question, cell: Cell, code: ReasonCode, since: datetime | None
) -> Reason:
    return Reason(
        code=code,
        person=question.signatory,
        party=cell.holder,
        side=cell.side,
        type=cell.type,
        since=since,
    )


# 5.7 Terms


def terms_reasons(world: World, person: str, answers: dict[str, Standing]) -> list[Reason]:
    """5.7: "If all required answers are in force, the records relied on ... must have the same
    `terms` number; each record below the highest gives `terms_mismatch`"."""
    if any(isinstance(answer, Reason) for answer in answers.values()):
        return []
    terms = {
        record: world_terms(world, record) for a in answers.values() for record in relied_on(a)
    }
    return [
        Reason(code=ReasonCode.TERMS_MISMATCH, person=person, record=record)
        for record in relied_on(answers[person])
        if terms[record] < max(terms.values())
    ]


def world_terms(world: World, record: str) -> int:
    """The terms number of a record."""
    return next(row.terms for row in world.facts.consents if row.id == record)
