"""What was copied is taken away before the program ends, and when the view that copied is gone.

Qt lets go of it after Python has ended: left there, it ends the program with a fault of memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = "Gömlundqvist"


def _ended(how: str) -> tuple[int, list[str]]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.gui.clipboard_end_child", how],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert ran.stdout, ran.stderr.decode()
    return ran.returncode, json.loads(ran.stdout)


@pytest.mark.parametrize(
    ("how", "told"),
    [("loop", [WORDS, ""]), ("exit", [WORDS]), ("view", [WORDS, ""])],
)
def test_a_program_that_copied_ends_in_order(how: str, told: list[str]) -> None:
    assert _ended(how) == (0, told)
