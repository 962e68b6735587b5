"""Whose word is asked for, where the tests of all rules together would find it by chance alone.

Source: sharing rules, section 3.
"""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import PolicyRow, YouthOnly
from sspf_app.domain.rules import required_signatories
from tests.builders import a_withdrawal, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")
_PARENTS, _ALL, _ALONE = ("anna", "erik"), ("anna", "erik", "alva"), ("alva",)
_TRACK = YouthOnly(
    id="yo",
    case="c-alva",
    starts_on=date(2026, 2, 2),
    ends_on=date(2026, 2, 2),
    decided_by="Karin Ek",
    reason="Ungdomens bästa",
)


def _aged(born: date, **others: object) -> Facts:
    facts = alvas_case(**others)
    persons = tuple(replace(one, born=born) if one.id == "alva" else one for one in facts.persons)
    return replace(facts, persons=persons)


def _asked(facts: Facts) -> tuple[str, ...]:
    return required_signatories(
        facts,
        case="c-alva",
        purpose="p1",
        subject="alva",
        type_=InformationType.HEALTH,
        at=_AT,
    ).signatories


def test_a_child_who_took_back_something_has_spoken_about_that_alone() -> None:
    """At 13 a child is asked who has spoken about the very purpose, if only to take it back."""
    received = an_instant("2026-02-01 09:00")
    for purposes, asked in (((), _PARENTS), (("p1",), _ALL), (("p2",), _PARENTS)):
        taken_back = (a_withdrawal("alva", received, purposes=purposes),) if purposes else ()
        assert _asked(_aged(date(2012, 6, 1), withdrawals=taken_back)) == asked


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        (date(2011, 2, 3), _PARENTS),  # fourteen
        (date(2011, 2, 2), _ALONE),  # fifteen today
        (date(2008, 2, 3), _ALONE),  # seventeen
    ],
)
def test_the_youth_only_track_runs_from_15_to_17(born: date, asked: tuple[str, ...]) -> None:
    policy = PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_only_track=True)
    assert _asked(_aged(born, youth_only=(_TRACK,), policy=(policy,))) == asked


def test_after_17_there_is_no_track_whatever_age_the_policy_calls_grown() -> None:
    policy = PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_only_track=True, adult_at=20)
    assert _asked(_aged(date(2008, 2, 3), youth_only=(_TRACK,), policy=(policy,))) == _ALONE
    assert _asked(_aged(date(2008, 2, 2), youth_only=(_TRACK,), policy=(policy,))) == _ALL


def test_the_track_runs_on_the_days_of_its_decision_and_where_the_policy_has_it() -> None:
    policy = (PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_only_track=True),)
    born, early, late = date(2010, 5, 14), date(2026, 2, 1), date(2026, 2, 3)
    for row, asked in (
        (_TRACK, _ALONE),
        (replace(_TRACK, ends_on=None), _ALONE),
        (replace(_TRACK, starts_on=late, ends_on=None), _ALL),
        (replace(_TRACK, starts_on=early, ends_on=early), _ALL),
    ):
        assert _asked(_aged(born, youth_only=(row,), policy=policy)) == asked
    assert _asked(_aged(born, youth_only=(_TRACK,))) == _ALL
