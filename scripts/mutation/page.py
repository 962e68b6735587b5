"""The page about the faults: a table of modules, and every fault that survived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scripts.mutation.outcomes import Outcomes, Target, Tried
from scripts.mutation.trial import Outcome


def page(targets: Mapping[str, list[Target]], outcomes: Outcomes, argued: Mapping[str, str]) -> str:
    """Write it.

    Args:
        targets: By area.
        outcomes: What was tried.
        argued: Why a fault that survived changes nothing, by key.
    """
    lines = [_HEAD]
    total: Counter[str] = Counter()
    ways: list[Tried] = []
    living: list[str] = []
    for area, modules in targets.items():
        for target in modules:
            known = outcomes.of(target)
            survived = [key for key, one in known.items() if one is Outcome.SURVIVED]
            there, seen = len(target.keys), len(known) - len(survived)
            name = target.module.removeprefix("sspf_app.")
            lines.append(f"| {area} | `{name}` | {there} | {len(known)} | {seen} |")
            total.update({"there": there, "tried": len(known), "seen": seen})
            total["endless"] += sum(one is Outcome.ENDLESS for one in known.values())
            living += survived
            current = outcomes.current(target)
            ways += [] if current is None or not known else [current]
    lines += [_last_line(total), "", _how(total, ways), "", "## What survived", ""]
    lines += [f"- `{key}`: {argued.get(key, 'not argued yet.')}" for key in sorted(living)]
    return "\n".join([*lines, *([] if living else ["Nothing."]), ""])


def _last_line(total: Counter[str]) -> str:
    share = 100 * total["seen"] / max(total["tried"], 1)
    return f"| | all | {total['there']} | {total['tried']} | {total['seen']} ({share:.1f} %) |"


def _how(total: Counter[str], ways: list[Tried]) -> str:
    examples = ", ".join(map(str, sorted({many for one in ways for many in one.examples})))
    days = ", ".join(sorted({day for one in ways for day in one.days}))
    is_all = total["tried"] == total["there"]
    return (
        f"Tried on {days or 'no day'}. "
        f"{'Every fault there is was tried.' if is_all else _drawn(ways)}\n"
        f"{total['endless']} of those seen made something endless; a test failed on each of\n"
        f"the others. The tests that draw their examples drew so many each (`SSPF_EXAMPLES`):\n"
        f"{examples or 'none'}; the whole suite draws 300."
    )


def _drawn(ways: list[Tried]) -> str:
    seeds = ", ".join(map(str, sorted({seed for one in ways for seed in one.seeds})))
    return (
        f"Seed of the draw: {seeds or 'none'}; modules of which every fault was tried need\n"
        "none. Where some were not tried, the share is no fair sample of the whole."
    )


_HEAD = """# Faults put in on purpose

`.venv/bin/python scripts/mutate.py` puts one small fault at a time into the rules (`domain`) and
the cryptography (`crypto`): a comparison that is one off, a condition turned around, left out or
joined the other way, a number one higher, one code taken for the next, a refusal that is not
raised. Then the tests beside the module run until one of them fails. A fault that no test sees is a
test that is missing, unless it changes nothing that could be seen; those are told below, with the
reason.

Faults are drawn by chance where there was no time for all. This page is written by
`scripts/mutate.py --report` from what was tried on the modules as they are now; that is kept in
`scripts/mutation/outcomes.json`.

| area | module | faults there are | tried | seen |
|---|---|---|---|---|"""
