"""The page of the documentation that shows the figures and the machine they are from."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import psutil

from scripts.benches.row import Row
from scripts.benches.yardstick import USUAL_MS, slowness
from sspf_app.storage.engine import driver

_PAGE = """# Speed and memory

Written by `.venv/bin/python scripts/bench.py --markdown > docs/speed.md`; figures of another
machine come by the same command. Medians of ten rounds or more, both sides in the same run. With a
reference the bound holds for the ratio, without one for the figure; for rates it is a minimum. A
reference is the bare library doing the same work, and its result is compared with ours.

{yardstick}

| what | ours | reference | ratio | bound | bound here | |
|---|---:|---:|---:|---:|---:|---|
{rows}

{hows}

Measured on {machine}.
"""


_YARDSTICK = """A yardstick, a loop of plain Python, tells how fast the machine was: {took} here,
{usual} on the machine that the bounds were set by. """
_SLOWER = """So this one is {slower:.2f} times slower, and bounds of times and rates
without a reference are {slower:.2f} times as wide here (*bound here*); ratios and memory are the
same anywhere."""
_NO_SLOWER = """This one is no slower, so the bounds hold as they are."""


def markdown(measured: Sequence[tuple[Row, str]], *, yardstick_ms: float) -> str:
    """The page.

    Args:
        measured: Rows with the bounds of this machine, each with how it is measured.
        yardstick_ms: What the yardstick took in the same run.
    """
    return _PAGE.format(
        yardstick=_yardstick(yardstick_ms),
        rows="\n".join(_line(row) for row, _ in measured),
        hows="\n".join(f"- **{row.name}**: {how}" for row, how in measured),
        machine=_machine(),
    )


def _yardstick(took_ms: float) -> str:
    slower = slowness(took_ms)
    said = _YARDSTICK + (_SLOWER if slower > 1 else _NO_SLOWER)
    return said.format(took=_number(took_ms, "ms"), usual=_number(USUAL_MS, "ms"), slower=slower)


def _line(row: Row) -> str:
    reference = "" if row.reference is None else _number(row.reference, row.unit)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    kept = "kept" if row.within else "**over**"
    stated, here = (_bound(row, bound) for bound in (row.stated, row.bound))
    ours = _number(row.ours, row.unit)
    return f"| {row.name} | {ours} | {reference} | {ratio} | {stated} | {here} | {kept} |"


def _bound(row: Row, bound: float) -> str:
    return f"{bound:g}" if row.ratio is not None else _number(bound, row.unit)


def _number(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _machine() -> str:
    memory = psutil.virtual_memory().total / 1e9
    parts = (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB",
        _system(),
        f"Python {platform.python_version()}",
        f"PySide6 {version('PySide6')} without a screen (offscreen)",
        f"SQLCipher's SQLite {driver.sqlite_version}, plain SQLite {sqlite3.sqlite_version}",
        f"reportlab {version('reportlab')}",
    )
    return ";\n".join(parts)


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform(terse=True)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
