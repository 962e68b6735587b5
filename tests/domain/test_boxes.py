"""What a form leaves of a box: within one record, of several, and after a withdrawal.

Source: sharing rules, sections 1, 4.4 to 4.6 and 5.3.
"""

from dataclasses import replace
from datetime import date, datetime
from itertools import permutations

import pytest

from sspf_app.domain.codes import GrantChannel, InformationType, Side
from sspf_app.domain.facts import Grant, Participation, Withdrawal
from sspf_app.domain.rules.boxes import (
    Box,
    Boxes,
    Mark,
    boxes_of,
    covers,
    intersection,
    taken_back_at,
    union,
)
from sspf_app.domain.rules.situation import Situation
from tests.builders import a_withdrawal, a_yes, alvas_case, an_instant

_HEALTH = InformationType.HEALTH
_KEY = ("police", _HEALTH, Side.TO)
_OTHER = ("school", _HEALTH, Side.TO)
_EARLY, _LATE = an_instant("2026-01-20 09:00"), an_instant("2026-01-25 09:00")
_AT = "2026-02-02 10:00"
VOID, ORAL, TICKED, STRUCK = (Box(one) for one in (Mark.VOID, Mark.ORAL, Mark.TICKED, Mark.STRUCK))


def _taken_back(at: datetime) -> Box:
    return Box(Mark.WITHDRAWN, at)


def _grant(
    *, receive: bool | None = True, channel: GrantChannel = GrantChannel.ANY, subject: str = "alva"
) -> Grant:
    return Grant(subject=subject, party="police", type=_HEALTH, receive=receive, channel=channel)


def _boxes(*grants: Grant, withdrawals: tuple[Withdrawal, ...] = (), at: str = _AT) -> Boxes:
    record = a_yes("erik", grants=grants)
    facts = alvas_case(record, withdrawals=withdrawals)
    return boxes_of(Situation(facts, "c-alva", at=an_instant(at)), record, "alva")


def test_a_selection_names_a_value_or_all() -> None:
    assert covers(("a", "b"), "b")
    assert covers(("*",), "b")
    assert not covers(("a",), "b")
    assert not covers((), "b")


def test_both_sides_of_a_grant_are_boxes_and_what_is_blank_is_none() -> None:
    both = Grant(subject="alva", party="police", type=_HEALTH, give=False, receive=True)
    assert _boxes(both) == {_KEY: TICKED, ("police", _HEALTH, Side.FROM): STRUCK}
    assert _boxes(_grant(receive=None)) == {}
    assert _boxes(_grant(subject="anna")) == {}
    assert _boxes(_grant(subject="anna"), _grant()) == {_KEY: TICKED}


def test_within_one_record_struck_beats_ticked_and_any_channel_the_spoken_word() -> None:
    spoken, ticked, struck = (
        _grant(channel=GrantChannel.ORAL),
        _grant(),
        _grant(receive=False),
    )
    assert _boxes(spoken) == {_KEY: ORAL}
    for grants in permutations((spoken, ticked)):
        assert _boxes(*grants) == {_KEY: TICKED}
    for grants in permutations((spoken, struck, ticked)):
        assert _boxes(*grants) == {_KEY: STRUCK}


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([{_KEY: TICKED}], {_KEY: TICKED}),
        ([{_KEY: TICKED}, {_KEY: TICKED}], {_KEY: TICKED}),
        ([{_KEY: TICKED}, {_KEY: ORAL}], {_KEY: ORAL}),
        ([{_KEY: TICKED}, {_KEY: STRUCK}], {_KEY: STRUCK}),
        ([{}, {_KEY: STRUCK}], {_KEY: STRUCK}),
        ([{}, {_KEY: TICKED}], {}),
        ([{_KEY: TICKED, _OTHER: TICKED}, {_KEY: TICKED}], {_KEY: TICKED}),
        ([{_KEY: TICKED}, {_KEY: _taken_back(_LATE)}], {_KEY: _taken_back(_LATE)}),
        ([{_KEY: VOID}, {_KEY: TICKED}], {_KEY: VOID}),
        ([], {}),
    ],
)
def test_of_yeses_of_one_instant_the_weakest_shared_tick_holds_and_struck_is_struck(
    several: list[Boxes], expected: Boxes
) -> None:
    assert intersection(several) == expected
    assert intersection(several[::-1]) == expected


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([{_KEY: TICKED}, {_OTHER: STRUCK}], {_KEY: TICKED, _OTHER: STRUCK}),
        ([{_KEY: TICKED}, {_KEY: STRUCK}], {_KEY: STRUCK}),
        ([{_KEY: VOID}, {_KEY: _taken_back(_EARLY)}], {_KEY: _taken_back(_EARLY)}),
        ([{_KEY: ORAL}, {_KEY: _taken_back(_EARLY)}], {_KEY: ORAL}),
        (
            [{_KEY: _taken_back(_EARLY)}, {_KEY: _taken_back(_LATE)}],
            {_KEY: _taken_back(_LATE)},
        ),
    ],
)
def test_an_oral_yes_adds_to_a_written_one_and_the_later_withdrawal_is_told(
    several: list[Boxes], expected: Boxes
) -> None:
    assert union(several) == expected
    assert union(several[::-1]) == expected


def test_everything_is_taken_back_when_the_last_tick_was() -> None:
    early, late = _taken_back(_EARLY), _taken_back(_LATE)
    assert taken_back_at({_KEY: early, _OTHER: late}) == _LATE
    assert taken_back_at({_KEY: early, _OTHER: STRUCK}) == _EARLY
    for left in (VOID, ORAL, TICKED):
        assert taken_back_at({_KEY: early, _OTHER: left}) is None
    assert taken_back_at({_KEY: STRUCK}) is None
    assert taken_back_at({}) is None


@pytest.mark.parametrize(
    ("changed", "is_removed"),
    [
        ({}, True),
        ({"parties": ("police",), "types": ("health",)}, True),
        ({"subjects": ("alva",), "purposes": ("p1",)}, True),
        ({"parties": ("school",)}, False),
        ({"types": ("attendance",)}, False),
        ({"subjects": ("anna",)}, False),
        ({"purposes": ("p2",)}, False),
        ({"signatory": "anna"}, False),
        ({"received_at": an_instant(_AT)}, True),
        ({"received_at": an_instant("2026-02-02 10:01")}, False),
        ({"received_at": an_instant("2026-01-12 00:00")}, True),  # the instant of the signing
        ({"received_at": an_instant("2026-01-11 23:59")}, False),
    ],
)
def test_a_withdrawal_removes_what_fits_all_it_names_signed_at_or_before_it(
    changed: dict[str, object], is_removed: bool
) -> None:
    row = replace(a_withdrawal("erik", _EARLY), **changed)  # pyright: ignore[reportArgumentType]
    left = _taken_back(row.received_at) if is_removed else TICKED
    assert _boxes(_grant(), withdrawals=(row,)) == {_KEY: left}


def test_a_box_ticked_no_stays_and_the_first_withdrawal_counts() -> None:
    rows = (a_withdrawal("erik", _LATE, id="w2"), a_withdrawal("erik", _EARLY))
    assert _boxes(_grant(receive=False), withdrawals=rows) == {_KEY: STRUCK}
    assert _boxes(_grant(), withdrawals=rows) == {_KEY: _taken_back(_EARLY)}
    for late in ({"parties": ("police",)}, {"types": ("health",)}):
        narrower = a_withdrawal("erik", _LATE, id="w2", **late)
        for both in permutations((narrower, rows[1])):
            assert _boxes(_grant(), withdrawals=both) == {_KEY: _taken_back(_EARLY)}


@pytest.mark.parametrize(
    ("left_on", "left"), [(date(2026, 1, 11), TICKED), (date(2026, 1, 12), VOID)]
)
def test_a_party_that_came_back_is_granted_nothing_by_what_was_signed_before_it_left(
    left_on: date, left: Box
) -> None:
    """Signed on 12 January; for a party that stayed, the same record holds."""
    stays = tuple(
        Participation(id=f"pa-{at}", case="c-alva", party=party, joined_on=joined, left_on=last)
        for at, (party, joined, last) in enumerate(
            (
                ("police", date(2026, 1, 9), left_on),
                ("police", date(2026, 1, 20), None),
                ("school", date(2026, 1, 9), None),
            )
        )
    )
    school = Grant(subject="alva", party="school", type=_HEALTH, receive=True)
    record = a_yes("erik", grants=(_grant(), school))
    for withdrawn in (False, True):
        rows = (a_withdrawal("erik", _EARLY, parties=("police",)),) if withdrawn else ()
        facts = alvas_case(record, participations=stays, withdrawals=rows)
        boxes = boxes_of(Situation(facts, "c-alva", at=an_instant(_AT)), record, "alva")
        assert boxes == {_KEY: _taken_back(_EARLY) if withdrawn else left, _OTHER: TICKED}
