"""A key file on the disk: what was changed in it is damage, and it is written once, whole."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.crypto import key_file
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_file import (
    MAX_BYTES,
    KeyFile,
    decode_key_file,
    new_key_file,
    read_key_file,
    write_key_file,
)
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import SlotFile
from sspf_app.crypto.vault_file import (
    Created,
    change_key_file,
)
from sspf_app.texts.disk_faults import DiskFault
from tests.crypto.forging import code_of

KEY = KeyFile("1" * 32, "2" * 32, "SSPF Umeå", Secret(bytes(range(32))))

TEXT = KEY.encode()


@pytest.fixture
def key(created: Created) -> KeyFile:
    return new_key_file(created.file, name="SSPF Umeå")


@pytest.fixture
def file(created: Created, anna: Secret, key: KeyFile) -> SlotFile:
    """Anna's vault, which needs her key file too."""
    return change_key_file(created.file, user_id="user-anna", password=anna, old=None, new=key)


# The file itself


def test_it_comes_back_however_its_lines_end() -> None:
    assert decode_key_file(TEXT) == KEY
    text = TEXT.decode()
    for way in (
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        text.replace("\n", "  \n\n"),
        text.rstrip(),
        text.replace("å", "a\u030a"),
    ):
        assert decode_key_file(way.encode()) == KEY
        assert decode_key_file(way.encode()).digest() == KEY.digest()


def test_every_changed_sign_is_damage() -> None:
    for place, sign in enumerate(TEXT):
        if place < len(b"sspf-key-file"):
            continue
        other = b"x" if sign != ord("x") else b"y"
        changed = TEXT[:place] + other + TEXT[place + 1 :]
        assert code_of(lambda data=changed: decode_key_file(data)) is Code.KEY_FILE_DAMAGED, place


@pytest.mark.parametrize("letters", ["a", "aaa", "a" * 51, "a" * 51 + "r", "a" * 53, "a" * 55])
def test_what_is_no_key_of_ours_is_damage_though_its_checksum_is_right(letters: str) -> None:
    lines = TEXT.decode().splitlines()
    groups = " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    body = "\n".join((*lines[:2], f"file: {KEY.key_id}", f"key: {groups}")) + "\n"
    check = hashlib.sha256(body.encode()).hexdigest()[:16]
    data = f"{body}check: {check}\n".encode()
    assert code_of(lambda: decode_key_file(data)) is Code.KEY_FILE_DAMAGED


def test_every_cut_is_damage() -> None:
    for length in range(len(b"sspf-key-file"), len(TEXT) - 1):
        assert code_of(lambda end=length: decode_key_file(TEXT[:end])) is Code.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"sspf-slots/1", "å".encode(), TEXT + b" " * MAX_BYTES]
)
def test_anything_else_is_no_key_file(data: bytes) -> None:
    assert code_of(lambda: decode_key_file(data)) is Code.KEY_FILE_NOT_ONE


@given(st.binary(max_size=400))
def test_any_bytes_after_the_first_word_end_in_an_answer(data: bytes) -> None:
    assert code_of(lambda: decode_key_file(b"sspf-key-file" + data)) is Code.KEY_FILE_DAMAGED


@given(st.text(max_size=300))
def test_any_name_of_a_vault_can_be_written(name: str) -> None:
    file = SlotFile("3" * 32, 1, (), recovery=None)  # pyright: ignore[reportArgumentType]  unused
    made = new_key_file(file, name=name)
    assert decode_key_file(made.encode()) == made
    assert len(made.encode()) < MAX_BYTES


def test_the_name_of_a_vault_is_one_line_of_what_can_be_seen(created: Created) -> None:
    assert new_key_file(created.file, name=" SSPF\x00\n Umea\u030a\u202e ").name == "SSPF Umeå"
    assert new_key_file(created.file, name="Å" * 201).name == "Å" * 200
    assert new_key_file(created.file, name="Å" * 199 + " Ö").name == "Å" * 199


def test_it_is_of_four_thousand_bytes_at_most(tmp_path: Path) -> None:
    assert MAX_BYTES == 4096
    path = tmp_path / "min.nyckelfil"
    path.write_bytes(TEXT.ljust(MAX_BYTES))
    assert read_key_file(path) == KEY
    path.write_bytes(TEXT.ljust(MAX_BYTES + 1))
    assert code_of(lambda: read_key_file(path)) is Code.KEY_FILE_NOT_ONE


def test_it_does_not_show_its_key() -> None:
    assert "aaaq" in TEXT.decode()
    assert "aaaq" not in repr(KEY).lower()


def test_it_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "min.nyckelfil"
    write_key_file(path, KEY)
    assert read_key_file(path) == KEY
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other = replace(KEY, key=Secret.random())
    assert code_of(lambda: write_key_file(path, other)) is Code.KEY_FILE_EXISTS
    assert read_key_file(path) == KEY
    nowhere = tmp_path / "no" / "file"
    assert code_of(lambda: write_key_file(nowhere, KEY)) is Code.KEY_FILE_UNWRITABLE


def test_what_keeps_it_from_being_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    path = tmp_path / "min.nyckelfil"
    with pytest.raises(CryptoError) as caught:
        write_key_file(path, KEY)
    told = {"path": str(path), "reason": DiskFault("ENOSPC")}
    assert (caught.value.code, caught.value.params) == (Code.KEY_FILE_UNWRITABLE, told)
    assert list(tmp_path.iterdir()) == []


def test_it_is_on_the_disk_before_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, done = tmp_path / "min.nyckelfil", list[tuple[object, bytes]]()

    def sync(_handle: int) -> None:
        done.append(("file", path.read_bytes()))

    def sync_folder(folder: Path) -> None:
        done.append((folder, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(key_file, "sync_folder", sync_folder)
    write_key_file(path, KEY)
    assert done == [("file", TEXT), (tmp_path, TEXT)]


def test_a_stick_that_is_pulled_out_meanwhile_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "min.nyckelfil"

    def gone(_handle: int) -> None:
        path.unlink()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", gone)
    assert code_of(lambda: write_key_file(path, KEY)) is Code.KEY_FILE_UNWRITABLE


def test_a_missing_one_a_folder_and_one_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code_of(lambda: read_key_file(tmp_path / "no")) is Code.KEY_FILE_MISSING
    assert code_of(lambda: read_key_file(tmp_path)) is Code.KEY_FILE_NOT_ONE
    path = tmp_path / "min.nyckelfil"
    write_key_file(path, KEY)

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CryptoError) as caught:
        read_key_file(path)
    told = {"path": str(path), "reason": DiskFault("EACCES")}
    assert (caught.value.code, caught.value.params) == (Code.KEY_FILE_UNREADABLE, told)


def test_a_failure_without_words_of_its_own_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise TimeoutError

    path = tmp_path / "min.nyckelfil"
    told = {"path": str(path), "reason": DiskFault("TimeoutError")}
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(CryptoError) as caught:
            write_key_file(path, KEY)
    assert (caught.value.code, caught.value.params) == (Code.KEY_FILE_UNWRITABLE, told)
    write_key_file(path, KEY)
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(CryptoError) as caught:
        read_key_file(path)
    assert (caught.value.code, caught.value.params) == (Code.KEY_FILE_UNREADABLE, told)
