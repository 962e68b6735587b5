"""Slot files of released format versions: they must open for ever.

`slots-1.json` was written by version 1 of the format at the floor of the cost, for a vault whose
data key was renewed once; `slots-2.json` by version 2, in which Bo has a key file and Anna none.
A file is added here with each new version, and none is ever changed.
"""

from pathlib import Path

import pytest

from sspf_app.crypto.kdf import FLOOR, TEST_SWITCH
from sspf_app.crypto.key_file import read_key_file
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_io import read_slot_file
from sspf_app.crypto.vault_file import open_with_password, open_with_words

PATH = Path(__file__).parent.parent / "data" / "slots-1.json"
WORDS = """
skinka stjärna tull berg utflykt livlig meny
saga holme fotograf rytm sadel lördag elegant
"""
DATA_KEY = "e56c29318c2e7c5b735dc1c82c41a3cc1afdb2bdaa19ed4806f5fe8285733409"


@pytest.fixture(autouse=True)
def _real_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TEST_SWITCH)


@pytest.mark.parametrize(
    ("login", "password", "user_id"),
    [
        ("anna", "gröna kaktusar sjunger visor", "user-anna"),
        ("Bo Åberg", "tolv snälla drakar fikar sent", "user-bo"),
    ],
)
def test_version_1_opens_with_each_password(login: str, password: str, user_id: str) -> None:
    opened = open_with_password(read_slot_file(PATH), Secret.from_text(password), login=login)
    assert (opened.keys.data_key.hex(), opened.user_id) == (DATA_KEY, user_id)


def test_version_1_opens_with_its_recovery_words() -> None:
    opened = open_with_words(read_slot_file(PATH), WORDS)
    assert (opened.keys.data_key.hex(), opened.user_id) == (DATA_KEY, None)


def test_version_1_reads_as_it_was_written() -> None:
    file = read_slot_file(PATH)
    assert file.encode() == PATH.read_bytes()
    assert file.generation == 2
    assert [slot.kdf for slot in file.passwords] == [FLOOR, FLOOR]


SECOND = PATH.with_name("slots-2.json")
SECOND_WORDS = """
leopard bänk lavendel blanda nyckel blåsa kopia
horisont moln stock hink iris buffé gecko
"""
SECOND_KEY = "b915ee242c819e0bcbd83c2659fd5f6925816a5418cf42a2f159719043e58e76"


@pytest.mark.parametrize(
    ("login", "password", "key_file"),
    [
        ("anna", "gröna kaktusar sjunger visor", None),
        ("Bo Åberg", "tolv snälla drakar fikar sent", "slots-2.nyckelfil"),
    ],
)
def test_version_2_opens_with_each_password_and_its_key_file(
    login: str, password: str, key_file: str | None
) -> None:
    given = None if key_file is None else read_key_file(PATH.with_name(key_file))
    opened = open_with_password(
        read_slot_file(SECOND), Secret.from_text(password), login=login, key_file=given
    )
    assert opened.keys.data_key.hex() == SECOND_KEY


def test_version_2_opens_with_its_recovery_words_and_reads_as_it_was_written() -> None:
    file = read_slot_file(SECOND)
    assert open_with_words(file, SECOND_WORDS).keys.data_key.hex() == SECOND_KEY
    assert file.encode() == SECOND.read_bytes()
    assert (file.version, file.generation) == (2, 2)
    assert [slot.needs_key_file for slot in file.passwords] == [False, True]
    key_file = PATH.with_name("slots-2.nyckelfil")
    assert read_key_file(key_file).encode() == key_file.read_bytes()
