"""The help (F1): its own window beside the program, opened at the screen one is on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sspf_app import assets
from sspf_app.gui.help_pages import KEYS, HelpPage, HelpPages, topic_of
from sspf_app.gui.i18n import _, words
from sspf_app.gui.key_list import keys_page
from sspf_app.gui.looks import GRID
from sspf_app.gui.screen import Screen
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, scaled, show_if

_TOPIC = Qt.ItemDataRole.UserRole
_LIST_WIDTH, _WIDTH, _HEIGHT = 34 * GRID, 130 * GRID, 96 * GRID
_MARGIN = 4 * GRID


class HelpBrowser(QTextBrowser):
    """Shows a page; its pictures come from one folder and nothing from anywhere else."""

    def __init__(self, folder: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._page: HelpPage | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(_("Help"))
        self.document().setDocumentMargin(_MARGIN)

    def show_page(self, page: HelpPage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self._fill()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the folder, as wide as the page; anything else is nothing."""
        place = name.toString() if isinstance(name, QUrl) else name
        file = (self._folder / place).resolve()
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value
        if not is_picture or not file.is_relative_to(self._folder.resolve()):
            return None
        picture = QImage(str(file))
        ratio = self.devicePixelRatioF()
        room = max(20 * GRID, self.viewport().width() - 2 * _MARGIN - 4 * GRID)
        width = round(min(picture.width(), room) * ratio)
        if picture.isNull():
            return None
        shown = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are made as wide as the page again."""
        super().resizeEvent(event)
        if self._page is not None and event.oldSize().width() != event.size().width():
            place = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(place)

    def _fill(self) -> None:
        # Not the document's own: that leaves the cursor at its end, which is brought in sight.
        self.setMarkdown(self._page.text if self._page is not None else "")


class HelpWindow(QWidget):
    """The pages at the left, with a search; the page at the right."""

    def __init__(self, pages: HelpPages, folder: Path, *, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        mark(self, role="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Help"))
        self._pages = pages
        self.search = SearchField(_("Search the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = text(_("No page holds these words."), role="muted")
        self.browser = HelpBrowser(folder)
        self._build()
        self.search.searched.connect(self._on_searched)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.browser.anchorClicked.connect(self._on_link)
        self._on_searched("")

    def open_at(self, screen: str) -> None:
        """Show the page about a screen, and come to the front."""
        self.search.clear()
        self._on_searched("")
        if (page := self._pages.about(screen)) is not None:
            self._choose(page.topic)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def topic(self) -> str:
        """The page that is shown."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_TOPIC))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the help away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(GRID)
        side.addWidget(self.search)
        side.addWidget(self.nothing)
        side.addWidget(self.list, 1)
        left = QWidget()
        left.setFixedWidth(scaled(_LIST_WIDTH))
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(left)
        layout.addWidget(self.browser, 1)
        self.resize(_WIDTH, _HEIGHT)

    def _choose(self, topic: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_TOPIC) == topic:
                self.list.setCurrentRow(row)

    @Slot(str)
    def _on_searched(self, wanted: str) -> None:
        before = self.topic()
        found = self._pages.find(wanted)
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            said = f"{one.page.title}\n{one.line}" if one.line else one.page.title
            item = QListWidgetItem(said)
            item.setData(_TOPIC, one.page.topic)
            self.list.addItem(item)
        self.list.blockSignals(False)
        show_if(self.nothing, wanted=not found)
        show_if(self.list, wanted=bool(found))
        if wanted and found:
            self.list.setCurrentRow(0)
        elif before:
            self._choose(before)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        page = None if item is None else self._pages.page(str(item.data(_TOPIC)))
        if page is not None:
            self.browser.show_page(page)

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        topic = topic_of(link.toString())
        if self._pages.page(topic) is not None:
            self.search.clear()
            self._on_searched("")
            self._choose(topic)


def open_help(parent: QWidget, screens: tuple[Screen, ...], *, has_ask: bool) -> HelpWindow:
    """The help in the language of the window."""
    folder = assets.help_folder()
    made = {KEYS: keys_page(screens, has_ask=has_ask)}
    return HelpWindow(HelpPages(folder, words().language, made), folder, parent=parent)
