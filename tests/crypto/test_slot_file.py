from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.kdf import CAP, FLOOR, KdfParams
from sspf_app.crypto.slot_file import PasswordSlot, RecoverySlot, SlotFile, is_valid_name
from sspf_app.crypto.slot_parser import MAX_BYTES, decode_slot_file
from tests.crypto import forging

_IDS = [f"{number:032x}" for number in range(10)]
FILE = SlotFile(
    vault_id=_IDS[0],
    generation=3,
    passwords=(
        PasswordSlot(_IDS[1], "u1", "anna", FLOOR, bytes(16), bytes(92), bytes(80)),
        PasswordSlot(_IDS[2], "u2", "bo åberg", CAP, bytes(16), bytes(92), bytes(80)),
    ),
    recovery=RecoverySlot(_IDS[3], bytes(16), bytes(92), bytes(80)),
    roster=bytes(100),
)
DATA = FILE.encode()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


def _damage(data: bytes) -> object:
    """The part that is said to be damaged."""
    with pytest.raises(CryptoError) as caught:
        decode_slot_file(data)
    assert caught.value.code is Code.SLOT_FILE_DAMAGED
    return caught.value.params["part"]


def _changed(*path: str | int, to: object) -> bytes:
    return forging.changed_at(DATA, path, to)


def test_a_file_comes_back_as_it_was() -> None:
    assert decode_slot_file(DATA) == FILE
    assert DATA.isascii()
    assert DATA.count(b"\n") == 1
    assert FILE.slots == (*FILE.passwords, FILE.recovery)
    assert not FILE.is_test_only


def test_every_flipped_bit_is_damage() -> None:
    for place in range(len(DATA)):
        for bit in range(8):
            flipped = bytearray(DATA)
            flipped[place] ^= 1 << bit
            assert _damage(bytes(flipped))


def test_every_cut_is_damage() -> None:
    for length in range(len(DATA)):
        assert _damage(DATA[:length])
    assert _damage(DATA + b"\n") == "encoding"
    assert _damage(DATA.ljust(MAX_BYTES)) == "encoding"
    assert _damage(DATA.ljust(MAX_BYTES + 1)) == "size"


def test_a_later_version_is_told_apart_from_damage() -> None:
    later = forging.with_checksum({"format": "sspf-slots/12", "keys": [1, 2, 3]})
    with pytest.raises(CryptoError) as caught:
        decode_slot_file(later)
    assert caught.value.code is Code.SLOT_FILE_NEWER
    assert caught.value.params == {"found": 12, "known": 2}
    assert _damage(later.replace(b"/12", b"/13")) == "checksum"


@pytest.mark.parametrize(
    "name",
    ["sspf-slots/0", "sspf-slots/01", "sspf-slots/-2", "sspf/2", "", None, 2, "sspf-slots/1\n"],
)
def test_another_format_is_damage(name: object) -> None:
    assert _damage(_changed("format", to=name)) == "format"


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (("vault_id",), "0" * 31, "vault_id"),
        (("vault_id",), "A" * 32, "vault_id"),
        (("vault_id",), None, "vault_id"),
        (("generation",), 0, "generation"),
        (("generation",), True, "generation"),
        (("generation",), 1.0, "generation"),
        (("generation",), 2**31, "generation"),
        (("roster",), "AA=A", "roster"),
        (("roster",), "å", "roster"),
        (("roster",), "AA*==", "roster"),
        (("slots",), [], "slots"),
        (("slots",), {}, "slots"),
        (("slots",), {"0": {}}, "slots"),
        (("slots",), None, "slots"),
        (("slots", 0), "slot", "encoding"),
        (("slots", 0, "kind"), "recovery", "encoding"),
        (("slots", 2, "kind"), "password", "login"),
        (("slots", 2, "kind"), "fingerprint", "login"),
        (("slots", 0, "slot_id"), "", "slot_id"),
        (("slots", 0, "salt"), "AAAA", "salt"),
        (("slots", 0, "wrapped"), "AAAA", "wrapped"),
        (("slots", 0, "sealed"), "AAAA", "sealed"),
        (("slots", 0, "login"), " anna", "login"),
        (("slots", 0, "login"), "an\tna", "login"),
        (("slots", 0, "login"), "", "login"),
        (("slots", 0, "login"), "a" * 65, "login"),
        (("slots", 0, "login"), "\ud800", "login"),
        (("slots", 0, "login"), "BO ÅBERG", "slots"),
        (("slots", 0, "user_id"), "u2", "slots"),
        (("slots", 0, "kdf"), None, "encoding"),
        (("slots", 0, "kdf", "memory_kib"), FLOOR.memory_kib - 1, "kdf"),
        (("slots", 0, "kdf", "memory_kib"), CAP.memory_kib + 1, "kdf"),
        (("slots", 0, "kdf", "iterations"), 2, "kdf"),
        (("slots", 0, "kdf", "iterations"), 2**30, "kdf"),
        (("slots", 0, "kdf", "lanes"), 1, "kdf"),
        (("slots", 0, "kdf", "test_only"), True, "kdf"),
        (("slots", 0, "kdf", "test_only"), 0, "test_only"),
        (("slots", 0, "kdf", "name"), "pbkdf2", "encoding"),
        (("slots", 0, "extra"), 1, "encoding"),
        (("extra",), 1, "encoding"),
    ],
)
def test_a_wrong_part_is_named(path: tuple[str | int, ...], value: object, part: str) -> None:
    assert _damage(_changed(*path, to=value)) == part


def test_a_file_that_asks_for_a_key_file_comes_back_and_is_a_version_of_its_own() -> None:
    first, second = FILE.passwords
    file = replace(FILE, passwords=(first, replace(second, key_file=_IDS[7])))
    data = file.encode()
    assert decode_slot_file(data) == file
    assert (FILE.version, file.version) == (1, 2)
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1
        assert _damage(bytes(flipped))
    assert _damage(forging.changed_at(data, ("slots", 1, "key_file"), "no")) == "key_file"
    assert _damage(forging.changed_at(DATA, ("format",), "sspf-slots/2")) == "encoding"


def test_slots_are_complete_and_in_order() -> None:
    slots: list[Any] = forging.members_of(DATA)["slots"]
    assert _damage(_changed("slots", to=slots[2:])) == "slots"
    assert _damage(_changed("slots", to=slots[:2])) == "slots"
    assert _damage(_changed("slots", to=[slots[0], slots[2], slots[1]])) == "slots"


def test_only_one_spelling_is_accepted() -> None:
    members = forging.members_of(DATA)
    spaced = DATA.replace(b":", b": ")
    twice = DATA.replace(b'{"checksum"', b'{"generation":3,"checksum"')
    assert decode_slot_file(forging.with_checksum(members)) == FILE
    assert _damage(spaced) == _damage(twice) == "encoding"
    assert _damage(b"[" * 100_000) == _damage(b'"text"') == _damage(b"") == "encoding"


@given(st.binary(max_size=300))
def test_any_bytes_are_damage(data: bytes) -> None:
    assert _damage(data)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(forging.paths(forging.members_of(DATA)))), JSON)
def test_any_value_at_any_place_is_read_as_it_stands_or_damage(
    path: tuple[str | int, ...], value: object
) -> None:
    data = forging.changed_at(DATA, path, value)
    code = forging.code_of(lambda: decode_slot_file(data))
    assert code in {None, Code.SLOT_FILE_DAMAGED, Code.SLOT_FILE_NEWER}
    if code is None:
        assert decode_slot_file(data).encode() == data


def test_a_test_vault_says_so() -> None:
    weak = KdfParams(memory_kib=8, iterations=1, lanes=1, test_only=True)
    slot = PasswordSlot(_IDS[1], "u1", "anna", weak, bytes(16), bytes(92), bytes(80))
    file = SlotFile(_IDS[0], 1, (slot,), FILE.recovery, bytes(100))
    assert decode_slot_file(file.encode()).is_test_only
    mixed = replace(FILE, passwords=(*FILE.passwords, slot))
    assert mixed.is_test_only  # one weak way in is enough


def test_the_cost_of_each_password_is_told_in_words() -> None:
    assert FILE.kdf_costs == ("Argon2id 64 MiB, t=3, p=4", "Argon2id 512 MiB, t=32, p=16")


def test_a_name_is_of_one_to_sixty_four_characters_that_can_be_seen() -> None:
    assert MAX_BYTES == 256 * 1024
    assert [len(name) for name in ("", "a", "a" * 64, "a" * 65) if is_valid_name(name)] == [1, 64]
    assert not any(map(is_valid_name, (" a", "a ", "a\nb", "a\0")))


def test_whose_password_costs_the_least_to_guess_is_told() -> None:
    assert FILE.cheapest == (True, False)
