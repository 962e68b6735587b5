"""Reading through the encrypted file's warm connection, beside plain SQLite."""

import sqlite3
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from scripts.benches.demo_vault import database_over, demo_vault, warm_connection, work_folder
from scripts.benches.row import ROUNDS, Row, seconds
from sspf_app.domain.facts import Case
from sspf_app.services.actors import Actor, Role
from sspf_app.services.vault_folder import VaultFolder

_CASES = 300
ACTOR = Actor(user_id="u", login="u", name="", role=Role.COORDINATOR, workstation="")

Statement = tuple[str, Any]


class Noting:
    """A connection, or its cursor, that notes what the storage layer asks it."""

    def __init__(self, real: Any, asked: list[Statement]) -> None:
        self._real, self._asked = real, asked

    @classmethod
    def over(cls, real: sqlite3.Connection, asked: list[Statement]) -> sqlite3.Connection:
        """It, taken for the connection it stands before."""
        return cast(sqlite3.Connection, cls(real, asked))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def cursor(self) -> "Noting":
        """A cursor that notes too."""
        return Noting(self._real.cursor(), self._asked)

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Note it, and do it."""
        self._asked.append((sql, values))
        return self._real.execute(sql, values)


def reading(*, rounds: int = ROUNDS, cases: int = _CASES) -> list[Row]:
    """The statements of the storage layer, through its connection and through plain SQLite."""
    place = VaultFolder(demo_vault(cases))
    with warm_connection(place.path) as warm:
        statements = _asked_of(place.database, warm)
        plain = plain_copy(warm, work_folder() / f"plain-{cases}.db")
        ours, reference = _measured(warm, plain, statements, rounds)
        plain.close()
    return [
        Row(
            name=f"reading: {cases} cases listed, each opened",
            ours=ours * 1000,
            reference=reference * 1000,
            unit="ms",
            bound=1.5,
        )
    ]


def _asked_of(path: Path, warm: sqlite3.Connection) -> list[Statement]:
    """What the storage layer asks to list the cases and to open every one."""
    asked: list[Statement] = []
    noting = Noting.over(warm, asked)
    with database_over(path, noting).unit_of_work(ACTOR) as unit:
        for item in unit.queries.case_list():
            unit.records.standing(Case, item.case)
            unit.records.case_facts(item.case)
    return [one for one in asked if one[0].lstrip().startswith(("SELECT", "WITH"))]


def plain_copy(warm: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same rows and indexes without encryption, opened by the standard library alone."""
    path.unlink(missing_ok=True)
    warm.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
    warm.execute("SELECT sqlcipher_export('plain')").fetchall()
    warm.execute("DETACH DATABASE plain")
    plain = sqlite3.connect(path, isolation_level=None)
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "cache_size = -32768"):
        plain.execute(f"PRAGMA {setting}").fetchall()
    return plain


def _measured(
    warm: sqlite3.Connection, plain: sqlite3.Connection, statements: list[Statement], rounds: int
) -> tuple[float, float]:
    if read_all(warm, statements) != read_all(plain, statements):
        raise RuntimeError("the two databases answer differently")
    both = [
        (
            seconds(lambda: read_all(warm, statements))[0],
            seconds(lambda: read_all(plain, statements))[0],
        )
        for _ in range(rounds)
    ]
    return statistics.median(one for one, _ in both), statistics.median(two for _, two in both)


def read_all(database: sqlite3.Connection, statements: Sequence[Statement]) -> list[list[Any]]:
    """Every row of every statement, in one transaction."""
    database.execute("BEGIN")
    rows = [database.execute(sql, values).fetchall() for sql, values in statements]
    database.execute("COMMIT")
    return rows
