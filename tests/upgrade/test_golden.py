"""A file of every schema that ever went out is stored here and opens for ever."""

import re
import shutil
from pathlib import Path

import pytest

from sspf_app.storage.schema import SCHEMA_VERSION
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.samples import FixedClock
from tests.upgrade.golden import FOLDER, KEY, fill, look

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


def test_the_stored_files_are_made_like_this(tmp_path: Path) -> None:
    database = SqlVaultDatabase(FixedClock()).create(tmp_path / "vault.db", KEY, log_key=KEY)
    fill(database)
    look(database)
    database.close()
