"""Papers to a printer: drawn from memory, page by page; no file is made by this program.

The only place besides the sheet of recovery words that speaks to printers. It is the way out of
``services.outgoing`` that calls it, with bytes that were searched, and on the database thread:
Qt allows drawing on a printer there, and the window goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from sspf_app.domain.errors import DomainError
from sspf_app.gui.print_memory import kept_in_memory

_DPI = 300
_LARGEST_PAGE = 2_000_000
"""Bytes of a page as it goes to the queue; a page of a consent form has 700,000."""
_NO_MARGINS = QMarginsF(0, 0, 0, 0)  # the papers have their own
_UNASKED = (
    # A file would hold the paper readable: that is what saving is for, and it is noted as such.
    QAbstractPrintDialog.PrintDialogOption.PrintToFile,
    # All of a paper goes out, as the ledger says.
    QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
    QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage,
    QAbstractPrintDialog.PrintDialogOption.PrintSelection,
)


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def printer_dialog(parent: QWidget | None) -> tuple[QPrintDialog, QPrinter]:
    """The system's own question for a printer, and the printer that it sets up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    for option in _UNASKED:
        dialog.setOption(option, on=False)
    return dialog, printer


class PaperPrinter:
    """``services.print_ports.Printer`` over a printer that the user chose."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer

    def print_pages(self, papers: Sequence[bytes], *, before_sent: Callable[[], None]) -> None:
        """Begin the job, call ``before_sent``, draw every page and hand it over; see the port."""
        painter = QPainter()
        with ExitStack() as opened:
            documents = [opened.enter_context(_opened(paper)) for paper in papers]
            pages = sum(one.pageCount() for one in documents)
            opened.enter_context(kept_in_memory(pages * _LARGEST_PAGE))
            self._set_up(documents)
            try:
                if not painter.begin(self._printer):
                    raise DomainError("print_failed")
                # Letters and codes keep their edges.
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
                before_sent()
                self._draw(painter, documents)
            except BaseException:
                # Not every system can give up a job: nothing was drawn before it was recorded.
                self._printer.abort()
                raise
            finally:
                is_handed_over = painter.isActive() and painter.end()
            if not is_handed_over:
                raise DomainError("print_interrupted")

    def _set_up(self, documents: Sequence[QPdfDocument]) -> None:
        printer = self._printer
        printer.setDocName("SSPF")  # the queue of a printer shows this to others
        printer.setResolution(_DPI)
        printer.setPrintRange(QPrinter.PrintRange.AllPages)
        printer.setCopyCount(1)  # the ledger has a row for each copy
        self._lay_out(documents[0].pagePointSize(0))

    def _draw(self, painter: QPainter, documents: Sequence[QPdfDocument]) -> None:
        is_two_sided = self._printer.duplex() is not QPrinter.DuplexMode.DuplexNone
        drawn = 0
        for document in documents:
            if drawn % 2 and is_two_sided:  # the back of somebody else's last page stays empty
                self._turn(document.pagePointSize(0))
                drawn += 1
            for page in range(document.pageCount()):
                if drawn:
                    self._turn(document.pagePointSize(page))
                sheet = self._sheet(document, page)
                painter.drawImage(QRect(QPoint(0, 0), sheet.size()), sheet)
                drawn += 1

    def _turn(self, points: QSizeF) -> None:
        """Go on to the next page."""
        self._lay_out(points)
        if not self._printer.newPage():
            raise DomainError("print_interrupted")

    def _lay_out(self, points: QSizeF) -> None:
        """The sheet as large as the page, and as it lies."""
        is_wide = points.width() > points.height()
        upright = points.transposed() if is_wide else points
        turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        self._printer.setPageLayout(QPageLayout(size, turned, _NO_MARGINS))
        self._printer.setFullPage(True)

    def _sheet(self, document: QPdfDocument, page: int) -> QImage:
        """A page on white: what the paper leaves open is paper."""
        size = self._printer.pageLayout().fullRectPixels(self._printer.resolution()).size()
        drawn = document.render(page, size)
        if drawn.isNull():
            raise DomainError("print_interrupted")
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return sheet


@contextmanager
def _opened(paper: bytes) -> Iterator[QPdfDocument]:
    """The paper, from memory.

    Raises:
        ValueError: it is no PDF. (A bug.)
    """
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(paper)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
            raise ValueError(f"not a PDF: {document.error()}")
        yield document
    finally:
        document.close()
        buffer.close()
