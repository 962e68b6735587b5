"""Makes the schema and brings a connection to it: the one place that imports alembic."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sspf_app.storage.engine import APPLICATION_ID, engine_around

SCHEMA_VERSION = 3
"""Number of the newest migration; the file carries its own as ``PRAGMA user_version``."""

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VERSIONS: Sequence[Path] = (MIGRATIONS / "versions",)


def version_of(raw: sqlite3.Connection) -> int:
    """Read the number of the schema of an open file."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def migrate(raw: sqlite3.Connection, *, versions: Sequence[Path] = VERSIONS) -> None:
    """Run every migration the file has not had, in one transaction; foreign keys are not enforced.

    Args:
        raw: A connection nobody else works on; foreign keys are off afterwards.
        versions: Folders of migrations; told only by tests.
    """
    # Here, and nowhere on the way to an unlocked vault: alembic takes its time to load.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", _literal(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_literal, versions)))
    head = ScriptDirectory.from_config(config).get_current_head()
    raw.execute("PRAGMA foreign_keys = OFF")  # a rebuilt table must not take its children along
    with engine_around(raw).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(head or 0)}")


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")  # the percent sign interpolates in alembic's options
