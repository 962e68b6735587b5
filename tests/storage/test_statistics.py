"""SQLite counts the rows of a vault, so that it plans well, and keeps nothing of what they hold."""

from sspf_app.storage.engine import is_counted
from tests.storage.conftest import Vault
from tests.storage.samples import a_person

COUNTED = "SELECT stat FROM sqlite_stat1 WHERE idx = 'persons_by_id'"


def fill(vault: Vault, *, first: int = 0, many: int) -> None:
    with vault.unit() as unit:
        for number in range(first, first + many):
            unit.records.add(a_person(id=f"p-{number}"))
        unit.commit()


def counted(vault: Vault) -> list[tuple[str]]:
    return vault.database._warm.raw.execute(COUNTED).fetchall()


def test_what_a_vault_holds_is_counted_when_it_closes(vault: Vault) -> None:
    fill(vault, many=30)
    vault.reopen()
    assert counted(vault) == [("30 1",)]


def test_what_has_grown_tenfold_is_counted_anew(vault: Vault) -> None:
    fill(vault, many=10)
    vault.reopen()
    fill(vault, first=10, many=290)
    vault.reopen()
    assert counted(vault) == [("300 1",)]


def test_no_content_goes_into_the_statistics(vault: Vault) -> None:
    fill(vault, many=300)
    vault.reopen()
    raw = vault.database._warm.raw
    assert raw.execute("SELECT count(*) FROM sqlite_stat4").fetchone() == (0,)
    said = raw.execute("SELECT tbl, idx, stat FROM sqlite_stat1").fetchall()
    assert not [line for line in said if "p-1" in " ".join(filter(None, line))]


def test_a_vault_that_never_was_counted_is_counted_when_it_opens(vault: Vault) -> None:
    fill(vault, many=30)
    raw = vault.database._warm.raw
    for table in ("sqlite_stat1", "sqlite_stat4"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("PRAGMA query_only = ON")  # closing cannot write now, and is no trouble
    vault.reopen()
    assert is_counted(vault.database._warm.raw)
    assert counted(vault) == [("30 1",)]


def test_a_disk_that_takes_nothing_is_no_trouble_when_closing(vault: Vault) -> None:
    fill(vault, many=30)
    vault.database._warm.raw.execute("PRAGMA query_only = ON")
    vault.reopen()
    with vault.unit() as unit:
        assert unit.queries.case_list() == ()
    assert counted(vault) == []
