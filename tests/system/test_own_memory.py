"""The memory of the program is closed to other programs, but under the switch of the tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sspf_app.system.own_memory import TEST_SWITCH, is_left_readable

ROOT = Path(__file__).parents[2]
TOLD = """
import ctypes, resource
from sspf_app.system.own_memory import close_memory
closed = close_memory()
print(closed, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


def _said(**more: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if name != TEST_SWITCH}
    told = subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=ROOT,
        env={**kept, **more},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.split()


def test_it_is_not_dumpable_and_writes_no_core() -> None:
    assert _said() == ["True", "0", "0"]


def test_the_switch_leaves_it_readable_and_still_writes_no_core() -> None:
    assert _said(**{TEST_SWITCH: "1"}) == ["False", "1", "0"]


def test_the_switch_does_nothing_in_a_frozen_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    assert is_left_readable()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not is_left_readable()
