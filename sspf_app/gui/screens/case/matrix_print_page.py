"""The matrix as it will be printed, in the place of the matrix."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import foot
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.export_views import Paper


class MatrixPrintPage(QWidget):
    """See the module.

    Signals:
        print_wanted: Print it.
        save_wanted: Write it to a folder.
        left: Back to the matrix.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PdfPreview()
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.save = primary_button(_("Save the matrix…"), self._on_save, icon="export")
        self.back = back_button(_("Back to the matrix"), self._on_back)
        about = text(_("For your own file: it is noted as printed."), role="muted", wrap=False)
        acts = foot(self.back, self.print, self.save)
        self.setLayout(column(above_foot(self.preview, about, acts, gap=GRID)))

    def show_paper(self, paper: Paper) -> None:
        """Show the pages."""
        self.preview.show_pdf(paper.pdf)

    def clear(self) -> None:
        """Keep nothing of them."""
        self.preview.clear()

    def _on_print(self) -> None:
        self.print_wanted.emit()

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_back(self) -> None:
        self.left.emit()
