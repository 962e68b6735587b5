"""The measurements run and give numbers; what the numbers are decides nothing here."""

import json
import math
from collections.abc import Callable
from functools import partial

import pytest

from scripts import bench
from scripts.benches import ALL, Row
from scripts.benches.page import markdown
from scripts.benches.paper import consent_form_row
from scripts.benches.reading import reading
from scripts.benches.windows import case_list, case_matrix, unlock_window

FEW: dict[str, Callable[[], list[Row]]] = {
    "unlock window": partial(unlock_window, rounds=1),
    "matrix of a case": partial(case_matrix, rounds=2),
    "reading": partial(reading, rounds=2, cases=12),
    "consent form": partial(consent_form_row, rounds=2),
    "list of cases": partial(case_list, rounds=1, cases=12),
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


def test_the_page_shows_every_row() -> None:
    row = Row(name="reading", ours=30, reference=20, unit="ms", bound=1.5)
    assert "| reading | 30 ms | 20 ms | 1.50 | 1.5 | kept |" in markdown([(row, "How.")])
