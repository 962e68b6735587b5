"""What is on its way to a printer lies in memory, where the system has a folder that does.

On Linux the printing system is handed a file: Qt lets libcups make it, in the folder for temporary
files, and removes it once the job is handed over. For the time of a job that folder is the user's
own for the time of the session (``XDG_RUNTIME_DIR``), where it lies in memory and has room.

Source: XDG Base Directory Specification; qtbase, qcupsprintengine.cpp; libcups, ``cupsTempFd``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TEMPORARY, _OF_SESSION = "TMPDIR", "XDG_RUNTIME_DIR"
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/self/mountinfo")


@contextmanager
def kept_in_memory(size: int) -> Iterator[None]:
    """While a job is made, what is made of it lies in memory, if this much has room there.

    Args:
        size: How many bytes it may take.
    """
    folder = Path(os.environ.get(_OF_SESSION, ""))
    if not _has_room(folder, size):
        yield
        return
    before = os.environ.get(_TEMPORARY)
    os.environ[_TEMPORARY] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_TEMPORARY]
        else:
            os.environ[_TEMPORARY] = before


def name_the_usual_folder() -> None:
    """Write down the folder for temporary files that holds anyway, before any thread begins.

    A variable that is there already is given another value in one step; a new one makes the
    system's C library move the list of them, which others may be reading.
    """
    if sys.platform == "linux":
        os.environ.setdefault(_TEMPORARY, "/tmp")  # noqa: S108  what libcups and Qt take without it


def _has_room(folder: Path, size: int) -> bool:
    """Tell whether the folder lies in memory, belongs to this user, and takes so many bytes."""
    if sys.platform != "linux" or not folder.is_absolute():
        return False
    with suppress(OSError):
        found = folder.stat()
        device = f"{os.major(found.st_dev)}:{os.minor(found.st_dev)}"
        return (
            found.st_uid == os.getuid()
            and _file_system(device) in _IN_MEMORY
            and _free(folder) >= size
        )
    return False


def _free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def _file_system(device: str) -> str:
    """What kind of file system a device is, as the kernel says; empty = it does not."""
    for line in _MOUNTS.read_text("utf-8", errors="replace").splitlines():
        before, _dash, after = line.partition(" - ")
        if before.split()[2] == device:
            return after.split()[0]
    return ""
