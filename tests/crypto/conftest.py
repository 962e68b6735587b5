"""Cheap passwords for the tests of this folder; `test_kdf` tries the real cost."""

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.vault_file import Created, create_vault

ANNA = "gröna kaktusar sjunger visor"
BO = "tolv snälla drakar fikar sent"


@pytest.fixture(autouse=True)
def _cheap_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")


@pytest.fixture
def created() -> Created:
    return create_vault(login="anna", user_id="user-anna", password=Secret.from_text(ANNA))


@pytest.fixture
def anna() -> Secret:
    return Secret.from_text(ANNA)


@pytest.fixture
def bo() -> Secret:
    return Secret.from_text(BO)
