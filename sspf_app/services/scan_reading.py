"""Reading a stack of files, one page a step, so that it can be shown, waited for and ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.filled_forms import FilledFormReader
from sspf_app.services.form_code import PageCode, scan_payload
from sspf_app.services.papers import PaperRegion
from sspf_app.services.scan_matching import told_by
from sspf_app.services.scan_ports import OpenScan, PageSeen, ScanFiles, ScanReader
from sspf_app.services.scan_views import (
    FindingCode,
    ReadStep,
    ReturnedFile,
    ScannedPage,
    ScanSource,
)

MOST_BYTES = 256 * 1024 * 1024
"""Of one file."""
MOST_PAGES = 500
"""Of everything that is read in one go, for all of it waits in memory."""
_GOES_ON = frozenset({"scan_page_damaged", "scan_page_too_big"})
"""Faults of one page, after which the next page of the file can be read."""

RegionsOf = Callable[[PageCode], Sequence[PaperRegion] | None]
"""Where the page of a form is written on; None = the form is unknown or was kept without it."""


class ScanReading:
    """A stack that is being read; ``close`` ends it at any time.

    Attributes:
        is_over: Nothing is left to read.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        reader: ScanReader,
        forms: FilledFormReader,
        files: ScanFiles,
        regions_of: RegionsOf,
    ) -> None:
        self._waiting = list(paths)
        self._count = len(paths)
        self._reader = reader
        self._forms = forms
        self._files = files
        self._regions_of = regions_of
        self._open: OpenScan | None = None
        self._returned: ReturnedFile | None = None
        self._source = ScanSource(path=Path(), sha256="")
        self._page = 0
        self._read = 0
        self._is_whole = True
        self.is_over = not paths

    def step(self) -> ReadStep:
        """Open the next file, or read the next page of the open one."""
        if self.is_over:
            return self._said(is_last=True)
        try:
            said = self._opened() if self._open is None else self._next_page(self._open)
        except DomainError as error:
            self._leave_file()
            return self._said(trouble=error, source=self._source)
        return said

    def close(self) -> None:
        """End it; what was read stays."""
        self._waiting.clear()
        self._leave_file()

    def _opened(self) -> ReadStep:
        path = self._waiting.pop(0)
        self._page, self._is_whole, self._returned = 0, True, None
        self._source = ScanSource(path=path, sha256="")
        content = self._files.read(path, most=MOST_BYTES)
        self._source = ScanSource(path=path, sha256=sha256(content).hexdigest())
        self._open = self._reader.open(path.name, content)
        self._source = replace(self._source, has_extras=self._open.has_extras)
        if self._open.has_fields:
            # No scanner makes fields: whatever has some and is no form of ours is not read at all.
            self._returned = ReturnedFile(form=self._forms.read_filled(content), content=content)
        return self._said()

    def _next_page(self, file: OpenScan) -> ReadStep:
        self._page += 1
        if self._read >= MOST_PAGES:
            raise DomainError("scan_too_many_pages", file=self._source.path.name, most=MOST_PAGES)
        read: ScannedPage | None = None
        trouble: DomainError | None = None
        try:
            read = self._scanned(file, file.page(self._page))
        except DomainError as error:
            if error.code not in _GOES_ON:
                raise
            trouble = error
            self._is_whole = False
        if read is not None:
            self._read += 1
            self._filled()
        source = None
        said = self._said(read=read, trouble=trouble)
        if self._page >= file.pages:
            self._leave_file()
            source = replace(self._source, is_whole=self._is_whole)
        return replace(said, source=source, is_last=self.is_over)

    def _filled(self) -> None:
        filled = (*self._source.filled, self._page)
        self._source = replace(self._source, filled=filled)

    def _scanned(self, file: OpenScan, seen: PageSeen) -> ScannedPage | None:
        if seen.is_blank:
            return None
        told = told_by(seen.codes)
        inks = None
        if isinstance(told, PageCode):
            regions = self._regions_of(told)
            if regions is not None and self._returned is None:
                inks = file.look(regions, scan_payload(told.code, told.page, told.pages))
        media, picture = file.picture()
        page = ScannedPage(
            id=f"{self._count - len(self._waiting):04d}-{self._page:04d}",
            source=self._source.path,
            source_sha256=self._source.sha256,
            source_page=self._page,
            media=media,
            picture=picture,
            is_turned=seen.quarters == 2,
            returned=self._returned,
        )
        if isinstance(told, FindingCode):
            return replace(page, trouble=told)
        page = replace(page, form=told.code, page=told.page, pages=told.pages, inks=inks)
        return replace(page, is_screen=told.is_screen)

    def _leave_file(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None
        self.is_over = not self._waiting

    def _said(
        self,
        *,
        read: ScannedPage | None = None,
        trouble: DomainError | None = None,
        source: ScanSource | None = None,
        is_last: bool = False,
    ) -> ReadStep:
        return ReadStep(
            file=self._source.path.name,
            file_number=self._count - len(self._waiting),
            file_count=self._count,
            page=self._page,
            page_count=0 if self._open is None else self._open.pages,
            read=read,
            trouble=trouble,
            source=source,
            is_last=is_last or self.is_over,
        )
