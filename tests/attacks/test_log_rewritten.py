"""Somebody has the data key and a program of their own, and rewrites what the log tells of them.

Defends: trust promise 11; what the log says is what was written, or it is seen: at the next check,
against a backup, or against the head on a paper.
"""

from __future__ import annotations

import re
from pathlib import Path

import apsw
import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.storage.log_chain import SEALED, LogChain
from tests.services.vault_house import ANNA, BO, House, with_person

ATTACKS = {
    "a reading is somebody else's": "UPDATE access_log SET user_id = 'u-bo' WHERE pk = 3",
    "a reason is found afterwards": "UPDATE access_log SET reason = 'jour' WHERE pk = 2",
    "it was at another time": "UPDATE access_log SET at = '2026-11-21T08:15:00+00:00' WHERE pk = 2",
    "a line is gone": "DELETE FROM access_log WHERE pk = 3",
    "the first lines are gone": "DELETE FROM access_log WHERE pk <= 3",
    "a line came later than it did": "UPDATE access_log SET pk = -pk WHERE pk = 4",
    "a line that never was": (
        f"INSERT INTO access_log (mac, {', '.join(SEALED)}) "
        f"SELECT mac, {', '.join(SEALED)} FROM access_log WHERE pk = 2"
    ),
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _elsewhere(house: House, key: str) -> apsw.Connection:
    """The database under its raw key, opened by a program of somebody else."""
    connection = apsw.Connection(str(house.place / "vault.db"))
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def _head(vault: UnlockedVault) -> str:
    return vault.database.log_head().shown


def _closed(house: House) -> str:
    """A vault with some lines of the log, closed; its data key, as somebody took it."""
    vault = with_person(house.create())
    key = vault.keys.data_key.hex()
    vault.close()
    for _ in range(4):
        house.clock.pass_time(minutes=5)
        house.unlock().close()
    return key


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_was_done_to_the_log_is_seen_at_the_next_check(house: House, attack: str) -> None:
    key = _closed(house)
    other = _elsewhere(house, key)
    other.execute(attack)
    assert other.changes() >= 1
    other.close()
    vault = house.unlock()
    found = house.access.verify(vault)
    assert {code for code, _ in found.problems} == {"log_broken"}
    vault.close()


def test_the_data_key_alone_seals_no_line(house: House) -> None:
    key = _closed(house)
    other = _elsewhere(house, key)
    (columns,) = other.execute(f"SELECT {', '.join(SEALED)} FROM access_log WHERE pk = 2")
    (before,) = other.execute("SELECT mac FROM access_log WHERE pk = 1").fetchone() or (b"",)
    forged = LogChain(bytes.fromhex(key))._seal(bytes(before), columns)
    other.execute("UPDATE access_log SET mac = ? WHERE pk = 2", (forged,))
    other.close()
    vault = house.unlock()
    assert not house.access.verify(vault).is_sound
    vault.close()


def test_who_seals_everything_anew_is_given_away_by_paper_and_by_backup(house: House) -> None:
    """Whoever has a password and can write programs has every key: only what is elsewhere tells."""
    _closed(house)
    vault = house.unlock()
    paper = _head(vault)
    backup = house.backups.create(vault)
    key, log_key = vault.keys.data_key.hex(), bytes.fromhex(vault.keys.log_key.hex())
    vault.close()
    other = _elsewhere(house, key)
    other.execute("DELETE FROM access_log WHERE pk = 3")
    chain, seal = LogChain(log_key), LogChain(log_key)._beginning()
    for pk, *line in other.execute(f"SELECT pk, {', '.join(SEALED)} FROM access_log").fetchall():
        seal = chain._seal(seal, line)
        other.execute("UPDATE access_log SET mac = ? WHERE pk = ?", (seal, pk))
    other.close()
    vault = house.unlock()
    assert house.access.verify(vault).is_sound
    assert vault.database.log_place(paper) is None
    told = house.backups.prove(vault, backup, password=ANNA)
    assert [code for code, _ in told.problems] == ["log_differs"]
    vault.close()


def test_the_end_of_the_log_is_missed_by_paper_and_by_backup(house: House) -> None:
    key = _closed(house)
    vault = house.unlock()
    paper, backup = _head(vault), house.backups.create(vault)
    vault.close()
    other = _elsewhere(house, key)
    other.execute("DELETE FROM access_log WHERE pk > 3")
    other.close()
    vault = house.unlock()
    assert house.access.verify(vault).is_sound
    assert vault.database.log_place(paper) is None
    assert not house.backups.prove(vault, backup, password=ANNA).is_sound
    vault.close()


def test_a_new_key_a_backup_and_a_restore_keep_what_was_printed(
    house: House, tmp_path: Path
) -> None:
    vault = with_person(house.create())
    house.add_bo(vault, Role.UNIT_MANAGER)
    paper = _head(vault)
    house.access.rekey(vault, renew_words=True)
    assert vault.database.log_place(paper) is not None
    assert house.access.verify(vault).is_sound
    backup = house.backups.create(vault)
    assert house.backups.prove(vault, backup, password=ANNA).is_sound
    younger = _head(vault)
    vault.close()
    house.backups.restore(backup, tmp_path / "restored")
    house.place = tmp_path / "restored"
    vault = house.unlock("bo", BO)
    assert vault.database.log_head().broken == ()
    assert vault.database.log_place(paper) is not None
    assert vault.database.log_place(younger) is None  # printed after the backup
    vault.close()


def test_another_vault_has_another_chain(house: House, tmp_path: Path) -> None:
    heads: list[str] = []
    for name in ("one", "two"):
        house.place = tmp_path / name
        vault = house.create()
        heads.append(_head(vault))
        assert vault.database.log_head().lines == 1
        vault.close()
    assert len(set(heads)) == len(heads)


def test_a_head_tells_nothing_and_is_no_other_after_another_line(house: House) -> None:
    vault = house.create()
    heads: list[str] = []
    for _ in range(20):
        with vault.open_unit(vault.actor) as unit:
            heads.append(unit.journal.head())
        with_person(vault, f"p-{len(heads)}")
        house.access.verify(vault)
    assert len(set(heads)) == len(heads)
    assert all(re.fullmatch(r"(?:[^AEIOUWY\d]{4}-?){4}", head) for head in heads)
    vault.close()


def test_a_head_that_was_read_wrong_is_told_apart_from_one_that_is_gone(house: House) -> None:
    from sspf_app.services.log_seal import check_head

    vault = house.create()
    head = _head(vault)
    with pytest.raises(DomainError):
        check_head(head[:-1] + ("B" if head[-1] != "B" else "C"))
    assert check_head(head.lower().replace("-", " ")) == head
    vault.close()
