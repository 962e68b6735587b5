"""Where the sealed log has come to, kept among the slots: read with the keys, lost by no change.

Defends: a log that was cut or put back is told by what the slot file keeps of it.
"""

from dataclasses import replace

import pytest

from sspf_app.crypto.errors import Code
from sspf_app.crypto.key_slots import FileKeySlots
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_parser import decode_slot_file
from sspf_app.crypto.slot_sealing import read_log_mark, read_roster
from sspf_app.crypto.vault_file import (
    Created,
    add_user,
    open_with_password,
    rekey,
    set_password,
)
from sspf_app.crypto.vault_keys import VaultKeys
from sspf_app.services.vault_ports import LogMark
from tests.crypto.conftest import BO
from tests.crypto.forging import code_of

SLOTS = FileKeySlots()
SEAL = bytes(range(32)).hex()


@pytest.mark.parametrize("number", [0, 1, 15, 16, 255, 2**64 - 1])
def test_what_was_kept_is_read_again(created: Created, number: int) -> None:
    assert SLOTS.log_mark(created.file, created.keys) is None
    mark = LogMark(number=number, seal=SEAL)
    marked = SLOTS.mark_log(created.file, created.keys, mark)
    again = decode_slot_file(marked.encode())
    assert SLOTS.log_mark(again, created.keys) == mark
    assert read_log_mark(again, created.keys) == f"{number:016x}{SEAL}"  # the format of the file
    later = replace(mark, seal="0" * 64)
    assert SLOTS.log_mark(SLOTS.mark_log(again, created.keys, later), created.keys) == later


def test_it_is_no_key_of_a_slot_and_nobody_reads_it_without_the_keys(
    created: Created, anna: Secret
) -> None:
    marked = SLOTS.mark_log(created.file, created.keys, LogMark(number=7, seal=SEAL))
    assert SEAL.encode() not in marked.encode()
    assert read_roster(marked, created.keys) == read_roster(created.file, created.keys)
    assert open_with_password(marked, anna).keys == created.keys
    strangers = VaultKeys(Secret.random(), Secret.random())
    assert code_of(lambda: SLOTS.log_mark(marked, strangers)) is Code.SLOT_FILE_DAMAGED


def test_no_change_of_the_slots_loses_it(created: Created) -> None:
    mark = LogMark(number=7, seal=SEAL)
    keys = created.keys
    marked = SLOTS.mark_log(created.file, keys, mark)
    bo = Secret.from_text(BO)
    added = add_user(marked, keys, user_id="user-bo", login="bo", password=bo)
    changed = set_password(added, keys, user_id="user-anna", password=bo)
    for file in (added, changed):
        assert SLOTS.log_mark(file, keys) == mark
    for renew in (False, True):
        renewed = rekey(added, keys, keep=("user-anna",), renew_words=renew)
        assert SLOTS.log_mark(renewed.file, renewed.keys) == mark
