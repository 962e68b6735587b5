"""What a user waits for in a vault of many cases, each beside fewer cases or the bare query."""

import sqlite3
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from scripts.benches.demo_vault import unlocked, warm_connection
from scripts.benches.large_vault import CASES, large_vault
from scripts.benches.row import ROUNDS, Row, seconds
from sspf_app.bootstrap import Workshop
from sspf_app.services.bundle import Services

ResultT = TypeVar("ResultT")

_FEWER = 1000
_CASE = "c-demo-2"
_TYPED = ("fr", "frit", "skolplanen", "erik")
"""As one types: letters that begin much, a word, a name."""

_BARE = (
    "SELECT rowid, rank FROM search WHERE search MATCH 'title : (' || :words || ')' "
    "ORDER BY rank LIMIT 50",
    "SELECT rowid, snippet(search, 1, '', '', '…', 12) FROM search "
    "WHERE search MATCH 'body : (' || :words || ')' AND rowid % 4 = 2 ORDER BY rowid DESC LIMIT 50",
    "SELECT rowid, snippet(search, 1, '', '', '…', 12) FROM search "
    "WHERE search MATCH 'body : (' || :words || ')' AND rowid % 4 = 3 ORDER BY rowid DESC LIMIT 50",
)


def many_cases(*, rounds: int = ROUNDS, cases: int = CASES, fewer: int = _FEWER) -> list[Row]:
    """As services answer: the day, the list, one case, a search, figures; one case of ten is open.

    The bare search is FTS5 alone, the same words over the same rows.
    """
    folder = large_vault(cases)
    with warm_connection(folder) as warm:
        bare = statistics.median(
            seconds(lambda: _bare(warm))[0] / len(_TYPED) for _ in range(rounds)
        )
    lists, opened, searched, counted = _with_services(folder, lambda use: _of_many(use, rounds))
    opened_of_few = _with_services(large_vault(fewer), lambda use: _opening(use, rounds))
    today, listed = lists
    return [
        Row(name=f"Today over {cases} cases", ours=today * 1000, unit="ms", bound=200),
        Row(name=f"Cases, {cases} of them listed", ours=listed * 1000, unit="ms", bound=200),
        Row(name=f"one case of {cases} opened", ours=opened * 1000, unit="ms", bound=80),
        Row(
            name=f"one case of {cases}, beside one of {fewer}",
            ours=opened * 1000,
            reference=opened_of_few * 1000,
            unit="ms",
            bound=1.3,
        ),
        Row(name="a search, first 50 hits", ours=searched * 1000, unit="ms", bound=50),
        Row(
            name="a search, beside FTS5 alone",
            ours=searched * 1000,
            reference=bare * 1000,
            unit="ms",
            bound=1.5,
        ),
        Row(
            name=f"statistics of a year over {cases} cases",
            ours=counted * 1000,
            unit="ms",
            bound=1000,
        ),
    ]


def _of_many(use: Services, rounds: int) -> tuple[tuple[float, float], float, float, float]:
    lists = (_median(use.today.queue, rounds), _median(use.cases.list_cases, rounds))
    found = _median(lambda: [use.search.find(words) for words in _TYPED], rounds)
    opened = _opening(use, rounds)
    year = next(one.period for one in use.statistics.periods() if not one.period.half)
    counted = _median(lambda: use.statistics.look(year), rounds)
    return lists, opened, found / len(_TYPED), counted


def _opening(use: Services, rounds: int) -> float:
    return _median(lambda: use.cases.get(_CASE), rounds)


def _median(work: Callable[[], object], rounds: int) -> float:
    return statistics.median([seconds(work)[0] for _ in range(rounds + 1)][1:])


def _bare(warm: sqlite3.Connection) -> None:
    for words in _TYPED:
        for query in _BARE:
            warm.execute(query, {"words": f'"{words}"*'}).fetchall()


def _with_services(folder: Path, work: Callable[[Services], ResultT]) -> ResultT:
    with unlocked(folder) as vault:
        return work(Workshop("sspf").services(vault, "sv"))
