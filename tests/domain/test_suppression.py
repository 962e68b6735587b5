"""Nobody works out a hidden number: not by sums, not by knowing the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.errors import DomainError
from sspf_app.domain.statistics import Counted, Measured, Period, Raw
from sspf_app.domain.suppression import (
    NEW,
    SMALLEST,
    Figures,
    Mark,
    Told,
    figures_kept,
    kept_text,
    may_compare,
    share_of,
    suppressed,
    told_parts,
)
from tests.oracle.tables import possible, possible_within, shown_cells, told

_CELLS = st.lists(st.integers(0, 40), min_size=2, max_size=7)


def _told(*values: int) -> list[int | str]:
    parts = told_parts({str(at): value for at, value in enumerate(values)})
    return [one.mark.value if one.value is None else one.value for one in parts]


@given(_CELLS)
def test_no_small_number_is_told(values: list[int]) -> None:
    (table,) = told(tuple(values)).tables
    for number in (table.total, *(cell.told for cell in table.cells)):
        assert number.value is None or number.value >= SMALLEST


@given(_CELLS)
def test_nobody_learns_that_all_or_none_have_it(values: list[int]) -> None:
    (table,) = told((sum(values), *[0 for _ in values])).tables
    assert all(cell.told.mark is Mark.HIDDEN for cell in table.cells)


@given(_CELLS)
def test_shares_stand_by_numbers_that_are_told_and_are_coarse_for_few(values: list[int]) -> None:
    (table,) = told(tuple(values)).tables
    for cell in table.cells:
        assert (cell.share is None) == (cell.told.value is None)
        if cell.share is not None and sum(values) < 20:
            assert cell.share % 10 == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5,), [5]),
        ((4,), ["hidden"]),
        ((7, 8), [7, 8]),
        ((7, 4), ["hidden", "hidden"]),
        ((9, 3, 12), [9, "small", "hidden"]),
        ((9, 12, 3, 0), [9, "hidden", "small", "small"]),
        ((50, 3, 2), ["hidden", "hidden", "hidden"]),
        ((9, 5, 0), ["hidden", "hidden", "hidden"]),
        ((4, 4), ["hidden", "hidden"]),
        ((1, 1), ["hidden", "hidden"]),
    ],
)
def test_what_is_told(values: tuple[int, ...], expected: list[int | str]) -> None:
    assert _told(*values) == expected


def test_shares_are_rounded() -> None:
    assert share_of(Told(Mark.SHOWN, 7), Told(Mark.SHOWN, 15)) == 50
    assert share_of(Told(Mark.SHOWN, 7), Told(Mark.SHOWN, 21)) == 33
    assert share_of(Told(Mark.SHOWN, 7), Told(Mark.SHOWN, 20)) == 35
    assert share_of(Told(Mark.SHOWN, 7), Told(Mark.SHOWN, 19)) == 40
    assert share_of(Told(Mark.SHOWN, 8), Told(Mark.SHOWN, 12)) == 70
    assert share_of(Told(Mark.SHOWN, 5), Told(Mark.SHOWN, 40)) == 13
    assert share_of(Told(Mark.SMALL), Told(Mark.SHOWN, 21)) is None
    assert share_of(Told(Mark.SHOWN, 7), Told(Mark.SMALL)) is None


def _raw(cases: int, *lengths: int) -> Raw:
    return Raw(
        period=Period(2026),
        cases=cases,
        tables=(
            Counted(code="one", cells={"all": 12}),
            Counted(
                code="two",
                cells={"school": 9, "police": 6},
                within={"school": {"came": 6, "not": 3}, "police": {"came": 6, "not": 0}},
            ),
        ),
        lengths=(Measured(code="days", values=lengths),),
    )


def test_the_parts_of_a_kind_that_is_not_told_are_not_told_either() -> None:
    parts = {kind: {"came": 6, "not": 6} for kind in ("school", "police", "leisure")}
    counted = Counted(
        code="two", cells={"school": 12, "police": 3, "leisure": 12}, within={**parts}
    )
    (table,) = suppressed(replace(_raw(0), tables=(counted,))).tables
    assert [cell.told.mark for cell in table.cells] == [Mark.SHOWN, Mark.SMALL, Mark.HIDDEN]
    assert [[part.told for part in cell.within] for cell in table.cells] == [
        [Told(Mark.SHOWN, 6)] * 2,
        [Told(Mark.HIDDEN)] * 2,
        [Told(Mark.HIDDEN)] * 2,
    ]


@pytest.mark.parametrize(
    ("cases", "expected"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)]
)
def test_all_cases_are_told_to_the_nearest_five(cases: int, expected: int | None) -> None:
    assert suppressed(_raw(cases)).cases.value == expected


@pytest.mark.parametrize(
    ("cases", "new", "expected"),
    [
        (20, 12, Told(Mark.SHOWN, 20)),
        (20, 13, Told(Mark.SHOWN, 20)),  # 18 at the least, of which five are older
        (20, 14, Told(Mark.HIDDEN)),
        (22, 13, Told(Mark.SHOWN, 20)),
        (30, 4, Told(Mark.SHOWN, 30)),  # the number of new ones is not told either
        (4, 4, Told(Mark.SMALL)),
    ],
)
def test_all_cases_are_told_where_five_of_them_are_surely_older(
    cases: int, new: int, expected: Told
) -> None:
    opened = Counted(code=NEW, cells={"school": new, "police": 0})
    figures = suppressed(replace(_raw(cases), tables=(*_raw(cases).tables, opened)))
    assert figures.cases == expected


def test_figures_are_empty_where_no_total_is_told() -> None:
    none = Counted(code="one", cells={"all": 4})
    few = replace(_raw(4), tables=(none,))
    assert suppressed(few).is_empty
    assert not suppressed(replace(few, cases=5)).is_empty
    assert not suppressed(replace(few, tables=(none, Counted(code="two", cells={"a": 5})))).is_empty


def test_a_median_needs_five() -> None:
    assert suppressed(_raw(9, 1, 2, 3, 4)).medians[0].value is None
    assert suppressed(_raw(9, 9, 1, 2, 3, 4)).medians[0].value == 3


def test_what_is_kept_says_the_same_when_it_is_read_again() -> None:
    figures = suppressed(_raw(23, 9, 1, 2, 3, 4))
    assert figures_kept(kept_text(figures)) == figures
    for cases in (3, 5):
        few = suppressed(_raw(cases, 1))
        assert figures_kept(kept_text(few)) == few


def test_what_is_kept_never_changes() -> None:
    """Or else last year's figures could not be read."""
    raw = Raw(
        period=Period(2026, 1),
        cases=23,
        tables=(
            Counted(code="two", cells={"school": 9, "police": 6}, within={"police": {"a": 6}}),
        ),
        lengths=(Measured(code="days", values=(9, 1, 2, 3, 4)),),
    )
    assert kept_text(suppressed(raw)) == (
        '{"cases": 25, "medians": {"days": 3}, "period": "2026-1", "tables": [{"cells": ['
        '{"code": "school", "mark": "shown", "value": 9, "within": []}, '
        '{"code": "police", "mark": "shown", "value": 6, "within": ['
        '{"code": "a", "mark": "shown", "value": 6, "within": []}]}], '
        '"code": "two", "total": 15}]}'
    )


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "[]",
        '{"period": "2026"}',
        '{"period": "2026", "cases": 3, "tables": [], "medians": {}}',
        '{"period": "20", "cases": 30, "tables": [], "medians": {}}',
    ],
)
def test_what_the_suppression_never_tells_is_not_read_again(kept: str) -> None:
    with pytest.raises(DomainError):
        figures_kept(kept)


def test_nobody_else_makes_figures() -> None:
    with pytest.raises(TypeError):
        Figures(
            period=Period(2026), cases=Told(Mark.SHOWN, 3), tables=(), medians=(), seal=object()
        )


def test_periods_are_compared_where_both_are_told() -> None:
    assert may_compare(Told(Mark.SHOWN, 5), Told(Mark.SHOWN, 9))
    assert not may_compare(Told(Mark.SHOWN, 5), Told(Mark.SMALL))
    assert not may_compare(Told(Mark.HIDDEN), Told(Mark.SHOWN, 5))


@pytest.mark.parametrize(("most", "kinds"), [(40, 2), (30, 3), (24, 4), (18, 5)])
def test_behind_every_hidden_number_stands_more_than_one(most: int, kinds: int) -> None:
    for figures, numbers in possible(most, kinds):
        for cell, values in zip(shown_cells(figures), numbers, strict=True):
            if cell.told.mark is Mark.SHOWN:
                assert values == {cell.told.value}
            else:
                assert len(values) > 1, (figures.tables, numbers)


def test_nor_does_parting_once_more_give_one_away() -> None:
    for figures, numbers in possible_within(11):
        for cell, values in zip(shown_cells(figures), numbers, strict=True):
            if cell.told.mark is not Mark.SHOWN:
                assert len(values) > 1, (figures.tables, numbers)
