"""Scans and layouts of forms in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sspf_app.services.scan_records import FormLayout, StoredScan
from tests.fakes.store import Store


class MemoryScans:
    """``ScanRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_layout(self, layout: FormLayout) -> None:
        self._store.layouts[layout.form] = layout

    def layout(self, form: str) -> FormLayout | None:
        return self._store.layouts.get(form)

    def add_scan(self, scan: StoredScan, pages: Sequence[bytes]) -> None:
        self._store.scans[scan.id] = scan
        for kept, content in zip(scan.pages, pages, strict=True):
            self._store.scan_pages[scan.id, kept.page] = content

    def put_scan(self, scan: StoredScan) -> None:
        self._store.scans[scan.id] = scan

    def scans(self, case: str) -> tuple[StoredScan, ...]:
        return tuple(scan for scan in self._store.scans.values() if scan.case == case)

    def scan(self, scan_id: str) -> StoredScan | None:
        return self._store.scans.get(scan_id)

    def kept_pages(self, source_sha256: str) -> frozenset[int]:
        return frozenset(
            page.source_page
            for scan in self._store.scans.values()
            for page in scan.pages
            if page.source_sha256 == source_sha256
        )

    def page(self, scan_id: str, number: int) -> Iterator[bytes]:
        yield self._store.scan_pages[scan_id, number]
