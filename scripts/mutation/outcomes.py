"""What was tried so far: of each module the state it was tried in, and the exceptions only.

A fault of a module that is told of was seen, unless it stands among those that survived, that made
something endless or that were not tried. So the file stays small enough to be a part of the
repository, and is not lost with the machine that tried.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.mutation.mutants import Members, Mutant, members, mutants
from scripts.mutation.trial import Outcome

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Target:
    """A module as it is now, and the tests that are to see what is wrong with it.

    Attributes:
        module: Its dotted name.
        tests: Files of tests below the root, those that are quick first.
        root: Where modules and tests lie.
    """

    module: str
    tests: tuple[str, ...]
    root: Path = ROOT

    @property
    def file(self) -> Path:
        """Where it lies."""
        return _file_of(self.module, self.root)

    @cached_property
    def source(self) -> str:
        """Its code, read once: what is tried and what is noted are of the same."""
        return self.file.read_text("utf-8")

    @cached_property
    def enums(self) -> Members:
        """The enumerations it defines, and those it takes from other modules by their name."""
        known = members(self.source)
        for line in ast.walk(ast.parse(self.source)):
            if isinstance(line, ast.ImportFrom):
                file = _file_of(line.module or "", self.root)
                there = members(file.read_text("utf-8")) if file.is_file() else {}
                taken = {name.name: name.asname or name.name for name in line.names}
                known |= {taken[name]: all_ for name, all_ in there.items() if name in taken}
        return known

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Of every fault there can be in it."""
        found = mutants(self.module, self.source, whole=False, known=self.enums)
        return tuple(one.key for one in found)

    @cached_property
    def state(self) -> str:
        """Changes with the code and with what faults are known of: no new one passes for seen."""
        return _hash((self.source, *self.keys))

    def state_of_tests(self) -> str:
        """Changes with any of the tests; read anew each time, for they are written meanwhile."""
        return _hash((self.root / test).read_text("utf-8") for test in self.tests)

    def faults(self) -> list[Mutant]:
        """Every fault, with the whole module for each."""
        return mutants(self.module, self.source, known=self.enums)


@dataclass(kw_only=True)
class Tried:
    """What was tried of one module; keys are those of its faults.

    Attributes:
        state: Of the module, as it was tried.
        faults: How many there are.
        days: On which it was tried.
        examples: How many the tests drew that draw theirs.
        seeds: Of the draws, where faults were drawn.
        survived: Those that no test saw, each with the state of the tests that did not.
        endless: Those that were seen by what they made endless.
        untried: Those left.
    """

    state: str
    faults: int
    days: list[str] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)
    survived: dict[str, str] = field(default_factory=dict)
    endless: list[str] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a fault was tried: the day, the examples drawn, the seed of the draw (0 = no draw)."""

    day: str
    examples: int
    seed: int


class Outcomes:
    """All that was tried, as kept in a file."""

    def __init__(self, file: Path, is_target: Callable[[str], bool] = lambda _: True) -> None:
        """Read the file, if there is one.

        Args:
            file: Where it is kept.
            is_target: Whether a module still gets faults; what is told of others is let go.
        """
        self._file = file
        told: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
        self.tried = {name: Tried(**one) for name, one in told.items() if is_target(name)}

    def current(self, target: Target) -> Tried | None:
        """What was tried of the module as it is now; None where it has changed since."""
        tried = self.tried.get(target.module)
        return tried if tried is not None and tried.state == target.state else None

    def of(self, target: Target) -> dict[str, Outcome]:
        """What still holds, by key.

        What a test saw holds until the module changes; what none saw, until one of the tests does
        too.
        """
        tried = self.current(target)
        if tried is None:
            return {}
        tests = target.state_of_tests()
        changed = {key for key, state in tried.survived.items() if state != tests}
        left = {*tried.untried, *changed}
        return {key: _outcome(tried, key) for key in target.keys if key not in left}

    def note(self, target: Target, key: str, outcome: Outcome, way: Way) -> None:
        """Keep what became of a fault, of the module as it is now; written at once."""
        tried = self.current(target)
        if tried is None:
            tried = Tried(state=target.state, faults=len(target.keys), untried=list(target.keys))
            self.tried[target.module] = tried
        for kept in (tried.untried, tried.endless):
            if key in kept:
                kept.remove(key)
        tried.survived.pop(key, None)
        if outcome is Outcome.SURVIVED:
            tried.survived[key] = target.state_of_tests()
        elif outcome is Outcome.ENDLESS:
            tried.endless.append(key)
        tried.days = sorted({*tried.days, way.day})
        tried.examples = sorted({*tried.examples, way.examples})
        tried.seeds = sorted({*tried.seeds, way.seed} - {0})
        self.write()

    def write(self) -> None:
        """Put the file in the place of the one before, whole or not at all."""
        told = {name: _told(self.tried[name]) for name in sorted(self.tried)}
        made = self._file.with_suffix(".new")
        made.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        made.replace(self._file)


def _file_of(module: str, root: Path) -> Path:
    path = root / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _outcome(tried: Tried, key: str) -> Outcome:
    if key in tried.survived:
        return Outcome.SURVIVED
    return Outcome.ENDLESS if key in tried.endless else Outcome.KILLED


def _told(tried: Tried) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in asdict(tried).items() if value or name == "faults"}


def _hash(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
