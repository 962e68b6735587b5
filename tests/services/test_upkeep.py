"""Backups without being asked, rotation over real files, and the drill with the password typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services import backup_places
from sspf_app.services.actors import Role
from sspf_app.services.backup_places import BackupPlaces
from sspf_app.services.backup_reading import Backup, read_manifest
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.records import Action, Office
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.upkeep import BackedUp, Due, Upkeep
from tests.services.vault_house import ANNA, BO, MORNING, House, persons, with_person


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


@pytest.fixture
def vault(house: House) -> Iterator[UnlockedVault]:
    opened = with_person(house.create())
    yield opened
    opened.close()


def _upkeep(house: House, vault: UnlockedVault) -> Upkeep:
    return Upkeep(vault, house.backups, house.clock)


def _second(vault: UnlockedVault, folder: Path) -> Path:
    with vault.open_unit(vault.actor) as unit:
        unit.office.put_office(Office(backup_folder=str(folder)))
        unit.commit()
    return folder


def _made(upkeep: Upkeep) -> BackedUp:
    writing = upkeep.begin()
    assert writing.write()
    return upkeep.end(writing)


def test_a_day_has_one_backup_beside_the_vault_and_in_the_second_place(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    second = _second(vault, tmp_path / "natet" / "kopior")
    upkeep = _upkeep(house, vault)
    assert upkeep.due() == Due(backup=True, drill=True)
    done = _made(upkeep)
    assert [path.parent for path in done.made] == [vault.folder.backups, second]
    assert done.made[0].read_bytes() == done.made[1].read_bytes()
    assert not done.troubles
    for path in done.made:
        assert house.backups.verify(path, login=None, password=ANNA).counts["persons"] == 1
        assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert not upkeep.due().backup
    house.clock.pass_time(hours=20)
    assert upkeep.due().backup


def test_work_goes_on_while_it_is_written_and_what_is_told_adds_up(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    _second(vault, tmp_path / "kopior")
    upkeep = _upkeep(house, vault)
    writing = upkeep.begin()
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        with_person(vault, f"p-{len(told)}")
        told.append((done, of))
        return True

    assert writing.write(tell)
    done = upkeep.end(writing)
    assert told == sorted(told)
    assert told[0][0] == 0
    assert len(told) >= 2
    assert len(persons(vault)) == 1 + len(told)
    restored = tmp_path / "ny"
    house.backups.restore(done.made[1], restored)
    opened = house.vaults.unlock(restored, login=None, password=ANNA)
    assert persons(opened) == ["p-dino"]
    opened.close()


def test_what_was_stopped_leaves_nothing_and_is_due_still(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    second = _second(vault, tmp_path / "kopior")
    upkeep = _upkeep(house, vault)
    for most in (0, 1):  # in the first place, and on the way to the second
        going_on = iter([True] * most + [False])
        writing = upkeep.begin()
        assert not writing.write(lambda _done, _of, left=going_on: next(left))
        writing.drop()
        assert not list(vault.folder.backups.iterdir())
        assert not second.exists() or not list(second.iterdir())
    assert upkeep.due().backup
    assert _made(upkeep).made


def test_a_second_place_that_is_away_is_told_and_the_first_holds(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("no folder", "utf-8")
    _second(vault, tmp_path / "fil" / "kopior")
    done = _made(_upkeep(house, vault))
    assert [path.parent for path in done.made] == [vault.folder.backups]
    assert [one.code for one in done.troubles] == ["backup_failed"]


def test_a_vault_that_was_packed_meanwhile_gives_the_backup_up(
    house: House, vault: UnlockedVault
) -> None:
    upkeep = _upkeep(house, vault)
    writing = upkeep.begin()
    writing.write()
    vault.database.compact()
    with pytest.raises(KnownError) as caught:
        upkeep.end(writing)
    assert caught.value.code == "backup_disturbed"
    assert not list(vault.folder.backups.iterdir())
    assert persons(vault) == ["p-dino"]


def test_rotation_takes_old_days_and_nothing_of_others(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    second = _second(vault, tmp_path / "kopior")
    other = House(tmp_path / "annat")
    other.place.parent.mkdir()
    theirs = other.create()
    foreign = other.backups.create(theirs, second)
    theirs.close()
    foreign = foreign.rename(second / "valv-20200101-000000.sspf-backup")
    damaged = second / "valv-20190101-000000.sspf-backup"
    damaged.write_bytes(b"half")
    upkeep = _upkeep(house, vault)
    for _ in range(12):
        done = _made(upkeep)
        assert done.made[0].exists()
        house.clock.pass_time(days=1)
    kept = sorted(read_manifest(path).made_at for path in vault.folder.backups.iterdir())
    assert kept[-7:] == [MORNING + timedelta(days=day) for day in range(5, 12)]
    assert kept[0] == MORNING  # a Sunday: the newest of its week
    assert len(kept) == 8
    assert foreign.exists()
    assert damaged.exists()
    assert len(list(second.iterdir())) == len(kept) + 2


def test_the_drill_opens_the_newest_and_is_noted_for_a_month(
    house: House, vault: UnlockedVault
) -> None:
    upkeep = _upkeep(house, vault)
    assert upkeep.begin_drill() is None
    _made(upkeep)
    with_person(vault, "p-later")
    drill = upkeep.begin_drill()
    assert drill is not None
    assert ANNA not in repr(vars(drill))
    found = upkeep.end_drill(drill.run(ANNA))
    assert found.is_sound
    assert found.log is not None
    assert found.log.lines > 0
    with vault.open_unit(vault.actor) as unit:
        proof = unit.handing.care(CareKind.PROOF)
        assert unit.journal.entries(limit=1)[0].subject == "backup_proof"
    assert proof is not None
    assert not upkeep.due().drill
    house.clock.pass_time(days=31)
    assert upkeep.due() == Due(backup=True, drill=True)


def test_a_log_that_says_something_else_is_no_proof(house: House, vault: UnlockedVault) -> None:
    upkeep = _upkeep(house, vault)
    _made(upkeep)
    drill = upkeep.begin_drill()
    assert drill is not None
    found = drill.run(ANNA)
    assert found.log is not None
    told = upkeep.end_drill(replace(found, log=replace(found.log, seal="0" * 64)))
    assert [code for code, _ in told.problems] == ["log_differs"]
    assert upkeep.due().drill


def test_rewriting_the_log_of_the_vault_is_seen_against_the_backup(
    house: House, vault: UnlockedVault
) -> None:
    import sqlite3
    from typing import Any, cast

    upkeep = _upkeep(house, vault)
    _made(upkeep)
    raw: sqlite3.Connection = cast("Any", vault.database)._warm.raw
    changed = raw.execute("UPDATE access_log SET subject = 'x' WHERE pk = 1").rowcount
    assert changed == 1
    drill = upkeep.begin_drill()
    assert drill is not None
    assert [code for code, _ in upkeep.end_drill(drill.run(ANNA)).problems] == ["log_differs"]


def test_a_password_of_another_time_proves_nothing(house: House, vault: UnlockedVault) -> None:
    upkeep = _upkeep(house, vault)
    _made(upkeep)
    drill = upkeep.begin_drill()
    assert drill is not None
    with pytest.raises(KnownError) as caught:
        drill.run(BO)
    assert caught.value.code == "wrong_secret"
    assert upkeep.due().drill
    assert not list(vault.folder.backups.glob(".*"))


def test_a_unit_manager_has_nothing_done(house: House, vault: UnlockedVault) -> None:
    house.add_bo(vault, Role.UNIT_MANAGER)
    vault.close()
    manager = house.unlock("bo", BO)
    assert _upkeep(house, manager).due() == Due(backup=False, drill=False)
    with manager.open_unit(manager.actor) as unit:
        assert Action.BACKUP not in {one.action for one in unit.journal.entries()}
    manager.close()


def test_hours_of_work_lie_in_a_backup_of_the_same_day(house: House, vault: UnlockedVault) -> None:
    upkeep = _upkeep(house, vault)
    _made(upkeep)
    house.clock.pass_time(hours=3)
    assert not upkeep.due().backup
    house.clock.pass_time(hours=1)
    assert upkeep.due().backup


def test_a_place_that_is_there_again_gets_its_backup_though_the_first_has_one(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    second = _second(vault, tmp_path / "usb")
    upkeep = _upkeep(house, vault)
    _made(upkeep)
    away = second.rename(tmp_path / "undan")
    house.clock.pass_time(days=1)
    assert [path.parent for path in _made(upkeep).made] == [vault.folder.backups, second]
    for path in second.iterdir():
        path.unlink()
    second.rmdir()
    house.clock.pass_time(hours=1)
    assert not upkeep.due().backup  # it is away, and the first has one
    away.rename(second)
    assert upkeep.due().backup
    assert [path.parent for path in _made(upkeep).made] == [second]
    assert not upkeep.due().backup


def test_when_a_backup_was_made_elsewhere_is_noted_apart(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    def noted(kind: CareKind) -> datetime | None:
        with vault.open_unit(vault.actor) as unit:
            care = unit.handing.care(kind)
        return None if care is None else care.at

    upkeep = _upkeep(house, vault)
    _made(upkeep)
    assert noted(CareKind.BACKUP) == house.clock.now()
    assert noted(CareKind.AWAY) is None
    house.clock.pass_time(days=1)
    house.backups.create(vault, tmp_path)
    assert noted(CareKind.AWAY) == house.clock.now()
    house.clock.pass_time(days=1)
    _made(upkeep)
    assert noted(CareKind.AWAY) == house.clock.now() - timedelta(days=1)


def test_of_a_folder_that_was_called_otherwise_nothing_lies_for_ever(
    house: House, vault: UnlockedVault
) -> None:
    upkeep = _upkeep(house, vault)
    for _ in range(3):
        _made(upkeep)
        house.clock.pass_time(days=1)
    vault.close()
    renamed = vault.folder.path.with_name("nytt namn")
    vault.folder.path.rename(renamed)
    house.place = renamed
    opened = house.unlock()
    upkeep = _upkeep(house, opened)

    def of_before() -> list[str]:
        names = [path.name for path in opened.folder.backups.iterdir()]
        return [name for name in names if not name.startswith("nytt namn")]

    _made(upkeep)
    assert len(of_before()) == 3  # none is superseded by a newer one of another name
    house.clock.pass_time(days=400)
    _made(upkeep)
    assert of_before() == []
    opened.close()


def test_what_is_tried_is_never_a_backup_of_the_neighbours(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    second = _second(vault, tmp_path / "kopior")
    own = house.backups.create(vault, second)
    other = House(tmp_path / "annat")
    other.place.parent.mkdir()
    theirs = other.create()
    newer = other.backups.create(theirs, second / "grannen")
    theirs.close()
    newer = newer.rename(second / "granne-20991231-000000.sspf-backup")
    places = BackupPlaces(vault)
    newest = places.newest()
    assert newest is not None
    assert newest.path == own
    assert newer.stat().st_mtime >= own.stat().st_mtime


def test_a_manifest_is_read_once_for_as_long_as_its_file_stays_as_it_is(
    house: House, vault: UnlockedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(path: Path) -> Backup:
        read.append(path.name)
        return read_manifest(path)

    monkeypatch.setattr(backup_places, "read_manifest", counted)
    upkeep = _upkeep(house, vault)
    (first,) = _made(upkeep).made
    read.clear()
    assert upkeep.places.newest() is not None
    upkeep.due()
    upkeep.begin_drill()
    assert len(read) <= 1
    first.write_bytes(b"no backup any more")
    assert upkeep.places.newest() is None
    assert upkeep.due().backup  # what was written over is asked anew, and holds nothing
    first.unlink()
    assert upkeep.places.held(first.parent) == ()


def test_whoever_chooses_a_folder_begins_at_the_second_place_while_it_is_there(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    places = _upkeep(house, vault).places
    assert places.to_begin_at() is None
    second = _second(vault, tmp_path / "minnet")
    assert places.to_begin_at() is None  # it is not connected
    second.mkdir()
    assert places.to_begin_at() == second
    _second(vault, places.own)
    assert (places.second(), places.to_begin_at()) == (None, None)
