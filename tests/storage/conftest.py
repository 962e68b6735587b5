"""Real encrypted files, each test with its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.storage.unit_of_work import SqlUnitOfWork
from sspf_app.storage.vault_database import OpenSqlDatabase, SqlVaultDatabase
from tests.storage.samples import ACTOR, KEY, FixedClock


class Vault:
    """An open database with its clock, and a unit of work in one word."""

    def __init__(self, path: Path, key: bytes = KEY) -> None:
        self.path = path
        self.clock = FixedClock()
        self.files = SqlVaultDatabase(self.clock)
        self.database: OpenSqlDatabase = self.files.open(path, key, log_key=KEY)

    def unit(self) -> SqlUnitOfWork:
        return self.database.unit_of_work(ACTOR)

    def reopen(self) -> None:
        self.database.close()
        self.database = self.files.open(self.path, KEY, log_key=KEY)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without a row, made once and copied by every test that wants one."""
    path = tmp_path_factory.mktemp("empty") / "vault.db"
    SqlVaultDatabase(FixedClock()).create(path, KEY, log_key=KEY).close()
    return path


@pytest.fixture
def file(empty_file: Path, tmp_path: Path) -> Path:
    """The closed file of an empty database, in a folder of its own."""
    return Path(shutil.copy(empty_file, tmp_path / "vault.db"))


@pytest.fixture
def vault(file: Path) -> Iterator[Vault]:
    """An open, empty database."""
    vault = Vault(file)
    yield vault
    vault.database.close()
