"""The database file while a backup copies it: it stands still, and work goes on beside it.

What is written meanwhile goes into the write-ahead log and stays there until the copy is done. The
copy takes the encrypted pages as they are, on any thread, at the speed of the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from sspf_app.storage.errors import KnownStorageError

_CHUNK = 1 << 19


class StillFile:
    """``services.vault_ports.StillFile`` over an open file.

    The file stays open until the database is closed: closing it before would take away the lock
    that SQLite holds on it (POSIX locks belong to the process, not to the descriptor).
    """

    def __init__(self, path: Path, file: BinaryIO, let_go: Callable[[], None]) -> None:
        self._path = path
        self._file = file
        self._let_go = let_go
        self._guard = threading.Lock()
        self._is_disturbed = False
        self._size = file.seek(0, 2)

    @property
    def size(self) -> int:
        """See ``services.vault_ports.StillFile``."""
        return self._size

    @property
    def is_whole(self) -> bool:
        """See ``services.vault_ports.StillFile``."""
        return not self._is_disturbed

    def chunks(self) -> Iterator[bytes]:
        """See ``services.vault_ports.StillFile``."""
        at = 0
        while at < self._size:
            with self._guard:
                if self._is_disturbed:
                    raise KnownStorageError("backup_disturbed", path=str(self._path))
                self._file.seek(at)
                chunk = self._file.read(min(_CHUNK, self._size - at))
            if not chunk:
                raise KnownStorageError("backup_disturbed", path=str(self._path))
            at += len(chunk)
            yield chunk

    def disturb(self) -> None:
        """The file is about to change: what was copied of it is worth nothing."""
        with self._guard:
            self._is_disturbed = True

    def release(self) -> None:
        """See ``services.vault_ports.StillFile``."""
        if not self._is_disturbed:
            self.disturb()
            self._let_go()
