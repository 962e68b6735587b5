"""How printed forms are laid out, and the pages that came home, in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import insert, select, update

from sspf_app.services.scan_records import FormLayout, StoredScan
from sspf_app.storage.mapping import FORM_LAYOUTS, SCANS
from sspf_app.storage.rows import table_of
from sspf_app.storage.scan_rows import ScanPieceRow
from sspf_app.storage.transaction import Transaction

PIECE = 256 * 1024
_PIECES = table_of(ScanPieceRow)


class SqlScanRecords:
    """``services.scan_ports.ScanRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_layout(self, layout: FormLayout) -> None:
        """Write how a form was printed; it never changes."""
        values = FORM_LAYOUTS.encode(layout)
        self._transaction.connection.execute(insert(FORM_LAYOUTS.table), values)

    def layout(self, form: str) -> FormLayout | None:
        """How the form with this code was printed; None for one of an earlier version."""
        return self._transaction.row(FORM_LAYOUTS, form=form)

    def add_scan(self, scan: StoredScan, pages: Sequence[bytes]) -> None:
        """Write a scan and the pieces of its pages; nobody reads pieces in the history."""
        self._transaction.add(SCANS, scan)
        for kept, content in zip(scan.pages, pages, strict=True):
            for number, start in enumerate(range(0, len(content), PIECE)):
                self._transaction.connection.execute(
                    insert(_PIECES),
                    {
                        "scan": scan.id,
                        "page": kept.page,
                        "number": number,
                        "content": content[start : start + PIECE],
                    },
                )

    def put_scan(self, scan: StoredScan) -> None:
        """Write where the paper of a known scan lies."""
        old = self.scan(scan.id)
        values = SCANS.encode(scan)
        command = update(SCANS.table).where(*SCANS.where(values))
        self._transaction.connection.execute(
            command.values({"original_place": scan.original_place})
        )
        if old is not None:
            self._transaction.write_history(SCANS, old=SCANS.encode(old), new=values)

    def scans(self, case: str) -> tuple[StoredScan, ...]:
        """Scans of a case, in order of entry."""
        return self._transaction.of_case(SCANS, case)

    def scan(self, scan_id: str) -> StoredScan | None:
        """The scan with this id."""
        return self._transaction.row(SCANS, id=scan_id)

    def kept_pages(self, source_sha256: str) -> frozenset[int]:
        """Which pages of a file with this checksum are kept, in whatever case."""
        query = select(*SCANS.columns).where(
            SCANS.table.c.pages.contains(source_sha256, autoescape=True)
        )
        return frozenset(
            page.source_page
            for scan in SCANS.read(self._transaction.connection, query)
            for page in scan.pages
            if page.source_sha256 == source_sha256
        )

    def page(self, scan_id: str, number: int) -> Iterator[bytes]:
        """The pieces of a page, in order."""
        query = (
            select(_PIECES.c.content)
            .where(_PIECES.c.scan == scan_id, _PIECES.c.page == number)
            .order_by(_PIECES.c.number)
        )
        for (content,) in self._transaction.connection.execute(query):
            yield bytes(content)
