"""A paper is shown from memory."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from sspf_app.gui.widgets.pdf_view import PdfPreview
from tests.gui.screen_checks import check_screen


def _paper(pages: int) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for number in range(pages):
        canvas.drawString(72, 720, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PdfPreview:
    made = PdfPreview()
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    return made


def test_pages_are_counted_turned_and_zoomed(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(_paper(3))
    assert preview.page_count() == 3
    assert preview._number.text() == "Page 1 of 3"
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview._number.text() == "Page 3 of 3"
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview._number.text() == "Page 2 of 3"
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = preview.pages.zoomFactor()
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert preview.pages.zoomFactor() == pytest.approx(larger / 1.2)
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.pages.zoomMode() is QPdfView.ZoomMode.FitToWidth
    check_screen(preview)


def test_another_paper_takes_the_place_of_the_first(preview: PdfPreview) -> None:
    preview.show_pdf(_paper(3))
    preview.show_pdf(_paper(1))
    assert preview.page_count() == 1
    preview.clear()
    assert preview.page_count() == 0
    assert preview._bytes.isEmpty()


def test_what_is_no_paper_is_refused(preview: PdfPreview) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        preview.show_pdf(b"hello")


def test_a_paper_begins_whole_and_stays_as_it_was_chosen(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.show_pdf(_paper(2))
    assert preview.pages.zoomMode() is QPdfView.ZoomMode.FitInView
    whole = preview._factor_now()
    page = preview._document.pagePointSize(0)
    dots = preview.pages.logicalDpiY() / 72
    assert page.height() * whole * dots <= preview.pages.viewport().height()
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    preview.show_pdf(_paper(1))
    assert preview.pages.zoomMode() is QPdfView.ZoomMode.FitToWidth
    qtbot.keyClick(preview, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.pages.zoomFactor() == pytest.approx(whole * 1.2)
