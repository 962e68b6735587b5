"""Whenever the power goes while the key is renewed, the vault opens afterwards with everything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from sspf_app.services.vault_ports import RawKey
from tests.services.vault_child import RENEWAL_INSTANTS
from tests.services.vault_house import BO, House, persons, with_person

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Vaults in whose renewal somebody pulled the plug, and the keys they had before."""
    folder = tmp_path_factory.mktemp("killed")
    keys: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TEST_SWITCH, "1")
        for instant in RENEWAL_INSTANTS:
            (folder / instant).mkdir()
            house = House(folder / instant)
            vault = with_person(house.create())
            house.add_bo(vault)
            keys[instant] = vault.keys.data_key.hex()
            vault.close()
        command = [sys.executable, "-m", "tests.services.vault_child", "kill_renewals", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True)
    return folder, keys


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize("instant", RENEWAL_INSTANTS)
def test_killed_renewal_loses_nothing(
    killed: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch, instant: str
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = House(killed[0] / instant)
    old_key = killed[1][instant]
    vault = house.unlock("bo", BO)  # nobody but the dead process had Anna's password
    assert persons(vault) == ["p-dino"]
    assert house.access.verify(vault).is_sound
    slots_were_written = instant in {"after_slots", "before_rename", "after_rename"}
    assert (vault.keys.data_key.hex() != old_key) is slots_were_written
    with_person(vault, "p-later")
    house.access.rekey(vault)  # what was left is not in the way
    vault.close()
    vault = house.unlock("anna")
    assert persons(vault) == ["p-dino", "p-later"]
    vault.close()
    assert sorted(path.name for path in house.place.iterdir()) == [
        "backups",
        "vault.db",
        "vault.lock",
        "vault.slots",
    ]


@pytest.mark.parametrize("code", ["disk_full", "disk_error", "database_busy", "folder_read_only"])
def test_coming_database_is_never_dropped_for_another_trouble(
    house: House, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    place = house.made()
    coming = place / "vault.db.next"
    coming.write_bytes(b"the only copy of everything" * 100)
    whole = house.database.open

    def trouble(path: Path, key: RawKey, *, log_key: RawKey, is_sealed: bool) -> object:
        if path == coming:
            raise KnownError(code)
        return whole(path, key, log_key=log_key, is_sealed=is_sealed)

    with monkeypatch.context() as patch:
        patch.setattr(house.database, "open", trouble)
        with pytest.raises(KnownError) as caught:
            house.unlock()
    assert caught.value.code == code
    assert coming.exists()


def test_neither_is_dropped_when_the_keys_open_neither(house: House) -> None:
    place = house.made()
    (place / "vault.db").replace(place / "vault.db.next")
    (place / "vault.db").write_bytes(b"noise" * 1000)
    damaged = bytearray((place / "vault.db.next").read_bytes())
    damaged[100] ^= 1
    (place / "vault.db.next").write_bytes(damaged)
    with pytest.raises(KnownError) as caught:
        house.unlock()
    assert caught.value.code == "database_damaged"
    assert (place / "vault.db.next").read_bytes() == damaged
    damaged[100] ^= 1
    (place / "vault.db.next").write_bytes(damaged)
    vault = house.unlock()
    assert persons(vault) == ["p-dino"]
    vault.close()
