"""A backup is whole or refused, opens with its own passwords, and overwrites nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sspf_app.crypto.checksums import KeyedChecksums
from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services import backup_packing
from sspf_app.services.backup_reading import read_manifest
from sspf_app.services.errors import KnownError
from sspf_app.services.records import Action
from tests.services.vault_house import ANNA, BO, CIA, House, persons, with_person

ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


@pytest.fixture
def backup(house: House) -> Path:
    """A backup of a vault that holds one person and is closed again."""
    vault = with_person(house.create())
    made = house.backups.create(vault)
    vault.close()
    return made


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def _verify(house: House, path: Path) -> bool:
    return house.backups.verify(path, login=None, password=ANNA).is_sound


def test_backup_lies_in_the_vault_under_the_local_time_and_is_logged(house: House) -> None:
    vault = house.create()
    made = house.backups.create(vault)
    assert made == house.place / "backups" / "valv-20261122-091500.sspf-backup"
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    with vault.open_unit(vault.actor) as unit:
        assert unit.journal.entries(limit=1)[0].action is Action.BACKUP
    assert _code(lambda: house.backups.create(vault)) == "file_exists"
    vault.close()


def test_backup_goes_where_it_was_told_and_holds_no_plaintext(house: House, tmp_path: Path) -> None:
    vault = with_person(house.create())
    made = house.backups.create(vault, tmp_path / "usb" / "deep")
    vault.close()
    assert made.parent == tmp_path / "usb" / "deep"
    assert b"Dino" not in made.read_bytes()
    with zipfile.ZipFile(made) as archive:
        assert sorted(archive.namelist()) == ["manifest.json", "vault.db", "vault.slots"]
        assert set(json.loads(archive.read("manifest.json"))) == {
            "format",
            "vault",
            "vault_id",
            "made_at",
            "counts",
            "checksums",
        }


def test_verify_opens_with_the_passwords_of_its_own_time(house: House, backup: Path) -> None:
    vault = house.unlock()
    house.access.change_password(vault, old=ANNA, new=CIA)
    house.access.rekey(vault)
    vault.close()
    found = house.backups.verify(backup, login=None, password=ANNA)
    assert found.is_sound
    assert found.counts["persons"] == 1
    assert _code(lambda: house.backups.verify(backup, login=None, password=CIA)) == "wrong_secret"
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_restored_vault_is_the_one_that_was_saved(
    house: House, backup: Path, tmp_path: Path
) -> None:
    with_person(vault := house.unlock(), "p-later").close()
    target = tmp_path / "restored"
    told = house.backups.restore(backup, target)
    assert (told.vault, told.counts["persons"]) == ("valv", 1)
    vault = house.vaults.unlock(target, login=None, password=ANNA)
    assert persons(vault) == ["p-dino"]
    vault.close()
    vault = house.unlock()
    assert persons(vault) == ["p-dino", "p-later"]
    vault.close()


def test_restore_never_overwrites(house: House, backup: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in house.place.iterdir() if path.is_file()}
    assert _code(lambda: house.backups.restore(backup, house.place)) == "place_taken"
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("keep me", "utf-8")
    assert _code(lambda: house.backups.restore(backup, taken)) == "place_taken"
    assert _code(lambda: house.backups.restore(backup, backup)) == "place_taken"
    assert _code(lambda: house.backups.restore(backup, taken / "a" / "b")) == "place_unusable"
    assert [path.name for path in taken.iterdir()] == ["letter.txt"]
    after = {path: path.read_bytes() for path in house.place.iterdir() if path.is_file()}
    assert after == before
    empty = tmp_path / "empty"
    empty.mkdir()
    house.backups.restore(backup, empty)
    assert (empty / "vault.db").is_file()


def test_damage_anywhere_is_found_or_does_no_harm(
    house: House, backup: Path, tmp_path: Path
) -> None:
    """Every byte of the archive's own, and many of its contents, changed one by one."""
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        starts = [info.header_offset for info in archive.infolist()]
        tail = archive.start_dir
    own = {offset for start in starts for offset in range(start, start + 60)}
    own |= set(range(tail, len(whole)))
    damaged = tmp_path / "damaged.sspf-backup"
    harmless = 0
    for offset in sorted(own | set(range(0, len(whole), 4001))):
        data = bytearray(whole)
        data[offset] ^= 0xFF
        damaged.write_bytes(data)
        target = tmp_path / f"at-{offset}"
        try:
            house.backups.restore(damaged, target)
        except KnownError as error:
            code = error.code
        else:
            code = "restored"
            for name in ("vault.db", "vault.slots"):
                assert (target / name).read_bytes() == members[name], offset
            harmless += 1
            shutil.rmtree(target)
        assert code in {"backup_damaged", "restored"}, offset
        assert not target.exists()
    assert harmless < len(own)  # dates and permissions of the archive say nothing here
    assert not list(tmp_path.glob(".opening-*"))


@pytest.mark.parametrize("length", [0, 10, 5000, -1, -30])
def test_cut_short(house: House, backup: Path, length: int) -> None:
    backup.write_bytes(backup.read_bytes()[:length])
    assert _code(lambda: _verify(house, backup)) == "backup_damaged"


def test_not_a_backup_at_all(house: House, backup: Path, tmp_path: Path) -> None:
    assert _code(lambda: _verify(house, tmp_path / "nothing")) == "backup_missing"
    letter = tmp_path / "letter.txt"
    letter.write_text("not a backup", "utf-8")
    assert _code(lambda: _verify(house, letter)) == "backup_other_file"
    for name in ("../../evil", "word/document.xml"):
        with zipfile.ZipFile(letter, "w") as archive:
            archive.writestr("manifest.json", b"{}")
            archive.writestr(name, b"")
        assert _code(lambda: _verify(house, letter)) == "backup_other_file"
        assert _code(lambda: read_manifest(letter)) == "backup_other_file"
    with zipfile.ZipFile(letter, "w") as archive:  # what is left of one
        archive.writestr("vault.slots", b"")
    assert _code(lambda: _verify(house, letter)) == "backup_damaged"


def _rewritten(backup: Path, **changed: object) -> None:
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"]) | changed
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_manifest_that_says_something_else(house: House, backup: Path) -> None:
    whole = backup.read_bytes()
    for changed, code in (
        ({"format": "sspf-backup/3"}, "backup_newer"),
        ({"format": 7}, "backup_newer"),
        ({"made_at": "yesterday"}, "backup_damaged"),
        ({"made_at": "2026-03-12T09:30:00"}, "backup_damaged"),
        ({"made_at": "9999-12-31T23:59:59-12:00"}, "backup_damaged"),
        ({"counts": 3}, "backup_damaged"),
        ({"counts": {"persons": 99}}, "backup_damaged"),
        ({"checksums": ["vault.db"]}, "backup_damaged"),
        ({"checksums": {}}, "backup_damaged"),
        ({"checksums": {"vault.db": "poly1305:00:00"}}, "backup_damaged"),
        ({"checksums": {"vault.db": "md5:00:00"}}, "backup_damaged"),
        ({"checksums": {"vault.db": f"poly1305:{'0' * 64}:{'0' * 32}"}}, "backup_damaged"),
        ({"format": "sspf-backup/1"}, "backup_damaged"),
    ):
        backup.write_bytes(whole)
        _rewritten(backup, **changed)
        assert _code(lambda: _verify(house, backup)) == code, changed


def test_a_backup_of_the_first_versions_opens_and_is_checked(house: House, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        sums = {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name != "manifest.json"
        }
    _rewritten(backup, format="sspf-backup/1", sha256=sums)
    assert _verify(house, backup)
    _rewritten(backup, sha256=sums | {"vault.slots": sums["vault.db"]})
    assert _code(lambda: _verify(house, backup)) == "backup_damaged"


def test_a_way_of_packing_that_is_not_ours_is_damage(house: House, backup: Path) -> None:
    """Each reader of packed bytes fails in its own way when they are none of its own."""
    whole = backup.read_bytes()
    central = whole.index(b"PK\x01\x02")
    for way in (8, 9, 12, 14, 93):
        packed = bytearray(whole)
        for at in (8, central + 10):
            packed[at : at + 2] = way.to_bytes(2, "little")
        backup.write_bytes(packed)
        assert _code(lambda: _verify(house, backup)) in {"backup_damaged", "backup_failed"}, way


def test_damage_inside_the_encrypted_database_is_found_by_verify(
    house: House, backup: Path
) -> None:
    """Somebody who mends the checksums still cannot mend the pages."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    database = bytearray(members["vault.db"])
    database[-2000] ^= 1
    members["vault.db"] = bytes(database)
    manifest = json.loads(members["manifest.json"])
    checksum = KeyedChecksums().begin()
    checksum.update(bytes(database))
    manifest["checksums"]["vault.db"] = checksum.value()
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    found = house.backups.verify(backup, login=None, password=ANNA)
    assert {code for code, _ in found.problems} == {"cipher_integrity"}


@pytest.mark.parametrize(
    ("error", "code"),
    [(OSError(28, "No space left on device"), "disk_full"), (KeyboardInterrupt(), "interrupted")],
)
def test_nothing_is_left_of_a_backup_that_failed(
    house: House, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    vault = house.create()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        try:
            house.backups.create(vault)
        except KnownError as known:
            found = known.code
        except KeyboardInterrupt:
            found = "interrupted"
        else:
            found = "made"
    assert found == code
    assert list((house.place / "backups").iterdir()) == []
    vault.close()


def test_backup_that_was_killed_is_cleared_away_by_the_next(house: House, tmp_path: Path) -> None:
    vault = house.create()
    usb = tmp_path / "usb"
    (usb / ".valv.making-x").mkdir(parents=True)
    (usb / ".valv.making-x" / "vault.db").write_bytes(b"half")
    (usb / ".other.making-x").mkdir()
    made = house.backups.create(vault, usb)
    vault.close()
    assert {path.name for path in usb.iterdir()} == {".other.making-x", made.name}


@pytest.mark.skipif(sys.platform != "linux", reason="takes root's rights away as Linux does")
def test_backup_into_a_folder_to_read_only(house: House, tmp_path: Path) -> None:
    house.made()
    (tmp_path / "cd").mkdir(mode=0o500)
    command = [sys.executable, "-m", "tests.services.vault_child", "back_up_read_only"]
    run = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("folder_read_only\nsound\n", "")


def test_backup_holds_every_user(house: House, tmp_path: Path) -> None:
    vault = house.create()
    house.add_bo(vault)
    made = house.backups.create(vault)
    vault.close()
    assert house.backups.verify(made, login="bo", password=BO).is_sound
    assert _code(lambda: house.backups.verify(made, login=None, password=BO)) == "login_needed"


def test_what_the_disk_refuses_beside_the_copying_is_told_and_nothing_is_left(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = with_person(house.create())
    monkeypatch.setattr(backup_packing, "_SYNCED", 1)
    monkeypatch.setattr(backup_packing, "_UNSYNCED", 1)
    whole = house.backups.create(vault)
    assert _verify(house, whole)
    whole.unlink()
    real = os.fsync

    def refuse(file: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            raise OSError(errno.ENOSPC, "full")
        real(file)

    monkeypatch.setattr(os, "fsync", refuse)
    assert _code(lambda: house.backups.create(vault)) == "disk_full"
    assert list(whole.parent.iterdir()) == []
    monkeypatch.setattr(os, "fsync", real)
    assert _verify(house, house.backups.create(vault))
    vault.close()
