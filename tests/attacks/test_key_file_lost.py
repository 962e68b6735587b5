"""Making a key file while the disk fails at the last step.

Attack: the renamed slot file is in place and asks for the key file, but flushing the folder fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.crypto import slot_io
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA, House


def test_nobody_is_locked_out_by_a_folder_that_could_not_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = House(tmp_path)
    house.made()
    stick = tmp_path / "stick" / "valv.nyckelfil"
    stick.parent.mkdir()
    vault = house.unlock()

    def fails(folder: Path) -> None:
        raise OSError(5, "Input/output error", str(folder))

    with monkeypatch.context() as broken:
        broken.setattr(slot_io, "sync_folder", fails)
        with pytest.raises(KnownError):
            house.access.make_key_file(vault, stick, password=ANNA)
    vault.close()
    key_file = stick if stick.exists() else None
    house.vaults.unlock(house.place, login=None, password=ANNA, key_file=key_file).close()
