"""A key file is needed beside the password, never alone, and what is wrong with it is said.

What is tried: no part of it can be left out, changed, swapped or taken from another vault.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.crypto import kdf, primitives, slot_sealing
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_file import (
    KeyFile,
    new_key_file,
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
from tests.crypto.conftest import ANNA
from tests.crypto.forging import changed_at, code_of, members_of, paths, value_at

NEW = Secret.from_text("nio pigga bävrar bygger dammar")


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
