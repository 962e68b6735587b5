"""One fault, and the tests that should see it, in a process of its own."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Sequence
from enum import StrEnum
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from scripts.mutation.mutants import Mutant

MOST_SECONDS = 300
"""Of processor; then the fault made something endless, which is seen too."""


class Outcome(StrEnum):
    """What the tests made of a fault."""

    KILLED = "killed"
    SURVIVED = "survived"
    ENDLESS = "endless"


class _Faulty(Loader, MetaPathFinder):
    """Loads one module from the source that has the fault."""

    def __init__(self, name: str, source: str, file: Path) -> None:
        self._name, self._source, self._file = name, source, file

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module that is faulty; all others are found as ever."""
        _ = path, target
        if fullname != self._name:
            return None
        return spec_from_loader(fullname, self, origin=str(self._file))

    def exec_module(self, module: ModuleType) -> None:
        """Run it as the module it stands for."""
        module.__file__ = str(self._file)
        exec(compile(self._source, str(self._file), "exec"), module.__dict__)  # noqa: S102  our own module


def try_out(mutant: Mutant, file: Path, tests: Sequence[str], seconds: int) -> Outcome:
    """Run the tests over a fault until one fails.

    What the tests need has been loaded before, and nothing of the program: a process that is
    forked off begins at once, and meets the fault as if it had always been there.

    Args:
        mutant: The fault.
        file: The module's own file.
        tests: Files of tests, those that are quick first.
        seconds: Of processor.
    """
    child = os.fork()
    if child == 0:
        os._exit(_run(mutant, file, tests, seconds))
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        is_endless = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return Outcome.ENDLESS if is_endless else Outcome.KILLED
    return Outcome.SURVIVED if os.WEXITSTATUS(status) == 0 else Outcome.KILLED


def _run(mutant: Mutant, file: Path, tests: Sequence[str], seconds: int) -> int:
    import pytest

    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds + 5))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.meta_path.insert(0, _Faulty(mutant.module, mutant.source, file))
    # Nobody reads why a test failed: to write its asserts out for that takes most of a short trial.
    how = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain"]
    return int(pytest.main([*how, *tests], plugins=[_NoShrinking()]))


class _NoShrinking:
    """The first example that fails is enough: nobody reads it, and no smaller one is looked for."""

    def pytest_configure(self) -> None:
        """Once the settings of all tests are loaded."""
        from hypothesis import Phase, settings

        loaded = settings()
        phases = tuple(one for one in loaded.phases if one is not Phase.shrink)
        settings.register_profile("faults", loaded, phases=phases)
        settings.load_profile("faults")
