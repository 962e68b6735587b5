"""A printer that keeps what it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sspf_app.domain.errors import DomainError


class KeepingPrinter:
    """Fulfils ``services.print_ports.Printer``.

    Attributes:
        jobs: The papers of each job that was handed over.
        fails: It does not begin.
        stops: It begins, and stops before anything comes out.
    """

    def __init__(self, *, fails: bool = False, stops: bool = False) -> None:
        self.jobs: list[tuple[bytes, ...]] = []
        self.fails, self.stops = fails, stops

    def print_pages(self, papers: Sequence[bytes], *, before_sent: Callable[[], None]) -> None:
        if self.fails:
            raise DomainError("print_failed")
        before_sent()
        if self.stops:
            raise DomainError("print_interrupted")
        self.jobs.append(tuple(papers))
