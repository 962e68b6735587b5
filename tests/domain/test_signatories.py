"""Whose word is asked for, where the tests of all rules together would find it by chance alone.

Source: sharing rules, section 3.
"""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import (
    Answer,
    CustodyKind,
    ExceptionGround,
    InformationType,
    Medium,
    ReasonCode,
)
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    HinderedException,
    Maturity,
    Person,
    PolicyRow,
    YouthOnly,
)
from sspf_app.domain.rules import required_signatories
from sspf_app.domain.rules.signatories import Required
from tests.builders import a_no, a_withdrawal, a_yes, alvas_case, an_instant

_PARENTS, _ALL, _ALONE = ("anna", "erik"), ("anna", "erik", "alva"), ("alva",)
_TRACK = YouthOnly(
    id="yo",
    case="c-alva",
    starts_on=date(2026, 2, 2),
    ends_on=date(2026, 2, 2),
    decided_by="Karin Ek",
    reason="Ungdomens bästa",
)


_ASSESSED = Maturity(
    id="ma", case="c-alva", person="alva", assessed_on=date(2026, 2, 2), mature=True
)
_HINDERED = HinderedException(
    id="ex",
    case="c-alva",
    guardian="erik",
    starts_on=date(2026, 1, 25),
    ends_on=date(2026, 3, 5),
    hindrance="Till sjöss",
    cannot_wait="Skolstart",
    ground=ExceptionGround.CHILD_BEST,
    ground_reason="Barnets bästa",
    decided_by="Karin Ek",
)
_NOBODY = Required(problem=ReasonCode.NO_REQUIRED_SIGNATORY)
_THIRTEEN = date(2012, 5, 14)


def _facts(*persons: Person, **others: object) -> Facts:
    """Alva's case, with other rows for some of the persons."""
    facts = alvas_case(**others)
    kept = {one.id: one for one in (*facts.persons, *persons)}
    return replace(facts, persons=tuple(kept.values()))


def _aged(born: date | None, **others: object) -> Facts:
    return _facts(Person(id="alva", name="Alva Lind", born=born), **others)


def _required(
    facts: Facts,
    *,
    subject: str = "alva",
    at: str = "2026-02-02 10:00",
    type_: InformationType = InformationType.HEALTH,
) -> Required:
    return required_signatories(
        facts, case="c-alva", purpose="p1", subject=subject, type_=type_, at=an_instant(at)
    )


def _asked(facts: Facts, at: str = "2026-02-02 10:00") -> tuple[str, ...]:
    return _required(facts, at=at).signatories


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


def test_the_track_is_of_the_young_person_alone() -> None:
    policy = (PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_only_track=True),)
    facts = _aged(date(2010, 5, 14), youth_only=(_TRACK,), policy=policy)
    sibling = Person(id="sib", name="Sib Lind", born=date(2010, 5, 14))
    custody = tuple(replace(row, id=f"{row.id}-s", child="sib") for row in facts.custody)
    both = replace(facts, persons=(*facts.persons, sibling), custody=(*facts.custody, *custody))
    assert _required(both, subject="sib").signatories == ("anna", "erik", "sib")
    assert _required(both).signatories == _ALONE


@pytest.mark.parametrize(
    ("person", "right"),
    [
        (Person(id="alva", name="Alva", born=date(2008, 2, 2)), Required(signatories=_ALONE)),
        (Person(id="alva", name="Alva", born=date(2008, 2, 3)), Required(signatories=_ALL)),
        (Person(id="alva", name="Alva", adult=True), Required(signatories=_ALONE)),
        (Person(id="alva", name="Alva"), _NOBODY),
        (Person(id="alva", name="Alva", born=_THIRTEEN, died=date(2026, 2, 3)), None),
        (Person(id="alva", name="Alva", born=_THIRTEEN, died=date(2026, 2, 2)), _NOBODY),
        (Person(id="alva", name="Alva", adult=True, died=date(2026, 2, 2)), _NOBODY),
    ],
)
def test_the_grown_answer_alone_and_for_the_dead_and_the_unknown_nobody_does(
    person: Person, right: Required | None
) -> None:
    assert _required(_facts(person)) == (right or Required(signatories=_PARENTS))
    assert _required(alvas_case(), subject="nobody") == _NOBODY


def test_from_fifteen_the_minor_answers_too_and_the_policy_may_say_another_age() -> None:
    assert _asked(_aged(date(2011, 2, 3))) == _PARENTS
    assert _asked(_aged(date(2011, 2, 2))) == _ALL
    later = (PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_signs_from=16),)
    assert _asked(_aged(date(2011, 2, 2), policy=later)) == _PARENTS
    assert _asked(_aged(date(2010, 2, 2), policy=later)) == _ALL


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ((_ASSESSED,), _ALL),
        ((replace(_ASSESSED, mature=False),), _PARENTS),
        ((replace(_ASSESSED, person="sib"),), _PARENTS),
        ((replace(_ASSESSED, assessed_on=date(2026, 2, 3)),), _PARENTS),
        ((replace(_ASSESSED, types=(InformationType.HEALTH,)),), _ALL),
        ((replace(_ASSESSED, types=(InformationType.ATTENDANCE,)),), _PARENTS),
        ((_ASSESSED, replace(_ASSESSED, id="a", assessed_on=date(2026, 2, 1), mature=False)), _ALL),
        (
            (replace(_ASSESSED, assessed_on=date(2026, 2, 1)), replace(_ASSESSED, mature=False)),
            _PARENTS,
        ),
        # Of one day, the one that asks more persons.
        ((_ASSESSED, replace(_ASSESSED, id="z", mature=False)), _ALL),
    ],
)
def test_the_newest_assessment_by_the_day_says_who_is_mature(
    rows: tuple[Maturity, ...], asked: tuple[str, ...]
) -> None:
    for typed in (rows, rows[::-1]):
        assert _asked(_aged(date(2014, 2, 2), maturity=typed)) == asked
    assert _asked(_aged(date(2014, 2, 3), maturity=rows)) == _PARENTS  # eleven


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO])
@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({}, _ALL),
        ({"medium": Medium.ORAL}, _ALL),
        ({"subjects": ("erik",)}, _ALL),
        ({"signed_on": date(2026, 2, 2)}, _ALL),
        ({"signed_on": date(2026, 2, 3)}, _PARENTS),
        ({"signed_on": date(2024, 5, 13)}, _PARENTS),  # eleven then
        ({"signed_on": date(2024, 5, 14)}, _ALL),
        ({"purpose": "p2"}, _PARENTS),
        ({"signatory": "erik"}, _PARENTS),
    ],
)
def test_whoever_has_spoken_is_heard(
    answer: Answer, changed: dict[str, object], asked: tuple[str, ...]
) -> None:
    said = replace(a_yes("alva"), answer=answer, **changed)  # pyright: ignore[reportArgumentType]
    facts = alvas_case(said)
    assert _asked(facts) == asked
    held = (PolicyRow(id="p", starts_on=date(2026, 1, 1), maturity_from=14),)
    assert _asked(replace(facts, policy=held)) == _PARENTS


def test_on_the_eve_of_a_birthday_that_has_no_day_both_ages_are_asked() -> None:
    """Born on 29 February; 28 February of a common year (section 3.4)."""
    leapling = date(2012, 2, 29)
    days = ("2027-02-27 10:00", "2027-02-28 10:00", "2027-03-01 10:00")
    assert [_asked(_aged(leapling), day) for day in days] == [_PARENTS, _ALL, _ALL]
    days = ("2030-02-27 10:00", "2030-02-28 10:00", "2030-03-01 10:00")
    assert [_asked(_aged(leapling), day) for day in days] == [_ALL, _ALL, _ALONE]
    without = _aged(leapling, custody=())
    assert _required(without, at="2030-02-28 10:00") == _NOBODY
    assert _required(without, at="2030-03-01 10:00") == Required(signatories=_ALONE)
    spoken = _aged(date(2016, 2, 29), consents=(a_yes("alva", signed_on=date(2027, 2, 28)),))
    assert _asked(spoken, "2027-02-28 10:00") == _PARENTS  # eleven, and ten before it
    spoken = _aged(date(2016, 2, 29), consents=(a_yes("alva", signed_on=date(2028, 2, 28)),))
    assert _asked(spoken, "2028-02-28 10:00") == _PARENTS  # a leap year has the day
    spoken = _aged(date(2012, 2, 29), consents=(a_yes("alva", signed_on=date(2023, 2, 28)),))
    assert _asked(spoken, "2024-02-28 10:00") == _PARENTS  # eleven
    early = (PolicyRow(id="p", starts_on=date(2020, 1, 1), maturity_from=11),)
    assert _asked(replace(spoken, policy=early), "2023-02-28 10:00") == _ALL  # eleven tomorrow
    assert _asked(replace(spoken, policy=early), "2023-03-01 10:00") == _PARENTS  # said at ten


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({}, ("anna",)),
        ({"guardian": "oma"}, _PARENTS),
        ({"starts_on": date(2026, 1, 20)}, ("anna",)),  # the last of fourteen days
        ({"starts_on": date(2026, 1, 19)}, _PARENTS),
        ({"ends_on": date(2026, 2, 1)}, _PARENTS),
    ],
)
def test_one_hindered_guardian_of_two_is_not_asked_for_so_many_days(
    changed: dict[str, object], asked: tuple[str, ...]
) -> None:
    row = replace(_HINDERED, **changed)  # pyright: ignore[reportArgumentType]
    assert _asked(alvas_case(exceptions=(row,))) == asked
    off = (PolicyRow(id="p", starts_on=date(2026, 1, 1), hindered_exception=False),)
    assert _asked(alvas_case(exceptions=(row,), policy=off)) == _PARENTS
    second = replace(row, id="ex2")
    is_in_force = changed.keys() <= {"guardian"} or asked == ("anna",)
    for typed in ((_HINDERED, second), (second, _HINDERED)):
        assert _asked(alvas_case(exceptions=typed)) == (_PARENTS if is_in_force else ("anna",))


def test_who_is_no_parent_with_joint_custody_is_asked_however_hindered() -> None:
    facts = alvas_case(exceptions=(_HINDERED,))
    for kind in (CustodyKind.APPOINTED_GUARDIAN, CustodyKind.TEMPORARY_GUARDIAN):
        custody = tuple(replace(row, kind=kind) for row in facts.custody)
        assert _asked(replace(facts, custody=custody)) == _PARENTS
    sole = replace(facts.custody[1], kind=CustodyKind.SOLE)
    assert _asked(replace(facts, custody=(sole,))) == ("erik",)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (a_no("erik"), _PARENTS),
        (a_yes("erik"), _PARENTS),
        (a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None), _PARENTS),
        (a_yes("erik", free_words_unconfirmed=True), _PARENTS),
        (a_yes("erik", valid_to=date(2026, 2, 1)), ("anna",)),
        (a_no("erik", purpose="p2"), ("anna",)),
        (a_no("erik", subjects=("anna",)), ("anna",)),
        (a_no("anna"), ("anna",)),
    ],
)
def test_a_guardian_who_has_said_something_is_not_left_out(
    said: object, asked: tuple[str, ...]
) -> None:
    assert _asked(replace(alvas_case(exceptions=(_HINDERED,)), consents=(said,))) == asked
