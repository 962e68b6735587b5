"""Opening a file: with the right key and settings, or one clear error for what is in the way."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.storage import engine
from sspf_app.storage.errors import KnownStorageError, StorageBug, translated
from sspf_app.storage.schema import SCHEMA_VERSION
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.conftest import Vault
from tests.storage.samples import KEY, OTHER_KEY, FixedClock, a_person

PAGE = 4096


def _code_of_opening(path: Path, key: bytes = KEY) -> str:
    before = _contents(path.parent)
    with pytest.raises(KnownStorageError) as caught:
        SqlVaultDatabase(FixedClock()).open(path, key, log_key=KEY)
    assert _contents(path.parent) == before  # nothing was made, nothing was changed
    return caught.value.code


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _settings(raw: sqlite3.Connection) -> dict[str, object]:
    names = ("foreign_keys", "journal_mode", "synchronous", "temp_store", "secure_delete")
    return {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def test_the_settings_of_the_connection(vault: Vault) -> None:
    raw = vault.database._warm.raw
    assert _settings(raw) == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,  # FULL: a commit is on the disk when it returns
        "temp_store": 2,  # MEMORY
        "secure_delete": 1,
    }
    assert raw.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    assert raw.execute("PRAGMA application_id").fetchone()[0] == engine.APPLICATION_ID


def test_an_open_vault_has_no_shared_memory_file(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.commit()
    assert {path.name for path in vault.path.parent.iterdir()} == {"vault.db", "vault.db-wal"}
    vault.database.close()
    assert {path.name for path in vault.path.parent.iterdir()} == {"vault.db"}


def test_closing_twice_is_no_error(vault: Vault) -> None:
    vault.database.close()
    vault.database.close()


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert _code_of_opening(tmp_path / "vault.db") == "database_missing"
    assert _code_of_opening(tmp_path) == "database_missing"


def test_a_database_in_the_clear_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE persons (name)")
    plain.close()
    assert _code_of_opening(path) == "database_not_encrypted"


def test_a_wrong_key(file: Path) -> None:
    assert _code_of_opening(file, OTHER_KEY) == "database_damaged"


def test_a_key_of_another_length_is_a_bug(file: Path) -> None:
    with pytest.raises(StorageBug, match="256 bits"):
        SqlVaultDatabase(FixedClock()).open(file, KEY[:16], log_key=KEY)


@pytest.mark.parametrize("length", [0, 100, 511])
def test_a_file_cut_to_nothing(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    assert _code_of_opening(file) == "database_damaged"


@pytest.mark.parametrize("place", [0, 40, PAGE - 1])
def test_a_damaged_first_page(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert _code_of_opening(file) == "database_damaged"


def test_any_other_file(file: Path) -> None:
    file.write_bytes(os.urandom(3 * PAGE))
    assert _code_of_opening(file) == "database_damaged"


def test_a_newer_schema(vault: Vault) -> None:
    vault.database._warm.raw.execute("PRAGMA user_version = 9999")
    vault.database.close()
    with pytest.raises(KnownStorageError) as caught:
        vault.files.open(vault.path, KEY, log_key=KEY)
    assert caught.value.code == "database_newer"
    assert caught.value.params == {"found": 9999, "known": SCHEMA_VERSION}


def test_a_database_that_was_never_finished(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    engine.make_file(path)
    raw = engine.connect(path, KEY)
    raw.execute("CREATE TABLE other (name)")
    raw.close()
    assert _code_of_opening(path) == "database_damaged"


HOLD = """
import sys
from pathlib import Path
from sspf_app.storage.engine import connect
raw = connect(Path(sys.argv[1]), bytes(range(32)))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(file: Path) -> Iterator[Path]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    yield file
    holder.communicate("")


def test_a_second_program_on_the_file(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.01)
    assert _code_of_opening(held) == "database_busy"


def test_a_library_without_encryption(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "driver", sqlite3)
    with pytest.raises(KnownStorageError) as caught:
        engine.connect(file, KEY)
    assert caught.value.code == "no_cipher"


def test_an_error_of_the_driver_that_is_not_known_is_a_bug(vault: Vault) -> None:
    with pytest.raises(StorageBug, match="no such table"), vault.database._warm.known_errors():
        vault.database._warm.raw.execute("SELECT * FROM nowhere")
    other = ValueError("of no concern")
    assert translated(other, vault.path) is other
