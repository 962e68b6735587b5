"""A file of every schema that ever went out is stored here and opens for ever."""

import re
import shutil
from pathlib import Path

import pytest

from sspf_app.storage.engine import connect
from sspf_app.storage.schema import SCHEMA_VERSION
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.samples import FixedClock
from tests.storage.test_office_records import MARIA
from tests.upgrade.golden import ACTOR, FOLDER, KEY, fill, look

FILES = sorted(FOLDER.glob("schema-*.db"))


def test_there_is_a_file_of_every_schema() -> None:
    numbers = [int(re.findall(r"\d+", path.name)[0]) for path in FILES]
    assert sorted(numbers) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.name)
def test_a_stored_file_opens_and_holds_what_it_held(stored: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(stored, tmp_path / "vault.db"))
    database = SqlVaultDatabase(FixedClock()).open(path, KEY, log_key=KEY)
    look(database, schema=int(re.findall(r"\d+", stored.name)[0]))
    database.close()


def test_who_made_an_account_is_read_from_the_log_of_an_older_file(tmp_path: Path) -> None:
    """Whoever made the vault made themselves; of whom the log says nothing, nobody knows."""
    path = Path(shutil.copy(FOLDER / "schema-2.db", tmp_path / "vault.db"))
    older = connect(path, KEY)
    for user in ("u-lena", "u-bo", "u-gone"):
        older.execute(
            "INSERT INTO users (id, login, name, role, created_at) "
            f"SELECT '{user}', '{user}', 'X', role, created_at FROM users LIMIT 1"
        )
    for by, action, subject in (
        (MARIA.id, "user_change", "user:u-lena"),
        (MARIA.id, "user_change", "user:u-bo"),
        ("u-lena", "user_change", "user:u-bo"),  # ended or changed later by somebody else
        ("u-bo", "key_change", "passwd"),
    ):
        older.execute(
            "INSERT INTO access_log (at, user_id, role, workstation, action, subject) "
            f"SELECT at, '{by}', role, workstation, '{action}', '{subject}' FROM access_log LIMIT 1"
        )
    older.close()
    database = SqlVaultDatabase(FixedClock()).open(path, KEY, log_key=KEY)
    with database.unit_of_work(ACTOR) as unit:
        told = {one.id: (one.made_by, one.password_by) for one in unit.office.users()}
    database.close()
    assert told == {
        MARIA.id: (MARIA.id, MARIA.id),
        "u-lena": (MARIA.id, MARIA.id),
        "u-bo": (MARIA.id, "u-bo"),
        "u-gone": ("", "u-gone"),
    }


def test_the_stored_files_are_made_like_this(tmp_path: Path) -> None:
    database = SqlVaultDatabase(FixedClock()).create(tmp_path / "vault.db", KEY, log_key=KEY)
    fill(database)
    look(database)
    database.close()
