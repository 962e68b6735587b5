"""Pages, cards, headers, panels: how a screen is laid out on the 8-pixel grid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, show_if

_LEAST_TITLE = 24 * GRID
"""So much room the buttons of a page leave its title beside them."""
_CROWDED = 1.25
"""A title so many times as long as the room beside the buttons has all of the line."""


_NO_BOUND = 16_777_215
"""Pixels: what Qt has where nothing is bounded."""


def column(*parts: QWidget | QLayout, gap: int = GRID, margin: int = 0) -> QVBoxLayout:
    """Parts below each other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def row(*parts: QWidget | QLayout | None, gap: int = GRID) -> QHBoxLayout:
    """Parts beside each other; ``None`` is the gap that takes what is left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def line() -> QFrame:
    """A line that parts."""
    return mark(QFrame(), role="line")


def scrolled(content: QWidget, *, by_width: bool = False) -> QScrollArea:
    """Content that scrolls up and down when there is no room; Tab passes it by.

    Args:
        content: What scrolls.
        by_width: It is as high as its layout tells for the width it has. Else Qt takes the height
            that its words need on the narrowest lines as the least, and a page of sentences ends
            in an empty field. Not where a part is bounded to less than the whole width: the layout
            does not know, and tells too little.
    """
    area = QScrollArea()
    if by_width:
        policy = content.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
        content.setSizePolicy(policy)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class PageHeader(QWidget):
    """Title, a line under it, and what can be done here, at the right."""

    def __init__(
        self, title: str = "", subtitle: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = text(title, role="title", wrap=False)
        self._subtitle = text(subtitle, role="muted")
        show_if(self._subtitle, wanted=bool(subtitle))
        self._is_hushed = False
        self.badges = row(gap=GRID)
        self._acts = QWidget()  # a layout of ours within another would not be held by it
        self._flow = FlowLayout(self._acts)
        outer = self._outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * GRID)
        self._line = row(self._title, row(self.badges, None))
        self._line.setStretch(1, 1)
        outer.addLayout(column(self._line, self._subtitle, gap=4), 1)
        outer.addWidget(self._acts, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show another title."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._show_subtitle()

    def hush(self, *, wanted: bool) -> None:
        """Leave the line under the title away, where what is below it has no room to spare."""
        if wanted != self._is_hushed:
            self._is_hushed = wanted
            self._show_subtitle()

    def _show_subtitle(self) -> None:
        said = self._subtitle.text()
        show_if(self._subtitle, wanted=bool(said) and not self._is_hushed)
        self._title.setToolTip(said if self._is_hushed else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A title that is longer than the room beside the buttons goes on below, badges first.

        Where the buttons leave it hardly any room they stand below it, on lines of their own.
        """
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A button that says something longer asks for its room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        acts, badges = self._flow.sizeHint().width(), self.badges.sizeHint().width()
        needed = self._title.fontMetrics().horizontalAdvance(self._title.text()) + GRID
        beside = self.width() - acts - badges - 4 * GRID
        is_crowded = acts > 0 and needed > _CROWDED * beside
        is_full = self.width() > 0 and (self.width() < acts + _LEAST_TITLE or is_crowded)
        self._outer.setDirection(
            QBoxLayout.Direction.TopToBottom if is_full else QBoxLayout.Direction.LeftToRight
        )
        room = beside + acts if is_full else beside
        is_below = badges > 0 and needed > room > 0
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        )
        room += badges if is_below else 0
        is_long = self._title.text() != "" and needed > room > 0
        if is_long != self._title.wordWrap():
            self._title.setWordWrap(is_long)
            self._line.setStretch(0, 100 if is_long else 0)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right."""
        self._flow.addWidget(widget)

    def show_badges(self, *badges: QWidget) -> None:
        """Put these after the title, instead of those before."""
        clear(self.badges)
        for badge in badges:
            self.badges.addWidget(badge)
        self._fit()


class Card(QFrame):
    """A plate that holds things that belong together.

    Attributes:
        body: Where to put them.
    """

    def __init__(
        self, title: str = "", subtitle: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._heading = text(title, role="heading")
        self._subtitle = text(subtitle, role="muted")
        self._actions = row()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(column(self._heading, self._subtitle, gap=2), 1)
        head.addLayout(self._actions)
        self.body = column(gap=GRID + 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID + 4, 2 * GRID, 2 * GRID + 4, 2 * GRID + 4)
        outer.setSpacing(GRID + 4)
        outer.addWidget(self._head)
        outer.addLayout(self.body)
        self.say(title, subtitle)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show another heading."""
        self._heading.setText(title)
        self._subtitle.setText(subtitle)
        show_if(self._subtitle, wanted=bool(subtitle))
        show_if(self._head, wanted=bool(title))

    def add(self, part: QWidget | QLayout) -> None:
        """Put something into the card."""
        if isinstance(part, QWidget):
            self.body.addWidget(part)
        else:
            self.body.addLayout(part)

    def add_action(self, widget: QWidget) -> None:
        """Put a button beside the heading."""
        self._actions.addWidget(widget)
