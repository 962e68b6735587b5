"""A run as Markdown, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tests.survival.killing import Count
from tests.survival.running import Report
from tests.survival.typed import Typed

_ALL = "**all**"


def page(report: Report) -> str:
    """Every table, and whatever was not as promised."""
    parts = [
        "## Kills",
        _table(
            ("what was written", "kills", "inside a write", "lost", "half", "done but not told"),
            _kills(report.acts),
        ),
        f"Where they hit: {_listed(_ways(report.acts.values()))}.",
        f"Unfinished files left to be tidied: {_listed(_left(report.acts.values()))}.",
    ]
    if report.typed:
        parts += [
            "## Typing",
            _table(
                ("where somebody typed", "windows killed", "lost at most", "lost on average"),
                list(_typed(report.typed)),
            ),
        ]
    if report.disks:
        parts += [
            "## Disks in trouble",
            _table(("what the disk does", "times", "said so", "done", "lost", "half"),
                   _disks(report.disks)),
        ]  # fmt: skip
    parts += [
        "## Odd circumstances",
        _table(("what", "result"), [(name, _result(of)) for name, of in report.odd.items()]),
    ]
    if report.damage:
        parts += [
            "## Damage",
            _table(
                ("what", "times", "found", "did no harm", "read as something else"),
                [
                    (one.name, one.tried, one.ways["found"], one.ways["did no harm"], one.problems)
                    for one in report.damage
                ],
            ),
        ]
    faults = [f"- {one}" for one in report.faults] or ["Nothing."]
    return "\n\n".join([*parts, "## Not as promised", "\n".join(faults)]) + "\n"


def _kills(acts: dict[str, Count]) -> Iterable[Sequence[object]]:
    for name, one in acts.items():
        yield name, one.kills, one.inside, one.lost, one.half, one.behind
    of = acts.values()
    sums = (
        sum(one.kills for one in of),
        sum(one.inside for one in of),
        sum(one.lost for one in of),
        sum(one.half for one in of),
        sum(one.behind for one in of),
    )
    yield _ALL, *sums


def _typed(found: Iterable[Typed]) -> Iterable[Sequence[object]]:
    for one in found:
        average = sum(one.lost) / len(one.lost)
        yield one.name, len(one.lost), f"{max(one.lost):.1f} s", f"{average:.1f} s"


def _disks(disks: dict[str, Count]) -> Iterable[Sequence[object]]:
    for name, one in disks.items():
        yield name, one.kills, one.ways["said so"], one.ways["done"], one.lost, one.half


def _ways(acts: Iterable[Count]) -> Counter[str]:
    return sum((one.ways for one in acts), Counter[str]())


def _left(acts: Iterable[Count]) -> Counter[str]:
    return sum((one.left for one in acts), Counter[str]())


def _listed(counter: Counter[str]) -> str:
    told = (f"{name} {number}" for name, number in counter.most_common())
    return ", ".join(told) or "none"


def _result(problems: list[str]) -> str:
    return "; ".join(problems) or "as promised"


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
