"""Who can open a vault: passwords, words, users, and a new key after somebody leaves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.crypto.secret import Secret
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.errors import KnownError
from sspf_app.services.new_users import FirstUser
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_ports import OpenDatabase
from tests.services.vault_house import ANNA, BO, CIA, House, persons, with_person


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _code(act: Callable[[], object]) -> str:
    with pytest.raises((KnownError, DomainError)) as caught:
        act()
    assert isinstance(caught.value, KnownError | DomainError)
    return caught.value.code


def _opened(house: House, key: bytes) -> OpenDatabase:
    return house.database.open(house.place / "vault.db", key, log_key=key)


def _log(vault: UnlockedVault) -> list[tuple[Action, str]]:
    with vault.open_unit(vault.actor) as unit:
        return [(entry.action, entry.subject) for entry in reversed(unit.journal.entries())]


def test_new_password_rewraps_one_slot_and_touches_nothing_else(house: House) -> None:
    vault = house.create()
    house.add_bo(vault)
    key = vault.keys.data_key.hex()
    before = json.loads((house.place / "vault.slots").read_bytes())
    house.access.change_password(vault, old=ANNA, new=CIA)
    after = json.loads((house.place / "vault.slots").read_bytes())
    assert after["generation"] == before["generation"]
    assert [old == new for old, new in zip(before["slots"], after["slots"], strict=True)] == [
        False,
        True,
        True,
    ]
    assert _log(vault)[-1] == (Action.KEY_CHANGE, "passwd")
    vault.close()
    assert _code(lambda: house.unlock("anna")) == "wrong_secret"
    vault = house.unlock("anna", CIA)
    assert vault.keys.data_key.hex() == key
    vault.close()
    house.unlock("bo", BO).close()


def test_password_that_cannot_be_changed_stays(house: House) -> None:
    vault = house.create()
    assert _code(lambda: house.access.change_password(vault, old=BO, new=CIA)) == "wrong_secret"
    assert _code(lambda: house.access.change_password(vault, old=ANNA, new="k")) == "weak_password"
    vault.close()
    house.unlock().close()


def test_new_words_replace_the_old_ones(house: House) -> None:
    new = house.draft()
    vault = house.vaults.create(house.place, new)
    words = house.access.renew_words(vault)
    vault.close()

    def recover(these: tuple[str, ...]) -> UnlockedVault:
        return house.vaults.unlock_with_words(
            house.place, words=" ".join(these), login=None, new_password=BO
        )

    assert _code(lambda: recover(new.words)) == "wrong_secret"
    recover(words).close()


def test_second_user_opens_with_an_own_password_and_role(house: House) -> None:
    vault = with_person(house.create())
    user = house.add_bo(vault, Role.UNIT_MANAGER)
    assert (Action.USER_CHANGE, f"user:{user}") in _log(vault)
    again = FirstUser(login="BO", name="Bo Bergman")
    assert _code(lambda: house.access.add_user(vault, again, CIA)) == "login_taken"
    weak = FirstUser(login="cia", name="Cia")
    assert _code(lambda: house.access.add_user(vault, weak, "kort")) == "weak_password"
    with vault.open_unit(vault.actor) as unit:
        assert [one.login for one in unit.office.users()] == ["anna", "bo"]
    vault.close()
    vault = house.unlock("bo", BO)
    assert (vault.actor.user_id, vault.actor.role) == (user, Role.UNIT_MANAGER)
    vault.close()


@pytest.mark.parametrize("failing", ["write", "commit"])
def test_user_is_added_in_both_places_or_in_none(
    house: House, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    from sspf_app.storage.unit_of_work import SqlUnitOfWork

    vault = house.create()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise KnownError("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots if failing == "write" else SqlUnitOfWork, failing, fail)
        assert _code(lambda: house.add_bo(vault)) == "disk_full"
    assert house.vaults.logins(house.place) == ("anna",)
    with vault.open_unit(vault.actor) as unit:
        assert [one.login for one in unit.office.users()] == ["anna"]
    house.add_bo(vault)
    vault.close()
    house.unlock("bo", BO).close()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.COORDINATOR, {"users", "words", "rekey", "verify", "backup"}),
        (Role.ADMINISTRATOR, {"users", "words", "rekey", "verify", "backup"}),
        (Role.UNIT_MANAGER, {"users"}),
    ],
)
def test_roles(house: House, role: Role, allowed: set[str]) -> None:
    vault = house.create()
    house.add_bo(vault, role)
    vault.close()
    vault = house.unlock("bo", BO)
    cia = FirstUser(login="cia", name="Cia Dahl")
    acts: dict[str, Callable[[], object]] = {
        "users": lambda: house.access.add_user(vault, cia, CIA),
        "words": lambda: house.access.renew_words(vault),
        "rekey": lambda: house.access.rekey(vault),
        "verify": lambda: house.access.verify(vault),
        "backup": lambda: house.backups.create(vault),
    }
    for name, act in acts.items():
        if name in allowed:
            act()
        else:
            assert _code(act) == "not_permitted", name
    vault.close()


# A new key


def test_after_rekey_an_old_slot_file_opens_no_data_of_today(house: House, tmp_path: Path) -> None:
    vault = with_person(house.create(), "p-before")
    house.add_bo(vault)
    old_key = vault.keys.data_key.hex()
    old_slots = tmp_path / "old.slots"
    shutil.copy(house.place / "vault.slots", old_slots)
    assert house.access.rekey(vault) is None
    with_person(vault, "p-after")  # the same open vault works on
    assert vault.keys.data_key.hex() != old_key
    vault.close()
    assert sorted(path.name for path in house.place.iterdir()) == [
        "backups",
        "vault.db",
        "vault.lock",
        "vault.slots",
    ]
    for login, password in (("anna", ANNA), ("bo", BO)):  # nobody needs a new password
        vault = house.unlock(login, password)
        assert persons(vault) == ["p-after", "p-before"]
        vault.close()
    assert _code(lambda: _opened(house, bytes.fromhex(old_key))) == "database_damaged"
    shutil.copy(old_slots, house.place / "vault.slots")
    assert _code(lambda: house.unlock("anna")) == "database_damaged"


def test_rekey_can_renew_the_words(house: House) -> None:
    new = house.draft()
    vault = house.vaults.create(house.place, new)
    words = house.access.rekey(vault, renew_words=True)
    assert words is not None
    assert words != new.words
    vault.close()

    def recover(these: tuple[str, ...]) -> UnlockedVault:
        return house.vaults.unlock_with_words(
            house.place, words=" ".join(these), login=None, new_password=BO
        )

    assert _code(lambda: recover(new.words)) == "wrong_secret"
    recover(words).close()


def test_ended_user_is_locked_out_of_todays_data(house: House, tmp_path: Path) -> None:
    vault = with_person(house.create())
    user = house.add_bo(vault)
    vault.close()
    kept = tmp_path / "kept"
    shutil.copytree(house.place, kept)  # what Bo took along
    vault = house.unlock("anna")
    assert _code(lambda: house.access.end_user(vault, vault.actor.user_id)) == "own_user"
    assert _code(lambda: house.access.end_user(vault, "u-nobody")) == "unknown_user"
    house.access.end_user(vault, user)
    assert (Action.USER_CHANGE, f"user:{user}") in _log(vault)
    vault.close()
    assert _code(lambda: house.unlock("bo", BO)) == "login_unknown"
    slots = house.key_slots.read(kept / "vault.slots")
    keys, _ = house.key_slots.open(slots, login="bo", password=BO)
    assert isinstance(keys.data_key, Secret)
    assert _code(lambda: _opened(house, bytes.fromhex(keys.data_key.hex()))) == "database_damaged"
    vault = house.unlock()
    assert persons(vault) == ["p-dino"]
    vault.close()


def test_rekey_on_a_full_disk_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = with_person(house.create())

    def fail(*_args: object, **_kwargs: object) -> None:
        raise KnownError("slot_file_unwritable")

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots, "write", fail)
        assert _code(lambda: house.access.rekey(vault)) == "slot_file_unwritable"
    assert not (house.place / "vault.db.next").exists()
    with_person(vault, "p-later")
    vault.close()
    vault = house.unlock()
    assert persons(vault) == ["p-dino", "p-later"]
    vault.close()


def test_slot_file_that_is_in_place_in_spite_of_an_error_counts(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = with_person(house.create())
    write = house.key_slots.write

    def write_and_fail(*args: object, **kwargs: object) -> None:
        write(*args, **kwargs)  # pyright: ignore[reportArgumentType]
        raise KnownError("slot_file_unwritable")

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots, "write", write_and_fail)
        house.access.rekey(vault)
    with_person(vault, "p-later")
    vault.close()
    vault = house.unlock()
    assert persons(vault) == ["p-dino", "p-later"]
    vault.close()
