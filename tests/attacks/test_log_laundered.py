"""Whoever holds the data key alone makes the program itself seal a log of their own making.

Attack: the file is put back to the schema that knew no seals; at the next unlocking the program
would upgrade it and vouch for whatever the log says by then. The slot file says that the log has
been sealed, which nobody can write who has that key alone.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.crypto.vault_file import mark_log
from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA, House, with_person
from tests.upgrade.golden import KEY

_LINE = "at, user_id, role, workstation, action, subject, case_id, reason"


def _opened(path: Path, key: str) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _put_back(place: Path, key: str) -> None:
    """A file of the schema before, under the vault's own key, with users and most of its log."""
    now = place / "vault.db"
    before = Path(shutil.copy(Path(__file__).parents[1] / "upgrade" / "schema-2.db", place / "old"))
    mine, old = _opened(now, key), _opened(before, KEY.hex())
    old.execute(f"PRAGMA rekey = \"x'{key}'\"").fetchall()
    for table in ("users", "access_log"):
        columns = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")')]
        rows = mine.execute(f'SELECT {", ".join(columns)} FROM "{table}"').fetchall()
        old.execute(f'DELETE FROM "{table}"')
        marks = ", ".join("?" * len(columns))
        old.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', rows)
    old.execute("DELETE FROM access_log WHERE pk = (SELECT min(pk) FROM access_log)")
    assert old.changes() == 1
    mine.close()
    old.close()
    for tail in ("-wal", "-shm"):
        (place / f"vault.db{tail}").unlink(missing_ok=True)
    before.replace(now)


@pytest.fixture
def robbed(house: House) -> tuple[str, str]:
    """A closed vault with a log; its data key, and the head on a paper."""
    vault = with_person(house.create())
    vault.close()
    for _ in range(4):
        house.clock.pass_time(minutes=5)
        house.unlock().close()
    vault = house.unlock()
    key, paper = vault.keys.data_key.hex(), vault.database.log_head().shown
    vault.close()
    return key, paper


def _refusal(house: House) -> str:
    with pytest.raises(KnownError) as caught:
        house.unlock()
    return caught.value.code


def test_a_file_put_back_to_before_the_seals_is_not_sealed_anew(
    house: House, robbed: tuple[str, str]
) -> None:
    _put_back(house.place, robbed[0])
    before = (house.place / "vault.db").read_bytes()
    assert _refusal(house) == "log_put_back"
    assert (house.place / "vault.db").read_bytes() == before  # a trace for whoever looks into it
    # Nor as what a renewal of the key would have left.
    shutil.copyfile(house.place / "vault.db", house.place / "vault.db.next")
    assert _refusal(house) == "log_put_back"


def test_an_older_slot_file_beside_it_helps_nobody(house: House, tmp_path: Path) -> None:
    vault = house.create()
    older = Path(shutil.copy(house.place / "vault.slots", tmp_path / "older"))
    house.access.renew_words(vault)
    key = vault.keys.data_key.hex()
    vault.close()
    _put_back(house.place, key)
    shutil.copyfile(older, house.place / "vault.slots")  # every one of them says that it is sealed
    assert _refusal(house) == "log_put_back"


def test_a_vault_from_before_the_seals_is_sealed_once_and_says_so(
    house: House, robbed: tuple[str, str]
) -> None:
    """What a real upgrade leaves: the slot file of before said nothing."""
    _unmark(house)
    _put_back(house.place, robbed[0])
    vault = house.unlock()
    assert vault.database.log_place(robbed[1]) is None  # only the paper tells, and a backup
    with vault.open_unit(vault.actor) as unit:
        said = [one.subject for one in unit.journal.entries()]
    assert "log_sealed" in said
    assert house.access.verify(vault).is_sound
    vault.close()
    _put_back(house.place, robbed[0])
    assert _refusal(house) == "log_put_back"


def test_lines_cut_off_at_the_end_are_missed_by_the_slot_file(house: House) -> None:
    vault = with_person(house.create())
    house.access.renew_words(vault)
    vault.close()
    house.unlock().close()
    vault = house.unlock()
    path, key = vault.folder.database, vault.keys.data_key.hex()
    mark = vault.log_mark
    assert mark is not None
    assert mark.number > 0
    vault.close()
    attacked = _opened(path, key)
    attacked.execute("DELETE FROM access_log WHERE pk >= ?", (mark.number,))
    attacked.close()
    house.clock.pass_time(minutes=5)
    vault = house.unlock()
    assert vault.database.log_head().broken == ()  # the chain alone does not tell
    found = house.access.verify(vault)
    assert [code for code, _ in found.problems] == ["log_end_missing"]
    backup = house.backups.create(vault)
    told = house.backups.prove(vault, backup, password=ANNA)
    assert "log_end_missing" in {code for code, _ in told.problems}
    vault.close()


def test_a_backup_tells_of_a_log_that_was_laundered_elsewhere(
    house: House, robbed: tuple[str, str]
) -> None:
    vault = house.unlock()
    backup = house.backups.create(vault)
    vault.close()
    _unmark(house)
    _put_back(house.place, robbed[0])
    vault = house.unlock()
    told = house.backups.prove(vault, backup, password=ANNA)
    assert "log_differs" in {code for code, _ in told.problems}
    vault.close()


def _unmark(house: House) -> None:
    """The slot file as a version without the mark wrote it."""
    path = house.place / "vault.slots"
    slots = house.key_slots.read(path)
    keys, _user = house.key_slots.open(slots, login=None, password=ANNA)
    house.key_slots.write(path, mark_log(slots, keys, ""), replacing=slots)
