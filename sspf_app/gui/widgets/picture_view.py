"""Scanned pages on screen, from memory: one at a time, zoomed and turned over by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark

_STEP = 1.25
_LEAST, _MOST = 0.1, 4.0


class PictureView(QWidget):
    """Pictures of pages.

    Keys: Page Up and Down turn pages, Ctrl++ and Ctrl+- zoom, Ctrl+0 fits the width; the arrows
    move the page.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[tuple[str, bytes]] = []
        self._shown = QPixmap()
        self._page = 0
        self._zoom: float | None = None
        self._number = text(wrap=False, role="muted")
        self._bar = QWidget(self)  # before the page, for the order of Tab
        self.previous = icon_button("chevron-left", _("Previous page"), self._on_previous)
        self.next = icon_button("chevron-right", _("Next page"), self._on_next)
        self._bar.setLayout(
            row(
                self.previous,
                self._number,
                self.next,
                None,
                icon_button("zoom-out", _("Smaller"), self._on_smaller),
                icon_button("zoom-in", _("Larger"), self._on_larger),
                quiet_button(_("Fit width"), self._on_fit),
                gap=4,
            )
        )
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        mark(self.area, role="paper")
        self.area.setWidget(self._label)
        self.area.setWidgetResizable(True)
        # Always there, so that a page that fits the width goes on fitting.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Scanned page"))
        self.area.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._bar)
        layout.addWidget(self.area, 1)

    def show_pictures(self, pictures: list[tuple[str, bytes]]) -> None:
        """Show pages, each with what it is called; the first one first."""
        self._pictures = pictures
        self._zoom = None
        self._turn_to(0)

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._pictures = []
        self._turn_to(0)

    def page(self) -> int:
        """Which page shows, from 0."""
        return self._page

    def page_count(self) -> int:
        """Pages of what is shown."""
        return len(self._pictures)

    def go_to(self, page: int) -> None:
        """Show another page."""
        if 0 <= page < len(self._pictures):
            self._turn_to(page)

    def minimumSizeHint(self) -> QSize:
        """So small that the form beside it has room."""
        return QSize(36 * GRID, 24 * GRID)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Keys of the page go here first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        self._draw()

    def _on_key(self, event: QKeyEvent) -> bool:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plain = {Qt.Key.Key_PageDown: self._on_next, Qt.Key.Key_PageUp: self._on_previous}
        control = {
            Qt.Key.Key_Plus: self._on_larger,
            Qt.Key.Key_Equal: self._on_larger,
            Qt.Key.Key_Minus: self._on_smaller,
            Qt.Key.Key_0: self._on_fit,
        }
        act = (control if is_control else plain).get(Qt.Key(event.key()))
        if act is None:
            return False
        act()
        return True

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._shown = QPixmap()
        name = ""
        if page < len(self._pictures):
            name, content = self._pictures[page]
            self._shown.loadFromData(content)
        self._number.setText(name)
        self.area.setAccessibleDescription(name)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < len(self._pictures))
        self._draw()
        self.area.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if self._shown.isNull():
            self._label.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        fitting = max(1, self.area.viewport().width()) * ratio / self._shown.width()
        scale = fitting if self._zoom is None else self._zoom
        size = self._shown.size() * scale
        drawn = self._shown.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn.setDevicePixelRatio(ratio)
        self._label.setPixmap(drawn)

    def _change_zoom(self, factor: float) -> None:
        if self._shown.isNull():
            return
        ratio = self.devicePixelRatioF()
        fitting = max(1, self.area.viewport().width()) * ratio / self._shown.width()
        now = fitting if self._zoom is None else self._zoom
        self._zoom = min(max(now * factor, _LEAST), _MOST)
        self._draw()

    def _on_previous(self) -> None:
        self.go_to(self._page - 1)

    def _on_next(self) -> None:
        self.go_to(self._page + 1)

    def _on_larger(self) -> None:
        self._change_zoom(_STEP)

    def _on_smaller(self) -> None:
        self._change_zoom(1 / _STEP)

    def _on_fit(self) -> None:
        self._zoom = None
        self._draw()
