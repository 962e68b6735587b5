"""Which readings belong together: all that follows from one act of the user.

A presenter that is asked for something else drops the answer to what it was asked before: it would
show one person under the name of another. What is read at once, or because of an answer, is not
asked instead of anything, and each of its answers is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager


class Turn:
    """One act of the user, with all that is read because of it; told apart by identity.

    Attributes:
        say: Said again after each answer: why the act itself was refused, where what stands by now
            is read because of it.
    """

    def __init__(self, say: Callable[[], object] | None = None) -> None:
        self.say = say or _nothing
        self._is_saying = False

    def say_again(self) -> None:
        """An answer came; what is read because of saying it is not followed by it."""
        if self._is_saying:
            return
        self._is_saying = True
        try:
            self.say()
        finally:
            self._is_saying = False


class Turns:
    """The turn that runs now, if one does; for the window's thread alone."""

    def __init__(self) -> None:
        self._now: Turn | None = None

    def now(self) -> Turn:
        """The turn that runs, or one of its own for what is begun outside of any."""
        return Turn() if self._now is None else self._now

    @contextmanager
    def together(self) -> Generator[None]:
        """What is read in here belongs together, and to the turn around it if there is one."""
        with self.within(self.now()):
            yield

    @contextmanager
    def within(self, turn: Turn) -> Generator[None]:
        """Go on with a turn: an answer came."""
        before, self._now = self._now, turn
        try:
            yield
        finally:
            self._now = before


def _nothing() -> None:
    """Nothing was refused."""
