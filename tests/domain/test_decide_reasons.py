"""A reason names the record that is its cause, where there is one, and from when it holds.

The oracle leaves this free; a person who asks why is led to the paper by it.
"""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import Channel, InformationType, Medium, ReasonCode, Side
from sspf_app.domain.decision import Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Closing, Consent, Exclusion, Grant, Pause, Request
from sspf_app.domain.rules import decide
from tests.builders import a_flow, a_no, a_withdrawal, a_yes, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")
_ANNA = a_yes("anna")


def _reasons(facts: Facts, channel: Channel = Channel.WRITTEN) -> tuple[Reason, ...]:
    return decide(facts, a_flow(channel=channel), at=_AT).reasons


def _told(facts: Facts, channel: Channel = Channel.WRITTEN) -> list[tuple[ReasonCode, str | None]]:
    return [(reason.code, reason.record) for reason in _reasons(facts, channel)]


def _oral(signatory: str, **others: object) -> Consent:
    spoken = a_yes(signatory, id=f"or-{signatory}", medium=Medium.ORAL, valid_to=None)
    return replace(spoken, signed_on=date(2026, 2, 1), **others)  # pyright: ignore[reportArgumentType]


_STRUCK = Grant(
    subject="alva", party="police", type=InformationType.ATTENDANCE, give=False, receive=False
)


@pytest.mark.parametrize(
    ("erik", "code"),
    [
        (a_yes("erik", exclusions=(Exclusion(recipient="police"),)), ReasonCode.EXCLUDED),
        (a_yes("erik", valid_to=date(2026, 2, 1)), ReasonCode.EXPIRED),
        (a_yes("erik", valid_from=date(2026, 2, 3)), ReasonCode.NOT_YET_VALID),
        (a_yes("erik", free_words_unconfirmed=True), ReasonCode.AWAITING),
        (a_no("erik"), ReasonCode.REFUSED),
        (a_no("erik", free_words_unconfirmed=True), ReasonCode.REFUSED),
    ],
)
def test_the_one_record_is_named(erik: Consent, code: ReasonCode) -> None:
    assert _told(alvas_case(_ANNA, erik)) == [(code, "co-erik")]


def test_boxes_left_blank_or_struck_name_their_record_and_their_sides() -> None:
    blank = _reasons(alvas_case(_ANNA, a_yes("erik", grants=())))
    assert [(one.code, one.record, one.party, one.side) for one in blank] == [
        (ReasonCode.NOT_GRANTED, "co-erik", "school", Side.FROM),
        (ReasonCode.NOT_GRANTED, "co-erik", "police", Side.TO),
    ]
    (struck,) = _reasons(alvas_case(_ANNA, a_yes("erik", grants=(_STRUCK,))))
    assert (struck.code, struck.record) == (ReasonCode.EXCLUDED, "co-erik")
    assert (struck.party, struck.side) == ("police", Side.TO)


def test_of_two_records_none_is_the_cause() -> None:
    """A written yes and an oral one that both leave the boxes blank."""
    written = a_yes("erik", grants=())
    told = _told(alvas_case(_ANNA, written, _oral("erik", grants=())), Channel.ORAL)
    assert told == [(ReasonCode.NOT_GRANTED, None)] * 2
    ruled = (Exclusion(recipient="police"),)
    both = alvas_case(_ANNA, replace(written, exclusions=ruled), _oral("erik", exclusions=ruled))
    assert _told(both, Channel.ORAL) == [(ReasonCode.EXCLUDED, None)]
    one = alvas_case(_ANNA, written, _oral("erik", exclusions=ruled))
    assert _told(one, Channel.ORAL) == [(ReasonCode.EXCLUDED, "or-erik")]


def test_records_are_named_in_the_order_of_signing_however_they_were_typed() -> None:
    first = a_yes("erik", id="co-b")
    again = a_yes("erik", id="co-a")  # of the same instant
    spoken = _oral("erik")
    for order in ((first, again, spoken), (spoken, again, first)):
        assert _told(alvas_case(*order, _ANNA), Channel.ORAL) == [
            (ReasonCode.CONSENT, one) for one in ("co-anna", "co-a", "co-b", "or-erik")
        ]


def test_a_rule_is_the_cause_before_a_struck_box() -> None:
    rule = (Exclusion(recipient="police"),)
    (both,) = _reasons(alvas_case(_ANNA, a_yes("erik", grants=(_STRUCK,), exclusions=rule)))
    assert (both.code, both.record) == (ReasonCode.EXCLUDED, "co-erik")
    assert (both.party, both.side) == (None, None)


def test_whoever_waits_and_took_back_the_spoken_word_is_waited_for_in_oral_flows_too() -> None:
    def ticked(party: str) -> tuple[Grant, ...]:
        return (Grant(subject="alva", party=party, type=InformationType.ATTENDANCE, give=True),)

    written = a_yes("erik", grants=ticked("school"))
    waiting = a_yes("erik", id="co-new", signed_on=date(2026, 1, 20), free_words_unconfirmed=True)
    spoken = _oral("erik", grants=ticked("leisure"))
    taken_back = a_withdrawal("erik", an_instant("2026-02-01 08:00"), parties=("leisure",))
    facts = alvas_case(_ANNA, written, waiting, spoken, withdrawals=(taken_back,))
    assert _told(facts, Channel.ORAL) == [(ReasonCode.AWAITING, "co-new")]


def test_an_oral_yes_is_named_where_writing_is_asked_for() -> None:
    facts = alvas_case(_ANNA, _oral("erik"))
    assert _told(facts) == [(ReasonCode.ORAL_ONLY, "or-erik")]
    assert _told(facts, Channel.ORAL) == [
        (ReasonCode.CONSENT, "co-anna"),
        (ReasonCode.CONSENT, "or-erik"),
    ]


def test_from_when_it_holds_is_told() -> None:
    taken_back = an_instant("2026-02-01 08:00")
    rows = (a_withdrawal("erik", taken_back),)
    (withdrawn,) = _reasons(alvas_case(_ANNA, a_yes("erik"), withdrawals=rows))
    assert (withdrawn.code, withdrawn.record) == (ReasonCode.WITHDRAWN, "co-erik")
    assert withdrawn.since == taken_back
    (silent,) = decide(
        alvas_case(_ANNA, _oral("erik"), withdrawals=rows), a_flow(channel=Channel.ORAL), at=_AT
    ).reasons
    assert (silent.code, silent.record, silent.party) == (ReasonCode.WITHDRAWN, "or-erik", None)
    part = (a_withdrawal("erik", taken_back, parties=("police",)),)
    (box,) = _reasons(alvas_case(_ANNA, a_yes("erik"), withdrawals=part))
    assert (box.code, box.record, box.party) == (ReasonCode.WITHDRAWN, "co-erik", "police")
    assert box.since == taken_back
    (expired,) = _reasons(alvas_case(_ANNA, a_yes("erik", valid_to=date(2026, 1, 31))))
    assert expired.since == an_instant("2026-02-01 00:00")
    (refused,) = _reasons(alvas_case(_ANNA, a_no("erik")))
    assert refused.since == an_instant("2026-01-12 00:00")


def test_a_closed_or_paused_case_says_since_when() -> None:
    both = alvas_case(_ANNA, a_yes("erik"))
    pause = Pause(id="pz", case="c-alva", starts_at=an_instant("2026-01-20 12:00"))
    (paused,) = _reasons(replace(both, pauses=(pause,)))
    assert (paused.code, paused.since) == (ReasonCode.CASE_PAUSED, pause.starts_at)
    closing = Closing(id="cl", case="c-alva", closed_at=an_instant("2026-02-01 12:00"))
    closed = _reasons(replace(both, closings=(closing,)))[0]
    assert (closed.code, closed.since) == (ReasonCode.CASE_CLOSED, closing.closed_at)
    early = decide(both, a_flow(), at=an_instant("2026-01-09 08:59")).reasons[0]
    assert (early.code, early.since) == (ReasonCode.CASE_CLOSED, None)


def test_whoever_was_asked_or_not_names_no_record() -> None:
    assert _told(alvas_case(_ANNA)) == [(ReasonCode.NOT_ASKED, None)]
    request = Request(
        id="r1",
        case="c-alva",
        signatory="erik",
        purpose="p1",
        subjects=("alva",),
        sent_at=an_instant("2026-01-10 09:00"),
    )
    assert _told(alvas_case(_ANNA, requests=(request,))) == [(ReasonCode.AWAITING, None)]


@pytest.mark.parametrize(
    ("known_at", "code"),
    [
        (None, ReasonCode.INVALIDATED),
        ("2026-01-13 11:59", ReasonCode.NOT_ASKED),
        ("2026-01-13 12:00", ReasonCode.CONSENT),
        ("2026-01-20 11:59", ReasonCode.CONSENT),
        ("2026-01-20 12:00", ReasonCode.INVALIDATED),
    ],
)
def test_what_was_wrongly_recorded_is_said_to_be_so(known_at: str | None, code: ReasonCode) -> None:
    wrong = a_yes(
        "erik",
        recorded_at=an_instant("2026-01-13 12:00"),
        replaced_at=an_instant("2026-01-20 12:00"),
        invalidated_because="Fel person",
    )
    facts = alvas_case(_ANNA, wrong)
    known = None if known_at is None else an_instant(known_at)
    assert decide(facts, a_flow(), at=_AT, known_at=known).reasons[-1].code is code
    always = alvas_case(_ANNA, replace(wrong, recorded_at=None))
    later = decide(always, a_flow(), at=_AT, known_at=an_instant("2026-01-21 12:00"))
    assert later.reasons[-1].code is ReasonCode.INVALIDATED
    at_once = decide(facts, a_flow(), at=an_instant("2026-01-12 00:00"))
    assert at_once.reasons[-1].code is ReasonCode.INVALIDATED
    signed_later = replace(wrong, signed_on=date(2026, 2, 3))
    unsigned = decide(alvas_case(_ANNA, signed_later), a_flow(), at=_AT)
    assert unsigned.reasons[-1].code is ReasonCode.NOT_ASKED
    reason_alone = alvas_case(replace(_ANNA, invalidated_because="Fel person"))
    for when in (None, _AT):
        stands = decide(reason_alone, a_flow(), at=_AT, known_at=when)
        assert stands.codes == (ReasonCode.NOT_ASKED,)
    ended = alvas_case(_ANNA, replace(wrong, invalidated_because=None))
    assert decide(ended, a_flow(), at=_AT).reasons[-1].code is ReasonCode.NOT_ASKED
