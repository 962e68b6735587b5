"""What is done to the files of a vault, alike by all who keep one there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_LOGS = ("-wal", "-shm", "-journal")


def remove_logs(database: Path) -> None:
    """Remove what SQLite left beside a database."""
    for suffix in _LOGS:
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def remove_database(path: Path) -> None:
    """Remove a database nobody needs, with what SQLite left beside it."""
    path.unlink(missing_ok=True)
    remove_logs(path)


def drop_unfinished(path: Path) -> None:
    """Remove a database that came to nothing, if the disk lets us.

    What kept it from being finished is the error to tell; what is left is removed the next time.
    """
    with suppress(OSError):
        remove_database(path)


def sync_folder(folder: Path) -> None:
    """Make a renaming survive a power cut; Windows does so by itself and has no way to ask."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
