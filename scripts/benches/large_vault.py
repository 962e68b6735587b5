"""A vault as large as a town would ever have: many cases, made by copying invented ones."""

import functools
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from scripts.benches.demo_vault import database_over, demo_vault, warm_connection, work_folder
from scripts.benches.reading import ACTOR
from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Case, Commitment, Item, Meeting, Participation, Purpose
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.vault_folder import VaultFolder
from sspf_app.system.clock import SystemClock

CASES = 10_000
MEETINGS, ITEMS, COMMITMENTS = 6, 30, 10
"""Of one case."""

_MADE = 60
_MARK = "-demo-"
_COPIED = (
    "persons", "custody", "cases", "closings", "pauses", "purposes", "participations", "maturity",
    "requests", "consents", "withdrawals", "meetings", "items", "attendance",
)  # fmt: skip
_KEPT_STATES = ("case_ids", "case_states", "chase_states")
_TYPES = (
    InformationType.ATTENDANCE,
    InformationType.SCHOOL_SAFETY,
    InformationType.LEISURE_ACTIVITIES,
)
_SAID = """
skol fritids hem familje kväll helg vinter läx buss idrotts musik kamrat samtals mentors lärar polis
fält trygghets vecko morgon sommar matte språk rast elev närvaro förälder vardags / gången tiden
planen samtalet gruppen stödet mötet hjälpen laget lokalen resan dagen boken veckan rutinen vägen
ledaren frågan uppgiften ansvaret schemat arbetet spelet kontakten / och med på för som har nu igen
efter varje före utan mellan kring under
"""
_BEGINNINGS, _ENDINGS, _SMALL = (words.split() for words in _SAID.split("/"))


@functools.cache
def large_vault(cases: int = CASES) -> Path:
    """The vault of ``busy_vault`` with one case of ten open; the others were closed."""
    folder = work_folder() / f"large-{cases}"
    shutil.copytree(busy_vault(cases), folder)
    with warm_connection(folder) as warm:
        warm.execute("BEGIN")
        _close_most(warm)
        warm.execute("COMMIT")
        warm.execute("ANALYZE")
    return folder


@functools.cache
def busy_vault(cases: int = CASES) -> Path:
    """A locked vault under the switch of the tests, made once a run, with nearly every case open.

    Args:
        cases: How many; each with three persons, six meetings, thirty items, ten of them
            commitments.
    """
    base = demo_vault(_MADE)
    print(f"copying them to {cases} cases ...", file=sys.stderr, flush=True)
    folder = work_folder() / f"busy-{cases}"
    shutil.copytree(base, folder)
    with warm_connection(folder) as warm:
        clock = SystemClock()
        database = database_over(VaultFolder(folder).database, warm)
        with database.unit_of_work(ACTOR) as unit:
            _fill_up(unit, clock.now())
            unit.commit()
        _multiply(warm, cases)
    return folder


def _fill_up(unit: UnitOfWork, now: datetime) -> None:
    """Give every invented case as many meetings, items and commitments as an old case has."""
    chance = random.Random(7)  # noqa: S311  the same vault every time
    for number, case in enumerate(unit.records.list_standing(Case)):
        purpose = unit.records.list_standing(Purpose, case=case.id)[0].id
        parties = [row.party for row in unit.records.list_standing(Participation, case=case.id)]
        there = len(unit.records.list_standing(Meeting, case=case.id))
        noted = len(unit.records.list_standing(Item, case=case.id))
        for count in range(there, MEETINGS):
            unit.records.add(
                Meeting(
                    id=f"{case.id}-more{count}",
                    recorded_at=now,
                    case=case.id,
                    starts_at=now + timedelta(days=count * 30 - 120 - number % 20),
                    purpose=purpose,
                    participants=(*parties, case.young_person),
                    place="Sessionssalen",
                )
            )
        meetings = [row.id for row in unit.records.list_standing(Meeting, case=case.id)]
        for count in range(noted, ITEMS):
            meeting = meetings[count % len(meetings)]
            source = parties[count % len(parties)]
            unit.records.add(_item(chance, case, meeting, source, count=count, now=now))


def _item(  # noqa: PLR0913  an item has these parts
    chance: random.Random, case: Case, meeting: str, source: str, *, count: int, now: datetime
) -> Item:
    promised = Commitment(
        responsible=source,
        starts_on=now.date(),
        due_on=now.date() + timedelta(days=chance.randint(-30, 90)),
        follow_up="Nästa möte",
    )
    return Item(
        id=f"{case.id}-i{count}",
        recorded_at=now,
        case=case.id,
        meeting=meeting,
        text=" ".join(_words(chance)),
        source=source,
        about=(case.young_person,),
        types=(_TYPES[count % len(_TYPES)],),
        commitment=promised if count >= ITEMS - COMMITMENTS else None,
    )


def _words(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(6, 12)):
        # The square makes few words common and many rare, as in a language.
        first = _BEGINNINGS[int(chance.random() ** 2 * len(_BEGINNINGS))]
        yield first + _ENDINGS[int(chance.random() ** 2 * len(_ENDINGS))]
        yield chance.choice(_SMALL)


def _multiply(warm: sqlite3.Connection, cases: int) -> None:
    """Copy every case under new names, until there are as many as wanted; fill the search."""
    last = {table: _one(warm, f"SELECT max(pk) FROM {table}") for table in _COPIED}  # noqa: S608  names of our own
    warm.execute("BEGIN")
    for number in range(1, -(-cases // _MADE)):
        for table in (*_KEPT_STATES, *(one for one in _COPIED if last[one])):
            where = f"pk <= {last[table]}" if table in last else f"rowid <= {_MADE}"
            _copy(warm, table, number, where)
    warm.execute("DELETE FROM search")
    for place, (table, title, body) in enumerate(
        (("persons", "name", "''"), ("cases", "reference", "''"), ("items", "''", "text"))
    ):
        warm.execute(
            f"INSERT INTO search (rowid, title, body) SELECT pk * 4 + {place}, {title}, {body} "  # noqa: S608  names of our own
            f"FROM {table} WHERE replaced_at IS NULL"
        )
    warm.execute("COMMIT")
    warm.execute("ANALYZE")


def _close_most(warm: sqlite3.Connection) -> None:
    """Leave one case of ten open: a town works with hundreds at a time, the others are past."""
    warm.execute(
        "INSERT INTO closings (case_id, id, recorded_at, closed_at, closed_at_us, reason) "
        "SELECT id, 'closing-' || id, recorded_at, opened_at, opened_at_us + 1, 'Avslutat' "
        "FROM cases WHERE pk % 10 <> 1"
    )
    warm.execute("DELETE FROM chase_states WHERE case_id IN (SELECT case_id FROM closings)")
    warm.execute(
        "UPDATE case_states SET state = 'closed', ends_on = NULL, changes_at = NULL, "
        "changes_at_us = NULL WHERE case_id IN (SELECT case_id FROM closings)"
    )


def _copy(warm: sqlite3.Connection, table: str, number: int, where: str) -> None:
    described = warm.execute(f"PRAGMA table_info({table})").fetchall()
    columns = [(row[1], row[2]) for row in described if row[1] != "pk"]
    into = ", ".join(f'"{name}"' for name, _ in columns)
    taken = ", ".join(
        f"replace(\"{name}\", '{_MARK}', '-d{number}{_MARK}')" if kind == "TEXT" else f'"{name}"'
        for name, kind in columns
    )
    warm.execute(f"INSERT INTO {table} ({into}) SELECT {taken} FROM {table} WHERE {where}")  # noqa: S608  names of our own


def _one(warm: sqlite3.Connection, query: str) -> int:
    return warm.execute(query).fetchone()[0]
