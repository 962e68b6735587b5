"""Files outside the vault that are read piece by piece; fulfils ``SourceFiles``."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from sspf_app.domain.errors import DomainError
from sspf_app.texts.disk_faults import DiskFault


class SourceFolder:
    """Reads and deletes files outside the vault; writes none."""

    def open(self, path: Path) -> SourceFile:
        """Open a file; nothing but a plain file is opened."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise DomainError("document_no_file", file=path.name)
            opened = path.open("rb")
        except (OSError, ValueError) as error:
            raise _gone(path.name, error) from error
        return SourceFile(path.name, opened)

    def delete(self, path: Path) -> None:
        """Remove the file from its folder."""
        try:
            path.unlink()
        except OSError as error:
            why = DiskFault.of(error)
            raise DomainError("scan_not_deleted", file=path.name, why=why) from error


class SourceFile:
    """One open file."""

    def __init__(self, name: str, opened: BinaryIO) -> None:
        self._name, self._opened = name, opened

    @property
    def size(self) -> int:
        """Bytes, as the folder says."""
        return os.fstat(self._opened.fileno()).st_size

    def read(self, most: int) -> bytes:
        """The next bytes; none at the end."""
        try:
            return self._opened.read(most)
        except (OSError, ValueError) as error:
            raise _gone(self._name, error) from error

    def close(self) -> None:
        """End the reading."""
        self._opened.close()


def _gone(name: str, error: Exception) -> DomainError:
    why = DiskFault.of(error)
    return DomainError("document_file_gone", file=name, why=why)
