"""Who holds verified custody of a minor on the day, and why nobody does.

Source: sharing rules, section 3.2.
"""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import CustodyKind, ReasonCode
from sspf_app.domain.facts import Custody, Evidence, Person, PolicyRow
from sspf_app.domain.rules.custody import Custodians, custodians
from sspf_app.domain.rules.situation import Situation
from tests.builders import alvas_case, an_instant

JOINT, SOLE = CustodyKind.JOINT, CustodyKind.SOLE
APPOINTED, TEMPORARY = CustodyKind.APPOINTED_GUARDIAN, CustodyKind.TEMPORARY_GUARDIAN
REPRESENTATIVE = CustodyKind.LEGAL_REPRESENTATIVE
UNVERIFIED = Custodians(problem=ReasonCode.CUSTODY_UNVERIFIED)
NOBODY = Custodians(problem=ReasonCode.NO_REQUIRED_SIGNATORY)
_SEEN = Evidence(document="Personbevis", seen_on=date(2026, 1, 8), seen_by="Karin Ek")
_DEAD = ("dead", "late")
"""Those two of the holders do not live."""


def _found(
    *rows: tuple[str, CustodyKind], unseen: str | None = None, needs_evidence: bool = True
) -> Custodians:
    facts = alvas_case(
        custody=tuple(
            Custody(
                id=f"cu-{at}",
                child="alva",
                holder=holder,
                kind=kind,
                starts_on=date(2012, 5, 14),
                evidence=None if holder == unseen else _SEEN,
            )
            for at, (holder, kind) in enumerate(rows)
        ),
        policy=(PolicyRow(id="p", starts_on=date(2020, 1, 1), custody_evidence=needs_evidence),),
    )
    dead = tuple(Person(id=one, name=one, died=date(2026, 1, 1)) for one in _DEAD)
    whole = replace(facts, persons=(*facts.persons, *dead))
    return custodians(Situation(whole, "c-alva", at=an_instant("2026-02-02 10:00")), "alva")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], NOBODY),
        ([("dead", JOINT)], NOBODY),
        ([("dead", JOINT), ("late", JOINT)], NOBODY),
        ([("dead", SOLE)], NOBODY),
        # One alone, or two together.
        ([("anna", SOLE)], Custodians(holders=("anna",))),
        ([("anna", SOLE), ("anna", SOLE)], Custodians(holders=("anna",))),
        ([("erik", JOINT), ("anna", JOINT)], Custodians(holders=("anna", "erik"), joint=True)),
        (
            [("erik", JOINT), ("anna", JOINT), ("oma", JOINT)],
            Custodians(holders=("anna", "erik", "oma"), joint=True),
        ),
        # The dead count towards the two, and stand against nothing.
        ([("anna", JOINT), ("dead", JOINT)], Custodians(holders=("anna",), joint=True)),
        ([("anna", SOLE), ("dead", JOINT)], Custodians(holders=("anna",))),
        ([("anna", SOLE), ("dead", SOLE)], Custodians(holders=("anna",))),
        (
            [("anna", JOINT), ("erik", JOINT), ("dead", SOLE)],
            Custodians(holders=("anna", "erik"), joint=True),
        ),
        # Anything else.
        ([("anna", JOINT)], UNVERIFIED),
        ([("anna", JOINT), ("dead", SOLE)], UNVERIFIED),
        ([("anna", JOINT), ("anna", JOINT)], UNVERIFIED),
        ([("anna", SOLE), ("erik", SOLE)], UNVERIFIED),
        ([("anna", SOLE), ("erik", JOINT)], UNVERIFIED),
        ([("anna", SOLE), ("erik", JOINT), ("oma", JOINT)], UNVERIFIED),
    ],
)
def test_one_holds_it_alone_or_two_or_more_together(
    rows: list[tuple[str, CustodyKind]], expected: Custodians
) -> None:
    assert _found(*rows) == _found(*rows[::-1]) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("oma", APPOINTED)], Custodians(holders=("oma",))),
        ([("oma", TEMPORARY), ("bo", APPOINTED)], Custodians(holders=("bo", "oma"))),
        ([("oma", REPRESENTATIVE)], Custodians(holders=("oma",))),
        ([("oma", APPOINTED), ("anna", SOLE)], Custodians(holders=("oma",))),
        ([("oma", APPOINTED), ("anna", JOINT), ("erik", JOINT)], Custodians(holders=("oma",))),
        ([("oma", REPRESENTATIVE), ("bo", APPOINTED)], Custodians(holders=("bo", "oma"))),
        ([("dead", APPOINTED), ("oma", TEMPORARY)], Custodians(holders=("oma",))),
        # Until a decision ends it, whoever else there is.
        ([("dead", APPOINTED)], UNVERIFIED),
        ([("dead", APPOINTED), ("anna", SOLE)], UNVERIFIED),
        ([("dead", REPRESENTATIVE), ("late", APPOINTED)], UNVERIFIED),
        # A representative stands for parents who are not there.
        ([("oma", REPRESENTATIVE), ("anna", SOLE)], UNVERIFIED),
        ([("oma", REPRESENTATIVE), ("anna", JOINT), ("erik", JOINT)], UNVERIFIED),
        ([("oma", REPRESENTATIVE), ("dead", SOLE)], Custodians(holders=("oma",))),
    ],
)
def test_a_kind_that_replaces_the_parents_does_so_while_somebody_of_it_lives(
    rows: list[tuple[str, CustodyKind]], expected: Custodians
) -> None:
    assert _found(*rows) == _found(*rows[::-1]) == expected


def test_every_living_holders_custody_must_have_been_seen_where_the_policy_says_so() -> None:
    both = (("anna", JOINT), ("erik", JOINT))
    for unseen in ("anna", "erik"):
        assert _found(*both, unseen=unseen) == UNVERIFIED
        assert _found(*both, unseen=unseen, needs_evidence=False).holders == ("anna", "erik")
    assert _found(("oma", APPOINTED), ("anna", SOLE), unseen="anna") == UNVERIFIED
    widow = (("anna", JOINT), ("dead", JOINT))
    assert _found(*widow, unseen="dead").holders == ("anna",)
