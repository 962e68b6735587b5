"""Try damaged and hostile input on every door of the program.

    fuzz.py                       100,000 inputs a door, and what became of them
    fuzz.py --count 5000 NAME ... other numbers, some doors only
    fuzz.py --seed 7              other inputs; the same seed gives the same ones

An input that is a fault is kept in tests/data/fuzz/, and a test enters it again for ever.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main(argv: list[str] | None = None) -> int:
    """Run; exit 1 when anything was found."""
    # Here and not above: each process that reads a workbook begins with what stands above.
    from scripts.fuzzing.doors import DOORS
    from scripts.fuzzing.running import bound_memory, run

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("doors", nargs="*", choices=[[], *DOORS], metavar="NAME")
    wanted = parser.parse_args(argv)
    bound_memory()
    found = 0
    for name in wanted.doors or DOORS:
        began = time.monotonic()
        report = run(name, DOORS[name], count=wanted.count, seed=wanted.seed)
        taken = report.answers.pop("taken", 0)
        refused = sum(report.answers.values())
        print(
            f"{name:<18} {report.inputs:>8} inputs  {taken:>7} taken  {refused:>7} refused in "
            f"{len(report.answers)} ways  {len(report.faults)} faults  "
            f"{time.monotonic() - began:.0f} s",
            flush=True,
        )
        for fault, path in report.faults.items():
            print(f"    {fault}\n    {path}")
        found += len(report.faults)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
