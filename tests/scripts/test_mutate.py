"""Faults on purpose: each is one, each is seen where a test looks; what is argued still exists."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import mutate
from scripts.mutation.mutants import members, mutants
from scripts.mutation.outcomes import Target
from scripts.mutation.targets import AREAS

ROOT = Path(__file__).parents[2]
SOURCE = '''
"""A docstring is no fault."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import os
class Side(StrEnum):
    FROM = "from"
    TO = "to"
    BOTH = "both"
MOST = 3
def may(age: int, names: list[str], known: bool = True) -> bool:
    """Nor is this."""
    if not known:
        raise ValueError("no")
    if age > 3 or age < 3:
        return False
    age += 1
    if Side.BOTH == 1 <= age:
        return Side.nobody
    return age <= MOST and "x" not in names and any(one for one in names if one)
'''


def test_each_fault_is_one_change_that_can_be_run() -> None:
    found = mutants("toy", SOURCE, known=members(SOURCE))
    told = {f"{one.before} -> {one.after}" for one in found}
    assert {
        "3 -> 4",
        "True -> False",
        "age <= MOST -> age < MOST",
        "'x' not in names -> 'x' in names",
        "any -> all",
        "not known -> known",
        "raise ValueError('no') -> pass",
        "age += 1 -> pass",
        "Side.BOTH == 1 <= age -> Side.BOTH != 1 <= age",
        "Side.BOTH == 1 <= age -> Side.BOTH == 1 < age",
        "Side.BOTH -> Side.FROM",
    } <= told
    whole = ast.unparse(ast.parse(SOURCE))
    for one in found:
        compile(one.source, "toy", "exec")
        assert one.source != whole
        assert "A docstring" in one.source
    assert len({one.source for one in found}) == len(found)
    assert len({one.key for one in found}) == len(found)


def test_every_module_and_every_test_that_is_named_exists() -> None:
    for area, modules in AREAS.items():
        for module, tests in modules.items():
            assert module.startswith(f"sspf_app.{area}.")
            assert Target(module=module, tests=tests).file.exists()
            assert all((ROOT / test).exists() for test in tests)


@pytest.mark.parametrize("area", AREAS)
def test_no_module_in_which_a_fault_can_be_is_left_out(area: str) -> None:
    for file in (ROOT / "sspf_app" / area).rglob("*.py"):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        assert name in AREAS[area] or not Target(module=name, tests=()).keys, name


_TRIES = """
import sys
from pathlib import Path
from scripts.mutation.mutants import Mutant
from scripts.mutation.trial import try_out
sound, faulty = "def one():\\n    return 1\\n", "def one():\\n    return 2\\n"
endless = "def one():\\n    while True: pass\\n"
for source in (sound, faulty, endless):
    mutant = Mutant(module="toy", within="", line=1, before="", after="", source=source)
    print(try_out(mutant, Path("toy.py"), [sys.argv[1]], 2), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a trial is forked off")
def test_a_fault_is_seen_and_none_is_not(tmp_path: Path) -> None:
    test = tmp_path / "test_toy.py"
    test.write_text("import toy\ndef test_one():\n    assert toy.one() == 1\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    told = subprocess.run(
        [sys.executable, "-c", _TRIES, str(test)],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{ROOT}:{tmp_path}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["survived", "killed", "endless"]


def test_what_is_argued_is_a_fault_that_there_still_is() -> None:
    argued = json.loads(mutate.ARGUED.read_text("utf-8"))
    modules = {key.partition(":")[0] for key in argued}
    keys = {key for module in modules for key in Target(module=module, tests=()).keys}
    assert set(argued) <= keys
    assert all(len(why) > 20 for why in argued.values())
