"""Papers on a printer: what comes out is what was looked at."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from sspf_app.domain.errors import DomainError
from sspf_app.gui import printing
from sspf_app.gui.dialogs import WindowDialogs
from sspf_app.gui.printing import PaperPrinter, printer_dialog
from sspf_app.services.print_ports import Printer

_SMALL = 8
"""How much smaller than on paper two pages are compared: edges of letters do not count."""


def _paper(*words: str, wide: bool = False) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(A4) if wide else A4)
    for word in words:
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(40, 300, word)
        canvas.rect(2, 2, 40, 40, fill=1)  # nearer the edge than any printer's own margin
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pages(pdf: bytes | Path, folder: Path) -> list[QImage]:
    if isinstance(pdf, bytes):
        path = folder / "looked-at.pdf"
        path.write_bytes(pdf)
    else:
        path = pdf
    document = QPdfDocument()
    document.load(str(path))
    made: list[QImage] = []
    for number in range(document.pageCount()):
        size = document.pagePointSize(number).toSize()
        drawn = document.render(number, size)
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        made.append(_on_white(page, drawn))
    document.close()
    return made


def _on_white(page: QImage, drawn: QImage) -> QImage:
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    mode = Qt.TransformationMode.SmoothTransformation
    return grey.scaled(page.size() / _SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


def _differs(one: QImage, other: QImage) -> int:
    """By how much of 255 the two pictures differ where they differ most."""
    assert one.size() == other.size()
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return max(abs((one.pixel(*at) & 255) - (other.pixel(*at) & 255)) for at in places)


def _to_file(path: Path) -> QPrinter:
    """The printer that every computer has: it writes what it was given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_printed_is_the_paper_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    upright, wide = _paper("First", "Second"), _paper("Wide", wide=True)
    path, begun = tmp_path / "printed.pdf", []
    printer = _to_file(path)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setCopyCount(3)
    PaperPrinter(printer).print_pages((upright, wide), before_sent=lambda: begun.append(1))
    assert begun == [1]
    assert (printer.docName(), printer.copyCount()) == ("SSPF", 1)
    looked_at = [*_pages(upright, tmp_path), *_pages(wide, tmp_path)]
    printed = _pages(path, tmp_path)
    assert len(printed) == len(looked_at) == 3
    assert all(_differs(*both) < 40 for both in zip(printed, looked_at, strict=True))
    assert _differs(printed[0], printed[1]) > 100  # the measure sees a difference


def test_two_papers_never_share_a_leaf(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    path = tmp_path / "printed.pdf"
    # A printer that writes a file knows no sides; the one in the office is set to both.
    monkeypatch.setattr(QPrinter, "duplex", lambda _printer: QPrinter.DuplexMode.DuplexLongSide)
    papers = (_paper("Anna"), _paper("Erik", "Erik"), _paper("Lo"))
    PaperPrinter(_to_file(path)).print_pages(papers, before_sent=lambda: None)
    printed = _pages(path, tmp_path)
    empty = [all(one.pixel(x, 64) & 255 == 255 for x in range(one.width())) for one in printed]
    assert empty == [False, True, False, False, False]


def test_it_is_printed_off_the_thread_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    path = tmp_path / "printed.pdf"
    printer = PaperPrinter(_to_file(path))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(printer.print_pages, (_paper("Anna"),), before_sent=lambda: None).result()
    assert len(_pages(path, tmp_path)) == 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_nothing_is_recorded_when_the_printer_does_not_begin(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    recorded: list[int] = []
    printer = PaperPrinter(_to_file(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(DomainError) as caught:
        printer.print_pages((_paper("Anna"),), before_sent=lambda: recorded.append(1))
    assert (caught.value.code, recorded) == ("print_failed", [])


def test_nothing_is_drawn_when_it_cannot_be_recorded(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot

    def refuse() -> None:
        raise DomainError("clock_set_back")

    path = tmp_path / "printed.pdf"
    with pytest.raises(DomainError, match="clock_set_back"):
        PaperPrinter(_to_file(path)).print_pages((_paper("Anna"),), before_sent=refuse)
    blank = QImage(QSize(74, 105), QImage.Format.Format_Grayscale8)
    blank.fill(255)
    assert all(_differs(page, blank) == 0 for page in _pages(path, tmp_path))


def test_a_printer_that_stops_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    recorded: list[int] = []
    monkeypatch.setattr(QPrinter, "newPage", lambda _printer: False)
    printer = PaperPrinter(_to_file(tmp_path / "printed.pdf"))
    with pytest.raises(DomainError) as caught:
        printer.print_pages((_paper("Anna", "Anna"),), before_sent=lambda: recorded.append(1))
    assert (caught.value.code, recorded) == ("print_interrupted", [1])


def test_the_question_offers_neither_a_file_nor_a_part_of_the_paper(qtbot: QtBot) -> None:
    dialog, _printer = printer_dialog(None)
    qtbot.addWidget(dialog)
    option = QAbstractPrintDialog.PrintDialogOption
    for one in (option.PrintToFile, option.PrintPageRange, option.PrintSelection):
        assert not dialog.testOption(one)


def test_a_computer_without_printers_says_so_and_with_one_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, chosen, none = QWidget(), list[Printer](), list[int]()
    qtbot.addWidget(window)
    dialogs = WindowDialogs(window)

    def ask() -> None:
        dialogs.choose_printer(on_chosen=chosen.append, on_none=lambda: none.append(1))

    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", lambda: [])
    ask()
    assert (chosen, none, window.findChildren(QPrintDialog)) == ([], [1], [])
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", lambda: ["Kontoret"])
    ask()
    (asked,) = window.findChildren(QPrintDialog)
    QDialog.reject(asked)
    qtbot.waitUntil(lambda: not window.findChildren(QPrintDialog))
    assert chosen == []
    ask()
    (asked,) = window.findChildren(QPrintDialog)
    asked.done(QDialog.DialogCode.Accepted)
    assert len(chosen) == 1
    assert isinstance(chosen[0], PaperPrinter)
