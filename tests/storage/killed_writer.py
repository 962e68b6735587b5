"""Kills a program inside write transactions, again and again, and looks at what is left.

Run by test_kills.py as a program of its own: it forks, which a process with Qt in it must not.
Each child works on the vault and is killed, by itself at a given step or at a given instruction of
SQLite, or by the parent at whatever moment. A child tells the number of a unit after its commit.
"""

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sspf_app.domain.fact_set import Facts
from sspf_app.services.records import Action, LogEntry
from sspf_app.storage.vault_database import OpenSqlDatabase, SqlVaultDatabase
from tests.storage.samples import (
    ACTOR,
    KEY,
    NOW,
    FixedClock,
    a_case,
    a_consent,
    a_person,
    an_item,
)

STEPS = 7
SERIES = "unit"


def write_unit(database: OpenSqlDatabase, number: int, at_step: Callable[[int], None]) -> None:
    """Write all that unit ``number`` consists of, and commit it."""
    case = f"c-{number}"
    with database.unit_of_work(ACTOR) as unit:
        at_step(0)
        unit.records.add(a_person(id=f"p-{number}", name=f"Person {number}"))
        at_step(1)
        unit.records.add(a_case(id=case, young_person=f"p-{number}"))
        at_step(2)
        unit.records.add(a_consent(case=case, free_words="x" * 9000))
        at_step(3)
        unit.records.add(an_item(case=case))
        at_step(4)
        unit.queries.next_number(SERIES)
        at_step(5)
        unit.journal.log(
            LogEntry(at=NOW, user_id="u", role="r", workstation="w", action=Action.WRITE, case=case)
        )
        at_step(6)
        unit.commit()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def child(path: Path, round_: int, first: int, told: int) -> None:
    """Write units and say so, until the end that this round has chosen."""
    chance = random.Random(round_)
    last_whole = first + chance.randrange(3)
    database = SqlVaultDatabase(FixedClock()).open(path, KEY, log_key=KEY)
    left = [chance.randrange(1, 1200)]

    def count_down() -> int:
        left[0] -= 1
        if left[0] == 0:
            die()
        return 0

    for number in range(first, first + 1000):
        final = number == last_whole
        if final and round_ % 3 == 1:
            database._warm.raw.set_progress_handler(count_down, 1)
        step = chance.randrange(STEPS) if final and round_ % 3 == 0 else -1
        write_unit(database, number, lambda at, stop=step: die() if at == stop else None)
        os.write(told, f"{number}\n".encode())


def run_child(path: Path, round_: int, first: int) -> list[int]:
    """Let a child work until it is dead; the numbers of the units it said are committed."""
    receive, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(receive)
        try:
            child(path, round_, first, tell)
        finally:
            os._exit(1)  # only a child that was never killed comes here
    os.close(tell)
    with os.fdopen(receive) as pipe:
        lines: list[str] = []
        for line in pipe:
            lines.append(line)
            if round_ % 3 == 2 and len(lines) == 2 + round_ % 5:
                os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit(f"the child of round {round_} was not killed: {status}")
    return [int(line) for line in lines if line.endswith("\n")]


def found_units(database: OpenSqlDatabase) -> tuple[set[int], list[str]]:
    """Numbers of the units of which anything is there, and what is half or wrong."""
    problems = [f"{code} {detail}" for code, detail in database.verify().problems]
    with database.unit_of_work(ACTOR) as unit:
        everything = unit.records.all_facts()
        logged = [entry.case or "" for entry in unit.journal.entries(limit=10**6)]
        history = Counter(line.case for line in unit.journal.history(limit=10**7) if line.case)
        last = unit.queries.next_number(SERIES) - 1
    cases = Counter(row.id for row in everything.cases)
    parts = (
        Counter("c" + row.id[1:] for row in everything.persons),
        Counter(row.case for row in everything.consents),
        Counter(row.case for row in everything.items),
        Counter(logged),
    )
    problems += [f"half a unit: {part - cases} {cases - part}" for part in parts if part != cases]
    if set(history) != set(cases) or len(set(history.values())) > 1:
        problems.append("history differs")
    if last != len(cases):
        problems.append(f"number {last} of {len(cases)}")
    assert isinstance(everything, Facts)
    return {int(case.removeprefix("c-")) for case in cases}, problems


def main(path: Path, rounds: int) -> None:
    """Kill ``rounds`` times and print what was seen."""
    told: set[int] = set()
    lost: set[int] = set()
    problems: list[str] = []
    silent = 0
    next_number = 0
    for round_ in range(rounds):
        told |= set(run_child(path, round_, next_number))
        database = SqlVaultDatabase(FixedClock()).open(path, KEY, log_key=KEY)
        there, wrong = found_units(database)
        database.close()
        lost |= told - there
        problems += wrong
        silent += len(there - told)  # committed, but killed before it could say so
        told |= there
        next_number = max(there, default=-1) + 1
    result = {"kills": rounds, "units": len(told), "lost": sorted(lost), "problems": problems}
    print(json.dumps({**result, "silent": silent}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
