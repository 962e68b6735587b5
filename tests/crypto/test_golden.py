"""Slot files of released format versions: they must open for ever.

`slots-1.json` was written by version 1 of the format at the floor of the cost, for a vault whose
data key was renewed once. A file is added here with each new version, and none is ever changed.
"""

from pathlib import Path

import pytest

from sspf_app.crypto.kdf import FLOOR, TEST_SWITCH
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
