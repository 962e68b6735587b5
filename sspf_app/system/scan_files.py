"""Files that a scanner left in a folder; fulfils ``services.scan_ports.ScanFiles``."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.texts.disk_faults import DiskFault

_ENDINGS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"})


class ScanFolder:
    """Reads and deletes files outside the vault; writes none."""

    def list_files(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """The files among the paths, whatever they are called, and the scans in folders."""
        found: dict[Path, None] = {}
        for path in paths:
            for file in _within(path):
                found.setdefault(file)
        return tuple(found)

    def read(self, path: Path, *, most: int) -> bytes:
        """All of a file; nothing but a plain file is opened."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise DomainError("scan_file_kind", file=path.name)
            with path.open("rb") as file:
                content = file.read(most + 1)
        except (OSError, ValueError) as error:
            why = DiskFault.of(error)
            raise DomainError("scan_file_gone", file=path.name, why=why) from error
        if len(content) > most:
            raise DomainError("scan_file_too_big", file=path.name, most=most // 1024 // 1024)
        return content

    def delete(self, path: Path) -> None:
        """Remove the file from its folder."""
        try:
            path.unlink()
        except OSError as error:
            why = DiskFault.of(error)
            raise DomainError("scan_not_deleted", file=path.name, why=why) from error


def _within(path: Path) -> Iterator[Path]:
    try:
        if not path.is_dir():
            yield path
            return
        inside = sorted(path.iterdir(), key=lambda file: file.name)
    except OSError:
        return
    for file in inside:
        if file.suffix.lower() in _ENDINGS and not file.name.startswith(".") and file.is_file():
            yield file
