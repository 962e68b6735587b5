"""Runs through a stack of files, one page a job: the window stays free, and it can be ended."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screens.scans.ports import ScansPort
from sspf_app.services.scan_reading import ScanReading
from sspf_app.services.scan_views import ReadStep, ScannedPage, ScanSource


class StackRun:
    """What has been read, and what is being read.

    Attributes:
        pages: The pages that wait for a person.
        sources: The files that were read.
        troubles: What could not be read, in sentences.
    """

    def __init__(self, ports: ScreenPorts, view: ScansPort, on_end: Callable[[], object]) -> None:
        self._ports = ports
        self._view = view
        self._on_end = on_end
        self._stack: ScanReading | None = None
        self.pages: list[ScannedPage] = []
        self.sources: list[ScanSource] = []
        self.troubles: list[str] = []
        self._left_out: set[tuple[str, int]] = set()

    @property
    def is_reading(self) -> bool:
        """Whether pages are still coming."""
        return self._stack is not None

    def begin(self, stack: ScanReading) -> None:
        """Read a stack to its end."""
        self._stack = stack
        self._next()

    def end(self) -> None:
        """Read no further; what was read stays."""
        stack, self._stack = self._stack, None
        if stack is not None:
            self._ports.tasks.submit(
                stack.close,
                owner=self._view,
                on_done=lambda _nothing: self._on_end(),
                on_error=self._broken,
            )

    def leave_out(self, page: ScannedPage) -> None:
        """Leave a page out, for a person said so."""
        self.pages = [one for one in self.pages if one.id != page.id]
        self._left_out.add((page.source_sha256, page.source_page))

    def drop(self, ids: set[str]) -> None:
        """Let go of pages that are kept now."""
        self.pages = [page for page in self.pages if page.id not in ids]

    def put(self, page: ScannedPage) -> None:
        """Write a page over the one with its id."""
        self.pages = [page if one.id == page.id else one for one in self.pages]

    def is_done(self, source: ScanSource) -> bool:
        """Whether no page of a file waits any more."""
        waiting = {(page.source_sha256, page.source_page) for page in self.pages}
        return source.is_whole and not any(
            (source.sha256, page) in waiting for page in source.filled
        )

    def needed(self, source: ScanSource) -> tuple[int, ...]:
        """The pages of a file that must be kept before it may go."""
        return tuple(page for page in source.filled if (source.sha256, page) not in self._left_out)

    def _next(self) -> None:
        if self._stack is not None:
            self._ports.tasks.submit(
                self._stack.step, owner=self._view, on_done=self._took, on_error=self._broken
            )

    def _took(self, step: ReadStep) -> None:
        if step.read is not None:
            self.pages.append(step.read)
        if step.source is not None and step.source.sha256:
            self.sources = [one for one in self.sources if one.sha256 != step.source.sha256]
            self.sources.append(step.source)
        if step.trouble is not None:
            said = self._ports.frame.explain(step.trouble).what
            self.troubles.append(said if step.file in said else f"{step.file}: {said}")
        if self._stack is None:
            return  # it was ended meanwhile
        words = _("Reading {file}, page {page}").format(file=step.file, page=max(1, step.page))
        self._view.show_progress(words, step.file_number, step.file_count)
        if step.is_last:
            self._stack = None
            self._on_end()
        else:
            self._next()

    def _broken(self, error: BaseException) -> None:
        stack, self._stack = self._stack, None
        if stack is not None:
            stack.close()
        self._on_end()
        self._view.show_trouble(self._ports.frame.explain(error))
