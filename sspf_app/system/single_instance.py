"""One program at a time works on a vault, and says who holds it.

The lock is the operating system's: it ends with the process, so a crash leaves nothing to clean up.
Who holds it stands in a file beside it, in plain words about machine and program, never a name of
anybody in the vault.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from sspf_app.services.errors import KnownError
from sspf_app.services.files import new_file
from sspf_app.services.ports import Clock

_LOCK = "vault.lock"
_HOLDER = "vault.holder"


class FolderLock:
    """Holds the folder of a vault for this process."""

    def __init__(self, *, clock: Clock, workstation: str, program: str) -> None:
        """Name the holder: ``program`` is ``sspf-app`` or ``sspf``."""
        self._clock = clock
        self._workstation = workstation
        self._program = program

    @contextmanager
    def hold(self, folder: Path) -> Generator[None]:
        """Hold the vault until the context is left, or the process ends.

        Raises:
            KnownError: ``vault_held`` (``program``, ``workstation``, ``since``),
                ``folder_read_only``.
        """
        lock = FileLock(folder / _LOCK, mode=0o600)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise KnownError("vault_held", **_holder(folder)) from error
        except OSError as error:
            raise KnownError("folder_read_only", path=str(folder)) from error
        try:
            self._sign(folder)
            yield
        finally:
            with suppress(OSError):
                (folder / _HOLDER).unlink(missing_ok=True)
            lock.release()

    def _sign(self, folder: Path) -> None:
        holder = {
            "program": self._program,
            "workstation": self._workstation,
            "process": os.getpid(),
            "since": f"{self._clock.now().astimezone(self._clock.zone):%Y-%m-%d %H:%M}",
        }
        try:
            path = folder / _HOLDER
            path.unlink(missing_ok=True)  # left by a crash
            with new_file(path) as stream:
                stream.write(json.dumps(holder).encode())
        except OSError as error:
            raise KnownError("folder_read_only", path=str(folder)) from error


def _holder(folder: Path) -> dict[str, object]:
    """What is known of whoever holds the vault; empty words when the file cannot be read."""
    known: dict[str, object] = {"program": "sspf", "workstation": "", "since": ""}
    with suppress(OSError, ValueError, TypeError, RecursionError):
        found = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        known |= {key: str(found[key]) for key in known if key in found}
    return known
