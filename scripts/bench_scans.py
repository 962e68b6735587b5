"""Read scans made up from real sheets, compare with what is really on them, and say how often.

    bench_scans.py                 2,000 scans and a table
    bench_scans.py --scans 60      fewer
    bench_scans.py --minutes 20    as many as there is time for
    bench_scans.py --markdown      the page docs/scans.md

150 to 300 dpi, skew to three degrees, noise, JPEG, black and white as from a fax, signatures, pen
strokes over a code, staples, folds, sheets on their head or on their side. Every scan comes from
its number, so a figure can be made again. Times are from the bytes of the file to the judged page,
by the clock and by the processor: on a machine with other work only the latter says anything.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.scan_trials.reading import Outcome, read
from scripts.scan_trials.trial import trial
from sspf_app.scanning.reader import ProcessReader

SCANS = 2000
_KEPT_FILES = 11


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A line of the table."""

    name: str
    shown: str
    bound: str
    within: bool


def main(argv: list[str] | None = None) -> int:
    """Read, print, and exit 0 whatever the figures say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--scans", type=int, default=SCANS)
    parser.add_argument("--minutes", type=float, help="read no longer than this")
    parser.add_argument("--markdown", action="store_true", help="the page docs/scans.md")
    wanted = parser.parse_args(argv)
    outcomes: list[Outcome] = []
    began = time.monotonic()
    for number in range(wanted.scans):
        if wanted.minutes and time.monotonic() - began > wanted.minutes * 60:
            break
        outcome = read(trial(number))
        if number >= _KEPT_FILES:  # two thousand files would not fit
            outcome = replace(outcome, trial=replace(outcome.trial, file=b""))
        outcomes.append(outcome)
        if number % 100 == 99:
            print(f"  ({number + 1} read)", file=sys.stderr, flush=True)
    table = figures(outcomes)
    if wanted.markdown:
        print(page(table, outcomes), end="")
    else:
        for figure in table:
            mark = "ok" if figure.within else "OVER"
            print(f"{figure.name:48} {figure.shown:>24}  bound {figure.bound:12} {mark}")
    missed = [one.trial.number for one in outcomes if not one.is_matched]
    wrong = [one.trial.number for one in outcomes if _is_wrongly_seen(one)]
    print(f"  not matched: {missed}; wrongly seen: {wrong}", file=sys.stderr)
    return 0


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    """What is promised, and what was seen."""
    signed = [one.signature for one in outcomes if one.signature is not None]
    empty = [ink for is_signed, ink in signed if not is_signed]
    written = [ink for is_signed, ink in signed if is_signed]
    boxes = Counter(pair for one in outcomes for pair in one.boxes)
    wrong = sum(one.is_wrong for one in outcomes)
    false_ticks = boxes["struck", "ticked"] + boxes["blank", "ticked"]
    right = sum(count for (mark, ink), count in boxes.items() if mark == ink)
    unclear = sum(count for (_, ink), count in boxes.items() if ink == "unclear")
    total = sum(boxes.values())
    return [
        _matched("matched, 200 dpi, no strokes", outcomes, 0.99, _plain),
        _matched("matched, pen strokes over a code", outcomes, 0.97, _strokes),
        _matched("matched, all", outcomes, 0.97, lambda _one: True),
        Figure(name="taken for another page", shown=str(wrong), bound="0", within=not wrong),
        _share("empty signature line not found", empty, "written", 0.01),
        _share("signed line called empty", written, "blank", 0.03),
        _share("signed line called unclear", written, "unclear", 0.03),
        Figure(
            name="box ticked on screen and not on paper",
            shown=f"{false_ticks} of {total}",
            bound="0",
            within=not false_ticks,
        ),
        Figure(
            name="boxes read right",
            shown=f"{right} of {total} ({right / total:.2%})",
            bound="",
            within=True,
        ),
        Figure(
            name="boxes left to the eye",
            shown=f"{unclear} of {total} ({unclear / total:.2%})",
            bound="",
            within=True,
        ),
        *_times("a page", [one.seconds for one in outcomes]),
        *_times("a page, time of the processor", [one.worked for one in outcomes]),
        _start(outcomes),
    ]


def page(table: Sequence[Figure], outcomes: Sequence[Outcome]) -> str:
    """The page of figures."""
    rows = "\n".join(
        f"| {figure.name} | {figure.shown} | {figure.bound} | {'yes' if figure.within else 'no'} |"
        for figure in table
    )
    kinds = Counter(
        f"{one.trial.dpi} dpi{', black and white' if one.trial.how.is_fax else ''}"
        for one in outcomes
    )
    told = ", ".join(f"{count} at {kind}" for kind, count in sorted(kinds.items()))
    return _PAGE.format(count=len(outcomes), rows=rows, kinds=told)


def _is_wrongly_seen(one: Outcome) -> bool:
    """An empty line taken for signed, a signed one for empty, a box for ticked that is not."""
    is_signed, ink = one.signature or (True, "written")
    return any(mark != seen == "ticked" for mark, seen in one.boxes) or ink != (
        "written" if is_signed else "blank"
    )


def _plain(one: Outcome) -> bool:
    return one.trial.dpi == 200 and not one.trial.has_strokes


def _strokes(one: Outcome) -> bool:
    return one.trial.has_strokes


def _matched(
    name: str, outcomes: Sequence[Outcome], bound: float, wanted: Callable[[Outcome], bool]
) -> Figure:
    chosen = [one for one in outcomes if wanted(one)]
    found = sum(one.is_matched for one in chosen)
    share = found / max(1, len(chosen))
    return Figure(
        name=name,
        shown=f"{found} of {len(chosen)} ({share:.2%})",
        bound=f"{bound:.0%}",
        within=share >= bound,
    )


def _share(name: str, inks: Sequence[str], bad: str, bound: float) -> Figure:
    count = sum(ink == bad for ink in inks)
    share = count / max(1, len(inks))
    return Figure(
        name=name,
        shown=f"{count} of {len(inks)} ({share:.2%})",
        bound=f"{bound:.0%}",
        within=share <= bound,
    )


def _times(name: str, times: Sequence[float]) -> Iterator[Figure]:
    """Half of the pages take no longer than the first, 95 of 100 no longer than the second."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    for kind, seen, bound in (
        ("median", statistics.median(ordered), 0.4),
        ("95 of 100", late, 1.2),
    ):
        yield Figure(
            name=f"{name}, {kind}",
            shown=f"{seen:.2f} s",
            bound=f"{bound} s",
            within=seen <= bound,
        )


def _start(outcomes: Sequence[Outcome]) -> Figure:
    """What a file costs beside its pages: a process of its own."""
    reader, times = ProcessReader(), list[float]()
    for one in outcomes[:_KEPT_FILES]:
        start = time.perf_counter()
        reader.open("scan", one.trial.file).close()
        times.append(time.perf_counter() - start)
    return Figure(
        name="a file beside its pages, median",
        shown=f"{statistics.median(times):.2f} s",
        bound="",
        within=True,
    )


_PAGE = """# Paper comes home: how well

Made by `.venv/bin/python scripts/bench_scans.py --markdown`: {count} scans made up from sheets that
the program drew, each with marks, writing and damage of its own, and read as the program reads what
a coordinator drops on it. {kinds}. Skew to three degrees, one in five upside down or on its side,
noise, JPEG of quality 35 to 85, folds, staples, faint print; in one of three the pen slipped twice
over a square code. A scan comes from its number: `--scans 60` reads the first sixty of the same.

| what | seen | bound | kept |
|---|---|---|---|
{rows}

A page that is not matched is shown with its picture, to be told by typing the code that is printed
beside it; no page is given to a form on a guess. What the boxes seem to say is a proposal and no
more: nothing is registered before a person has compared it with the picture.

Paper in a real feeder is worse than ours in some ways (torn corners, coffee, a sheet fed askew) and
better in others. Signatures here are loops drawn by chance, not hands.
"""


if __name__ == "__main__":
    sys.exit(main())
