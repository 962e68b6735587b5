"""A changed byte anywhere is found; a page that cannot be trusted is never used."""

from pathlib import Path

import pytest
from sqlalchemy import text

from sspf_app.domain import facts
from sspf_app.domain.errors import DomainError
from sspf_app.storage.errors import DamagedValueError, KnownStorageError
from sspf_app.storage.mapping import undamaged
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.conftest import Vault
from tests.storage.samples import KEY, FixedClock, a_case, a_person

PAGE = 4096


@pytest.fixture
def filled(vault: Vault) -> Path:
    with vault.unit() as unit:
        for number in range(600):
            unit.records.add(a_person(id=f"p-{number}", address="Storgatan 1 " * 20))
        unit.commit()
    vault.database.close()
    return vault.path


def test_a_changed_byte_in_any_page_is_found(filled: Path) -> None:
    whole = filled.read_bytes()
    pages = len(whole) // PAGE
    assert pages > 200
    met_at_once: list[str] = []
    for page in range(1, pages, 11):
        content = bytearray(whole)
        content[page * PAGE + page % PAGE] ^= 0x10
        filled.write_bytes(content)
        try:
            database = SqlVaultDatabase(FixedClock()).open(filled, KEY, log_key=KEY)
        except KnownStorageError as error:  # the page holds what the tables look like
            met_at_once.append(error.code)
            continue
        verification = database.verify()
        database.close()
        assert not verification.is_sound
        assert verification.problems[0][0] == "cipher_integrity"
        assert str(page + 1) in verification.problems[0][1]
    assert {*met_at_once} <= {"database_damaged"}
    assert len(met_at_once) < pages // 11 // 5


def test_a_file_cut_short_is_found(filled: Path) -> None:
    whole = filled.read_bytes()
    for pages in (1, 30, len(whole) // PAGE - 1):
        filled.write_bytes(whole[: pages * PAGE + PAGE // 2])
        assert not _opens_and_is_sound(filled)


def _opens_and_is_sound(path: Path) -> bool:
    try:
        database = SqlVaultDatabase(FixedClock()).open(path, KEY, log_key=KEY)
    except KnownStorageError as error:
        return error.code != "database_damaged"
    sound = database.verify().is_sound
    database.close()
    return sound


def test_a_damaged_page_met_at_work_is_one_clear_error(filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    for page in range(len(whole) // PAGE * 2 // 3, len(whole) // PAGE):
        whole[page * PAGE + 8] ^= 1
    filled.write_bytes(whole)
    vault = Vault(filled)
    try:
        for _ in range(2):  # and again: the connection is not left half-way
            with pytest.raises(KnownStorageError) as caught, vault.unit() as unit:
                unit.records.list_standing(facts.Person)
            assert caught.value.code == "database_damaged"
            assert caught.value.params == {"path": str(filled)}
    finally:
        vault.database.close()


def test_a_text_behind_a_damaged_page_is_never_read_as_other_words(vault: Vault) -> None:
    written = tuple(a_person(id=f"p-{number}", address="Storgatan 1 " * 900) for number in range(8))
    with vault.unit() as unit:
        for person in written:
            unit.records.add(person)
        unit.commit()
    vault.database.close()
    whole = vault.path.read_bytes()
    refused: list[str] = []
    for page in range(len(whole) // PAGE // 2, len(whole) // PAGE):
        content = bytearray(whole)
        content[page * PAGE + 100] ^= 1
        vault.path.write_bytes(content)
        try:
            damaged = Vault(vault.path)
        except KnownStorageError as error:
            refused.append(error.code)
            continue
        try:
            with damaged.unit() as unit:
                assert unit.records.list_standing(facts.Person) == written
        except KnownStorageError as error:
            refused.append(error.code)
        finally:
            damaged.database.close()
    assert len(refused) >= len(written)
    assert set(refused) == {"database_damaged"}


@pytest.mark.parametrize(
    "person",
    [
        a_person(address="Storgatan\0 1"),
        a_person(aliases=("Lillan", "\0")),
    ],
)
def test_what_a_damaged_page_reads_as_is_never_written(vault: Vault, person: facts.Person) -> None:
    with pytest.raises(DomainError) as caught, vault.unit() as unit:
        unit.records.add(person)
    assert caught.value.code == "zero_character"
    with vault.unit() as unit:
        assert unit.records.list_standing(facts.Person) == ()


def test_a_list_that_reads_no_whole_record_refuses_zeros_too(vault: Vault) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person())
        unit.records.add(a_case())
        unit.commit()
    vault.database._warm.raw.execute("UPDATE persons SET name = ?", ("\0" * 12,))
    with pytest.raises(KnownStorageError) as caught, vault.unit() as unit:
        unit.queries.case_list()
    assert caught.value.code == "database_damaged"


@pytest.mark.parametrize("damaged", [1, 1000, 1001, 2500])
def test_zeros_are_found_anywhere_in_a_long_list(vault: Vault, damaged: int) -> None:
    query = text(
        "WITH RECURSIVE line(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM line WHERE n < 2500) "
        "SELECT n, CASE n WHEN :damaged THEN 'a' || char(0) ELSE 'a' END FROM line"
    )
    with vault.database._warm.transaction() as connection:
        assert len(undamaged(connection.execute(query, {"damaged": 0}))) == 2500
        with pytest.raises(DamagedValueError):
            undamaged(connection.execute(query, {"damaged": damaged}))
