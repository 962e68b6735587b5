"""After a lock another program on the same display reads nothing that was copied or marked.

Defends: trust promise 8, on a display as people have it, asked of another process. The clipboard of
X11 is no place but a promise of the program that copied; a manager of clipboards is not tried.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sspf_app.system.own_memory import TEST_SWITCH
from tests.gui.test_lock import MARK, PASSWORD, _wait_for_lock, vault
from tests.gui.x_display import end, own_display

__all__ = ["vault"]

ROOT = Path(__file__).parents[2]
Begun = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def begun() -> Iterator[Begun]:
    """Begins programs on one display, and ends them with it."""
    with ExitStack() as stack:
        surroundings = {
            **os.environ,
            "DISPLAY": stack.enter_context(own_display()),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            TEST_SWITCH: "1",
        }

        def begin(script: str, *arguments: str) -> subprocess.Popen[bytes]:
            child = subprocess.Popen(
                [sys.executable, str(ROOT / "tests" / script), *arguments],
                cwd=ROOT,
                env=surroundings,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(end, child)
            return child

        yield begin


def _told(child: subprocess.Popen[bytes], said: str = "") -> list[object]:
    assert child.stdin is not None
    assert child.stdout is not None
    if said:
        child.stdin.write(f"{said}\n".encode())
        child.stdin.flush()
    line = child.stdout.readline()
    assert line, f"it ended: {child.poll()}"
    return json.loads(line)


def test_another_program_reads_the_clipboard_before_the_lock_and_nothing_after_it(
    begun: Begun, vault: Path
) -> None:
    other = begun("attacks/clipboard_child.py")
    assert _told(other) == [True]
    locking = begun("gui/lock_child.py", str(vault))
    assert locking.stdin is not None
    assert locking.stdout is not None
    locking.stdin.write(f"{PASSWORD}\n".encode())
    locking.stdin.flush()
    assert locking.stdout.readline() == b"typed\n"
    assert _told(other, "read") == [MARK, MARK]
    locking.stdin.write(b"\n")
    locking.stdin.flush()
    _wait_for_lock(locking, shows="libqxcb")
    assert _told(other, "read") == ["", ""]


def test_it_is_taken_away_by_the_program_and_not_only_by_its_end(begun: Begun) -> None:
    other, ours = begun("attacks/clipboard_child.py"), begun("attacks/clipboard_child.py")
    assert (_told(other), _told(ours)) == ([True], [True])
    assert _told(ours, f"copy {MARK}") == [MARK, MARK]
    assert _told(other, "read") == [MARK, MARK]
    _told(ours, "empty")
    assert _told(other, "read") == ["", ""]
    assert ours.poll() is None


def test_what_is_copied_and_what_is_marked_goes_by_itself_after_its_time(begun: Begun) -> None:
    other, ours = begun("attacks/clipboard_child.py"), begun("attacks/clipboard_child.py", "500")
    assert (_told(other), _told(ours)) == ([True], [True])
    _told(ours, f"copy {MARK}")
    _told(ours, "later")
    assert _told(other, "read") == ["", ""]
    assert ours.poll() is None


def test_what_others_copied_is_left_to_them(begun: Begun) -> None:
    other, ours = begun("attacks/clipboard_child.py"), begun("attacks/clipboard_child.py")
    assert (_told(other), _told(ours)) == ([True], [True])
    _told(ours, f"copy {MARK}")
    _told(other, "copy theirs")
    assert any(_told(ours, "read") == ["theirs", "theirs"] for _turn in range(100))  # it has heard
    _told(ours, "empty")
    assert _told(other, "read") == ["theirs", "theirs"]
