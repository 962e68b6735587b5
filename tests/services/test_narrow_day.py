"""The queue of the day reads what may be due alone, and tells what reading everything tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain import facts as rows
from sspf_app.domain.codes import PauseReason, Protection
from sspf_app.domain.facts import PolicyRow
from sspf_app.domain.time import birthday, is_leapling_eve
from sspf_app.services.case_states import refresh_case
from sspf_app.services.demo import fill_demo
from sspf_app.services.demo_scene import DemoForm
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.today_clocks import birthdays
from sspf_app.services.today_ports import YoungBorn
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry
from tests.services.conftest import NOW, TODAY, House
from tests.services.wide_day import WIDE, Told, WideDay

_ZONE = ZoneInfo("Europe/Stockholm")


def _near(chance: Random) -> date:
    """A day of the months around today; the edges of every window are among them."""
    edges = [-1, 0, 1, 6, 7, 8, 29, 30, 31, 59, 60, 61]
    return TODAY + timedelta(days=chance.choice([*edges, *range(-90, 120, 7)]))


def _at(chance: Random) -> datetime:
    day = _near(chance)
    hour, minute = chance.choice([(0, 0), (9, 30), (23, 59)])
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_ZONE)


def _unsettle(house: House, chance: Random) -> None:
    """Move what the clock turns to days around today; close, reopen and take back some of it."""
    now = house.clock.now()
    talked = {one.case for one in house.use.today.queue().entries if one.kind == "talk_first"}
    with house.unit() as unit:
        unit.records.add(PolicyRow(id="po-x", starts_on=_near(chance), youth_signs_from=14))
        cases = unit.records.list_standing(rows.Case)
        for number, case in enumerate(case for case in cases if case.id not in talked):
            _move_case(unit, chance, case)
            if chance.random() < 0.6:  # the others are asked and reminded as before
                _move_person(unit, chance, case, is_protected=number % 11 == 5)
            if chance.random() < 0.3:
                _pause(unit, chance, case)
            if number % 4 == 1:
                _all_long_ago(unit, case, was_one=number % 8 == 1)
            if number % 6 == 4:
                _close(unit, chance, case, now)
        for case in cases:
            refresh_case(unit, case.id, now=now)
        unit.commit()


def _move_person(unit: UnitOfWork, chance: Random, case: rows.Case, *, is_protected: bool) -> None:
    records, at = unit.records, NOW + timedelta(seconds=1)
    young = records.standing(rows.Person, case.young_person)
    assert young is not None
    secret = Protection.SECRECY_MARK if is_protected else young.protected_identity
    born = birthday(_near(chance), -chance.choice([14, 15, 18]))
    changed = replace(young, born=born, protected_identity=secret, recorded_at=at)
    records.replace(young, at=at, by=changed)
    of_child = [one for one in records.list_standing(rows.Custody) if one.child == young.id]
    custody = chance.choice(of_child)
    if chance.random() < 0.5:
        moved = replace(custody, ends_on=max(_near(chance), custody.starts_on))
    else:
        moved = replace(custody, starts_on=_near(chance), ends_on=None)
    records.replace(custody, at=at, by=replace(moved, recorded_at=at))


def _move_case(unit: UnitOfWork, chance: Random, case: rows.Case) -> None:
    records, at = unit.records, NOW + timedelta(seconds=1)
    purpose = records.list_standing(rows.Purpose, case=case.id)[0].id
    parties = [one.party for one in records.list_standing(rows.Participation, case=case.id)]
    for count in range(3):
        meeting = {"id": f"m-x{count}", "case": case.id, "starts_at": _at(chance)}
        who = (chance.choice(parties),) if chance.random() < 0.5 else ()
        records.add(rows.Meeting(**meeting, purpose=purpose, participants=who))
    stay = chance.choice(records.list_standing(rows.Participation, case=case.id))
    if chance.random() < 0.5:
        moved = replace(stay, left_on=max(_near(chance), stay.joined_on))
    else:
        moved = replace(stay, joined_on=_near(chance), left_on=None)
    records.replace(stay, at=at, by=replace(moved, recorded_at=at))


def _all_long_ago(unit: UnitOfWork, case: rows.Case, *, was_one: bool) -> None:
    """Every meeting of the case has been, or there was none."""
    at = NOW + timedelta(seconds=1)
    for row in unit.records.list_standing(rows.Meeting, case=case.id):
        was = replace(row, starts_at=NOW - timedelta(days=70), recorded_at=at)
        unit.records.replace(row, at=at, by=was if was_one else None)


def _pause(unit: UnitOfWork, chance: Random, case: rows.Case) -> None:
    begun = chance.choice([_at(chance), NOW - timedelta(days=2)])
    unit.records.add(
        rows.Pause(
            id="pa-x",
            case=case.id,
            starts_at=begun,
            ends_at=chance.choice([None, begun + timedelta(days=chance.randint(3, 11))]),
            reason=chance.choice([None, *PauseReason]),
        )
    )


def _close(unit: UnitOfWork, chance: Random, case: rows.Case, now: datetime) -> None:
    closed = now - timedelta(days=chance.choice([-1, 2]))
    reopened = chance.choice([None, closed + timedelta(hours=1), closed + timedelta(days=4)])
    closing = rows.Closing(id="cl-x", case=case.id, closed_at=closed, reopened_at=reopened)
    unit.records.add(closing)


def _told(entries: tuple[TodayEntry, ...]) -> list[Told]:
    return sorted(
        Told(one.kind, one.at, one.case or "", one.target, one.detail, one.name, one.reference)
        for one in entries
        if one.kind in WIDE
    )


def test_a_large_day_is_what_reading_everything_tells(house: House) -> None:
    form = DemoForm(terms=1, version="2026-1")
    fill_demo(house.use, cases=24, clock=house.clock, form=form)
    _unsettle(house, Random(9))
    tried: set[str] = set()
    for days in (0, 13, 40):
        house.clock.at = NOW + timedelta(days=days)
        queue = house.use.today.queue()
        with house.unit() as unit:
            wide, week = WideDay(house, unit).told()
            _check_commitments(unit, house.clock.now().date())
        assert _told(queue.entries) == wide
        assert _told(queue.next_week) == week
        assert (queue.number, queue.number_next_week) == (len(queue.entries), len(week))
        tried |= {one.kind for one in wide}
        first = 5 + days
        part = house.use.today.queue(first=first, first_of_week=1)
        assert part == replace(queue, entries=queue.entries[:first], next_week=queue.next_week[:1])
    assert tried == WIDE


def _check_commitments(unit: UnitOfWork, day: date) -> None:
    """By responsible, by case and responsible, and one by one."""
    until = day + timedelta(days=6)
    late: Counter[tuple[str, str]] = Counter()
    coming: Counter[tuple[str, str]] = Counter()
    for one in unit.plans.promised(is_open=True):
        promise = one.item.commitment
        if promise is not None and promise.due_on <= until:
            counted = late if promise.due_on < day else coming
            counted[one.item.case, promise.responsible] += 1
    told = unit.plans.due_in_cases(day, until)
    assert {(one.case, one.responsible): (one.late, one.coming) for one in told} == {
        key: (late[key], coming[key]) for key in late.keys() | coming.keys()
    }
    by_whom = {one.responsible: (one.late, one.coming) for one in unit.plans.due_counts(day, until)}
    assert by_whom == {
        who: (
            sum(number for (_case, one), number in late.items() if one == who),
            sum(number for (_case, one), number in coming.items() if one == who),
        )
        for who in {who for _case, who in late.keys() | coming.keys()}
    }


@given(
    today=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    ages=st.lists(st.integers(10, 20), max_size=2),
    turns=st.lists(st.tuples(st.integers(-3, 64), st.integers(9, 21), st.booleans()), max_size=30),
)
def test_no_birthday_is_outside_the_days_that_are_read(
    today: date, ages: list[int], turns: list[tuple[int, int, bool]]
) -> None:
    births = {birthday(today + timedelta(days=ahead), -age) for ahead, age, _ in turns}
    births |= {date(one.year // 4 * 4, 2, 29) for one in births}
    policy = tuple(
        PolicyRow(id=f"po-{at}", starts_on=today + timedelta(days=30 * at), youth_signs_from=age)
        for at, age in enumerate(ages)
    )

    def young_born(first: date, last: date) -> tuple[YoungBorn, ...]:
        return tuple(YoungBorn(f"c-{b}", f"p-{b}", b) for b in births if first <= b <= last)

    unit: Any = SimpleNamespace(
        day=SimpleNamespace(young_born=young_born),
        records=SimpleNamespace(list_standing=lambda _kind: policy),
    )
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=_ZONE)
    scene = QueueScene(unit, now=noon, zone=_ZONE, user_id="u-1")
    found = Counter((one.case, int(one.detail), scene.day(one.at)) for one in birthdays(scene))
    wide = Counter(
        (f"c-{born}", age, first)
        for born in births
        for age in {15, 18, *ages}
        if timedelta() <= (first := _begins(born, age)) - today <= timedelta(days=60)
        if age in (18, _signs_from(policy, birthday(born, age)))
    )
    assert found == wide


def _begins(born: date, age: int) -> date:
    turns = birthday(born, age)
    eve = turns - timedelta(days=1)
    return eve if is_leapling_eve(born, eve) else turns


def _signs_from(policy: tuple[PolicyRow, ...], day: date) -> int:
    begun = [row for row in policy if row.starts_on <= day]
    return max(begun, key=lambda row: (row.starts_on, row.id)).youth_signs_from if begun else 15
