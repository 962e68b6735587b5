"""What holds in a case at an instant: who exists, lives, takes part; what is open, paused, stopped.

Source: sharing rules, sections 2, 5.2 and 5.3.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.errors import NaiveInstant
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Closing, Custody, Participation, Pause, Person, PolicyRow
from sspf_app.domain.rules.situation import Situation, exists
from tests.builders import a_yes, alvas_case, an_instant

_AT = "2026-02-02 10:00"
_BEFORE, _AFTER = "2026-02-02 09:59", "2026-02-02 10:01"
_RECORDED = an_instant("2026-01-10 12:00")
_LATER = an_instant("2026-01-11 12:00")


def _situation(facts: Facts | None = None, at: str = _AT) -> Situation:
    return Situation(alvas_case() if facts is None else facts, "c-alva", at=an_instant(at))


def test_an_instant_without_a_zone_is_an_error() -> None:
    naive = datetime(2026, 2, 2)  # noqa: DTZ001  the error under test
    for when, name in (
        ({"at": naive}, "at"),
        ({"at": an_instant(_AT), "known_at": naive}, "known_at"),
    ):
        with pytest.raises(NaiveInstant) as caught:
            Situation(alvas_case(), "c-alva", **when)
        assert caught.value.params == {"where": name}
    signed = a_yes("erik", signed_time=naive)
    with pytest.raises(NaiveInstant):
        _situation().signed_at(signed)


def test_the_day_is_the_local_one() -> None:
    assert _situation(at="2026-02-02 00:00").day == date(2026, 2, 2)
    assert _situation(at="2026-02-01 23:59").day == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("known_at", "recorded", "replaced", "expected"),
    [
        (None, True, False, True),
        (None, True, True, False),
        ("2026-01-10 11:59", True, True, False),
        ("2026-01-10 12:00", True, True, True),
        ("2026-01-11 11:59", True, True, True),
        ("2026-01-11 12:00", True, True, False),
        ("2026-01-11 12:00", True, False, True),
        ("2020-01-01 00:00", False, True, True),
    ],
)
def test_a_row_exists_from_its_recording_until_it_is_replaced(
    known_at: str | None, recorded: bool, replaced: bool, expected: bool
) -> None:
    row = Person(
        id="alva",
        name="Alva",
        recorded_at=_RECORDED if recorded else None,
        replaced_at=_LATER if replaced else None,
    )
    assert exists(row, None if known_at is None else an_instant(known_at)) is expected


def test_of_several_rows_the_one_recorded_last_holds_whatever_their_order() -> None:
    always = Person(id="alva", name="always")
    old, new = (replace(always, name=str(at), recorded_at=at) for at in (_RECORDED, _LATER))
    for rows in ((always, old, new), (new, old, always), (old, new, always)):
        assert _situation(alvas_case(persons=rows)).person("alva") == new
    assert _situation().person("nobody") is None


def test_the_policy_that_began_last_is_in_force_and_before_any_the_defaults() -> None:
    first = PolicyRow(id="a", starts_on=date(2026, 1, 1), adult_at=19)
    second = PolicyRow(id="b", starts_on=date(2026, 2, 2), adult_at=20)
    newer = replace(second, id="a", adult_at=21, recorded_at=_LATER)
    older = replace(second, id="z", adult_at=22, recorded_at=_RECORDED)
    for rows in ((first, second), (second, first)):
        situation = _situation(alvas_case(policy=rows))
        assert [
            situation.policy_on(day).adult_at
            for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 2))
        ] == [18, 19, 19, 20]
        assert situation.policy.adult_at == 20
    for rows in ((second, older, newer), (newer, older, second)):
        assert _situation(alvas_case(policy=rows)).policy.adult_at == 21
    gone = replace(second, replaced_at=_LATER)
    assert _situation(alvas_case(policy=(first, gone))).policy.adult_at == 19


def test_whoever_died_on_a_day_is_dead_from_that_day_on() -> None:
    person = Person(id="anna", name="Anna", died=date(2026, 2, 2))
    facts = alvas_case(persons=(person,))
    assert _situation(facts, "2026-02-01 23:59").is_alive("anna")
    assert not _situation(facts, "2026-02-02 00:00").is_alive("anna")
    assert not _situation(facts, "2026-02-03 00:00").is_alive("anna")
    assert _situation(facts).is_alive("nobody")
    assert _situation().is_alive("anna")


def test_an_adult_is_one_by_age_or_marked_so_where_the_birth_is_unknown() -> None:
    born = Person(id="alva", name="Alva", born=date(2008, 2, 2), adult=False)
    facts = alvas_case(persons=(born,))
    assert (_situation(facts).age("alva"), _situation(facts).is_adult("alva")) == (18, True)
    before = _situation(facts, "2026-02-01 23:59")
    assert (before.age("alva"), before.is_adult("alva")) == (17, False)
    child_marked = alvas_case(persons=(replace(born, born=date(2012, 1, 1), adult=True),))
    assert not _situation(child_marked).is_adult("alva")
    for marked in (True, False):
        unknown = _situation(alvas_case(persons=(replace(born, born=None, adult=marked),)))
        assert (unknown.age("alva"), unknown.is_adult("alva")) == (None, marked)
    assert _situation().age("nobody") is None
    assert not _situation().is_adult("nobody")


def test_custody_is_in_force_on_its_first_and_its_last_day() -> None:
    row = replace(alvas_case().custody[0], starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 3))
    facts = alvas_case(custody=(row, replace(row, id="x", replaced_at=_LATER)))
    days = ["2026-01-31 23:59", "2026-02-01 00:00", "2026-02-03 23:59", "2026-02-04 00:00"]
    assert [len(_situation(facts, day).custody_of("alva")) for day in days] == [0, 1, 1, 0]
    assert _situation(facts).custody_of("anna") == ()


@pytest.mark.parametrize("adult_at", [17, 18, 21])
def test_a_legal_representative_ends_at_18_whatever_the_policy_says(adult_at: int) -> None:
    person = Person(id="alva", name="Alva", born=date(2008, 2, 2))
    policy = (PolicyRow(id="p", starts_on=date(2020, 1, 1), adult_at=adult_at),)
    for kind in CustodyKind:
        row = Custody(id="cu", child="alva", holder="anna", kind=kind, starts_on=date(2020, 1, 1))
        facts = alvas_case(persons=(person,), custody=(row,), policy=policy)
        assert _situation(facts, "2026-02-01 23:59").custody_of("alva") == (row,)
        left = () if kind is CustodyKind.LEGAL_REPRESENTATIVE else (row,)
        assert _situation(facts).custody_of("alva") == left
        unknown = replace(facts, persons=(replace(person, born=None),))
        assert _situation(unknown).custody_of("alva") == (row,)


def test_a_case_is_open_from_its_opening_and_not_while_it_is_closed() -> None:
    at = an_instant(_AT)
    opened = replace(alvas_case().cases[0], opened_at=at)
    facts = alvas_case(cases=(opened,))
    assert not _situation(facts, _BEFORE).is_open
    assert _situation(facts).is_open
    closing = Closing(id="cl", case="c-alva", closed_at=at, reopened_at=an_instant(_AFTER))
    closed = alvas_case(closings=(closing,))
    assert [_situation(closed, when).is_open for when in (_BEFORE, _AT, _AFTER)] == [
        True,
        False,
        True,
    ]
    for_ever = alvas_case(closings=(replace(closing, reopened_at=None),))
    assert not _situation(for_ever, "2030-01-01 00:00").is_open
    assert not Situation(alvas_case(), "c-other", at=at).is_open


def test_of_several_closings_or_pauses_the_earliest_is_told() -> None:
    early, late = an_instant("2026-01-20 09:00"), an_instant("2026-01-25 09:00")
    closings = tuple(Closing(id=str(at), case="c-alva", closed_at=at) for at in (early, late))
    pauses = tuple(Pause(id=str(at), case="c-alva", starts_at=at) for at in (early, late))
    for order in (1, -1):
        found = _situation(alvas_case(closings=closings[::order], pauses=pauses[::order]))
        assert found.closing is not None
        assert found.closing.closed_at == early
        assert found.pause is not None
        assert found.pause.starts_at == early


def test_a_pause_holds_from_its_start_until_its_end() -> None:
    row = Pause(id="pz", case="c-alva", starts_at=an_instant(_AT), ends_at=an_instant(_AFTER))
    facts = alvas_case(pauses=(row,))
    assert [_situation(facts, when).pause for when in (_BEFORE, _AT, _AFTER)] == [None, row, None]
    for_ever = replace(row, ends_at=None)
    assert _situation(alvas_case(pauses=(for_ever,)), "2030-01-01 00:00").pause == for_ever


def _stay(joined_on: date, left_on: date | None, party: str = "police") -> Participation:
    return Participation(
        id=f"{party}-{joined_on}", case="c-alva", party=party, joined_on=joined_on, left_on=left_on
    )


def test_a_party_takes_part_on_its_first_and_its_last_day() -> None:
    facts = alvas_case(participations=(_stay(date(2026, 2, 1), date(2026, 2, 3)),))
    days = ["2026-01-31 23:59", "2026-02-01 00:00", "2026-02-03 23:59", "2026-02-04 00:00"]
    found = [_situation(facts, day) for day in days]
    assert [one.takes_part("police") for one in found] == [False, True, True, False]
    assert [one.took_part("police") for one in found] == [False, True, True, True]
    assert not any(one.takes_part("school") or one.took_part("school") for one in found)
    assert found[0].somebody_left
    staying = _situation(alvas_case(participations=(_stay(date(2026, 1, 1), None),)))
    assert staying.takes_part("police")
    assert not staying.somebody_left


@pytest.mark.parametrize(
    ("stays", "left"),
    [
        ([(1, None)], None),
        ([(1, 9)], None),  # left and did not come back
        ([(1, 9), (20, None)], 9),
        ([(1, 9), (10, None)], 9),  # the next day: left and came back all the same
        ([(1, 9), (9, None)], None),  # the same day: one stay
        ([(1, 9), (5, None)], None),  # another stay covers its end
        ([(1, 9), (5, 40), (20, 25)], None),  # as one that has not ended yet
        ([(1, 9), (5, 9), (20, None)], 9),
        ([(1, 9), (5, 12), (20, None)], 12),
        ([(1, 9), (12, 15), (20, None)], 15),
        ([(1, 9), (20, 31)], 9),
        ([(1, 9), (34, None)], None),  # comes back on a day that is to come
        ([(9, 9)], None),  # a day is no return from itself
        ([(1, 9), (9, 9)], None),
        ([(1, 9), (9, None), (20, None)], None),  # it never left
        ([(1, 9), (9, 25), (20, None)], None),
    ],
)
def test_the_last_day_of_the_latest_stay_that_a_return_followed(
    stays: list[tuple[int, int | None]], left: int | None
) -> None:
    """Days from the last of December on; asked about on 2 February, day 33."""
    first = date(2025, 12, 31).toordinal()

    def day(number: int | None) -> date | None:
        return None if number is None else date.fromordinal(first + number)

    rows = tuple(_stay(date.fromordinal(first + joined), day(last)) for joined, last in stays)
    others = (_stay(date(2026, 1, 1), date(2026, 1, 30), "school"),)
    for order in (rows, rows[::-1]):
        situation = _situation(alvas_case(participations=(*others, *order)))
        assert situation.left_before_return("police") == day(left)
        assert situation.left_before_return("police") == day(left)  # as remembered


def test_a_record_is_signed_at_its_instant_or_as_its_day_begins() -> None:
    signed = a_yes("erik", signed_on=date(2026, 1, 12))
    assert _situation().signed_at(signed) == an_instant("2026-01-12 00:00")
    exact = replace(signed, signed_time=an_instant("2026-01-12 14:30"))
    assert _situation().signed_at(exact) == datetime(2026, 1, 12, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("closed", "reopened", "stopped"),
    [
        ("2026-01-20 09:00", None, True),
        ("2026-01-20 09:00", "2026-01-25 09:00", True),
        ("2026-01-20 09:00", "2026-03-01 09:00", True),
        (_AT, None, True),
        (_AFTER, None, False),
        ("2026-01-11 23:00", "2026-01-12 00:00", False),  # signed as it was reopened
        ("2026-01-11 23:00", "2026-01-12 00:01", True),
    ],
)
def test_a_closing_stops_what_was_signed_before_the_reopening(
    closed: str, reopened: str | None, stopped: bool
) -> None:
    row = Closing(
        id="cl",
        case="c-alva",
        closed_at=an_instant(closed),
        reopened_at=None if reopened is None else an_instant(reopened),
    )
    record = a_yes("erik")  # 12 January
    found = _situation(alvas_case(record, closings=(row,))).stopped_at(record, "alva")
    assert found == (an_instant(closed) if stopped else None)


@pytest.mark.parametrize(
    ("born", "signed_on", "stopped"),
    [
        (date(2008, 2, 2), date(2026, 1, 12), an_instant("2026-02-02 00:00")),
        (date(2008, 2, 2), date(2026, 2, 2), None),  # of age as it was signed
        (date(2008, 2, 3), date(2026, 1, 12), None),  # not of age yet
        (None, date(2026, 1, 12), None),
    ],
)
def test_majority_stops_what_was_signed_before_it(
    born: date | None, signed_on: date, stopped: datetime | None
) -> None:
    person = Person(id="alva", name="Alva", born=born, adult=born is None)
    record = a_yes("erik", signed_on=signed_on)
    facts = alvas_case(record, persons=(person,))
    assert _situation(facts).stopped_at(record, "alva") == stopped
    assert _situation(facts).stopped_at(record, "nobody") is None
    closing = Closing(id="cl", case="c-alva", closed_at=an_instant("2026-02-01 09:00"))
    both = _situation(replace(facts, closings=(closing,))).stopped_at(record, "alva")
    assert both == closing.closed_at  # the first of both
