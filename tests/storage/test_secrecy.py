"""No file of the folder shows what is in it, open or closed; another program can read it all."""

from collections.abc import Mapping
from pathlib import Path

import apsw
import pytest

from sspf_app.services.records import Draft
from sspf_app.storage.search_index import match_words
from tests.storage.conftest import Vault
from tests.storage.samples import KEY, NOW, OTHER_KEY, a_case, a_person, an_item

CANARY = "Kanariefågeln"
NEEDLES = tuple(
    text.encode(encoding)
    for text in (CANARY, CANARY.lower(), CANARY.upper(), "CREATE TABLE", "persons", "alva")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def _write(vault: Vault, *, commit: bool = True) -> None:
    with vault.unit() as unit:
        unit.records.add(a_person(name=CANARY, aliases=(CANARY,), address=CANARY))
        unit.records.add(a_case(reference=CANARY))
        unit.records.add(an_item(text=f"Hon sa {CANARY}"))
        unit.office.put_draft(Draft(key="k", text=CANARY, saved_at=NOW, user_id="u-1"))
        unit.queries.search(CANARY)
        for number in range(300):  # more than one page of everything
            unit.records.add(a_person(id=f"p-{number}", name=f"{CANARY} {number}"))
        if commit:
            unit.commit()


def _seen(folder: Path) -> list[tuple[str, bytes]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [
        (path.name, needle)
        for path in files
        for needle in NEEDLES
        if needle in path.read_bytes() or needle in path.name.encode()
    ]


def test_no_file_shows_plaintext(vault: Vault) -> None:
    folder = vault.path.parent
    _write(vault, commit=False)
    assert _seen(folder) == []
    _write(vault)
    assert (folder / "vault.db-wal").stat().st_size > 0
    assert _seen(folder) == []
    vault.database.export_to(folder / "copy.db", KEY)
    vault.database.export_to(folder / "export.db", OTHER_KEY)
    assert _seen(folder) == []
    vault.database.close()
    assert {path.name for path in folder.iterdir()} == {"vault.db", "copy.db", "export.db"}
    assert _seen(folder) == []


def test_what_left_the_search_index_leaves_no_word_in_it(vault: Vault) -> None:
    _write(vault)
    with vault.unit() as unit:
        for number in range(300):
            person = a_person(id=f"p-{number}", name=f"{CANARY} {number}")
            unit.records.replace(person, at=NOW)
        unit.records.replace(
            a_person(name=CANARY, aliases=(CANARY,), address=CANARY), at=NOW, by=a_person()
        )
        unit.records.replace(a_case(reference=CANARY), at=NOW, by=a_case())
        unit.records.replace(an_item(text=f"Hon sa {CANARY}"), at=NOW)
        unit.commit()
    raw = vault.database._warm.raw
    assert raw.execute("SELECT v FROM search_config WHERE k = 'secure-delete'").fetchone() == (1,)
    for table in ("search_data", "search_content"):
        held = repr(raw.execute(f"SELECT * FROM {table}").fetchall()).lower()
        assert "kanarief" not in held


@pytest.fixture
def closed(vault: Vault) -> tuple[Path, Mapping[str, int]]:
    """A closed file, and how many rows are in it."""
    _write(vault)
    counts = vault.database.counts()
    vault.database.close()
    return vault.path, counts


def _elsewhere(path: Path, key: bytes) -> apsw.Connection:
    """Open with an implementation of somebody else: SQLite3 Multiple Ciphers."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def test_another_implementation_reads_the_same_with_the_raw_key(
    closed: tuple[Path, Mapping[str, int]],
) -> None:
    path, counts = closed
    other = _elsewhere(path, KEY)
    found = {
        table: other.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in counts
    }
    assert found == counts
    assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert other.execute("SELECT text FROM items").fetchall() == [(f"Hon sa {CANARY}",)]
    words = match_words(CANARY[:6])
    hits = other.execute("SELECT count(*) FROM search WHERE search MATCH ?", (words,)).fetchone()
    assert hits == (303,)
    other.close()


def test_another_implementation_reads_nothing_with_another_key(
    closed: tuple[Path, Mapping[str, int]],
) -> None:
    with pytest.raises(apsw.NotADBError):
        _elsewhere(closed[0], OTHER_KEY).execute("SELECT count(*) FROM persons")
