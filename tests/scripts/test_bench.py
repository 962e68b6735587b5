"""The measurements run and give numbers; what the numbers are decides nothing here."""

import json
import math
from collections.abc import Callable
from functools import partial

import pytest

from scripts import bench
from scripts.benches import ALL, Row
from scripts.benches.backing import backing_up
from scripts.benches.chasing import chasing
from scripts.benches.many import many_cases
from scripts.benches.moving import moving
from scripts.benches.page import markdown
from scripts.benches.paper import consent_form_row
from scripts.benches.reading import reading
from scripts.benches.windows import (
    case_list,
    case_list_of_many,
    case_matrix,
    day_of_many,
    scrolled,
    unlock_window,
)
from scripts.benches.yardstick import USUAL_MS, slowness, yardstick_ms

FEW: dict[str, Callable[[], list[Row]]] = {
    "unlock window": partial(unlock_window, rounds=1),
    "matrix of a case": partial(case_matrix, rounds=2),
    "reading": partial(reading, rounds=2, cases=12),
    "consent form": partial(consent_form_row, rounds=2),
    "list of cases": partial(case_list, rounds=1, cases=12),
    "list of many cases": partial(case_list_of_many, rounds=1, cases=120),
    "day of many open cases": partial(day_of_many, rounds=1, cases=120),
    "consents of many cases": partial(chasing, rounds=1, cases=24),
    "many cases": partial(many_cases, rounds=1, cases=120, fewer=60),
    "scrolling": partial(scrolled, cases=120),
    "backup": partial(backing_up, rounds=2, megabytes=8),
    "an old list": partial(moving, rounds=1, rows=4),
}


@pytest.mark.parametrize("name", FEW)
def test_a_row_has_finite_numbers(name: str) -> None:
    assert name in ALL
    for row in FEW[name]():
        assert math.isfinite(row.ours)
        assert row.ours > 0
        assert row.reference is None or math.isfinite(row.reference)
        assert row.within in (True, False)


def test_standard_output_is_json_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--json", "one question"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert list(row) == ["name", "ours", "reference", "unit", "ratio", "bound", "within"]
    assert row["reference"] is None
    assert row["ratio"] is None


def test_a_bound_holds_for_the_ratio_the_figure_or_the_rate() -> None:
    assert Row(name="a", ours=3, reference=2, unit="ms", bound=1.5).within
    assert not Row(name="a", ours=4, reference=2, unit="ms", bound=1.5).within
    assert not Row(name="a", ours=51, unit="ms", bound=50).within
    assert Row(name="a", ours=30_000, unit="1/s", bound=20_000, is_rate=True).within


def test_a_slower_machine_is_given_more_time_and_no_more_memory() -> None:
    took = Row(name="a", ours=80, unit="ms", bound=50)
    rate = Row(name="b", ours=9_000, unit="1/s", bound=20_000, is_rate=True)
    assert (took.within, took.on_machine(2).within) == (False, True)
    assert (rate.within, rate.on_machine(2).within) == (False, False)
    assert rate.on_machine(2.5).bound == 8_000
    assert (took.on_machine(2).stated, rate.on_machine(2.5).stated) == (50, 20_000)
    memory = Row(name="c", ours=200, unit="MB", bound=220)
    ratio = Row(name="d", ours=3, reference=2, unit="ms", bound=1.5)
    assert (memory.on_machine(3), ratio.on_machine(3)) == (memory, ratio)


def test_the_yardstick_tells_how_much_slower_never_how_much_faster() -> None:
    assert yardstick_ms() > 0
    assert slowness(3 * USUAL_MS) == pytest.approx(3)
    assert slowness(USUAL_MS / 2) == 1


def test_the_page_shows_every_row_and_how_fast_the_machine_was() -> None:
    row = Row(name="reading", ours=30, reference=20, unit="ms", bound=1.5)
    alone = Row(name="opening", ours=80, unit="ms", bound=50).on_machine(2)
    page = markdown([(row, "How."), (alone, "How.")], yardstick_ms=2 * USUAL_MS)
    assert "| reading | 30 ms | 20 ms | 1.50 | 1.5 | 1.5 | kept |" in page
    assert "| opening | 80 ms |  |  | 50 ms | 100 ms | kept |" in page
    assert "2.00 times slower" in page
    assert "no slower" in markdown([(row, "How.")], yardstick_ms=USUAL_MS)
