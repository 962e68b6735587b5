"""What a child tells of its work, so that it stays when the child is dead; and how one is begun."""

from __future__ import annotations

import mmap
import os
import struct
import traceback
from collections.abc import Callable
from typing import Any

from sspf_app.storage.unit_of_work import SqlUnitOfWork
from tests.survival.office import Bench

_STEPS_OF_SQL = 20
"""Between two looks at whether it is time: instructions of SQLite's machine."""


class Told:
    """What a child tells without a call of the system: it stays when the child is dead."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, mmap.PAGESIZE)

    def reset(self) -> None:
        """Forget the last child."""
        self._shared[:24] = bytes(24)

    def _get(self, place: int) -> int:
        return struct.unpack_from("q", self._shared, place * 8)[0]

    def _add(self, place: int, number: int) -> None:
        struct.pack_into("q", self._shared, place * 8, self._get(place) + number)

    @property
    def commits(self) -> int:
        """How many units were committed."""
        return self._get(0)

    @property
    def is_inside(self) -> bool:
        """A unit of work was open."""
        return self._get(1) > 0

    @property
    def ticks(self) -> int:
        """How often SQLite looked up while a transaction was open."""
        return self._get(2)

    def committed(self) -> None:
        """One unit more."""
        self._add(0, 1)

    def entered(self, by: int) -> None:
        """A unit began, or ended."""
        self._add(1, by)

    def ticked(self) -> None:
        """SQLite looked up."""
        self._add(2, 1)


def watch(bench: Bench, told: Told, *, tick: Callable[[], None], after: Callable[[], None]) -> None:
    """Let this process tell of its commits; for a child that ends soon."""
    warm = bench.vault.database._warm  # pyright: ignore[reportAttributeAccessIssue]
    commit, enter, leave = SqlUnitOfWork.commit, SqlUnitOfWork.__enter__, SqlUnitOfWork.__exit__

    def committing(unit: SqlUnitOfWork) -> None:
        commit(unit)
        if unit._warm is warm:
            told.committed()
            after()

    def entering(unit: SqlUnitOfWork) -> SqlUnitOfWork:
        entered = enter(unit)
        told.entered(1)
        return entered

    def leaving(unit: SqlUnitOfWork, *error: Any) -> None:
        told.entered(-1)
        leave(unit, *error)

    def looked_up() -> int:
        if warm.raw.in_transaction:
            told.ticked()
            tick()
        return 0

    SqlUnitOfWork.commit = committing  # pyright: ignore[reportAttributeAccessIssue]
    SqlUnitOfWork.__enter__ = entering  # pyright: ignore[reportAttributeAccessIssue]
    SqlUnitOfWork.__exit__ = leaving  # pyright: ignore[reportAttributeAccessIssue]
    warm.raw.set_progress_handler(looked_up, _STEPS_OF_SQL)


def begun(child: Callable[[], None]) -> int:
    """Begin a child that ends by itself when it is done; its id."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            child()
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    return pid


def forked(child: Callable[[], None]) -> int:
    """Let a child do something; how it ended, as ``os`` says."""
    return os.waitstatus_to_exitcode(os.waitpid(begun(child), 0)[1])
