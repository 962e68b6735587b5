"""A key file is needed beside the password, never alone, and what is wrong with it is said.

What is tried: no part of it can be left out, changed, swapped or taken from another vault.
"""

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

from sspf_app.crypto import kdf, key_file, primitives, slot_sealing
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_file import (
    MAX_BYTES,
    KeyFile,
    decode_key_file,
    new_key_file,
    read_key_file,
    write_key_file,
)
from sspf_app.crypto.key_slots import FileKeySlots
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import SlotFile
from sspf_app.crypto.slot_parser import decode_slot_file
from sspf_app.crypto.vault_file import (
    Created,
    add_user,
    change_key_file,
    change_password,
    create_vault,
    open_with_password,
    open_with_words,
    rekey,
    set_password,
)
from sspf_app.texts.disk_faults import DiskFault
from tests.crypto.conftest import ANNA
from tests.crypto.forging import changed_at, code_of, members_of, paths, value_at

NEW = Secret.from_text("nio pigga bävrar bygger dammar")
KEY = KeyFile("1" * 32, "2" * 32, "SSPF Umeå", Secret(bytes(range(32))))
TEXT = KEY.encode()


@pytest.fixture
def key(created: Created) -> KeyFile:
    return new_key_file(created.file, name="SSPF Umeå")


@pytest.fixture
def file(created: Created, anna: Secret, key: KeyFile) -> SlotFile:
    """Anna's vault, which needs her key file too."""
    return change_key_file(created.file, user_id="user-anna", password=anna, old=None, new=key)


def _code(file: SlotFile, password: Secret, key: KeyFile | None) -> Code | None:
    return code_of(lambda: open_with_password(file, password, key_file=key))


# What it opens


def test_password_and_key_file_open_together_and_neither_alone(
    created: Created, file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    opened = open_with_password(file, anna, key_file=key)
    assert (opened.keys, opened.user_id) == (created.keys, "user-anna")
    assert _code(file, anna, None) is Code.KEY_FILE_NEEDED
    assert _code(file, NEW, key) is Code.WRONG_SECRET
    same_name = replace(key, key=Secret.random())
    assert _code(file, anna, same_name) is Code.WRONG_SECRET


def test_the_words_open_without_it_and_a_new_password_then_needs_none(
    created: Created, file: SlotFile
) -> None:
    keys = open_with_words(file, " ".join(created.words)).keys
    assert keys == created.keys
    recovered = set_password(file, keys, user_id="user-anna", password=NEW)
    assert _code(recovered, NEW, None) is None
    assert recovered.version == 1


def test_where_none_is_asked_for_none_is_read(created: Created, tmp_path: Path) -> None:
    keys, user_id = FileKeySlots().open(
        created.file, login=None, password=ANNA, key_file=tmp_path / "nowhere"
    )
    assert (keys, user_id) == (created.keys, "user-anna")


def test_another_vaults_and_an_older_one_are_told_apart_before_the_password_is_tried(
    file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    other = create_vault(login="anna", user_id="user-anna", password=anna).file
    foreign = new_key_file(other, name="Annat valv")
    with pytest.raises(CryptoError) as caught:
        open_with_password(file, NEW, key_file=foreign)
    assert caught.value.code == Code.KEY_FILE_OF_OTHER_VAULT
    assert caught.value.params == {"name": "Annat valv"}
    newer = new_key_file(file, name="SSPF Umeå")
    changed = change_key_file(file, user_id="user-anna", password=anna, old=key, new=newer)
    assert _code(changed, NEW, key) is Code.KEY_FILE_OTHER
    assert _code(changed, anna, newer) is None
    assert _code(file, anna, newer) is Code.KEY_FILE_OTHER


def test_a_changed_password_and_a_new_data_key_leave_the_key_file(
    file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    changed = change_password(file, user_id="user-anna", old=anna, new=NEW, key_file=key)
    assert _code(changed, NEW, None) is Code.KEY_FILE_NEEDED
    keys = open_with_password(changed, NEW, key_file=key).keys
    renewed = rekey(changed, keys, keep=("user-anna",))
    assert open_with_password(renewed.file, NEW, key_file=key).keys == renewed.keys
    for wrong in (None, new_key_file(file, name="")):
        refused = code_of(
            lambda given=wrong: change_password(
                file, user_id="user-anna", old=anna, new=NEW, key_file=given
            )
        )
        assert refused in {Code.KEY_FILE_NEEDED, Code.KEY_FILE_OTHER}


def test_it_is_anybodys_own_and_the_others_open_as_before(
    created: Created, anna: Secret, bo: Secret
) -> None:
    shared = add_user(created.file, created.keys, user_id="user-bo", login="bo", password=bo)
    key = new_key_file(shared, name="SSPF")
    changed = change_key_file(shared, user_id="user-bo", password=bo, old=None, new=key)
    assert changed.passwords[0] == shared.passwords[0]
    assert open_with_password(changed, anna, login="anna").keys == created.keys
    # A file that is not needed is not looked at.
    assert open_with_password(changed, anna, login="anna", key_file=key).keys == created.keys
    assert open_with_password(changed, bo, login="bo", key_file=key).keys == created.keys
    third = add_user(changed, created.keys, user_id="user-cia", login="cia", password=NEW)
    assert [slot.needs_key_file for slot in third.passwords] == [False, True, False]


# What the slot file says


def test_a_file_without_key_files_is_version_1_byte_for_byte(
    created: Created, file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    assert created.file.encode().count(b"key_file") == 0
    assert b'"format":"sspf-slots/1"' in created.file.encode()
    assert b'"format":"sspf-slots/2"' in file.encode()
    assert decode_slot_file(file.encode()) == file
    back = change_key_file(file, user_id="user-anna", password=anna, old=key, new=None)
    assert b'"format":"sspf-slots/1"' in back.encode()
    assert members_of(back.encode()).keys() == members_of(created.file.encode()).keys()


def test_that_it_is_needed_cannot_be_taken_away_or_added(
    created: Created, file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    (slot,) = file.passwords
    for named in (None, "0" * 32):
        forged = replace(file, passwords=(replace(slot, key_file=named),))
        for tried in (None, key, replace(key, key_id="0" * 32)):
            assert _code(decode_slot_file(forged.encode()), anna, tried) in {
                Code.WRONG_SECRET,
                Code.KEY_FILE_NEEDED,
                Code.KEY_FILE_OTHER,
            }
    (plain,) = created.file.passwords
    forced = replace(created.file, passwords=(replace(plain, key_file=key.key_id),))
    assert _code(forced, anna, key) is Code.WRONG_SECRET


def test_no_forged_byte_opens_the_vault(file: SlotFile, anna: Secret, key: KeyFile) -> None:
    data = file.encode()
    members = members_of(data)
    for path in paths(members):
        value = value_at(members, path)
        if path in {("checksum",), ("format",)} or not isinstance(value, str | int):
            continue
        forged = ("0" if value[:1] != "0" else "1") + value[1:] if isinstance(value, str) else 7
        changed = changed_at(data, path, forged)
        told = code_of(
            lambda read=changed: open_with_password(decode_slot_file(read), anna, key_file=key)
        )
        assert told in {
            Code.WRONG_SECRET,
            Code.SLOT_FILE_DAMAGED,
            Code.KEY_FILE_OTHER,
            Code.KEY_FILE_OF_OTHER_VAULT,
        }, path


def test_versions_and_what_they_hold_belong_together(created: Created, file: SlotFile) -> None:
    for wrong in (
        changed_at(created.file.encode(), ("format",), "sspf-slots/2"),
        changed_at(file.encode(), ("format",), "sspf-slots/1"),
        changed_at(file.encode(), ("slots", 0, "key_file"), None),
        changed_at(file.encode(), ("slots", 0, "key_file"), "A" * 32),
        changed_at(file.encode(), ("slots", 1, "key_file"), "1" * 32),
    ):
        assert code_of(lambda data=wrong: decode_slot_file(data)) is Code.SLOT_FILE_DAMAGED


def test_the_key_is_made_of_both_as_the_record_says(
    file: SlotFile, anna: Secret, key: KeyFile
) -> None:
    """HKDF of Argon2id's output and the file's SHA-256, under the salt of the slot."""
    (slot,) = file.passwords
    stretched = kdf.derive(slot.kdf, salt=slot.salt, password=anna)
    both = Secret(bytes(stretched.view()) + bytes(key.digest().view()))
    made = primitives.derive_key(both, salt=slot.salt, label="password and key file")
    context = slot_sealing._wrap_context(file.vault_id, slot)  # pyright: ignore[reportPrivateUsage]
    assert len(primitives.decrypt(made, slot.wrapped, context=context)) == 64
    for half in (stretched, key.digest()):
        refused = code_of(
            lambda alone=half: primitives.decrypt(alone, slot.wrapped, context=context)
        )
        assert refused is Code.UNDECIPHERABLE


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
