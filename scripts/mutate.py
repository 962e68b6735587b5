"""Put small faults into the rules and the cryptography, and see whether a test sees them.

    mutate.py                       60 faults of each area, drawn by chance from all there are
    mutate.py --count 0 crypto      every fault of one area
    mutate.py --module 'slot_|kdf'  of the modules only that the pattern finds
    mutate.py --report              write docs/mutation.md from what has been tried so far

What was tried is kept in scripts/mutation/outcomes.json and not tried again while the module stays
as it is, and while its tests do where they saw nothing. A fault that no test sees is a test that is
missing, or it changes nothing that could be seen: those are argued in scripts/mutation/argued.json,
by key.
"""

import argparse
import ast
import gc
import importlib
import json
import os
import random
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.mutation.mutants import Mutant
from scripts.mutation.outcomes import ROOT, Outcomes, Target, Way
from scripts.mutation.page import page
from scripts.mutation.targets import AREAS
from scripts.mutation.trial import MOST_SECONDS, Outcome, try_out

KEPT = ROOT / "scripts" / "mutation" / "outcomes.json"
ARGUED = ROOT / "scripts" / "mutation" / "argued.json"
REPORT = ROOT / "docs" / "mutation.md"
EXAMPLES = int(os.environ.get("SSPF_EXAMPLES", "300"))
"""What the tests of the rules draw; read here as it is there, for nothing of them may be loaded."""


def targets(area: str, pattern: str = "") -> list[Target]:
    """The modules of an area as they are now, those the pattern finds."""
    return [
        Target(module=module, tests=tests)
        for module, tests in AREAS[area].items()
        if re.search(pattern, module)
    ]


def kept() -> Outcomes:
    """What was tried so far."""
    names = {module for modules in AREAS.values() for module in modules}
    return Outcomes(KEPT, names.__contains__)


def main(argv: list[str] | None = None) -> int:
    """Try, and tell; exit 1 when a fault survived that nobody has argued."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=60, help="of each area; 0 = all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=MOST_SECONDS, help="processor, a fault")
    parser.add_argument("--minutes", type=float, default=0, help="stop then; 0 = never")
    parser.add_argument("--module", default="", help="a pattern: of the modules it finds only")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("areas", nargs="*", choices=[[], *AREAS], metavar="AREA")
    wanted = parser.parse_args(argv)
    if wanted.report:
        by_area = {area: targets(area) for area in AREAS}
        REPORT.write_text(page(by_area, kept(), _argued()), "utf-8")
        return 0
    _load_what_tests_need()
    stop_at = time.monotonic() + wanted.minutes * 60 if wanted.minutes else float("inf")
    unargued = 0
    for area in wanted.areas or AREAS:
        unargued += _try_area(area, wanted, stop_at)
    return 1 if unargued else 0


def _try_area(area: str, wanted: argparse.Namespace, stop_at: float) -> int:
    known = [(one, fault) for one in targets(area, wanted.module) for fault in one.faults()]
    # Drawn by chance, for a sample; the same seed draws the same.
    count = min(wanted.count, len(known))
    drawn = random.Random(wanted.seed).sample(known, count) if count else known  # noqa: S311  no secret
    outcomes, argued, unargued = kept(), _argued(), 0
    sound: set[tuple[str, ...]] = set()
    for target, fault in drawn:
        if time.monotonic() > stop_at:
            break
        outcome = outcomes.of(target).get(fault.key)
        if outcome is None:
            if target.tests not in sound:
                _control(target, wanted.seconds)
                sound.add(target.tests)
            began = time.monotonic()
            outcome = try_out(fault, target.file, target.tests, wanted.seconds)
            day = datetime.now(UTC).date().isoformat()  # noqa: TID251  a script, of its own day
            way = Way(day=day, examples=EXAMPLES, seed=wanted.count and wanted.seed)
            outcomes.note(target, fault.key, outcome, way)
            print(f"{outcome:<9}{time.monotonic() - began:5.0f} s  {fault.key}", flush=True)
        unargued += outcome == Outcome.SURVIVED and fault.key not in argued
    return unargued


def _control(target: Target, seconds: int) -> None:
    """The same way with no fault at all must not be taken for one that was seen."""
    source = ast.unparse(ast.parse(target.source))
    nothing = Mutant(module=target.module, within="", line=0, before="", after="", source=source)
    if try_out(nothing, target.file, target.tests, seconds) is not Outcome.SURVIVED:
        sys.exit(f"without any fault these tests fail already: {' '.join(target.tests)}")


def _argued() -> dict[str, str]:
    return json.loads(ARGUED.read_text("utf-8"))


def _load_what_tests_need() -> None:
    """Everything but the program: each trial is forked off, and begins with that at hand."""
    for name in (
        "_hypothesis_pytestplugin",
        "cryptography.hazmat.primitives.hpke",
        "hypothesis.internal.conjecture.engine",
        "hypothesis.strategies",
        "jsonschema",
        "PySide6.QtWidgets",
        "pytest",
        "pytestqt.plugin",
        "xdist.plugin",
        "zoneinfo",
    ):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # no trial looks through all that again, nor copies it for that


if __name__ == "__main__":
    sys.exit(main())
