"""The list of *Consents* over many cases, beside the bare read of the same rows."""

import shutil
import sqlite3
import statistics
from pathlib import Path

from scripts.benches.demo_vault import database_over, demo_vault, warm_connection, work_folder
from scripts.benches.reading import ACTOR, Noting, Statement, plain_copy, read_all
from scripts.benches.row import ROUNDS, Row, seconds
from sspf_app.services.chase_views import ChaseItem
from sspf_app.services.vault_folder import VaultFolder

_MADE = 60
_COPY = "-copy-"
_COPIED = {
    "case_ids": ("id",),
    "persons": ("id",),
    "cases": ("id", "young_person"),
    "purposes": ("id", "case_id"),
    "chase_states": ("case_id", "purpose"),
}
"""What the list reads, and the columns that name something."""


def chasing(*, rounds: int = ROUNDS, cases: int = 10_000) -> list[Row]:
    """*Consents* over many cases: what the screen is given, beside the rows fetched bare."""
    folder = work_folder() / f"chased-{cases}"
    shutil.copytree(demo_vault(_MADE), folder)
    place = VaultFolder(folder)
    with warm_connection(folder) as warm:
        _multiply(warm, cases)
        asked: list[Statement] = []
        listed = len(_listed(place.database, Noting.over(warm, asked)))
        if listed < cases * 0.9:  # closed cases are not chased
            raise RuntimeError(f"{listed} of {cases} cases are listed")
        statements = [one for one in asked if one[0].lstrip().startswith(("SELECT", "WITH"))]
        plain = plain_copy(warm, work_folder() / f"chased-plain-{cases}.db")
        both = [
            (
                seconds(lambda: _listed(place.database, warm))[0],
                seconds(lambda: read_all(plain, statements))[0],
            )
            for _ in range(rounds + 1)
        ][1:]
        plain.close()
    row = Row(
        name=f"Consents, {listed} of them listed",
        ours=statistics.median(one for one, _ in both) * 1000,
        reference=statistics.median(two for _, two in both) * 1000,
        unit="ms",
        bound=3.5,
    )
    return [row]


def _listed(path: Path, warm: sqlite3.Connection) -> tuple[ChaseItem, ...]:
    """As the service reads it."""
    with database_over(path, warm).unit_of_work(ACTOR) as unit:
        return unit.requests.chase_list()


def _multiply(warm: sqlite3.Connection, cases: int) -> None:
    """Copy every case under new names, until there are as many as wanted."""
    (there,) = warm.execute("SELECT count(*) FROM case_ids").fetchone()
    warm.execute("BEGIN")
    for number in range(1, cases // there + 1):
        for table, named in _COPIED.items():
            columns = [
                row[1] for row in warm.execute(f"PRAGMA table_info({table})") if row[1] != "pk"
            ]
            taken = ", ".join(
                f"\"{one}\" || '{_COPY}{number}'" if one in named else f'"{one}"' for one in columns
            )
            into = ", ".join(f'"{one}"' for one in columns)
            first = f"instr(\"{named[0]}\", '{_COPY}') = 0"
            copied = f"SELECT {taken} FROM {table} WHERE {first}"  # noqa: S608  names of our own
            warm.execute(f"INSERT INTO {table} ({into}) {copied}")
    warm.execute("COMMIT")
