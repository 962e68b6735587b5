from datetime import date

import pytest

from sspf_app.domain.codes import Answer, InformationType, Medium, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Exclusion, Grant
from sspf_app.domain.rules import Matrix, SideState, Situation, decide, matrix
from tests.builders import PARTIES, a_flow, a_no, a_withdrawal, a_yes, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")
_IDS = tuple(party.id for party in PARTIES)
_HEALTH = InformationType.HEALTH


def _matrix(facts: Facts, *, source: str | None = None) -> Matrix:
    return matrix(
        Situation(facts, "c-alva", at=_AT),
        purpose="p1",
        subject="alva",
        types=InformationType,
        parties=_IDS,
        source=source,
    )


def _receives(facts: Facts, party: str = "police") -> SideState:
    return _matrix(facts).cell(_HEALTH, party).receives.state


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
