from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from sspf_app.domain.codes import CustodyKind, InformationType, PauseReason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Closing, Custody, Pause, Request
from sspf_app.domain.rules import ConsentState, consent_overview, decide, next_change
from sspf_app.domain.time import as_utc
from tests.builders import (
    a_flow,
    a_no,
    a_withdrawal,
    a_yes,
    alvas_case,
    an_instant,
)

_AT = an_instant("2026-02-02 10:00")
_BOTH = (a_yes("anna"), a_yes("erik"))


def _state(facts: Facts) -> ConsentState:
    return consent_overview(facts, "c-alva", at=_AT).state


def _request(signatory: str) -> Request:
    return Request(
        id="r1",
        case="c-alva",
        signatory=signatory,
        purpose="p1",
        subjects=("alva",),
        sent_at=an_instant("2026-01-10 09:00"),
    )


def _closed() -> Closing:
    return Closing(id="cl", case="c-alva", closed_at=an_instant("2026-02-01 12:00"))


def _paused() -> Pause:
    return Pause(
        id="pz",
        case="c-alva",
        starts_at=an_instant("2026-02-01 12:00"),
        reason=PauseReason.COMPULSORY_CARE,
    )


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (alvas_case(), ConsentState.NOT_ASKED),
        (alvas_case(requests=(_request("erik"),)), ConsentState.WAITING),
        (alvas_case(a_yes("anna")), ConsentState.PARTIAL),
        (alvas_case(a_yes("anna"), requests=(_request("erik"),)), ConsentState.PARTIAL),
        (alvas_case(*_BOTH), ConsentState.IN_FORCE),
        (
            alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 3, 1))),
            ConsentState.ENDING,
        ),
        (alvas_case(a_yes("anna"), a_yes("erik", terms=2)), ConsentState.DIFFERENT_TERMS),
        (alvas_case(a_yes("anna"), a_no("erik")), ConsentState.REFUSED),
        (
            alvas_case(*_BOTH, withdrawals=(a_withdrawal("erik", _AT - timedelta(days=1)),)),
            ConsentState.WITHDRAWN,
        ),
        (
            alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 2, 1))),
            ConsentState.EXPIRED,
        ),
        (replace(alvas_case(*_BOTH), custody=()), ConsentState.BLOCKED),
        (alvas_case(*_BOTH, pauses=(_paused(),)), ConsentState.PAUSED),
        (alvas_case(*_BOTH, closings=(_closed(),)), ConsentState.CLOSED),
        (replace(alvas_case(*_BOTH), cases=()), ConsentState.BLOCKED),
    ],
)
def test_a_case_is_in_one_state(facts: Facts, state: ConsentState) -> None:
    assert _state(facts) is state


def test_the_first_consent_to_end_and_whoever_is_missing_are_named() -> None:
    both = consent_overview(
        alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 5, 5))), "c-alva", at=_AT
    )
    assert both.ends_on == date(2026, 5, 5)
    assert both.missing == ()
    one = consent_overview(alvas_case(a_yes("anna")), "c-alva", at=_AT)
    assert one.ends_on is None
    assert one.missing == ("erik",)


def test_every_change_of_a_year_falls_on_a_foreseen_instant() -> None:
    """The answers of every third hour of a year are constant between the instants foreseen."""
    facts = alvas_case(
        a_yes("anna", valid_from=date(2026, 3, 1)),
        a_yes("erik"),
        pauses=(replace(_paused(), ends_at=an_instant("2026-04-04 07:00")),),
        withdrawals=(a_withdrawal("erik", an_instant("2026-05-05 05:00")),),
    )
    extra = Custody(
        id="cu-third",
        child="alva",
        holder="third",
        kind=CustodyKind.JOINT,
        starts_on=date(2026, 4, 20),
        ends_on=date(2026, 4, 25),
    )
    facts = replace(facts, custody=(*facts.custody, extra))
    flow = a_flow(type=InformationType.PARTICIPATION)
    hours = [an_instant("2026-01-01 00:00") + timedelta(hours=n) for n in range(0, 365 * 24, 3)]

    def answer(at: object) -> object:
        assert at is not None
        return decide(facts, flow, at=at), _word(facts, at)  # pyright: ignore[reportArgumentType]

    foreseen = next_change(facts, "c-alva", at=hours[0])
    for earlier, later in pairwise(hours):
        if foreseen is not None and foreseen <= as_utc(later, "later"):
            foreseen = next_change(facts, "c-alva", at=later)
        else:
            assert answer(earlier) == answer(later), later


def _word(facts: Facts, at: object) -> ConsentState:
    return consent_overview(facts, "c-alva", at=at).state  # pyright: ignore[reportArgumentType]
