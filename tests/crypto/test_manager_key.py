"""A unit manager's key file opens with its passphrase, and what is wrong with it is said.

Defends: nobody without the passphrase reads the key; no part of the file can be changed, made
cheaper to guess, or dearer than any machine could pay.
"""

import json
from collections.abc import Callable

import pytest

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.kdf import CAP, FLOOR, TEST_SWITCH
from sspf_app.crypto.manager_key import MAX_BYTES, KeyBox
from sspf_app.domain.errors import DomainError
from tests.crypto.conftest import ANNA
from tests.crypto.forging import code_of

SEED = bytes(range(32)).hex()
BOX = KeyBox()


@pytest.fixture(scope="module")
def data() -> bytes:
    return BOX.lock(SEED, name="Åsa Ek, enhetschef", passphrase=ANNA)


def _code(data: bytes, passphrase: str = ANNA) -> Code | None:
    return code_of(lambda: BOX.unlock(data, passphrase=passphrase))


def _changed(data: bytes, **others: object) -> bytes:
    return json.dumps(json.loads(data) | others).encode()


def _is_none(action: Callable[[], object]) -> bool:
    with pytest.raises(DomainError) as caught:
        action()
    return caught.value.code == "no_manager_key_file"


def test_the_passphrase_opens_it_and_nothing_else_does(data: bytes) -> None:
    assert BOX.unlock(data, passphrase=ANNA) == SEED
    assert _code(data, ANNA + "!") is Code.WRONG_SECRET
    assert _code(data, "") is Code.WRONG_SECRET
    assert SEED.encode() not in data
    assert "Åsa Ek, enhetschef".encode() in data
    assert data.endswith(b"}\n")


def test_the_same_key_never_looks_the_same(data: bytes) -> None:
    other = BOX.lock(SEED, name="Åsa Ek, enhetschef", passphrase=ANNA)
    one, two = json.loads(data), json.loads(other)
    assert one["salt"] != two["salt"]
    assert one["seed"] != two["seed"]


def test_a_passphrase_that_is_easy_to_guess_is_refused() -> None:
    assert code_of(lambda: BOX.lock(SEED, name="", passphrase="kort")) is Code.WEAK_PASSWORD


def test_what_stands_in_the_clear_is_bound_to_it(data: bytes) -> None:
    assert _code(_changed(data, name="Eva Ek, enhetschef")) is Code.WRONG_SECRET
    assert _code(_changed(data, salt="00" * 16)) is Code.WRONG_SECRET
    seed = json.loads(data)["seed"]
    for at in range(0, len(seed), 2):
        forged = seed[:at] + f"{int(seed[at : at + 2], 16) ^ 1:02x}" + seed[at + 2 :]
        assert _code(_changed(data, seed=forged)) is Code.WRONG_SECRET


@pytest.mark.parametrize(
    "others",
    [
        {"more": 1},
        {"format": "sspf-manager-key/2"},
        {"name": None},
        {"salt": "00" * 15},
        {"salt": "x"},
        {"salt": 7},
        {"seed": "00" * 59},
        {"seed": "00" * 61},
        {"memory_kib": "8"},
        {"iterations": True},
        {"lanes": 1.0},
        {"test_only": 1},
        {"memory_kib": 9},  # of the tests' cost, and not quite
        {"memory_kib": FLOOR.memory_kib - 1, "iterations": 3, "lanes": 4, "test_only": False},
        {"memory_kib": CAP.memory_kib + 1, "iterations": 3, "lanes": 4, "test_only": False},
    ],
)
def test_another_file_is_none(data: bytes, others: dict[str, object]) -> None:
    assert _is_none(lambda: BOX.unlock(_changed(data, **others), passphrase=ANNA))


def test_whatever_is_no_such_file_is_none(data: bytes) -> None:
    told = json.loads(data)
    told.pop("lanes")
    for wrong in (b"", b"[]", b"7", b"{}", b"\xff", b"[" * 4000, json.dumps(told).encode()):
        assert _is_none(lambda wrong=wrong: BOX.unlock(wrong, passphrase=ANNA))


def test_it_is_of_four_thousand_bytes_at_most(data: bytes) -> None:
    assert MAX_BYTES == 4096
    assert BOX.unlock(data.ljust(MAX_BYTES), passphrase=ANNA) == SEED
    assert _is_none(lambda: BOX.unlock(data.ljust(MAX_BYTES + 1), passphrase=ANNA))


def test_one_of_the_tests_opens_in_the_tests_only(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TEST_SWITCH)
    with pytest.raises(CryptoError) as caught:
        BOX.unlock(data, passphrase=ANNA)
    assert caught.value.code == Code.WEAKENED_VAULT


OF_THE_FIRST_VERSION = {
    "format": "sspf-manager-key/1",
    "name": "Åsa Ek, enhetschef",
    "memory_kib": 65536,
    "iterations": 3,
    "lanes": 4,
    "test_only": False,
    "salt": "ad26def700fcac11228e1ac7f2815262",
    "seed": "f5c4b10e5847623632471ad9b588b347c3f447dcb9d85e62563083141a9c6917"
    "8f27535d3e2dc4f2080ab71c076f57e36d581d2f747401e25c3756b9",
}
"""Made at the floor of the cost."""


def test_one_of_the_first_version_opens_outside_the_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And will for ever: the manager may come with it years later."""
    monkeypatch.delenv(TEST_SWITCH)
    data = json.dumps(OF_THE_FIRST_VERSION).encode()
    assert BOX.unlock(data, passphrase=ANNA) == SEED
