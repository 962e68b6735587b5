"""One program at a time holds a vault; the system lets go when the program ends, however."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sspf_app.services.errors import KnownError
from sspf_app.system.single_instance import FolderLock

ROOT = Path(__file__).parents[2]
DEEP = "[" * 100_000
HOLDER = """
import sys
from pathlib import Path
from tests.system.test_single_instance import a_lock
with a_lock("sspf-app", "SOC-17").hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


class _Clock:
    zone = ZoneInfo("Europe/Stockholm")

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 8, 15, tzinfo=UTC)


def a_lock(program: str = "sspf", workstation: str = "SOC-18") -> FolderLock:
    return FolderLock(clock=_Clock(), workstation=workstation, program=program)


def _held_by(folder: Path) -> dict[str, object]:
    with pytest.raises(KnownError) as caught, a_lock().hold(folder):
        pass
    assert caught.value.code == "vault_held"
    return caught.value.params


def _process(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_held_and_let_go(tmp_path: Path) -> None:
    lock = a_lock()
    with lock.hold(tmp_path):
        assert _held_by(tmp_path)["program"] == "sspf"
        assert json.loads((tmp_path / "vault.holder").read_text("utf-8"))["workstation"] == "SOC-18"
    assert not (tmp_path / "vault.holder").exists()
    with lock.hold(tmp_path):
        pass


def test_another_process_says_who_it_is_and_its_death_frees_the_vault(tmp_path: Path) -> None:
    process = _process(tmp_path)
    try:
        assert _held_by(tmp_path) == {
            "program": "sspf-app",
            "workstation": "SOC-17",
            "since": "2026-11-22 09:15",
        }
        process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        process.wait()
    finally:
        process.kill()
        process.communicate()
    assert (tmp_path / "vault.holder").exists()  # left by the dead, and in nobody's way
    with a_lock().hold(tmp_path):
        assert json.loads((tmp_path / "vault.holder").read_text("utf-8"))["program"] == "sspf"


@pytest.mark.parametrize("left", ["", "{", "[]", '{"program": 7}', "7", '"program"', DEEP])
def test_unreadable_note_about_the_holder_does_no_harm(tmp_path: Path, left: str) -> None:
    with a_lock().hold(tmp_path):
        (tmp_path / "vault.holder").write_text(left, "utf-8")
        assert _held_by(tmp_path).keys() == {"program", "workstation", "since"}


def test_error_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), a_lock().hold(tmp_path):
        raise ZeroDivisionError
    with a_lock().hold(tmp_path):
        pass
