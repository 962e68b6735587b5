"""``sspf statistics`` over a real vault."""

from __future__ import annotations

import json
from pathlib import Path

from sspf_app.console.exits import Exit
from tests.console.conftest import Console


def test_figures_are_told_with_what_the_marks_mean(console: Console, worked: Path) -> None:
    told = console.open("statistics", "--period", "2026", vault=worked)
    assert told.code == 0, told.err
    assert told.out.startswith("the year 2026")
    assert "New cases" in told.out
    assert "“<5” means fewer than five" in told.out
    said = console.open("statistics", "--period", "2026", "--json", vault=worked).json
    assert said["stands"] is False
    assert said["figures"]["period"] == "2026"


def test_a_period_that_is_over_is_exported_and_stands(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    order = ("statistics", "--period", "2026-1", "--out", out, "--format")
    for format_ in ("json", "csv", "pdf"):
        done = console.open(*order, format_, vault=worked)
        assert done.code == 0, done.err
    names = {one.name for one in out.iterdir()}
    assert names == {f"SSPF-statistik-2026-1.{one}" for one in ("json", "csv", "pdf")}
    kept = json.loads((out / "SSPF-statistik-2026-1.json").read_text())
    said = console.open("statistics", "--period", "2026-1", "--json", vault=worked).json
    assert (said["stands"], said["figures"]) == (True, kept)
    assert (out / "SSPF-statistik-2026-1.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_running_period_and_half_an_order_are_refused(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    running = ("statistics", "--period", "2026-2", "--format", "csv", "--out", tmp_path / "out")
    assert console.open(*running, vault=worked).code == Exit.REFUSED
    half = console.open("statistics", "--period", "2026-1", "--format", "csv", vault=worked)
    assert half.code == Exit.USAGE
    wrong = console.open("statistics", "--period", "spring", vault=worked)
    assert "2026-1" in wrong.err
