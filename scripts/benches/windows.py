"""What is measured in windows: each in fresh processes without a screen."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from scripts.benches.demo_vault import demo_vault, work_folder
from scripts.benches.large_vault import CASES, busy_vault, large_vault
from scripts.benches.row import ROUNDS, Row, note
from sspf_app.crypto.kdf import TEST_SWITCH

_ROOT = Path(__file__).resolve().parents[2]
_WINDOWS = _ROOT / "scripts" / "bench_windows"
_LONGEST_SECONDS = 120


def unlock_window(*, rounds: int = 2 * ROUNDS) -> list[Row]:
    """From starting the process to the painted window; beside it a bare one with a QTableWidget."""
    vault = str(demo_vault(12))
    ours: list[float] = []
    bare: list[float] = []
    for number in range(rounds + 1):
        ours_took, ours_said = _first_line("start_program", "--vault", vault)
        bare_took, bare_said = _first_line("start_bare")
        if ours_said != bare_said or not ours_said.startswith("painted"):
            raise RuntimeError(f"not the same on screen: {ours_said!r}, {bare_said!r}")
        if number:  # the first warms the disk
            ours.append(ours_took * 1000)
            bare.append(bare_took * 1000)
    row = Row(
        name="unlock window on screen, fresh process",
        ours=statistics.median(ours),
        reference=statistics.median(bare),
        unit="ms",
        bound=1.3,
    )
    return [row]


def case_matrix(*, rounds: int = ROUNDS) -> list[Row]:
    """The switch of the channel: services asked, matrix and what explains it filled, painted."""
    said = _told("case_matrix", str(demo_vault(12)), str(rounds))
    note(f"the screen of a case is made in {said['made']:.0f} ms, once")
    note(f"a whole case is on screen in {statistics.median(said['opened']):.1f} ms")
    shown = statistics.median(said["shown"])
    return [Row(name="matrix of one case on screen", ours=shown, unit="ms", bound=50)]


def case_list(*, rounds: int = ROUNDS, cases: int = 1000) -> list[Row]:
    """Database opened, user signed in, window made, list read, model filled, painted."""
    said = _told("case_list", str(demo_vault(cases)), str(rounds + 1))
    if said["listed"] < cases * 0.9:  # closed cases are not shown at first
        raise RuntimeError(f"{said['listed']} of {cases} cases are listed")
    first, *others = said["took"]
    note(f"the first list of a process, with loading the program: {first:.0f} ms")
    row = Row(
        name=f"Cases, {cases} of them, after the key is derived",
        ours=statistics.median(others),
        unit="ms",
        bound=150,
    )
    return [row]


def case_list_of_many(*, rounds: int = ROUNDS, cases: int = CASES) -> list[Row]:
    """The same of many cases, one of ten of them open and so in the first list."""
    said = _told("case_list", str(large_vault(cases)), str(rounds + 1))
    row = Row(
        name=f"Cases, {cases} of them, on screen after the key is derived",
        ours=statistics.median(said["took"][1:]),
        unit="ms",
        bound=200,
    )
    return [row]


def day_of_many(*, rounds: int = ROUNDS, cases: int = CASES) -> list[Row]:
    """*Today* and *Cases* when nearly all are open: vault opened, list read, painted; one opened.

    A case is opened with header, matrix and next step, in a program that has shown one before.
    """
    folder = str(busy_vault(cases))
    listed, day = (
        _told("case_list", folder, str(rounds + 1), screen) for screen in ("cases", "today")
    )
    if listed["listed"] < cases * 0.9:  # some invented cases are closed
        raise RuntimeError(f"{listed['listed']} of {cases} cases are open")
    note(f"{day['listed']} things to do are shown at once")
    opened = _told("case_matrix", folder, str(rounds + 2))["opened"][2:]  # both were made before
    among = f"{cases} open cases, on screen"
    return [
        Row(name=f"Today over {among}", ours=_usual(day["took"]), unit="ms", bound=200),
        Row(name=f"Cases, {among}", ours=_usual(listed["took"]), unit="ms", bound=200),
        Row(name=f"one of {among}", ours=statistics.median(opened), unit="ms", bound=80),
    ]


def _usual(took: list[float]) -> float:
    """The median without the first, which loads the program."""
    return statistics.median(took[1:])


def memory_after_unlock(*, rounds: int = ROUNDS) -> list[Row]:
    """Resident memory (10^6 bytes) with *Today* on screen, after a real Argon2id was given back."""
    vault = str(demo_vault(12, free_key=False))
    resident: list[float] = []
    peaks: list[float] = []
    for _ in range(rounds):
        said = _told("after_unlock", vault, free_key=False)
        if said["screen"] != "today":
            raise RuntimeError(f"the first screen is {said['screen']}")
        resident.append(said["resident"])
        peaks.append(said["peak"])
    note(f"highest, while the key was derived: {statistics.median(peaks):.0f} MB")
    row = Row(
        name="memory after unlock, demo vault",
        ours=statistics.median(resident),
        unit="MB",
        bound=220,
    )
    return [row]


def scrolled(*, cases: int = CASES) -> list[Row]:
    """All *Cases*, closed ones too, from top to bottom and back, each step to the painted list."""
    said = _told("scrolling", str(large_vault(cases)))
    if said["rows"] < cases:
        raise RuntimeError(f"{said['rows']} of {cases} cases are listed")
    took = sorted(said["took"])
    among = f"{cases} cases scrolled"
    return [
        Row(name=f"{among}, 99 of 100", ours=took[len(took) * 99 // 100], unit="ms", bound=32),
        Row(name=f"{among}, the longest", ours=took[-1], unit="ms", bound=100),
        Row(name=f"{among}, memory", ours=said["resident"], unit="MB", bound=350),
    ]


def _first_line(script: str, *arguments: str, free_key: bool = True) -> tuple[float, str]:
    """Start a script; how many seconds until it said its line, and the line."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(_WINDOWS / f"{script}.py"), *arguments],
        cwd=work_folder(),
        env=_environment(free_key=free_key),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    watch = threading.Timer(_LONGEST_SECONDS, process.kill)
    watch.start()
    with process:
        line = process.stdout.readline() if process.stdout else ""
        took = time.perf_counter() - start
        _, complaint = process.communicate()
    watch.cancel()
    if process.returncode or not line:
        raise RuntimeError(f"{script} failed:\n{complaint}")
    return took, line.strip()


def _told(script: str, *arguments: str, free_key: bool = True) -> dict[str, Any]:
    return json.loads(_first_line(script, *arguments, free_key=free_key)[1])


def _environment(*, free_key: bool) -> dict[str, str]:
    """No screen, no settings or log of the person who measures."""
    kept = {name: value for name, value in os.environ.items() if name != TEST_SWITCH}
    folders = {
        f"XDG_{name}_HOME": str(work_folder() / name.lower()) for name in ("CONFIG", "STATE")
    }
    switch = {TEST_SWITCH: "1"} if free_key else {}
    qt = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}
    return kept | folders | switch | qt | {"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"}
