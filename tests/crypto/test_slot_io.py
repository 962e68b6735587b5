import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.crypto import slot_io
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.slot_io import read_slot_file, write_slot_file
from sspf_app.crypto.slot_parser import MAX_BYTES
from sspf_app.texts.disk_faults import DiskFault
from tests.crypto.test_slot_file import FILE

NEXT = replace(FILE, generation=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.slots"
    write_slot_file(path, FILE, replacing=None)
    return path


def test_what_was_written_is_read(path: Path) -> None:
    assert read_slot_file(path) == FILE
    write_slot_file(path, NEXT, replacing=FILE)
    assert read_slot_file(path) == NEXT
    assert [entry.name for entry in path.parent.iterdir()] == ["vault.slots"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_may_read_it(path: Path) -> None:
    path.chmod(0o644)
    write_slot_file(path, NEXT, replacing=FILE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    missing = tmp_path / "vault.slots"
    for action in (
        lambda: read_slot_file(missing),
        lambda: write_slot_file(missing, NEXT, replacing=FILE),
    ):
        with pytest.raises(CryptoError) as caught:
            action()
        assert caught.value.code is Code.SLOT_FILE_MISSING
        assert caught.value.params == {"file": "vault.slots"}
    assert not missing.exists()


def test_an_unreadable_file_is_said_to_be_unreadable(tmp_path: Path) -> None:
    folder = tmp_path / "vault.slots"
    folder.mkdir()
    with pytest.raises(CryptoError) as caught:
        read_slot_file(folder)
    assert caught.value.code is Code.SLOT_FILE_UNREADABLE
    assert caught.value.params == {"file": "vault.slots", "reason": DiskFault("EISDIR")}


def test_a_file_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    long = tmp_path / "vault.slots"
    long.write_bytes(b"{".ljust(MAX_BYTES + 1))
    with pytest.raises(CryptoError) as caught:
        read_slot_file(long)
    assert caught.value.code is Code.SLOT_FILE_DAMAGED
    assert caught.value.params == {"part": "size"}


def test_it_is_on_the_disk_before_it_takes_the_old_ones_place_and_the_folder_after(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut at any moment leaves the old file or the new one."""
    fresh, done = path.with_name("vault.slots.new"), list[tuple[str, bytes, bytes]]()

    def sync(_handle: int) -> None:
        done.append(("file", fresh.read_bytes(), path.read_bytes()))

    def sync_folder(folder: Path) -> None:
        assert folder == path.parent
        done.append(("folder", path.read_bytes(), path.read_bytes()))

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(slot_io, "sync_folder", sync_folder)
    write_slot_file(path, NEXT, replacing=FILE)
    old, new = FILE.encode(), NEXT.encode()
    assert done == [("file", new, old), ("folder", new, new)]


def test_a_failure_without_words_of_its_own_is_told_by_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise TimeoutError

    told = {"file": "vault.slots", "reason": DiskFault("TimeoutError")}
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CryptoError) as caught:
        write_slot_file(path, NEXT, replacing=FILE)
    assert (caught.value.code, caught.value.params) == (Code.SLOT_FILE_UNWRITABLE, told)
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(CryptoError) as caught:
        read_slot_file(path)
    assert (caught.value.code, caught.value.params) == (Code.SLOT_FILE_UNREADABLE, told)


def test_a_new_vault_never_replaces_an_old_one(path: Path) -> None:
    with pytest.raises(CryptoError) as caught:
        write_slot_file(path, NEXT, replacing=None)
    assert caught.value.code is Code.SLOT_FILE_EXISTS
    assert read_slot_file(path) == FILE


def test_a_file_that_changed_meanwhile_is_not_replaced(path: Path) -> None:
    other = replace(FILE, generation=9)
    write_slot_file(path, other, replacing=FILE)
    with pytest.raises(CryptoError) as caught:
        write_slot_file(path, NEXT, replacing=FILE)
    assert caught.value.code is Code.SLOT_FILE_CHANGED
    assert read_slot_file(path) == other


@pytest.mark.parametrize("step", ["fsync", "open", "replace"])
def test_a_failure_leaves_the_old_file(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path if step == "replace" else os, step, fail)
    with pytest.raises(CryptoError) as caught:
        write_slot_file(path, NEXT, replacing=FILE)
    monkeypatch.undo()
    assert caught.value.code is Code.SLOT_FILE_UNWRITABLE
    assert caught.value.params == {"file": "vault.slots", "reason": DiskFault("ENOSPC")}
    assert read_slot_file(path) == FILE
    assert [entry.name for entry in path.parent.iterdir()] == ["vault.slots"]


def test_what_a_crash_left_behind_is_overwritten(path: Path) -> None:
    path.with_name("vault.slots.new").write_bytes(b"half a fi")
    write_slot_file(path, NEXT, replacing=FILE)
    assert read_slot_file(path) == NEXT
    assert [entry.name for entry in path.parent.iterdir()] == ["vault.slots"]
