"""Whoever holds the data key alone makes the program itself seal a log of their own making.

Attack: the file is put back to the schema that knew no seals; at the next unlocking the program
upgrades it and vouches for whatever the log says by then. No check of the file alone can tell;
a paper and a backup do.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
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
    old.execute("DELETE FROM access_log WHERE pk = 3")
    assert old.changes() == 1
    mine.close()
    old.close()
    for tail in ("-wal", "-shm"):
        (place / f"vault.db{tail}").unlink(missing_ok=True)
    before.replace(now)


def test_a_file_put_back_to_before_the_seals_is_given_away_by_paper_and_backup(
    house: House,
) -> None:
    vault = with_person(house.create())
    vault.close()
    for _ in range(4):
        house.clock.pass_time(minutes=5)
        house.unlock().close()
    vault = house.unlock()
    key, paper = vault.keys.data_key.hex(), vault.database.log_head().shown
    backup = house.backups.create(vault)
    vault.close()
    _put_back(house.place, key)
    vault = house.unlock()
    assert house.access.verify(vault).is_sound
    assert vault.database.log_place(paper) is None
    told = house.backups.prove(vault, backup, password=ANNA)
    assert "log_differs" in {code for code, _ in told.problems}
    vault.close()
