"""What imports of sheets need from storage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sspf_app.services.move_records import ImportBatch, KeptColumns, MadeRow


class MovingRecords(Protocol):
    """Imports, what they made, and how columns were read."""

    def add_batch(self, batch: ImportBatch, made: Sequence[MadeRow]) -> None:
        """Write an import and everything it made."""
        ...

    def put_batch(self, batch: ImportBatch) -> None:
        """Write that a known import was undone."""
        ...

    def batches(self) -> tuple[ImportBatch, ...]:
        """Every import, newest first."""
        ...

    def made(self, batch: str) -> tuple[MadeRow, ...]:
        """What an import made, in the order it was made."""
        ...

    def columns(self, headings: str) -> KeptColumns | None:
        """How the columns under these headings were read last time."""
        ...

    def put_columns(self, kept: KeptColumns) -> None:
        """Write how columns were read, over what was kept before."""
        ...

    def built_on(self, case: str) -> dict[str, int]:
        """How many rows of a case each table beside the facts holds, by name of the table.

        What the program works out by itself, the log and the history are not counted.
        """
        ...
