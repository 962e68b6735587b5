"""The program speaks to nobody: it is watched where even a try would end it.

Defends: trust promise 9, no network. What could speak at all is in tests/architecture.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.no_network import close_network

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux closes the network so")
_APART = ("unshare", "--net")
_APART_AS_A_USER = ("unshare", "--user", "--map-root-user", "--net")


@cache
def _empty_network() -> tuple[str, ...]:
    """What starts a command where there is no network at all; nothing where that is forbidden."""
    for words in (_APART, _APART_AS_A_USER):
        tried = [*words, "true"]
        if shutil.which(words[0]) and subprocess.run(tried, check=False).returncode == 0:
            return words
    return ()


def _watched(work: str, folder: Path) -> subprocess.CompletedProcess[str]:
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "STATE", "DATA")}
    return subprocess.run(
        [*_empty_network(), sys.executable, "-m", "tests.attacks.silent_child", work, str(folder)],
        cwd=ROOT,
        env={**os.environ, **places, "HOME": str(folder), TEST_SWITCH: "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def _told(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


@LINUX
def test_neither_console_nor_window_so_much_as_tries(tmp_path: Path) -> None:
    for work in ("console", "window"):
        told = _told(_watched(work, tmp_path))
        assert told["closed"], "the kernel did not close the network: nothing is proved"
        assert told["events"] == [], work
        assert told["interfaces"] == ["lo"] or not _empty_network()
    assert {one.suffix for one in (tmp_path / "out").iterdir()} >= {".pdf", ".json"}


@LINUX
@pytest.mark.parametrize("work", ["tries", "tries_in_c"])
def test_whoever_tries_is_ended(work: str, tmp_path: Path) -> None:
    assert _watched(work, tmp_path).returncode in {-signal.SIGSYS, 128 + signal.SIGSYS}


_REFUSED = """
import socket, subprocess, sys
from sspf_app.no_network import close_network
assert close_network() and close_network()
socket.socketpair()
def opened(family):
    try:
        return bool(socket.socket(family))
    except PermissionError:
        return False
print([opened(one) for one in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)])
tries = "import socket; socket.socket()"
child = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True)
print("PermissionError" in child.stderr)
"""


@LINUX
def test_a_closed_process_and_its_children_open_nothing_but_pipes_of_this_computer() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _REFUSED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split("\n")[:2] == ["[False, False, False]", "True"]


@pytest.mark.parametrize(
    "worker",
    [
        "sspf_app.scanning.worker",
        "sspf_app.exchange.sheet_worker",
        "sspf_app.documents.template_worker",
    ],
)
@LINUX
def test_what_reads_files_from_outside_closes_it_for_itself(worker: str) -> None:
    code = f"import {worker} as worker; worker._bind(); import socket; socket.socket()"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "PermissionError" in ran.stderr


@LINUX
def test_the_console_closes_it_before_anything_else() -> None:
    code = (
        "from sspf_app import bootstrap; bootstrap.run_console(['--version']);"
        "import socket; socket.socket()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "PermissionError" in ran.stderr, ran.stdout


def test_on_an_unknown_computer_it_says_that_it_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "pdp11")
    assert not close_network()
