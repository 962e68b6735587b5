from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from sspf_app.domain.codes import (
    CustodyKind,
    ExceptionGround,
    InformationType,
    Medium,
    PauseReason,
    ReasonCode,
)
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Closing,
    Custody,
    HinderedException,
    Maturity,
    Participation,
    Pause,
    Person,
    PolicyRow,
    Purpose,
    Request,
    YouthOnly,
)
from sspf_app.domain.rules import ConsentState, consent_overview, decide, next_change
from sspf_app.domain.time import as_utc
from tests.builders import (
    ZONE,
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
        (
            alvas_case(replace(a_yes("erik"), replaced_at=_AT, invalidated_because="Fel person")),
            ConsentState.NOT_ASKED,
        ),
        (alvas_case(requests=(_request("erik"),)), ConsentState.WAITING),
        (alvas_case(a_yes("anna")), ConsentState.PARTIAL),
        (alvas_case(a_yes("anna"), requests=(_request("erik"),)), ConsentState.PARTIAL),
        (alvas_case(*_BOTH), ConsentState.IN_FORCE),
        (
            alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 3, 1))),
            ConsentState.ENDING,
        ),
        (alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 2, 2))), ConsentState.ENDING),
        (alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 3, 4))), ConsentState.ENDING),
        (
            alvas_case(a_yes("anna"), a_yes("erik", valid_to=date(2026, 3, 5))),
            ConsentState.IN_FORCE,
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


def test_a_case_that_is_unknown_or_without_custody_says_that_nobody_can_be_named() -> None:
    for facts in (replace(alvas_case(*_BOTH), cases=()), alvas_case(*_BOTH, custody=())):
        found = consent_overview(facts, "c-alva", at=_AT)
        assert (found.state, found.problem) == (
            ConsentState.BLOCKED,
            ReasonCode.NO_REQUIRED_SIGNATORY,
        )
        assert (found.signatories, found.ends_on) == ((), None)


def test_it_tells_of_written_answers_about_the_very_case() -> None:
    spoken = a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None)
    found = consent_overview(alvas_case(a_yes("anna"), spoken), "c-alva", at=_AT)
    assert (found.state, found.missing) == (ConsentState.PARTIAL, ("erik",))
    assessed = Maturity(
        id="ma", case="c-alva", person="alva", assessed_on=date(2026, 2, 1), mature=True
    )
    for type_, missing in (
        (InformationType.PARTICIPATION, ("alva",)),
        (InformationType.ATTENDANCE, ()),
    ):
        facts = alvas_case(*_BOTH, maturity=(replace(assessed, types=(type_,)),))
        assert consent_overview(facts, "c-alva", at=_AT).missing == missing


def _foreseen(facts: Facts) -> list[str]:
    """Every instant from the last day of 2025 on, in local time."""
    found: list[datetime] = []
    at: datetime | None = an_instant("2025-12-31 12:00")
    while (at := next_change(facts, "c-alva", at=at)) is not None:
        assert not found or found[-1] < at
        found.append(at)
    return [one.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") for one in found]


@pytest.mark.parametrize(
    ("facts", "instants"),
    [
        (alvas_case(), ["2026-01-09 00:00", "2026-01-09 09:00"]),
        (  # what has no end yet
            alvas_case(
                a_no("anna"),
                closings=(_closed(),),
                pauses=(_paused(),),
                requests=(_request("erik"),),
            ),
            ["2026-01-10 09:00", "2026-01-12 00:00", "2026-02-01 12:00"],
        ),
        (
            alvas_case(
                closings=(replace(_closed(), reopened_at=an_instant("2026-02-09 08:30")),),
                pauses=(replace(_paused(), ends_at=an_instant("2026-02-03 07:15")),),
            ),
            ["2026-02-01 12:00", "2026-02-03 07:15", "2026-02-09 08:30"],
        ),
        (
            alvas_case(
                participations=(
                    Participation(
                        id="x",
                        case="c-alva",
                        party="school",
                        joined_on=date(2026, 3, 3),
                        left_on=date(2026, 3, 20),
                    ),
                )
            ),
            ["2026-03-03 00:00", "2026-03-21 00:00"],
        ),
        (
            alvas_case(
                maturity=(
                    Maturity(
                        id="x",
                        case="c-alva",
                        person="alva",
                        assessed_on=date(2026, 4, 1),
                        mature=True,
                    ),
                ),
                youth_only=(
                    YouthOnly(
                        id="x",
                        case="c-alva",
                        starts_on=date(2026, 4, 7),
                        ends_on=date(2026, 4, 9),
                        decided_by="Karin Ek",
                        reason="Våld",
                    ),
                ),
            ),
            ["2026-04-01 00:00", "2026-04-07 00:00", "2026-04-10 00:00"],
        ),
        (
            alvas_case(
                exceptions=(
                    HinderedException(
                        id="x",
                        case="c-alva",
                        guardian="erik",
                        starts_on=date(2026, 4, 1),
                        ends_on=date(2026, 5, 30),
                        hindrance="Till sjöss",
                        cannot_wait="Skolstart",
                        ground=ExceptionGround.CHILD_BEST,
                        ground_reason="Barnets bästa",
                        decided_by="Karin Ek",
                    ),
                )
            ),
            ["2026-04-01 00:00", "2026-04-15 00:00", "2026-05-31 00:00"],  # 14 days at most
        ),
        (
            alvas_case(
                a_yes(
                    "anna",
                    signed_time=an_instant("2026-01-12 10:05"),
                    valid_from=date(2026, 1, 20),
                ),
                withdrawals=(a_withdrawal("anna", an_instant("2026-02-02 02:02")),),
                requests=(replace(_request("erik"), closed_at=an_instant("2026-02-04 04:04")),),
            ),
            [
                "2026-01-10 09:00",
                "2026-01-12 10:05",
                "2026-01-20 00:00",
                "2026-02-02 02:02",
                "2026-02-04 04:04",
                "2026-05-31 00:00",  # begins to count as ending
                "2026-07-01 00:00",
            ],
        ),
        (
            alvas_case(persons=(Person(id="alva", name="Alva", born=date(2012, 5, 14)),)),
            ["2027-05-13 00:00", "2027-05-14 00:00", "2030-05-13 00:00", "2030-05-14 00:00"],
        ),
        (
            alvas_case(
                policy=(
                    PolicyRow(
                        id="old",
                        starts_on=date(2025, 1, 1),
                        youth_signs_from=16,
                        maturity_from=14,
                        adult_at=20,
                    ),
                )
            ),
            [f"{2012 + age}-05-14 00:00" for age in (14, 15, 16, 18, 20)],
        ),
        (
            alvas_case(
                persons=(Person(id="alva", name="Alva", died=date(2026, 8, 8)),),
                policy=(PolicyRow(id="new", starts_on=date(2026, 9, 9)),),
                custody=(
                    Custody(
                        id="cu",
                        child="alva",
                        holder="anna",
                        kind=CustodyKind.SOLE,
                        starts_on=date(2026, 10, 10),
                        ends_on=date(2026, 10, 20),
                    ),
                ),
            ),
            ["2026-08-08 00:00", "2026-09-09 00:00", "2026-10-10 00:00", "2026-10-21 00:00"],
        ),
    ],
)
def test_every_kind_of_change_is_foreseen(facts: Facts, instants: list[str]) -> None:
    foreseen = _foreseen(facts)
    assert set(instants) <= set(foreseen)
    assert len(foreseen) == len(set(foreseen))


def test_the_first_purpose_is_meant_unless_another_is_named() -> None:
    purposes = tuple(Purpose(id=f"p{n}", case="c-alva", text="Skola") for n in (3, 1, 2))
    facts = alvas_case(*_BOTH, purposes=purposes)
    assert _state(facts) is ConsentState.IN_FORCE
    other = consent_overview(facts, "c-alva", at=_AT, purpose="p2")
    assert other.state is ConsentState.NOT_ASKED
    elsewhere = Purpose(id="p0", case="c-other", text="Skola")
    assert _state(replace(facts, purposes=(*purposes, elsewhere))) is ConsentState.IN_FORCE
    assert _state(replace(facts, purposes=())) is ConsentState.NOT_ASKED


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
