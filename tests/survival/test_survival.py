"""Killed, refused, damaged: the short run of `scripts/survival.py`, and the tools it rests on."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.survival.acts import ACTS
from tests.survival.damage import CHANGES
from tests.survival.killing import Count
from tests.survival.running import Report
from tests.survival.table import page
from tests.survival.typed import Typed

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_nothing_is_lost_and_nothing_is_half() -> None:
    """In a program of its own: it forks, which a process with Qt in it must not."""
    run = subprocess.run(
        [sys.executable, "scripts/survival.py", "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    head, tables = run.stdout.split("\n", 1)
    assert " 12 kills, " in head
    assert tables.rstrip().endswith("Nothing.")


@pytest.mark.skipif(sys.platform != "linux", reason="stops a child as Linux does, on x86-64")
def test_a_child_stops_at_its_writes(tmp_path: Path) -> None:
    probe = f"""
import errno, json, sys
from pathlib import Path
from tests.survival.calls import Answer, Call, Fate, are_traceable, stop_at_writes, traced
path = Path({str(tmp_path / "written")!r})
def child():
    stop_at_writes()
    path.write_bytes(b"x" * 100)
ends = []
for fate in Fate:
    path.unlink(missing_ok=True)
    code = traced(child, lambda call: Answer(fate, error=errno.ENOSPC))
    ends.append((fate.name, code, path.stat().st_size))
print(json.dumps([are_traceable(), ends]))
"""
    run = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    killed = -int(signal.SIGKILL)
    ends = [
        ["DONE", 0, 100],
        ["KILLED_BEFORE", killed, 0],
        ["KILLED_WITHIN", killed, 50],
        ["KILLED_AFTER", killed, 100],
        ["REFUSED", 1, 0],
    ]
    assert json.loads(run.stdout) == [True, ends]


def test_damage_is_damage() -> None:
    chance = random.Random(1)
    for change in CHANGES:
        content = bytearray(range(256)) * 16
        whole = bytes(content)
        change(content, chance)
        assert content != whole


def test_every_act_has_a_name_of_its_own() -> None:
    assert len({act.name for act in ACTS}) == len(ACTS) == 21


def test_kills_that_hit_no_write_prove_nothing() -> None:
    report = Report(acts={"notes": Count(kills=100, inside=80)})
    assert report.faults == []
    report.acts["notes"].inside = 79
    assert report.faults == ["only 79 of 100 kills hit inside a write"]


def test_typing_that_is_lost_stands_in_the_table_and_counts() -> None:
    report = Report(typed=[Typed(name="a note", lost=[1.23, 4.0])])
    assert "| a note | 2 | 4.0 s | 2.6 s |" in page(report)
    assert report.faults == []
    report.typed[0].lost.append(float("inf"))  # nothing was kept
    assert report.faults == ["a note: inf s of typing lost"]
