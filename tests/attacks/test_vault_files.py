"""Somebody swaps, rolls back or removes files of a vault's folder.

Defends: trust promises 1, 3 and 5; after a rekey an old slot file with an old password opens none
of today's data; never a new empty vault, never a half-open one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA, BO, House, persons, with_person


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _refused(house: House, login: str | None = None, password: str = ANNA) -> str:
    before = {path.name: path.read_bytes() for path in house.place.glob("vault.db*")}
    with pytest.raises(KnownError) as caught:
        house.unlock(login, password)
    after = {path.name: path.read_bytes() for path in house.place.glob("vault.db*")}
    assert before == after, "a refused unlock changes nothing"
    return caught.value.code


@pytest.mark.parametrize("how", ["rekey", "end_user"])
def test_no_file_under_the_old_key_stays_after_a_new_key(house: House, how: str) -> None:
    house.made()
    for version in (1, 2):
        shutil.copy(house.place / "vault.db", house.place / f"vault.db.schema-{version}")
    vault = house.unlock()
    if how == "rekey":
        house.access.rekey(vault)
    else:
        house.access.end_user(vault, house.add_bo(vault))
    assert persons(vault) == ["p-dino"]
    vault.close()
    assert [path.name for path in house.place.glob("vault.db.*")] == []


def test_a_slot_file_from_before_the_rekey_opens_nothing(house: House) -> None:
    vault = with_person(house.create())
    bo = house.add_bo(vault)
    old_slots = (house.place / "vault.slots").read_bytes()
    house.access.end_user(vault, bo)
    with_person(vault, "p-today")
    vault.close()
    new_slots = (house.place / "vault.slots").read_bytes()
    assert _refused(house, "bo", BO) == "login_unknown"
    (house.place / "vault.slots").write_bytes(old_slots)
    for login, password in (("bo", BO), ("anna", ANNA)):
        assert _refused(house, login, password) == "database_damaged"
    (house.place / "vault.slots").write_bytes(new_slots)
    vault = house.unlock("anna")
    assert persons(vault) == ["p-dino", "p-today"]
    vault.close()


def test_files_of_another_vault_open_nothing(house: House, tmp_path: Path) -> None:
    house.made()
    (tmp_path / "other").mkdir()
    other = House(tmp_path / "other")
    with_person(other.create(), "p-other").close()
    own = (house.place / "vault.db").read_bytes()
    shutil.copy(other.place / "vault.db", house.place / "vault.db")
    assert _refused(house) == "database_damaged"
    (house.place / "vault.db").write_bytes(own)
    shutil.copy(other.place / "vault.slots", house.place / "vault.slots")
    assert _refused(house) == "database_damaged"


def test_a_strangers_coming_database_never_takes_the_place_of_the_present(
    house: House, tmp_path: Path
) -> None:
    house.made()
    (tmp_path / "other").mkdir()
    other = House(tmp_path / "other")
    with_person(other.create(), "p-other").close()
    shutil.copy(other.place / "vault.db", house.place / "vault.db.next")
    vault = house.unlock()
    assert persons(vault) == ["p-dino"]
    vault.close()


@pytest.mark.parametrize("kept", [0, 15, 16, 4095, 4096, 12288])
def test_a_cut_database_is_told_and_left(house: House, kept: int) -> None:
    house.made()
    path = house.place / "vault.db"
    path.write_bytes(path.read_bytes()[:kept])
    assert _refused(house) in {"database_damaged", "database_missing"}


def test_a_missing_database_is_never_made_anew(house: House) -> None:
    house.made()
    (house.place / "vault.db").unlink()
    assert _refused(house) == "database_missing"
    assert not (house.place / "vault.db").exists()
