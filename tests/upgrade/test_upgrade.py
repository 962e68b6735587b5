"""An older file becomes one of today: on a copy, checked, or not at all."""

import functools
import subprocess
import sys
from pathlib import Path

import pytest

from sspf_app.storage import upgrade as upgrading
from sspf_app.storage import vault_database
from sspf_app.storage.engine import connect
from sspf_app.storage.errors import KnownStorageError
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.schema import SCHEMA_VERSION, VERSIONS
from sspf_app.storage.upgrade import kept_file, upgrade
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.samples import FixedClock
from tests.upgrade.golden import KEY, fill

NEW = SCHEMA_VERSION + 1
NEXT = f"{NEW:04d}"
HEAD = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{SCHEMA_VERSION:04d}"

def upgrade():
"""
# Rebuilds a table that others refer to: with foreign keys enforced, its children would object.
GOOD = """
    op.add_column("persons", sa.Column("nickname", sa.Text))
    with op.batch_alter_table("case_ids", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text))
"""
BAD = {
    "raises": """
    op.add_column("persons", sa.Column("nickname", sa.Text))
    raise ZeroDivisionError
""",
    "loses rows": """
    op.execute("DELETE FROM notes")
""",
    "loses a table": """
    op.drop_table("notes")
""",
    "breaks references": """
    op.execute("UPDATE case_ids SET id = 'other'")
""",
    "forgets the search": """
    op.execute("UPDATE search_content SET c0 = 'x'")
""",
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    database = SqlVaultDatabase(FixedClock()).create(path, KEY, log_key=KEY)
    fill(database)
    database.close()
    return path


def _versions(folder: Path, body: str) -> tuple[Path, ...]:
    made = folder / "versions"
    made.mkdir()
    (made / f"{NEXT}_made_up.py").write_text(HEAD + body)
    return (*VERSIONS, made)


def _upgraded(old: Path, folder: Path) -> None:
    upgrade(old, KEY, LogChain(KEY), found=SCHEMA_VERSION, versions=_versions(folder, GOOD))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_an_upgrade_keeps_every_row_and_the_old_file(
    old: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = old.read_bytes()
    _upgraded(old, tmp_path_factory.mktemp("v"))
    assert _names(old.parent) == {"vault.db", f"vault.db.schema-{SCHEMA_VERSION}"}
    assert kept_file(old, SCHEMA_VERSION).read_bytes() == before
    raw = connect(old, KEY)
    assert raw.execute("PRAGMA user_version").fetchone() == (NEW,)
    assert raw.execute("SELECT id, nickname FROM persons WHERE id = 'anna'").fetchall() == [
        ("anna", None)
    ]
    assert raw.execute("SELECT id, colour FROM case_ids").fetchall() == [("c-1", None)]
    assert raw.execute("SELECT count(*) FROM consents").fetchone() == (1,)
    raw.close()


def test_opening_upgrades_and_says_so(
    old: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = _versions(tmp_path_factory.mktemp("v"), GOOD)
    monkeypatch.setattr(vault_database, "upgrade", functools.partial(upgrade, versions=versions))
    files = SqlVaultDatabase(FixedClock())
    with monkeypatch.context() as newer:
        newer.setattr(vault_database, "SCHEMA_VERSION", NEW)
        for upgraded_from in (SCHEMA_VERSION, None):
            database = files.open(old, KEY, log_key=KEY)
            assert database.upgraded_from == upgraded_from
            assert database.verify().is_sound
            database.close()
    with pytest.raises(KnownStorageError) as caught:  # the program of before, on the new file
        files.open(old, KEY, log_key=KEY)
    assert caught.value.code == "database_newer"
    assert caught.value.params == {"found": NEW, "known": SCHEMA_VERSION}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_an_upgrade_that_goes_wrong_changes_nothing(
    old: Path, tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    before = old.read_bytes()
    with pytest.raises(KnownStorageError) as caught:
        upgrade(
            old,
            KEY,
            LogChain(KEY),
            found=SCHEMA_VERSION,
            versions=_versions(tmp_path_factory.mktemp("v"), body),
        )
    assert caught.value.code == "upgrade_failed"
    assert old.read_bytes() == before
    assert _names(old.parent) == {"vault.db"}


def test_a_damaged_file_is_not_upgraded(old: Path) -> None:
    content = bytearray(old.read_bytes())
    content[-100] ^= 1
    old.write_bytes(content)
    with pytest.raises(KnownStorageError) as caught:
        upgrade(old, KEY, LogChain(KEY), found=1)
    assert caught.value.code == "database_damaged"
    assert old.read_bytes() == bytes(content)


def test_a_disk_that_fills_up_on_the_way_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def fail(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:5000])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrading, "copy_new", fail)
    with pytest.raises(KnownStorageError) as caught:
        upgrade(old, KEY, LogChain(KEY), found=1)
    assert caught.value.code == "disk_full"
    assert old.read_bytes() == before
    assert _names(old.parent) == {"vault.db"}


def test_what_an_interrupted_upgrade_left_is_no_obstacle(
    old: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old.with_name("vault.db.upgrading").write_bytes(b"half")
    old.with_name("vault.db.upgrading-wal").write_bytes(b"half")
    _upgraded(old, tmp_path_factory.mktemp("v"))
    assert _names(old.parent) == {"vault.db", f"vault.db.schema-{SCHEMA_VERSION}"}


UNLOCK = """
import sys
from pathlib import Path
from sspf_app.storage.vault_database import SqlVaultDatabase
from tests.storage.samples import ACTOR, FixedClock
from tests.upgrade.golden import KEY
database = SqlVaultDatabase(FixedClock()).open(Path(sys.argv[1]), KEY, log_key=KEY)
with database.unit_of_work(ACTOR) as unit:
    unit.queries.case_list()
    unit.commit()
database.close()
print("alembic" in sys.modules)
"""


def test_unlocking_loads_no_alembic(old: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", UNLOCK, str(old)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("False\n", 0), run.stderr
