"""Wrong passwords and words before a vault is opened: each makes the next one wait longer.

Counted in a small file beside the vault, because nothing can be written into a vault without its
key. It protects nothing that is in the vault: whoever may write in the folder can take it away, and
whoever has a copy of the folder guesses outside of this program. A file that is missing or damaged
counts as no attempt: it keeps nobody out and lets nobody in.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Protocol

from sspf_app.services.errors import KnownError
from sspf_app.services.ports import Clock

LONGEST_WAIT = 60
"""Seconds."""
MOST = 1_000_000
GUESSES = frozenset({"wrong_secret", "words_checksum"})
"""What counts as an attempt: a slip that is told before anything is tried does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedAttempts:
    """What has gone wrong since the vault was last opened.

    Attributes:
        count: How many attempts.
        first: When the first was made, by the clock of the computer.
        last: When the last was.
    """

    count: int
    first: datetime
    last: datetime

    @property
    def wait(self) -> int:
        """Seconds between the last attempt and the next."""
        return min(2 ** min(self.count - 1, 10), LONGEST_WAIT)

    @property
    def subject(self) -> str:
        """What the log calls them: how many, and when the first and the last were."""
        return f"attempts:{self.count}:{self.first:{_STAMP}}:{self.last:{_STAMP}}"

    @classmethod
    def from_subject(cls, subject: str) -> FailedAttempts | None:
        """What a line of the log tells of; None = it is about something else."""
        kind, _, told = subject.partition(":")
        if kind != "attempts":
            return None
        count, first, last = told.split(":")
        instants = (datetime.strptime(one, _STAMP).replace(tzinfo=UTC) for one in (first, last))
        return cls(count=int(count), first=next(instants), last=next(instants))


_STAMP = "%Y%m%dT%H%M%SZ"


class AttemptFile(Protocol):
    """The file beside the vault that counts."""

    def read(self, folder: Path) -> FailedAttempts | None:
        """What it says; None = nothing, also where it cannot be read or understood."""
        ...

    def write(self, folder: Path, failed: FailedAttempts) -> bool:
        """Write it; False = it could not be written."""
        ...

    def remove(self, folder: Path) -> None:
        """Take it away; that it cannot be is no error."""
        ...


@dataclass(frozen=True, slots=True)
class _Seen:
    """Attempts of which this process measures the wait itself, and when it is over."""

    failed: FailedAttempts
    over_at: float
    is_written: bool = True


class Attempts:
    """Counts failed attempts, and says how long to wait.

    Within a process the wait is measured by ``monotonic``, which no change of the clock moves;
    between processes by the times in the file. A clock set back makes nobody wait longer than once
    more the whole wait.
    """

    def __init__(self, file: AttemptFile, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock
        self._monotonic = monotonic
        self._seen: dict[Path, _Seen] = {}

    def wait(self, folder: Path) -> int:
        """Whole seconds until a vault may be tried again; 0 = now."""
        seen = self._look(folder)
        if seen is None:
            return 0
        return min(max(ceil(seen.over_at - self._monotonic()), 0), LONGEST_WAIT)

    def require_patience(self, folder: Path) -> None:
        """Refuse an attempt that comes too soon, before anything is tried.

        Raises:
            KnownError: ``too_soon`` with ``wait``, in seconds.
        """
        wait = self.wait(folder)
        if wait:
            raise KnownError("too_soon", wait=wait)

    def failed(self, folder: Path, error: KnownError) -> None:
        """Count a wrong password or wrong words, and tell the error how long to ``wait``."""
        if error.code not in GUESSES:
            return
        now, seen = self._clock.now(), self._look(folder)
        before = None if seen is None else seen.failed
        failed = FailedAttempts(
            count=1 if before is None else min(before.count + 1, MOST),
            first=now if before is None else before.first,
            last=now,
        )
        is_written = self._file.write(folder, failed)
        self._seen[folder] = _Seen(failed, self._monotonic() + failed.wait, is_written)
        error.params["wait"] = failed.wait

    @contextmanager
    def asked(self, folder: Path) -> Generator[None]:
        """A password is asked for in a vault that is open: a guess is one there too, and waits.

        Raises:
            KnownError: ``too_soon`` (wait); what the block raises, with its ``wait`` for a guess.
        """
        self.require_patience(folder)
        try:
            yield
        except KnownError as error:
            self.failed(folder, error)
            raise

    def since_opened(self, folder: Path) -> FailedAttempts | None:
        """What went wrong since the vault was last opened; None = nothing."""
        seen = self._look(folder)
        return None if seen is None else seen.failed

    def forget(self, folder: Path) -> None:
        """The vault is open, and what went wrong stands in its log."""
        self._seen.pop(folder, None)
        self._file.remove(folder)

    def _look(self, folder: Path) -> _Seen | None:
        found, seen = self._file.read(folder), self._seen.get(folder)
        if seen is not None and (found == seen.failed or not seen.is_written):
            return seen
        if found is None:  # opened by another program, or the file was taken away
            self._seen.pop(folder, None)
            return None
        passed = max((self._clock.now() - found.last) / timedelta(seconds=1), 0)
        seen = _Seen(found, self._monotonic() + max(found.wait - passed, 0))
        self._seen[folder] = seen
        return seen
