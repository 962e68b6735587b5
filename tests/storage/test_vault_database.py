"""Making, checking and copying a database."""

import sqlite3
from pathlib import Path

import pytest

from sspf_app.domain import facts
from sspf_app.services.vault_ports import OpenDatabase, VaultDatabase
from sspf_app.storage.errors import KnownStorageError, StorageBug
from sspf_app.storage.schema import SCHEMA_VERSION
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.conftest import Vault
from tests.storage.samples import KEY, OTHER_KEY, FixedClock, a_case, a_person, an_item, rows_of


def _fill(vault: Vault, persons: int = 3) -> None:
    with vault.unit() as unit:
        unit.records.add(a_case())
        unit.records.add(an_item())
        for number in range(persons):
            unit.records.add(a_person(id=f"p-{number}", name=f"Person {number}"))
        unit.queries.next_number("case-2026")
        unit.commit()


def _open_code(path: Path, key: bytes) -> str | None:
    try:
        SqlVaultDatabase(FixedClock()).open(path, key, log_key=KEY).close()
    except KnownStorageError as error:
        return error.code
    return None


def test_the_ports_are_fulfilled(vault: Vault) -> None:
    files: VaultDatabase = vault.files
    database: OpenDatabase = vault.database
    assert files is not None
    assert database.upgraded_from is None


def test_a_new_database_is_empty_sound_and_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    database = SqlVaultDatabase(FixedClock()).create(path, KEY, log_key=KEY)
    verification = database.verify()
    assert verification.is_sound
    assert set(verification.counts.values()) == {0}
    assert verification.counts == database.counts()
    database.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["vault.db"]


def test_what_is_there_is_never_overwritten(vault: Vault) -> None:
    before = vault.path.read_bytes()
    for make in (
        lambda: vault.files.create(vault.path, OTHER_KEY, log_key=KEY),
        lambda: vault.database.export_to(vault.path, OTHER_KEY),
    ):
        with pytest.raises(KnownStorageError) as caught:
            make()
        assert caught.value.code == "file_exists"
    assert vault.path.read_bytes() == before


def test_a_folder_that_is_not_there(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(KnownStorageError) as caught:
        vault.files.create(tmp_path / "no" / "vault.db", KEY, log_key=KEY)
    assert caught.value.code == "disk_error"


def test_verifying_counts_the_rows(vault: Vault) -> None:
    _fill(vault)
    verification = vault.database.verify()
    assert verification.problems == ()
    counts = verification.counts
    assert (counts["persons"], counts["cases"], counts["items"], counts["series"]) == (3, 1, 1, 1)
    assert counts["history"] > 0


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("DELETE FROM search", "search_missing"),
        ("UPDATE persons SET replaced_at = '2026-01-01T00:00:00+00:00'", "search_left_over"),
        ("DELETE FROM search_data WHERE id > 10", "search_damaged"),
        ("DELETE FROM case_ids", "foreign_key"),
        ("DELETE FROM case_names WHERE person = 'alva'", "names_missing"),
        ("UPDATE persons SET pk = pk + 100", "search_missing"),
    ],
)
def test_verifying_finds_what_does_not_fit_together(vault: Vault, harm: str, code: str) -> None:
    _fill(vault)
    raw = vault.database._warm.raw
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(harm)
    assert code in {found for found, _ in vault.database.verify().problems}


def test_a_copy_holds_everything(vault: Vault, tmp_path: Path) -> None:
    _fill(vault)
    copy = tmp_path / "copy.db"
    vault.database.export_to(copy, OTHER_KEY)
    assert _open_code(copy, KEY) == "database_damaged"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert {file.name for file in tmp_path.iterdir()} == {"vault.db", "vault.db-wal", "copy.db"}
    with vault.unit() as unit:  # the vault goes on working
        everything = list(rows_of(unit.records.all_facts()))
    copied = Vault(copy, OTHER_KEY)
    verification = copied.database.verify()
    assert verification.is_sound
    assert verification.counts == vault.database.counts()
    with copied.unit() as unit:
        assert list(rows_of(unit.records.all_facts())) == everything
        assert [hit.id for hit in unit.queries.search("person 2")] == ["p-2"]
        assert unit.queries.next_number("case-2026") == 2
        unit.records.add(a_person())  # and it can be worked in
        unit.commit()
    copied.database.close()


def test_a_copy_is_of_what_is_committed_at_that_moment(vault: Vault, tmp_path: Path) -> None:
    _fill(vault)
    vault.database.export_to(tmp_path / "copy.db", KEY)
    with vault.unit() as unit:
        unit.records.add(a_person(id="later"))
        unit.commit()
    other = SqlVaultDatabase(FixedClock()).open(tmp_path / "copy.db", KEY, log_key=KEY)
    assert other.counts()["persons"] == 3
    other.close()


def test_a_copy_that_fails_leaves_nothing(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(vault)
    monkeypatch.setattr(
        "sspf_app.storage.vault_database.counts_of", lambda _raw, schema="main": {schema: 1}
    )
    with pytest.raises(StorageBug, match="other rows"):
        vault.database.export_to(tmp_path / "copy.db", KEY)
    assert not (tmp_path / "copy.db").exists()
    with vault.unit() as unit:
        assert len(unit.records.list_standing(facts.Person)) == 3


def test_a_schema_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_raw: sqlite3.Connection) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("sspf_app.storage.vault_database.migrate", fail)
    with pytest.raises(KnownStorageError) as caught:
        SqlVaultDatabase(FixedClock()).create(tmp_path / "vault.db", KEY, log_key=KEY)
    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_in_the_file(vault: Vault) -> None:
    assert vault.database._warm.raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
