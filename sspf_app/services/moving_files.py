"""Case files in the wizard: looked at before anything is written, and taken back as a whole.

What comes in is what the file says: its answers about consent too, as they were recorded. Nobody
barred comes back, and what is there already with other content is refused.

Source: the case file format (``resources/case-file.schema.json``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import CaseRow, PolicyRow, Row
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import CaseFile, CaseFileError, CaseFileReader, FileProblem
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.desk import Desk
from sspf_app.services.imports import Imports, list_name
from sspf_app.services.move_records import ImportBatch, MadeRow, TableKind
from sspf_app.services.move_views import ImportDone
from sspf_app.services.moving_in import MOVED
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.scan_ports import ScanFiles

_MOST_BYTES = 64 * 1024 * 1024
"""So much of a case file is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """What a case file would bring.

    Attributes:
        sha256: Of the file that was looked at; nothing else is taken in.
        added: New rows of each kind, by name of the kind.
        already_there: How many rows are there already, the very same.
        keeps_rules: The file has rules of its own, which stay outside.
        problems: Why it cannot come in; then nothing of it does.
        has_more: There are more of them.
    """

    name: str
    sha256: str
    added: Mapping[str, int]
    already_there: int = 0
    keeps_rules: bool = False
    problems: tuple[FileProblem, ...] = ()
    has_more: bool = False

    @property
    def may_come_in(self) -> bool:
        """Whether there is something to take in, and nothing stands in the way."""
        return bool(self.added) and not self.problems


class MovingFiles:
    """Use cases about case files as an import."""

    def __init__(
        self, desk: Desk, imports: Imports, *, reader: CaseFileReader, files: ScanFiles
    ) -> None:
        self._desk, self._imports = desk, imports
        self._reader, self._files = reader, files

    def look(self, path: Path) -> FilePreview:
        """What would come in; nothing is written but the log.

        Raises:
            DomainError: ``not_permitted``, ``scan_file_gone`` (file, why).
        """
        content = self._read(path)
        # What is asked of the register by a file stands in the log, also where nothing comes in.
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._desk.log(unit, Action.READ, "import_preview")
            unit.commit()
        shown = FilePreview(name=path.name, sha256=_sum(content), added={})
        try:
            report = self._imports.take_in(self._parsed(content), dry_run=True)
        except CaseFileError as error:
            return replace(shown, problems=error.problems, has_more=error.has_more)
        return replace(
            shown,
            added={one.kind: one.added for one in report.counts if one.added},
            already_there=sum(one.already_there for one in report.counts),
            keeps_rules=report.keeps_rules,
        )

    def take_in(self, path: Path, *, sha256: str) -> ImportDone:
        """Take in what was looked at, all of it in one act; it can be undone as a whole.

        Raises:
            DomainError: ``not_permitted``, ``scan_file_gone`` (file, why), ``import_changed``: it
                is another file by now; ``import_is_empty``, ``clock_set_back``.
            CaseFileError: as ``Imports.take_in``. Nothing was written.
        """
        content = self._read(path)
        if _sum(content) != sha256:
            raise DomainError("import_changed")
        kept: list[ImportBatch] = []

        def beside(unit: UnitOfWork, rows: tuple[Row, ...]) -> None:
            require_sound_clock(unit, self._desk)
            if not rows:
                raise DomainError("import_is_empty")
            batch = self._batch(path.name, sha256, rows)
            unit.moving.add_batch(batch, _made(batch.id, rows))
            kept.append(batch)

        self._imports.take_in(self._parsed(content), beside=beside)
        (batch,) = kept
        return ImportDone(batch=batch, changes=MOVED)

    def _read(self, path: Path) -> bytes:
        self._desk.actor.require(Permission.WRITE_CASES)
        return self._files.read(path, most=_MOST_BYTES)

    def _parsed(self, content: bytes) -> CaseFile:
        return self._reader.parse(content, self._desk.clock.zone)

    def _batch(self, name: str, sha256: str, rows: tuple[Row, ...]) -> ImportBatch:
        counts: dict[str, int] = {}
        for row in rows:
            counts[list_name(row)] = counts.get(list_name(row), 0) + 1
        return ImportBatch(
            id=self._desk.new_id("im"),
            file_name=name,
            sheet="",
            kind=TableKind.CASE_FILE,
            sha256=sha256,
            rows=len(rows),
            made=tuple(f"{kind}={number}" for kind, number in sorted(counts.items())),
            taken_in_at=self._desk.now(),
            taken_in_by=self._desk.actor.name,
        )


def _made(batch: str, rows: tuple[Row, ...]) -> list[MadeRow]:
    """Each row, older ones of an id too; the rules of the office are not taken back with cases."""
    return [
        MadeRow(
            batch=batch,
            kind=list_name(row),
            row_id=row.id,
            case=row.case if isinstance(row, CaseRow) else None,
        )
        for row in rows
        if not isinstance(row, PolicyRow)
    ]


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
