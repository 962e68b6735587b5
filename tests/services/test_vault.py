"""A vault is made whole or not at all, and every closed door says why it is closed."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Party
from sspf_app.services.actors import Role
from sspf_app.services.errors import KnownError
from sspf_app.services.new_users import FirstUser
from sspf_app.services.records import Action, Office
from sspf_app.storage.engine import connect
from tests.crypto import forging
from tests.services.vault_house import ANNA, BO, MORNING, House, persons, with_person

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _child(job: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.services.vault_child", job, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


# Making one


def test_new_vault_is_open_and_holds_its_first_user(house: House) -> None:
    new = house.draft()
    assert len(new.words) >= 12
    vault = house.vaults.create(house.place, new)
    assert (vault.actor.login, vault.actor.role) == ("anna", Role.COORDINATOR)
    with vault.open_unit(vault.actor) as unit:
        assert [(user.login, user.name) for user in unit.office.users()] == [("anna", "Anna Alm")]
        assert [entry.action for entry in unit.journal.entries()] == [Action.UNLOCK]
    vault.close()
    vault.close()  # twice is no error
    assert sorted(path.name for path in house.place.iterdir()) == [
        "backups",
        "vault.db",
        "vault.lock",
        "vault.slots",
    ]


def test_office_and_parties_are_there_from_the_start(house: House) -> None:
    own = Party(id="soc", name="Socialtjänsten", kind=PartyKind.SOCIAL_SERVICES)
    office = Office(committee="Socialnämnden", own_party="soc")
    vault = house.vaults.create(house.place, house.draft(), office=office, parties=[own])
    with vault.open_unit(vault.actor) as unit:
        assert unit.office.office() == office
        (party,) = unit.records.list_standing(Party)
        assert (party.name, party.recorded_at) == ("Socialtjänsten", MORNING)
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_nobody_else_can_look_into_the_folder(house: House) -> None:
    place = house.made()
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    for path in place.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_empty_folder_will_do_and_a_full_one_stays_as_it_was(house: House) -> None:
    house.place.mkdir()
    house.create().close()
    full = house.place.with_name("full")
    full.mkdir()
    (full / "letter.txt").write_text("keep me", "utf-8")
    assert _code(lambda: house.vaults.create(full, house.draft())) == "place_taken"
    assert _code(lambda: house.vaults.create(full / "letter.txt", house.draft())) == "place_taken"
    nowhere = full / "no" / "such"
    assert _code(lambda: house.vaults.create(nowhere, house.draft())) == "place_unusable"
    assert [path.name for path in full.iterdir()] == ["letter.txt"]


def test_existing_vault_is_never_made_anew(house: House) -> None:
    place = house.made()
    before = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    assert _code(lambda: house.vaults.create(place, house.draft())) == "place_taken"
    after = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    assert after == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
@pytest.mark.parametrize("part", ["database", "slots"])
def test_nothing_is_left_of_a_vault_that_was_interrupted(
    house: House, monkeypatch: pytest.MonkeyPatch, part: str, error: BaseException
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    target = house.database if part == "database" else house.key_slots
    monkeypatch.setattr(target, "create" if part == "database" else "write", fail)
    draft = house.vaults.draft(FirstUser(login="anna", name="Anna Alm"), ANNA)
    with pytest.raises((KeyboardInterrupt, KnownError)) as caught:
        house.vaults.create(house.place, draft)
    if isinstance(caught.value, KnownError):
        assert caught.value.code == "disk_full"
    assert list(house.place.parent.iterdir()) == []


def test_kill_while_making_leaves_no_vault_and_the_place_free(house: House) -> None:
    assert _child("create_killed", house.place.parent).returncode == -9
    assert not house.place.exists()
    assert [path.name[:11] for path in house.place.parent.iterdir()] == [".valv.new-u"]
    house.create().close()
    assert [path.name for path in house.place.parent.iterdir()] == ["valv"]


# Closed doors, each with its own name


def _no_vault(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _no_slots(place: Path) -> None:
    (place / "vault.slots").unlink()


def _no_database(place: Path) -> None:
    (place / "vault.db").unlink()


def _flipped_slots(place: Path) -> None:
    _flip(place / "vault.slots", 200)


def _newer_slots(place: Path) -> None:
    path = place / "vault.slots"
    path.write_bytes(forging.changed_at(path.read_bytes(), ("format",), "sspf-slots/3"))


def _flipped_first_page(place: Path) -> None:
    _flip(place / "vault.db", 1000)


def _empty_database(place: Path) -> None:
    (place / "vault.db").write_bytes(b"")


def _plain_database(place: Path) -> None:
    (place / "vault.db").unlink()
    plain = sqlite3.connect(place / "vault.db")
    plain.execute("CREATE TABLE persons (name TEXT)")
    plain.close()


DOORS: dict[Callable[[Path], None], str] = {
    _no_vault: "vault_missing",
    _no_slots: "slot_file_missing",
    _no_database: "database_missing",
    _flipped_slots: "slot_file_damaged",
    _newer_slots: "slot_file_newer",
    _flipped_first_page: "database_damaged",
    _empty_database: "database_damaged",
    _plain_database: "database_not_encrypted",
}


@pytest.mark.parametrize("spoil", DOORS, ids=lambda spoil: spoil.__name__[1:])
def test_closed_door_says_why_and_nothing_is_made_or_changed(
    house: House, spoil: Callable[[Path], None]
) -> None:
    place = house.made()
    spoil(place)
    before = _contents(place)
    assert _code(house.unlock) == DOORS[spoil]
    assert _contents(place) == before


def test_wrong_password_and_unknown_login(house: House) -> None:
    house.made()
    before = _contents(house.place)
    assert _code(lambda: house.unlock(password=BO)) == "wrong_secret"
    assert _code(lambda: house.unlock(password="")) == "wrong_secret"
    assert _code(lambda: house.unlock("bo", BO)) == "login_unknown"
    assert _contents(house.place) == before
    vault = house.unlock(" Anna ")
    assert persons(vault) == ["p-dino"]
    vault.close()


def test_login_is_needed_where_there_are_two_and_names_are_told_without_a_secret(
    house: House,
) -> None:
    vault = house.create()
    house.add_bo(vault)
    vault.close()
    assert house.vaults.logins(house.place) == ("anna", "bo")
    assert _code(house.unlock) == "login_needed"
    house.unlock("bo", BO).close()


def test_database_of_another_vault_in_its_place_stays_closed(house: House, tmp_path: Path) -> None:
    place = house.made()
    (tmp_path / "other").mkdir()
    other = House(tmp_path / "other").made()
    shutil.copy(other / "vault.db", place / "vault.db")
    assert _code(house.unlock) == "database_damaged"


def test_database_of_a_newer_program_is_left_alone(house: House) -> None:
    vault = house.create()
    key = bytes.fromhex(vault.keys.data_key.hex())
    vault.close()
    raw = connect(house.place / "vault.db", key)
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    with pytest.raises(KnownError) as caught:
        house.unlock()
    assert caught.value.code == "database_newer"
    assert caught.value.params["found"] == 999


def test_no_damaged_page_goes_unseen(house: House) -> None:
    """Whichever page is damaged: the vault stays closed, or the check names the damage."""
    vault = house.create()
    for number in range(40):
        with_person(vault, f"p-{number}")
    vault.close()
    path = house.place / "vault.db"
    whole = path.read_bytes()
    for page in range(len(whole) // 4096):
        path.write_bytes(whole)
        _flip(path, page * 4096 + 2000)
        assert _seen_damage(house) in {"database_damaged", "not_sound"}, page
        path.with_name("vault.db-wal").unlink(missing_ok=True)
    path.write_bytes(whole)
    vault = house.unlock()
    assert house.access.verify(vault).is_sound
    vault.close()


@pytest.mark.skipif(sys.platform != "linux", reason="takes root's rights away as Linux does")
def test_read_only_folder(house: House) -> None:
    place = house.made()
    place.chmod(0o500)
    try:
        run = _child("unlock_read_only", place.parent)
        assert (run.stdout, run.stderr) == ("folder_read_only\n", "")
    finally:
        place.chmod(0o700)
    house.unlock().close()


def test_second_program_is_told_who_holds_the_vault(house: House, tmp_path: Path) -> None:
    vault = house.create()
    other = House(tmp_path)
    with pytest.raises(KnownError) as caught:
        other.unlock()
    assert caught.value.code == "vault_held"
    assert caught.value.params == {
        "program": "sspf-app",
        "workstation": "SOC-17",
        "since": "2026-11-22 09:15",
    }
    vault.close()
    other.unlock().close()


def test_ended_user_stays_outside_even_with_a_slot(house: House) -> None:
    vault = house.create()
    user = house.add_bo(vault)
    with vault.open_unit(vault.actor) as unit:
        (bo,) = (one for one in unit.office.users() if one.id == user)
        unit.office.put_user(replace(bo, ended_at=MORNING))
        unit.commit()
    vault.close()
    assert _code(lambda: house.unlock("bo", BO)) == "user_ended"
    assert _code(lambda: house.unlock("bo", ANNA)) == "wrong_secret"
    house.unlock("anna").close()


def test_failed_attempts_leave_the_vault_free(house: House) -> None:
    house.made()
    for _ in range(3):
        assert _code(lambda: house.unlock(password=BO)) == "wrong_secret"
    house.unlock().close()
    assert not (house.place / "vault.holder").exists()


# Recovery words


def test_recovery_words_open_and_give_a_new_password(house: House) -> None:
    new = house.draft()
    with_person(house.vaults.create(house.place, new)).close()
    words = " ".join(new.words)
    vault = house.vaults.unlock_with_words(house.place, words=words, login=None, new_password=BO)
    assert persons(vault) == ["p-dino"]
    with vault.open_unit(vault.actor) as unit:
        newest = unit.journal.entries(limit=1)[0]
    assert (newest.action, newest.subject) == (Action.KEY_CHANGE, "recovery")
    vault.close()
    assert _code(house.unlock) == "wrong_secret"
    house.unlock(password=BO).close()


def test_recovery_that_fails_changes_no_password(house: House) -> None:
    new = house.draft()
    house.vaults.create(house.place, new).close()

    def recover(words: str, *, login: str | None = None, password: str = BO) -> str:
        return _code(
            lambda: house.vaults.unlock_with_words(
                house.place, words=words, login=login, new_password=password
            )
        )

    right = " ".join(new.words)
    assert recover("xyzzy " + right) == "word_unknown"
    assert recover(" ".join(new.words[1:])) == "word_count"
    assert recover(" ".join((new.words[1], new.words[0], *new.words[2:]))) == "words_checksum"
    assert recover(" ".join(house.draft().words)) == "wrong_secret"
    assert recover(right, login="bo") == "login_unknown"
    assert recover(right, password="hej") == "weak_password"
    house.unlock().close()


def _seen_damage(house: House) -> str:
    try:
        vault = house.unlock()
    except KnownError as error:
        return error.code
    sound = house.access.verify(vault).is_sound
    vault.close()
    return "sound" if sound else "not_sound"


def _contents(place: Path) -> dict[str, bytes]:
    kept = (
        path
        for path in place.iterdir()
        if path.is_file() and path.name not in {"vault.lock", "vault.attempts"}
    )
    return {path.name: path.read_bytes() for path in kept}


def _flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 0x01
    path.write_bytes(data)
