"""Measure what is promised about speed and memory, each against the bare library in the same run.

    bench.py              a table
    bench.py --json       a list of rows: name, ours, reference, unit, ratio, bound, within
    bench.py --markdown   the page docs/speed.md
    bench.py NAME ...     only the rows whose names contain one of the words

Every figure is the median of ten rounds or more. A bound is a maximum, for rates a minimum; with a
reference it bounds the ratio, without one the figure itself: that bound is made wider by as much as
this machine is slower than the usual one, which a yardstick of plain Python tells first. A
reference does the same work in few lines, and its result is compared with ours. Timing never
decides a test.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.benches import ALL, Row
from scripts.benches.page import markdown
from scripts.benches.row import note
from scripts.benches.yardstick import USUAL_MS, slowness, yardstick_ms


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and exit 0 whatever the figures say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="rows a machine may read")
    form.add_argument("--markdown", action="store_true", help="the page docs/speed.md")
    parser.add_argument("names", nargs="*", help="only rows whose names contain one of these")
    wanted = parser.parse_args(argv)
    measured: list[tuple[Row, str]] = []
    yardstick = yardstick_ms()
    slower = slowness(yardstick)
    note(f"yardstick: {yardstick:.1f} ms; {USUAL_MS:g} is usual, so bounds are {slower:.2f} x wide")
    for name, bench in ALL.items():
        if wanted.names and not any(word in name for word in wanted.names):
            continue
        for row in (row.on_machine(slower) for row in bench()):
            measured.append((row, (bench.__doc__ or "").split("\n", 1)[0]))
            if not (wanted.json or wanted.markdown):
                print(row.line(), flush=True)
    if wanted.json:
        print(json.dumps([row.as_json() for row, _ in measured], ensure_ascii=False, indent=1))
    if wanted.markdown:
        print(markdown(measured, yardstick_ms=yardstick), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
