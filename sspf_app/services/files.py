"""What is done to the files of a vault, alike by all who keep one there."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_LOGS = ("-wal", "-shm", "-journal")

_OWN_ONLY = 0o600


def own_only(path: str, flags: int) -> int:
    """The ``opener`` of files nobody but their owner may read."""
    return os.open(path, flags, _OWN_ONLY)


def new_file(path: Path) -> BinaryIO:
    """Make a file nobody but its owner may read, from its first byte on, and open it for writing.

    Every file the program writes is made here: what is narrowed after the writing was open to all
    meanwhile, and what the user's settings decide may be open for good in a folder of the office.
    Windows knows no such rights; there the folder decides.

    Raises:
        FileExistsError: There is one already; it is as it was.
        OSError: The disk refused.
    """
    return open(path, "xb", opener=own_only)


def own_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, open to nobody but their owner.

    Raises:
        OSError: The disk refused, or a file has that name.
    """
    missing = [one for one in folder.parents if not one.exists()]
    for one in (*reversed(missing), folder):
        one.mkdir(mode=0o700, exist_ok=True)


def copy_new(source: Path, target: Path) -> None:
    """Copy a file into a new one of the owner's alone, and have it on the disk before going on.

    Raises:
        FileExistsError: The target is there already; it is as it was.
        OSError: The disk refused.
    """
    with source.open("rb") as old, new_file(target) as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())


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
