"""Kill the program while it writes, break its disk, damage its files; and look what is left.

    survival.py                     1,000 kills, 105 refusals, 60 damages a kind, 16 windows that
                                    are killed while somebody types: minutes
    survival.py --short             what the tests run: seconds
    survival.py --write             the same as without, put into docs/survival.md
    survival.py --kills 5000        other numbers
    survival.py --seed 7            other points; the same seed draws the same ones

Every round works on a copy of a small real vault, with real encryption and cheap passwords. Exit 1
when anything was lost, half, unsound or not said.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sspf_app.crypto.kdf import TEST_SWITCH
from tests.survival.acts import ACTS
from tests.survival.running import run
from tests.survival.table import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "survival.md"
_MARK = "<!-- From here on scripts/survival.py writes. -->"
_SHORT = {"kills": 12, "refusals": 6, "damages": 1, "windows": 0}
_LONG = {"kills": 1000, "refusals": 105, "damages": 60, "windows": 16}
_JOBS = 2


def main(argv: list[str] | None = None) -> int:
    """Run and print; exit 1 when anything is not as promised."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    for name in _LONG:
        parser.add_argument(f"--{name}", type=int)
    wanted = parser.parse_args(argv)
    numbers = dict(_SHORT if wanted.short else _LONG)
    given = {name: getattr(wanted, name) for name in numbers}
    numbers |= {name: number for name, number in given.items() if number is not None}
    os.environ[TEST_SWITCH] = "1"
    memory = Path("/dev/shm")  # noqa: S108  memory, not a file that others know the name of
    with tempfile.TemporaryDirectory(
        prefix="sspf-survival-", dir=memory if memory.is_dir() else None
    ) as work:
        acts = tuple(one for one in ACTS if one.is_quick or not wanted.short)
        report = run(**numbers, acts=acts, work=Path(work), seed=wanted.seed, jobs=_JOBS)
    spent = sum(os.times()[:4])  # its own and its children's
    told = (
        f"Seed {wanted.seed}, {platform.system()}, Python {platform.python_version()}: "
        f"{report.kills} kills, {report.inside / max(report.kills, 1):.0%} of them inside a write, "
        f"{spent:.0f} s of processor.\n\n" + page(report)
    )
    print(told)
    if wanted.write:
        before, _, _ = PAGE.read_text("utf-8").partition(_MARK)
        PAGE.write_text(f"{before}{_MARK}\n\n{told}", "utf-8")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
