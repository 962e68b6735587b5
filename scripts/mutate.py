"""Put small faults into the rules and the cryptography, and see whether a test sees them.

    mutate.py                       60 faults of each area, drawn by chance from all there are
    mutate.py --count 0 crypto      every fault of one area
    mutate.py --module 'slot_|kdf'  of the modules only that the pattern finds
    mutate.py --report              write docs/mutation.md from what has been tried so far

What was tried is kept in out/mutation.json and not tried again while the module stays as it is, and
while its tests do where they saw nothing. A fault that no test sees is a test that is missing, or
it changes nothing that could be seen: those are argued in scripts/mutation/argued.json, by key.
"""

import argparse
import ast
import hashlib
import importlib
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.mutation.mutants import Mutant, mutants
from scripts.mutation.targets import AREAS
from scripts.mutation.trial import MOST_SECONDS, Outcome, try_out

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "out" / "mutation.json"
ARGUED = ROOT / "scripts" / "mutation" / "argued.json"
REPORT = ROOT / "docs" / "mutation.md"
EXAMPLES = int(os.environ.get("SSPF_EXAMPLES", "300"))
"""What the tests of the rules draw; read here as it is there, for nothing of them may be loaded."""


def file_of(module: str) -> Path:
    """Where a module lies."""
    return ROOT / (module.replace(".", "/") + ".py")


def every(area: str) -> Iterator[Mutant]:
    """All faults of an area."""
    for module in AREAS[area]:
        yield from mutants(module, file_of(module).read_text("utf-8"))


def state_of(module: str, tests: tuple[str, ...] = ()) -> str:
    """What an outcome rests on: the module, and the tests that saw nothing."""
    read = (file_of(module), *(ROOT / test for test in tests))
    return hashlib.sha256(b"".join(file.read_bytes() for file in read)).hexdigest()[:16]


def is_good_still(one: dict[str, Any]) -> bool:
    """Whether what was found still holds.

    What a test saw holds until the module changes; what none saw, until one of the tests does too.
    """
    module = one["module"]
    tests = AREAS[one["area"]][module] if one["outcome"] == Outcome.SURVIVED else ()
    return one["state"] == state_of(module, tests)


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
        REPORT.write_text(report(_kept()), "utf-8")
        return 0
    _load_what_tests_need()
    stop_at = time.monotonic() + wanted.minutes * 60 if wanted.minutes else float("inf")
    unargued = 0
    for area in wanted.areas or AREAS:
        unargued += _try_area(area, wanted, stop_at)
    return 1 if unargued else 0


def _try_area(area: str, wanted: argparse.Namespace, stop_at: float) -> int:
    known = [one for one in every(area) if re.search(wanted.module, one.module)]
    # Drawn by chance, for a sample; the same seed draws the same.
    drawn = random.Random(wanted.seed).sample(known, min(wanted.count or len(known), len(known)))  # noqa: S311  no secret
    kept, argued, unargued = _kept(), _argued(), 0
    sound: set[tuple[str, ...]] = set()
    for mutant in drawn:
        if time.monotonic() > stop_at:
            break
        tests = AREAS[area][mutant.module]
        before = kept.get(mutant.key)
        if before is None or not is_good_still(before):
            if tests not in sound:
                _control(mutant.module, tests, wanted.seconds)
                sound.add(tests)
            began = time.monotonic()
            outcome = try_out(mutant, file_of(mutant.module), tests, wanted.seconds)
            day = datetime.now(UTC).date().isoformat()  # noqa: TID251  a script, of its own day
            seen_by = tests if outcome is Outcome.SURVIVED else ()
            kept[mutant.key] = {"outcome": outcome, "area": area, "module": mutant.module}
            kept[mutant.key] |= {"state": state_of(mutant.module, seen_by), "day": day}
            kept[mutant.key] |= {"seed": wanted.count and wanted.seed, "examples": EXAMPLES}
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False), "utf-8")
            print(f"{outcome:<9}{time.monotonic() - began:5.0f} s  {mutant.key}", flush=True)
        is_open = kept[mutant.key]["outcome"] == Outcome.SURVIVED and mutant.key not in argued
        unargued += is_open
    return unargued


def _control(module: str, tests: tuple[str, ...], seconds: int) -> None:
    """The same way with no fault at all must not be taken for one that was seen."""
    source = ast.unparse(ast.parse(file_of(module).read_text("utf-8")))
    nothing = Mutant(module=module, within="", line=0, before="", after="", source=source)
    if try_out(nothing, file_of(module), tests, seconds) is not Outcome.SURVIVED:
        sys.exit(f"without any fault these tests fail already: {' '.join(tests)}")


def report(kept: dict[str, dict[str, Any]]) -> str:
    """The page about it: a table of modules, and every fault that survived."""
    argued = _argued()
    lines = [_HEAD]
    total: Counter[str] = Counter()
    told: list[dict[str, Any]] = []
    for area, modules in AREAS.items():
        for module in modules:
            tried = [k for k in kept.values() if k["module"] == module and is_good_still(k)]
            there = len(mutants(module, file_of(module).read_text("utf-8"), whole=False))
            seen = sum(one["outcome"] != Outcome.SURVIVED for one in tried)
            name = module.removeprefix("sspf_app.")
            lines.append(f"| {area} | `{name}` | {there} | {len(tried)} | {seen} |")
            told += tried
            total.update({"there": there, "tried": len(tried), "seen": seen})
    share = 100 * total["seen"] / max(total["tried"], 1)
    lines.append(
        f"| | all | {total['there']} | {total['tried']} | {total['seen']} ({share:.1f} %) |"
    )
    lines += ["", _how(told, is_all=total["tried"] == total["there"])]
    living = {
        key
        for key, one in kept.items()
        if one["outcome"] == Outcome.SURVIVED and is_good_still(one)
    }
    lines += ["", "## What survived", ""]
    for key in sorted(living):
        lines.append(f"- `{key}`: {argued.get(key, 'not argued yet.')}")
    if not living:
        lines.append("Nothing.")
    return "\n".join([*lines, ""])


def _how(tried: list[dict[str, Any]], *, is_all: bool) -> str:
    examples = ", ".join(str(many) for many in sorted({one["examples"] for one in tried}))
    days = ", ".join(sorted({one["day"] for one in tried}))
    endless = sum(one["outcome"] == Outcome.ENDLESS for one in tried)
    return (
        f"Tried on {days}. {'Every fault there is was tried.' if is_all else _drawn(tried)}\n"
        f"{endless} of those that were seen made something endless; a test failed on each of the\n"
        f"others. The tests that draw their examples drew so many each (`SSPF_EXAMPLES`):\n"
        f"{examples}; the whole suite draws 300."
    )


def _drawn(tried: list[dict[str, Any]]) -> str:
    seeds = ", ".join(str(seed) for seed in sorted({one["seed"] for one in tried} - {0}))
    return (
        f"Seed of the draw: {seeds or 'none'}; modules of which every fault was tried need\n"
        "none. Where some were not tried, the share is no fair sample of the whole."
    )


_HEAD = """# Faults put in on purpose

`.venv/bin/python scripts/mutate.py` puts one small fault at a time into the rules (`domain`) and
the cryptography (`crypto`): a comparison that is one off, a condition turned around, left out or
joined the other way, a number one higher, a refusal that is not raised. Then the tests beside the
module run until one of them fails. A fault that no test sees is a test that is missing, unless it
changes nothing that could be seen; those are told below, with the reason.

Faults are drawn by chance where there was no time for all. This page is written by
`scripts/mutate.py --report` from what was tried on the modules as they are now.

| area | module | faults there are | tried | seen |
|---|---|---|---|---|"""


def _kept() -> dict[str, dict[str, Any]]:
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}


def _argued() -> dict[str, str]:
    return json.loads(ARGUED.read_text("utf-8"))


def _load_what_tests_need() -> None:
    """Everything but the program: each trial is forked off, and begins with that at hand."""
    for name in (
        "cryptography.hazmat.primitives.hpke",
        "jsonschema",
        "PySide6.QtWidgets",
        "pytest",
    ):
        importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main())
