"""Writes what the user explicitly exports, and nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.files import new_file, own_folder
from sspf_app.system.clock import SystemClock
from sspf_app.texts.disk_faults import DiskFault

_PREFIX = ".export-"
_FORGOTTEN = timedelta(hours=1)
"""No file is an hour on its way; another program may be writing beside us."""


class FileTarget:
    """Fulfils ``sspf_app.services.ports.ExportTarget`` with the file system."""

    def write(
        self,
        path: Path,
        content: bytes | Iterator[bytes],
        *,
        before_rename: Callable[[], None],
    ) -> None:
        """Write beside the target, sync, call ``before_rename``, then rename into place.

        Whatever fails, the unfinished file is removed and the target is as it was.

        Raises:
            DomainError: ``export_failed`` with the path and why.
        """
        unfinished: Path | None = None
        _remove_forgotten(path.parent)
        try:
            unfinished = _written_beside(path, content)
            before_rename()
            unfinished.replace(path)
        except OSError as error:
            raise DomainError("export_failed", path=str(path), why=DiskFault.of(error)) from error
        finally:
            if unfinished is not None:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)

    def write_folder(
        self,
        folder: Path,
        files: Iterable[tuple[str, Iterable[bytes]]],
        *,
        before_rename: Callable[[], None],
    ) -> int:
        """Write every file into a folder that gets its name at the end; says how many.

        Whatever fails, nothing of it stays.

        Raises:
            DomainError: ``export_failed`` with the path and why.
        """
        unfinished: Path | None = None
        written = 0
        _remove_forgotten(folder.parent)
        try:
            unfinished = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder.parent))
            for place, content in files:
                path = unfinished / place
                own_folder(path.parent)
                with new_file(path) as stream:
                    stream.writelines(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                written += 1
            before_rename()
            unfinished.rename(folder)
            unfinished = None
        except OSError as error:
            raise DomainError("export_failed", path=str(folder), why=DiskFault.of(error)) from error
        finally:
            if unfinished is not None:
                shutil.rmtree(unfinished, ignore_errors=True)
        return written


def _written_beside(path: Path, content: bytes | Iterator[bytes]) -> Path:
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in (content,) if isinstance(content, bytes) else content:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _remove_forgotten(folder: Path) -> None:
    """Remove what a power cut left of an export: it can be read, and nobody sees it."""
    with suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*"):
            begun = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
            if begun < SystemClock().now() - _FORGOTTEN:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
