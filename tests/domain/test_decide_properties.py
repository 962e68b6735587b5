"""The properties of section 5 ("Properties for every input"), each as a test of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf_app.domain.codes import Answer, Channel, Medium, ReasonCode
from sspf_app.domain.decision import Decision, Flow
from sspf_app.domain.errors import NaiveInstant
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Exclusion
from sspf_app.domain.rules import decide, reads_item, required_signatories
from tests.domain import changes
from tests.domain import strategies as some
from tests.domain.days import ZONE, Dice
from tests.domain.plain import EVERYTHING, FLOW, plain_case, yes
from tests.domain.test_decide_equals_oracle import EXAMPLES

SOME = settings(
    max_examples=max(EXAMPLES // 4, 1),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
YES_CODES = {ReasonCode.CONSENT, ReasonCode.OWN_INFORMATION}
Situation = tuple[Facts, tuple[some.Asked, ...]]
situations = some.facts_and_questions
"""Facts and questions about them."""


@st.composite
def dice_of(draw: Callable[..., object]) -> Dice:
    """Dice for a change."""
    return Dice(draw)


def answer(facts: Facts, asked: some.Asked) -> Decision:
    return in_utc(decide(facts, asked.flow, at=asked.at, known_at=asked.known_at))


def in_utc(decision: Decision) -> Decision:
    """One instant has several notations, and Python calls some of them unequal (PEP 495)."""
    reasons = (
        reason if reason.since is None else replace(reason, since=reason.since.astimezone(UTC))
        for reason in decision.reasons
    )
    return replace(decision, reasons=tuple(reasons))


def required(facts: Facts, asked: some.Asked) -> set[str] | None:
    """Who must answer; None when a code stands in the way."""
    flow = asked.flow
    found = required_signatories(
        facts,
        case=flow.case,
        purpose=flow.purpose,
        subject=flow.subject,
        type_=flow.type,
        at=asked.at,
        known_at=asked.known_at,
    )
    return set(found.signatories) if found.problem is None else None


def never_yes_after_no(facts: Facts, changed: Facts, asked: some.Asked) -> None:
    """A no before the change stays a no."""
    if not answer(facts, asked).allowed:
        assert not answer(changed, asked).allowed


@SOME
@given(situations())
def test_every_answer_has_reasons_that_fit_it(situation: Situation) -> None:
    facts, questions = situation
    for asked in questions:
        decision = answer(facts, asked)
        assert decision.reasons
        assert decision.allowed == (set(decision.codes) <= YES_CODES)
        assert decision.allowed == bool(set(decision.codes) & YES_CODES)


@SOME
@given(situations())
def test_nothing_recorded_means_no(situation: Situation) -> None:
    facts, questions = situation
    for asked in questions:
        for empty in (replace(facts, consents=()), Facts(zone=ZONE)):
            decision = answer(empty, asked)
            assert not decision.allowed or decision.codes == (ReasonCode.OWN_INFORMATION,)


@SOME
@given(situations(), st.data())
def test_enlarging_the_required_set_never_turns_no_into_yes(
    situation: Situation, data: st.DataObject
) -> None:
    """The *set* grows: a code in place of a set (custody unverified, nobody) is no smaller set."""
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        changed = changes.with_more_required(dice, facts, asked.flow, asked.at)
        before, after = required(facts, asked), required(changed, asked)
        if before is not None and after is not None and before <= after:
            never_yes_after_no(facts, changed, asked)


@SOME
@given(situations(), st.data())
def test_adding_a_refusal_never_turns_no_into_yes(
    situation: Situation, data: st.DataObject
) -> None:
    """A refusal added never turns a no into a yes, unless the same person said yes orally later.

    True as it stands for every written flow, and for every oral flow in which no oral yes of the
    same signatory is signed after the refusal. Otherwise 4.4 and 4.6 say something else: a no
    placed between an older written yes and a later oral yes displaces the written yes for good,
    with its exclusions, struck boxes and terms number, and is itself lifted by the oral yes. See
    `test_a_refusal_between_two_yeses_takes_the_exclusions_of_the_older_with_it`.
    """
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        no = changes.refusal(dice, asked.flow)
        lifted = any(
            (row.case, row.signatory, row.purpose) == (no.case, no.signatory, no.purpose)
            and row.medium is Medium.ORAL
            and row.answer is Answer.YES
            and _signed(row) > _signed(no)
            for row in facts.consents
        )
        if asked.flow.channel is Channel.WRITTEN or not lifted:
            changed = replace(facts, consents=(*facts.consents, no))
            never_yes_after_no(facts, changed, asked)


def _signed(record: Consent) -> float:
    if record.signed_time is not None:
        return record.signed_time.timestamp()
    return _midnight(record.signed_on).timestamp()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def test_a_refusal_between_two_yeses_takes_the_exclusions_of_the_older_with_it() -> None:
    """The one input where a refusal more gives a yes: 4.4 displaces for good, 4.6 lifts the no."""
    excluding = (Exclusion(recipient="police"),)
    first = yes("ma", date(2026, 3, 1), exclusions=excluding)
    spoken = replace(yes("ma", date(2026, 3, 10)), id="ma-oral", medium=Medium.ORAL, valid_to=None)
    no = replace(
        yes("ma", date(2026, 3, 5)), id="ma-no", answer=Answer.NO, valid_to=None, grants=()
    )
    flow = replace(FLOW, channel=Channel.ORAL)
    at = _midnight(date(2026, 3, 12))
    without = plain_case(first, spoken, yes("pa", date(2026, 3, 1)))
    between = plain_case(first, no, spoken, yes("pa", date(2026, 3, 1)))
    assert decide(without, flow, at=at).codes == (ReasonCode.EXCLUDED,)
    assert decide(between, flow, at=at).allowed
    assert not decide(between, FLOW, at=at).allowed


@SOME
@given(situations(), st.data())
def test_adding_an_exclusion_never_turns_no_into_yes(
    situation: Situation, data: st.DataObject
) -> None:
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        never_yes_after_no(facts, changes.with_exclusion(dice, facts, asked.flow), asked)


@SOME
@given(situations(), st.data())
def test_ticking_no_never_turns_no_into_yes(situation: Situation, data: st.DataObject) -> None:
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        never_yes_after_no(facts, changes.with_struck_box(dice, facts, asked.flow), asked)


@SOME
@given(situations(), st.data())
def test_adding_a_withdrawal_never_turns_no_into_yes(
    situation: Situation, data: st.DataObject
) -> None:
    """Holds because a standing yes withdrawn in whole still bites beside a later oral yes."""
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        never_yes_after_no(facts, changes.with_withdrawal(dice, facts, asked.flow), asked)


@SOME
@given(situations(), st.data())
def test_removing_a_grant_never_turns_no_into_yes(
    situation: Situation, data: st.DataObject
) -> None:
    """A grant is a box ticked yes; leaving out a box ticked no is no removal of a grant."""
    facts, questions = situation
    dice = data.draw(dice_of())
    for asked in questions:
        never_yes_after_no(facts, changes.without_tick(dice, facts), asked)


@SOME
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(situation: Situation, random: Random) -> None:
    facts, questions = situation
    mixed = changes.shuffled(facts, random)
    for asked in questions:
        assert answer(mixed, asked) == answer(facts, asked)
        assert required(mixed, asked) == required(facts, asked)


@SOME
@given(situations())
def test_same_facts_same_answer(situation: Situation) -> None:
    facts, questions = situation
    again = replace(facts)  # equal, without anything remembered
    first = [answer(facts, asked) for asked in questions]
    assert [answer(facts, asked) for asked in questions] == first
    assert [answer(again, asked) for asked in reversed(questions)] == first[::-1]


@SOME
@given(situations())
def test_rows_of_one_case_never_change_an_answer_in_another(situation: Situation) -> None:
    facts, questions = situation
    for asked in questions:
        for case in some.CASES:
            there = replace(asked, flow=replace(asked.flow, case=case))
            if any(row.id == case for row in facts.cases):
                alone = changes.only_case(facts, case)
                assert answer(alone, there) == answer(facts, there)


# Before begin, after the end, from the withdrawal on


def _with_one_record(facts: Facts, record: Consent) -> Facts:
    """The facts, with this record as all that its signatory ever said in the case."""
    others = tuple(row for row in facts.consents if row.signatory != record.signatory)
    return replace(facts, consents=(*others, replace(record, recorded_at=None, replaced_at=None)))


def _about(record: Consent, asked: some.Asked, at: datetime) -> some.Asked:
    flow = replace(asked.flow, case=record.case, purpose=record.purpose)
    return some.Asked(replace(flow, subject=record.subjects[0]), at, None)


@SOME
@given(situations())
def test_no_before_begin_and_after_valid_to(situation: Situation) -> None:
    """Where the person must answer and has this one written yes, at no instant outside its days."""
    facts, questions = situation
    for asked in questions:
        for record in facts.consents:
            if record.valid_to is None or record.medium is Medium.ORAL:
                continue
            alone = _with_one_record(facts, record)
            signed = record.signed_time or _midnight(record.signed_on)
            begin = _midnight(record.valid_from) if record.valid_from else signed
            for at in (
                signed - timedelta(microseconds=1),
                begin - timedelta(microseconds=1),
                _midnight(record.valid_to + timedelta(days=1)),
            ):
                _is_no_if_asked(alone, record.signatory, _about(record, asked, at))


@SOME
@given(situations())
def test_no_from_the_instant_of_a_withdrawal(situation: Situation) -> None:
    """Where the person must answer and nothing was signed after everything was taken back."""
    facts, questions = situation
    for asked in questions:
        for record in facts.consents:
            received_at = record.signed_time or _midnight(record.signed_on)
            back = changes.whole_withdrawal(record.case, record.signatory, received_at)
            alone = replace(_with_one_record(facts, record), withdrawals=(*facts.withdrawals, back))
            for at in (received_at, asked.at):
                if at.timestamp() >= received_at.timestamp():
                    _is_no_if_asked(alone, record.signatory, _about(record, asked, at))


def _is_no_if_asked(facts: Facts, signatory: str, asked: some.Asked) -> None:
    must_answer = required(facts, asked)
    if asked.flow.source != asked.flow.recipient and signatory in (must_answer or ()):
        assert not answer(facts, asked).allowed


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("signatory", ["ma", "pa"])
def test_begin_end_and_withdrawal_to_the_microsecond(channel: Channel, signatory: str) -> None:
    """Not vacuous: one microsecond on the other side of each instant the answer is yes."""
    flow = replace(FLOW, channel=channel)
    moment = timedelta(microseconds=1)
    dated = yes(signatory, date(2026, 3, 1), valid_from=date(2026, 3, 29))
    dated = replace(dated, valid_to=date(2026, 10, 25))  # the days the clocks change
    other = yes("pa" if signatory == "ma" else "ma", date(2026, 2, 1))
    facts = plain_case(dated, other)
    begin, end = _midnight(date(2026, 3, 29)), _midnight(date(2026, 10, 26))
    assert not decide(facts, flow, at=begin - moment).allowed
    assert decide(facts, flow, at=begin).allowed
    assert decide(facts, flow, at=end - moment).allowed
    assert not decide(facts, flow, at=end).allowed
    heard = datetime(2026, 6, 1, 10, 42, tzinfo=ZONE)
    back = replace(facts, withdrawals=(changes.whole_withdrawal("c1", signatory, heard),))
    assert decide(back, flow, at=heard - moment).allowed
    assert not decide(back, flow, at=heard).allowed
    assert not decide(back, flow, at=heard + timedelta(days=60)).allowed


# What was known when


@SOME
@given(situations(known=False), st.data())
def test_known_at_is_the_facts_that_existed_then(situation: Situation, data: st.DataObject) -> None:
    """But for `invalidated`, which looks at replaced rows and says `not_asked` without them."""
    facts, questions = situation
    known_at = data.draw(dice_of()).instant()
    then = changes.as_known(facts, known_at)
    for asked in questions:
        got = answer(facts, replace(asked, known_at=known_at))
        right = answer(then, asked)
        reasons = tuple(
            replace(reason, code=ReasonCode.NOT_ASKED, record=None)
            if reason.code is ReasonCode.INVALIDATED
            else reason
            for reason in got.reasons
        )
        assert replace(got, reasons=reasons) == right


@SOME
@given(some.facts_and_readers())
def test_readers_at_known_at(readings: some.Readings) -> None:
    facts, pairs, at, known_at = readings
    known_at = known_at or at
    then = changes.as_known(facts, known_at)
    for item, reader in pairs:
        if any(row.id == item for row in then.items):
            got = reads_item(facts, item, reader, at=at, known_at=known_at)
            assert got == reads_item(then, item, reader, at=at)


@pytest.mark.parametrize("argument", ["at", "known_at"])
def test_an_instant_without_zone_is_an_error(argument: str) -> None:
    facts = EVERYTHING
    instants = {"at": datetime(2026, 4, 1, tzinfo=ZONE), "known_at": None}
    instants[argument] = datetime(2026, 4, 1)  # noqa: DTZ001 - that is the point
    own = replace(FLOW, recipient=FLOW.source)
    flows: tuple[Flow, ...] = (FLOW, own)
    for flow in flows:
        with pytest.raises(NaiveInstant):
            decide(facts, flow, **instants)  # pyright: ignore[reportArgumentType]
    with pytest.raises(NaiveInstant):
        required_signatories(
            facts, case="c1", purpose="p1", subject="kid", type_=FLOW.type, **instants
        )  # pyright: ignore[reportArgumentType]
    for reader in ("police", "ma", "kid"):
        with pytest.raises(NaiveInstant):
            reads_item(facts, "item1", reader, **instants)  # pyright: ignore[reportArgumentType]
