"""Where a paper goes: into a folder, or straight to a printer the user has chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol


class Printer(Protocol):
    """A printer that the user chose, for one job; ``gui.printing`` fulfils it."""

    def print_pages(self, papers: Sequence[bytes], *, before_sent: Callable[[], None]) -> None:
        """Begin a job, call ``before_sent``, draw every page of every paper, hand the job over.

        No two papers share a leaf, also where the printer uses both sides. Nothing is drawn before
        it is recorded: a job that was drawn cannot be taken back on every system.

        Args:
            papers: Finished PDFs, printed exactly as they are; one at least.
            before_sent: Called when the printer has begun, before any page is drawn; if it raises,
                the job is given up.

        Raises:
            DomainError: ``print_failed``: the printer did not begin, and nothing was recorded;
                ``print_interrupted``: it is recorded, and some or all of it may not come out.
        """
        ...


Place = Path | Printer
"""A folder, or a printer."""
