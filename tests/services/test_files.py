"""Files of a vault: a database goes with what SQLite left beside it, and nothing else."""

from pathlib import Path

import pytest

from sspf_app.services.files import remove_database, remove_logs

BESIDE = ("vault.db-wal", "vault.db-shm", "vault.db-journal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vault.db", *BESIDE, "vault.db.schema-2", "slots.json"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_database_goes_with_its_logs(folder: Path) -> None:
    remove_database(folder / "vault.db")
    assert _names(folder) == {"vault.db.schema-2", "slots.json"}
    remove_database(folder / "vault.db")  # once more is nothing


def test_logs_go_without_their_database(folder: Path) -> None:
    remove_logs(folder / "vault.db")
    assert _names(folder) == {"vault.db", "vault.db.schema-2", "slots.json"}
