"""A folder that may not be written, a disk that is full: real ones, and one clear error."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOUNT = ("unshare", "--mount", "sh", "-c")


def _run(what: str, path: Path, *, before: str = "") -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.storage.hard_places", what, str(path)]
    if before:
        command = [*MOUNT, before + ' && exec "$@"', "sh", *command]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return json.loads(run.stdout)


def _can_mount() -> bool:
    """Whether a small disk of one's own can be had: as root, outside most containers."""
    if os.name == "nt" or os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        command = [*MOUNT, f"mount -t tmpfs tmpfs {folder}"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def open_to_all(empty_file: Path) -> Iterator[Path]:
    """A folder that others can reach; those of pytest are for its own user alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = Path(shutil.copy(empty_file, folder / "vault.db"))
        path.chmod(0o666)
        yield path
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written(open_to_all: Path) -> None:
    open_to_all.parent.chmod(0o555)
    found = _run("privileges", open_to_all)
    assert found == {"codes": ["folder_read_only", "folder_read_only"], "unchanged": True}


def test_a_file_that_may_not_be_written(open_to_all: Path) -> None:
    open_to_all.parent.chmod(0o777)
    open_to_all.chmod(0o444)
    found = _run("privileges", open_to_all)
    assert found == {"codes": ["folder_read_only"], "unchanged": True}


def test_no_more_room(file: Path) -> None:
    """The system refuses to let the file grow, as it does with a quota."""
    found = _run("full", file)
    assert found.pop("code") in ("disk_error", "disk_full")
    assert found.pop("copy") in ("disk_error", "disk_full")
    assert found == {"left_over": False, "lost": 0, "sound": True}


@pytest.mark.parametrize("megabytes", [8] if _can_mount() else [])
def test_a_full_disk(empty_file: Path, tmp_path: Path, megabytes: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    before = f"mount -t tmpfs -o size={megabytes}m tmpfs {disk} && cp {empty_file} {disk}/vault.db"
    found = _run("full", disk / "vault.db", before=before)
    assert found == {
        "code": "disk_full",
        "copy": "disk_full",
        "left_over": False,
        "lost": 0,
        "sound": True,
    }
