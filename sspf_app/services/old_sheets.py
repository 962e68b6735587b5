"""The coordinator's old sheet as a file: read in a process of its own; examples to look at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sspf_app import assets
from sspf_app.services.actors import Permission
from sspf_app.services.desk import Desk
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import ExportTarget
from sspf_app.services.records import Action
from sspf_app.services.scan_ports import ScanFiles
from sspf_app.services.sheet_views import SheetFile, SheetReader

EXAMPLES: Mapping[str, str] = {kind: f"exempel-arenden.{kind}" for kind in ("xlsx", "ods", "csv")}
"""The example sheets that are shipped, by their kind."""
_MOST_BYTES = 64 * 1024 * 1024
"""So much is taken of a file before it is looked at; the reader says what is too much."""


class OldSheets:
    """Use cases about files of sheets."""

    def __init__(
        self, desk: Desk, *, reader: SheetReader, files: ScanFiles, target: ExportTarget
    ) -> None:
        self._desk = desk
        self._reader, self._files, self._target = reader, files, target

    def read(
        self,
        name: str,
        content: bytes,
        *,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> SheetFile:
        """Read a file; nothing is written.

        Raises:
            DomainError: ``not_permitted``; as ``SheetReader.read``.
        """
        self._desk.actor.require(Permission.WRITE_CASES)
        return self._reader.read(name, content, encoding=encoding, delimiter=delimiter)

    def read_path(
        self, path: Path, *, encoding: str | None = None, delimiter: str | None = None
    ) -> SheetFile:
        """The same for a file on the disk.

        Raises:
            DomainError: as ``read``; ``scan_file_gone`` (file, why).
        """
        self._desk.actor.require(Permission.WRITE_CASES)
        content = self._files.read(path, most=_MOST_BYTES)
        return self.read(path.name, content, encoding=encoding, delimiter=delimiter)

    def save_example(self, kind: str, folder: Path) -> Path:
        """Write an example to look at and to try with: ``xlsx``, ``ods`` or ``csv``.

        Raises:
            DomainError: ``export_failed``.
        """
        name = EXAMPLES[kind]
        content = assets.path(f"examples/{name}").read_bytes()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._desk.log(unit, Action.EXPORT, "import_example")
            return write_blank(unit, self._target, content=content, folder=folder, file_name=name)
