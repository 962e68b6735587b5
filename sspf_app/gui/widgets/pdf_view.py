"""A paper on screen, from memory; nothing is written anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row

_STEP = 1.2
_LEAST, _MOST = 0.25, 4.0


class PdfPreview(QWidget):
    """The pages of a PDF below each other; zoom, pages, keyboard.

    It begins with a whole page in sight, and stays as it was chosen from paper to paper. Keys: Page
    Up and Down turn pages, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width, Ctrl+1 the whole page.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes, self)
        self._number = text(wrap=False, role="muted")
        tools = row(
            icon_button("chevron-left", _("Previous page"), self._on_previous),
            self._number,
            icon_button("chevron-right", _("Next page"), self._on_next),
            None,
            icon_button("zoom-out", _("Smaller"), self._on_smaller),
            icon_button("zoom-in", _("Larger"), self._on_larger),
            icon_button("collapse", _("Whole page"), self._on_whole, size=20),
            quiet_button(_("Fit width"), self.fit_width),
            gap=4,
        )
        bar = QWidget(self)  # before the pages, for the order of Tab
        bar.setLayout(tools)
        self.pages = QPdfView(self)
        self.pages.setDocument(self._document)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.pages.setAccessibleName(_("Preview of the paper"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(bar)
        layout.addWidget(self.pages, 1)
        self.pages.pageNavigator().currentPageChanged.connect(self._on_page_changed)

    def show_pdf(self, *pieces: bytes) -> None:
        """Show a file from memory, in one piece or several; a page is read when it is drawn.

        Pages are drawn on a thread of Qt's own, so what it reads from is Qt's own too.

        Raises:
            ValueError: it is no PDF. (A bug.)
        """
        self.clear()
        self._bytes = QByteArray()
        self._bytes.reserve(sum(map(len, pieces)))
        for piece in pieces:
            self._bytes.append(piece)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise ValueError(f"not a PDF: {self._document.error()}")
        self._on_page_changed(0)

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._document.close()
        self._buffer.close()
        self._bytes.clear()
        self._number.setText("")

    def page_count(self) -> int:
        """Pages of what is shown."""
        return self._document.pageCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        plain = {Qt.Key.Key_PageDown: self._on_next, Qt.Key.Key_PageUp: self._on_previous}
        control = {
            Qt.Key.Key_Plus: self._on_larger,
            Qt.Key.Key_Equal: self._on_larger,
            Qt.Key.Key_Minus: self._on_smaller,
            Qt.Key.Key_0: self.fit_width,
            Qt.Key.Key_1: self._on_whole,
        }
        act = (control if is_control else plain).get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _on_previous(self) -> None:
        self._turn(-1)

    def _on_next(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        navigator = self.pages.pageNavigator()
        page = navigator.currentPage() + step
        if 0 <= page < self.page_count():
            navigator.jump(page, QPointF(), 0)

    def _on_larger(self) -> None:
        self._zoom(_STEP)

    def _on_smaller(self) -> None:
        self._zoom(1 / _STEP)

    def _zoom(self, factor: float) -> None:
        now = self._factor_now()
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(min(max(now * factor, _LEAST), _MOST))

    def _factor_now(self) -> float:
        """How large a page is shown, also where it follows the size of the window."""
        mode, now = self.pages.zoomMode(), self.pages.zoomFactor()
        page, room = self._document.pagePointSize(0), self.pages.viewport().size()
        if mode is QPdfView.ZoomMode.Custom or not self.page_count() or page.isEmpty():
            return now
        wide = room.width() / (page.width() * self.pages.logicalDpiX() / 72)
        tall = room.height() / (page.height() * self.pages.logicalDpiY() / 72)
        return wide if mode is QPdfView.ZoomMode.FitToWidth else min(wide, tall)

    def _on_whole(self) -> None:
        self.pages.setZoomMode(QPdfView.ZoomMode.FitInView)

    def fit_width(self) -> None:
        """Show a page as wide as there is room for: where it stands in a narrow column."""
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        self._number.setText(
            _("Page {page} of {pages}").format(page=page + 1, pages=self.page_count())
        )
