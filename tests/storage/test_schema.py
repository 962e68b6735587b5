"""The migrations and the tables of the program are the same schema."""

import sqlite3
from typing import Any

import sqlalchemy
from alembic.config import Config
from alembic.script import ScriptDirectory

from sspf_app.storage import case_rows, office_rows
from sspf_app.storage.rows import Base
from sspf_app.storage.schema import MIGRATIONS, SCHEMA_VERSION
from tests.storage.conftest import Vault

NOT_IN_ROWS = ("alembic_version", "search")


def _described(raw: sqlite3.Connection) -> dict[str, Any]:
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat_'"
    ).fetchall()
    return {
        name: {
            "columns": raw.execute(f"PRAGMA table_xinfo({name})").fetchall(),
            "indexes": sorted(
                (index, unique, partial, raw.execute(f"PRAGMA index_xinfo({index})").fetchall())
                for _, index, unique, _, partial in raw.execute(f"PRAGMA index_list({name})")
            ),
            "references": raw.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
            "strict": raw.execute(
                f"SELECT strict FROM pragma_table_list('{name}') WHERE schema = 'main'"
            ).fetchone(),
        }
        for (name,) in tables
        if not name.startswith(NOT_IN_ROWS)
    }


def test_the_migrations_make_the_tables_of_the_program(vault: Vault) -> None:
    assert case_rows
    assert office_rows
    engine = sqlalchemy.create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as connection:
        wanted: Any = connection.connection.driver_connection
        made = _described(vault.database._warm.raw)
        assert made == _described(wanted)
    assert all(table["strict"] == (1,) for table in made.values())
    engine.dispose()


def test_the_newest_migration_is_the_schema_of_today() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    heads = ScriptDirectory.from_config(config).get_heads()
    assert [int(head) for head in heads] == [SCHEMA_VERSION]
