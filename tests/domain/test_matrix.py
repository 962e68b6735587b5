from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from sspf_app.domain.codes import (
    Answer,
    Channel,
    GrantChannel,
    InformationType,
    Medium,
    ReasonCode,
    Side,
)
from sspf_app.domain.decision import Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Closing, Exclusion, Grant
from sspf_app.domain.rules import CellSide, Matrix, SideState, Situation, decide, matrix
from tests.builders import PARTIES, a_flow, a_no, a_withdrawal, a_yes, alvas_case, an_instant
from tests.domain import strategies as some
from tests.domain.test_decide_equals_oracle import EXAMPLES
from tests.domain.test_decide_properties import SOME

_AT = an_instant("2026-02-02 10:00")
_IDS = tuple(party.id for party in PARTIES)
_HEALTH = InformationType.HEALTH


def _matrix(
    facts: Facts, *, source: str | None = None, channel: Channel = Channel.WRITTEN
) -> Matrix:
    return matrix(
        Situation(facts, "c-alva", at=_AT),
        purpose="p1",
        subject="alva",
        types=InformationType,
        parties=_IDS,
        source=source,
        channel=channel,
    )


def _receives(facts: Facts, party: str = "police") -> SideState:
    return _matrix(facts).cell(_HEALTH, party).receives.state


def _side(facts: Facts, channel: Channel = Channel.WRITTEN) -> CellSide:
    """What the police may hear of health."""
    return _matrix(facts, channel=channel).cell(_HEALTH, "police").receives


def _told(side: CellSide) -> list[tuple[ReasonCode, str | None, str | None]]:
    return [(one.code, one.person, one.record) for one in side.reasons]


def _box(*, receive: bool | None, channel: GrantChannel = GrantChannel.ANY) -> tuple[Grant, ...]:
    return (Grant(subject="alva", party="police", type=_HEALTH, receive=receive, channel=channel),)


def test_rows_and_columns_are_as_asked_for() -> None:
    view = _matrix(alvas_case())
    assert view.types == tuple(InformationType)
    assert view.parties == _IDS
    assert len(view.cells) == len(InformationType) * len(_IDS)
    with pytest.raises(KeyError):
        view.cell(_HEALTH, "nobody")


def test_both_yes_is_yes_and_one_alone_waits() -> None:
    assert _receives(alvas_case(a_yes("anna"), a_yes("erik"))) is SideState.YES
    assert _receives(alvas_case(a_yes("anna"))) is SideState.WAITING


def test_no_and_withdrawal_are_shown_as_refused() -> None:
    assert _receives(alvas_case(a_yes("anna"), a_no("erik"))) is SideState.REFUSED
    withdrawn = alvas_case(
        a_yes("anna"),
        a_yes("erik"),
        withdrawals=(a_withdrawal("erik", an_instant("2026-02-01 10:00")),),
    )
    assert _receives(withdrawn) is SideState.REFUSED


def test_a_part_taken_back_is_shown_in_its_cells_only() -> None:
    part = alvas_case(
        a_yes("anna"),
        a_yes("erik"),
        withdrawals=(a_withdrawal("erik", an_instant("2026-02-01 10:00"), parties=("police",)),),
    )
    assert _receives(part) is SideState.WITHDRAWN
    assert _receives(part, "school") is SideState.YES


def test_blank_and_struck_boxes_are_told_apart() -> None:
    blank = a_yes("erik", grants=())
    assert _receives(alvas_case(a_yes("anna"), blank)) is SideState.NOT_GRANTED
    struck = (Grant(subject="alva", party="police", type=_HEALTH, receive=False),)
    assert _receives(alvas_case(a_yes("anna"), a_yes("erik", grants=struck))) is SideState.EXCLUDED


def test_a_pair_that_is_excluded_is_marked_on_both_columns_and_closes_neither() -> None:
    pair = Exclusion(subject="alva", source="school", recipient="police", type=_HEALTH)
    view = _matrix(alvas_case(a_yes("anna"), a_yes("erik", exclusions=(pair,))))
    assert view.cell(_HEALTH, "police").exclusions == (pair,)
    assert view.cell(_HEALTH, "school").exclusions == (pair,)
    assert view.cell(_HEALTH, "social").exclusions == ()
    assert view.cell(_HEALTH, "police").receives.state is SideState.YES


def test_an_exclusion_from_everybody_closes_the_receiving_side() -> None:
    rule = Exclusion(subject="*", source="*", recipient="police", type=_HEALTH)
    view = _matrix(alvas_case(a_yes("anna"), a_yes("erik", exclusions=(rule,))))
    assert view.cell(_HEALTH, "police").receives.state is SideState.EXCLUDED
    assert view.cell(_HEALTH, "police").gives.state is SideState.YES


def test_different_terms_stand_against_every_cell() -> None:
    assert _receives(alvas_case(a_yes("anna"), a_yes("erik", terms=2))) is SideState.TERMS


def test_custody_unverified_blocks_and_says_so() -> None:
    facts = alvas_case(a_yes("anna"), a_yes("erik"), custody=())
    cell = _matrix(facts).cell(_HEALTH, "police")
    assert cell.receives.state is SideState.BLOCKED
    assert [reason.code for reason in cell.receives.reasons] == [ReasonCode.NO_REQUIRED_SIGNATORY]


def test_a_chosen_source_gives_the_real_decisions() -> None:
    pair = Exclusion(subject="alva", source="school", recipient="police", type=_HEALTH)
    facts = alvas_case(a_yes("anna"), a_yes("erik", exclusions=(pair,)))
    view = _matrix(facts, source="school")
    for cell in view.cells:
        flow = a_flow("school", cell.party, type=cell.type)
        assert cell.decision == decide(facts, flow, at=_AT)


def test_an_oral_yes_shows_in_the_oral_matrix_only() -> None:
    said = a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None)
    assert said.answer is Answer.YES
    facts = alvas_case(a_yes("anna"), said)
    assert _receives(facts) is SideState.WAITING
    assert _side(facts, Channel.ORAL) == CellSide(state=SideState.YES)
    unsaid = matrix(
        Situation(facts, "c-alva", at=_AT),
        purpose="p1",
        subject="alva",
        types=(_HEALTH,),
        parties=_IDS,
    )
    assert unsaid.cell(_HEALTH, "police").receives == _side(facts)


def test_a_tick_for_the_spoken_word_is_a_yes_by_word_of_mouth_only() -> None:
    spoken = a_yes("erik", grants=_box(receive=True, channel=GrantChannel.ORAL))
    both = alvas_case(a_yes("anna"), spoken)
    assert _side(both) == _side(both, Channel.ORAL) == CellSide(state=SideState.ORAL)
    assert _side(alvas_case(a_yes("anna"), a_yes("erik"))) == CellSide(state=SideState.YES)


def test_whoever_has_no_answer_in_force_is_told_with_the_reason_and_a_no_is_shown_first() -> None:
    refused = _side(alvas_case(a_no("anna")))
    assert refused.state is SideState.REFUSED
    assert _told(refused) == [
        (ReasonCode.REFUSED, "anna", "co-anna"),
        (ReasonCode.NOT_ASKED, "erik", None),
    ]
    assert refused.reasons[0].since == an_instant("2026-01-12 00:00")
    ended = a_yes("erik", valid_to=date(2026, 1, 31))
    waiting = _side(alvas_case(a_yes("anna"), ended))
    assert waiting.state is SideState.WAITING
    assert _told(waiting) == [(ReasonCode.EXPIRED, "erik", "co-erik")]


def test_the_strongest_no_is_shown_and_all_of_them_are_told() -> None:
    taken_back = an_instant("2026-02-01 10:00")
    part = (a_withdrawal("erik", taken_back, parties=("police",)),)
    struck = a_yes("anna", grants=_box(receive=False))
    blank = a_yes("anna", grants=())
    at = {"party": "police", "side": Side.TO, "type": _HEALTH}
    withdrawn = Reason(code=ReasonCode.WITHDRAWN, person="erik", since=taken_back, **at)
    excluded = Reason(code=ReasonCode.EXCLUDED, person="anna", **at)
    missing = Reason(code=ReasonCode.NOT_GRANTED, person="anna", **at)
    assert _side(alvas_case(struck, a_yes("erik"), withdrawals=part)) == CellSide(
        state=SideState.EXCLUDED, reasons=(excluded, withdrawn)
    )
    assert _side(alvas_case(blank, a_yes("erik"), withdrawals=part)) == CellSide(
        state=SideState.WITHDRAWN, reasons=(missing, withdrawn)
    )
    newer = a_yes("erik", terms=2)
    assert _side(alvas_case(blank, newer)) == CellSide(
        state=SideState.NOT_GRANTED, reasons=(missing,)
    )


def test_the_record_on_older_terms_is_told() -> None:
    side = _side(alvas_case(a_yes("anna", terms=3), a_yes("erik", terms=2)))
    assert side.state is SideState.TERMS
    assert _told(side) == [(ReasonCode.TERMS_MISMATCH, "erik", "co-erik")]
    spoken = a_yes("erik", terms=2, grants=_box(receive=True, channel=GrantChannel.ORAL))
    for channel in Channel:
        assert _side(alvas_case(a_yes("anna", terms=3), spoken), channel) == side


def test_a_closed_case_a_party_that_left_and_custody_are_all_told() -> None:
    facts = alvas_case(a_yes("anna"), a_yes("erik"))
    closing = Closing(id="cl", case="c-alva", closed_at=an_instant("2026-02-01 12:00"))
    stays = tuple(
        replace(row, left_on=date(2026, 2, 1)) if row.party == "police" else row
        for row in facts.participations
    )
    side = _side(replace(facts, closings=(closing,), participations=stays, custody=()))
    assert side.state is SideState.BLOCKED
    assert [one.code for one in side.reasons] == [
        ReasonCode.CASE_CLOSED,
        ReasonCode.PARTY_NOT_IN_CASE,
        ReasonCode.NO_REQUIRED_SIGNATORY,
    ]
    assert (side.reasons[1].party, side.reasons[1].side) == ("police", Side.TO)
    assert side.reasons[2].person == "alva"
    left = _matrix(replace(facts, participations=stays))
    assert left.cell(_HEALTH, "police").gives.state is SideState.BLOCKED
    assert left.cell(_HEALTH, "school").receives.state is SideState.YES


@pytest.mark.parametrize(
    ("rule", "gives", "receives"),
    [
        (Exclusion(source="police"), True, False),
        (Exclusion(recipient="police"), False, True),
        (Exclusion(), True, True),
        (Exclusion(subject="alva", type=_HEALTH), True, True),
        (Exclusion(subject="alva", source="police", type=_HEALTH), True, False),
        (Exclusion(source="school", recipient="police"), False, False),
        (Exclusion(source="police", recipient="school"), False, False),
        (Exclusion(source="school"), False, False),
        (Exclusion(recipient="school"), False, False),
        (Exclusion(subject="anna"), False, False),
        (Exclusion(type=InformationType.ATTENDANCE), False, False),
    ],
)
def test_an_exclusion_closes_a_side_that_it_closes_towards_everybody(
    rule: Exclusion, gives: bool, receives: bool
) -> None:
    facts = alvas_case(a_yes("anna"), a_yes("erik", exclusions=(rule,)))
    cell = _matrix(facts).cell(_HEALTH, "police")
    assert (cell.gives.state is SideState.EXCLUDED) is gives
    assert (cell.receives.state is SideState.EXCLUDED) is receives
    assert [side.state for side in (cell.gives, cell.receives)].count(SideState.YES) == 2 - (
        gives + receives
    )


@pytest.mark.parametrize(
    ("rule", "is_marked"),
    [
        (Exclusion(source="police", recipient="school"), True),
        (Exclusion(source="school", recipient="police"), True),
        (Exclusion(recipient="school"), True),
        (Exclusion(subject="alva", source="social", type=_HEALTH), True),
        (Exclusion(source="social", recipient="school"), False),
        (Exclusion(subject="anna", source="police"), False),
        (Exclusion(source="police", type=InformationType.ATTENDANCE), False),
    ],
)
def test_an_exclusion_is_marked_where_it_names_the_party_or_everybody(
    rule: Exclusion, is_marked: bool
) -> None:
    facts = alvas_case(a_yes("anna"), a_yes("erik", exclusions=(rule,)))
    cell = _matrix(facts).cell(_HEALTH, "police")
    assert cell.exclusions == ((rule,) if is_marked else ())


_OPEN = (SideState.YES, SideState.ORAL)


@settings(SOME, max_examples=max(EXAMPLES // 10, 1))
@given(some.facts_and_questions())
def test_both_sides_of_a_pair_are_open_where_the_pair_is_allowed(
    situation: tuple[Facts, tuple[some.Asked, ...]],
) -> None:
    """But for an exclusion of the very pair, which closes neither side, and is marked on both."""
    facts, questions = situation
    for asked in questions:
        flow = asked.flow
        if flow.source == flow.recipient:
            continue
        cells = matrix(
            Situation(facts, flow.case, at=asked.at, known_at=asked.known_at),
            purpose=flow.purpose,
            subject=flow.subject,
            types=(flow.type,),
            parties=(flow.source, flow.recipient),
            source=flow.source,
            channel=flow.channel,
        )
        giver, receiver = cells.cells
        decision = decide(facts, flow, at=asked.at, known_at=asked.known_at)
        assert receiver.decision == decision
        states = (giver.gives.state, receiver.receives.state)
        enough = _OPEN if flow.channel is Channel.ORAL else _OPEN[:1]
        about = {"subject": flow.subject, "source": flow.source, "recipient": flow.recipient}
        pair = [one for one in giver.exclusions if one.matches(**about, type_=flow.type)]
        assert set(pair) <= set(receiver.exclusions)
        assert decision.allowed is (all(one in enough for one in states) and not pair)
