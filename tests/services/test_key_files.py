"""A key file in a whole vault: made, needed, changed, lost; for the drill and for backups too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.errors import DomainError
from sspf_app.services.errors import KnownError
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.own_access import OwnAccess
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.upkeep import Upkeep
from sspf_app.system.attempt_file import FILE
from tests.services.vault_house import ANNA, BO, CIA, House, persons


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = House(tmp_path)
    made.made()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "valv.nyckelfil"


def _code(act: Callable[[], object]) -> str:
    with pytest.raises((KnownError, DomainError)) as caught:
        act()
    return caught.value.code


def _own(house: House, vault: UnlockedVault) -> OwnAccess:
    return OwnAccess(vault, house.access, cast("KeySlots", house.key_slots))


def _unlock(house: House, key_file: Path | None, password: str = ANNA) -> UnlockedVault:
    return house.vaults.unlock(house.place, login=None, password=password, key_file=key_file)


def _with_key_file(house: House, stick: Path) -> None:
    vault = house.unlock()
    house.access.make_key_file(vault, stick, password=ANNA)
    vault.close()


def test_it_is_needed_from_then_on_and_the_log_says_so(house: House, stick: Path) -> None:
    vault = house.unlock()
    own = _own(house, vault)
    assert (own.needs_key_file, own.key_file, own.suggested_key_file()) == (
        False,
        None,
        "valv.nyckelfil",
    )
    own.make_key_file(stick, password=ANNA)
    assert (own.needs_key_file, own.key_file, own.folder) == (True, stick, house.place)
    with vault.open_unit(vault.actor) as unit:
        newest = unit.journal.entries()[0]
    assert (newest.action, newest.subject) == (Action.KEY_CHANGE, "key_file")
    vault.close()
    assert _code(house.unlock) == "key_file_needed"
    opened = _unlock(house, stick)
    assert persons(opened) == ["p-dino"]
    assert opened.key_file == stick
    opened.close()


def test_what_is_wrong_with_it_is_said_and_is_no_guess(house: House, stick: Path) -> None:
    _with_key_file(house, stick)
    content = stick.read_bytes()
    assert _code(lambda: _unlock(house, stick.with_name("no"))) == "key_file_missing"
    stick.write_bytes(content.replace(b"valv", b"vall"))
    assert _code(lambda: _unlock(house, stick)) == "key_file_damaged"
    stick.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    assert _code(lambda: _unlock(house, stick)) == "key_file_not_one"
    assert not (house.place / FILE).exists()
    stick.write_bytes(content)
    assert _code(lambda: _unlock(house, stick, BO)) == "wrong_secret"
    assert (house.place / FILE).exists()
    _unlock(house, stick).close()


def test_a_lost_one_is_got_over_by_the_recovery_words(tmp_path: Path, stick: Path) -> None:
    house = House(tmp_path / "other")
    house.place.parent.mkdir()
    new = house.draft()
    vault = house.vaults.create(house.place, new)
    house.access.make_key_file(vault, stick, password=ANNA)
    vault.close()
    stick.unlink()
    vault = house.vaults.unlock_with_words(
        house.place, words=" ".join(new.words), login=None, new_password=BO
    )
    assert not _own(house, vault).needs_key_file
    vault.close()
    house.unlock(password=BO).close()


def test_the_password_is_changed_with_it_and_not_without(house: House, stick: Path) -> None:
    _with_key_file(house, stick)
    vault = _unlock(house, stick)
    house.access.change_password(vault, old=ANNA, new=BO)
    moved = stick.rename(stick.with_name("away"))
    change = house.access.change_password
    assert _code(lambda: change(vault, old=BO, new=CIA)) == "key_file_missing"
    vault.close()
    assert _code(lambda: house.unlock(password=BO)) == "key_file_needed"
    _unlock(house, moved, BO).close()


def test_another_takes_its_place_and_none_is_enough_again(house: House, stick: Path) -> None:
    _with_key_file(house, stick)
    vault = _unlock(house, stick)
    second = stick.with_name("second")
    house.access.make_key_file(vault, second, password=ANNA)
    vault.close()
    assert _code(lambda: _unlock(house, stick)) == "key_file_other"
    vault = _unlock(house, second)
    house.access.drop_key_file(vault, password=ANNA)
    assert vault.key_file is None
    vault.close()
    assert b"sspf-slots/1" in (house.place / "vault.slots").read_bytes()
    house.unlock().close()


def test_nothing_is_changed_where_it_cannot_be_made(
    house: House, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = house.unlock()
    make = house.access.make_key_file
    assert _code(lambda: make(vault, stick, password=BO)) == "wrong_secret"
    inside = house.place / "backups" / "nyckel"
    assert _code(lambda: make(vault, inside, password=ANNA)) == "key_file_in_vault"
    stick.write_text("a letter")
    assert _code(lambda: make(vault, stick, password=ANNA)) == "key_file_exists"
    assert stick.read_text() == "a letter"

    def fail(*_args: object, **_named: object) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots, "write", fail)
        other = stick.with_name("other")
        assert _code(lambda: make(vault, other, password=ANNA)) == "disk_full"
        assert not other.exists()
    vault.close()
    house.unlock().close()


def test_a_backup_is_tried_with_password_and_key_file(house: House, stick: Path) -> None:
    _with_key_file(house, stick)
    vault = _unlock(house, stick)
    made = house.backups.create(vault)
    drill = Upkeep(vault, house.backups, house.clock).begin_drill()
    assert drill is not None
    assert drill.run(ANNA).is_sound
    assert house.backups.prove(vault, made, password=ANNA).is_sound
    vault.close()
    verify = house.backups.verify
    assert _code(lambda: verify(made, login=None, password=ANNA)) == "key_file_needed"
    assert verify(made, login=None, password=ANNA, key_file=stick).is_sound


def test_it_stays_through_a_new_key_and_is_each_users_own(house: House, stick: Path) -> None:
    vault = house.unlock()
    house.add_bo(vault)
    house.access.make_key_file(vault, stick, password=ANNA)
    house.access.rekey(vault)
    vault.close()
    bo = house.unlock("bo", BO)
    assert not _own(house, bo).needs_key_file
    assert bo.key_file is None
    bo.close()
    anna = house.vaults.unlock(house.place, login="anna", password=ANNA, key_file=stick)
    assert anna.key_file == stick
    anna.close()
