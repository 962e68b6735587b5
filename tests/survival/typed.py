"""How much of what was typed is lost when the window is killed, measured by a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_S = 5.0
"""So old may be what is lost."""


@dataclass(kw_only=True)
class Typed:
    """An editor whose window was killed while somebody typed.

    Attributes:
        lost: Seconds of typing that were gone, one number a kill; infinite = all of it.
    """

    name: str
    lost: list[float] = field(default_factory=list[float])

    @property
    def problems(self) -> int:
        """How often more was gone than may be."""
        return sum(one > MOST_S for one in self.lost)


def typed(work: Path, *, windows: int, seed: int) -> list[Typed]:
    """Kill so many windows; the editors in the order in which they were met."""
    program = [sys.executable, "-m", "tests.gui.typing_killed", str(work), str(windows), str(seed)]
    run = subprocess.run(
        program,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, Typed] = {}
    for name, lost in json.loads(run.stdout.splitlines()[-1]):
        seconds = float("inf") if lost is None else lost / 1000
        found.setdefault(name, Typed(name=name)).lost.append(seconds)
    return list(found.values())
