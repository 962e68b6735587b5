"""Parts of a screen: their names in groups at the left, the one that is chosen beside them.

Tabs in one row have no room for more than a handful. Where the window is narrow, or the text large,
the names stand in a box above the part instead of beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import shown
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.page_line import PageLine, PageLines

_LEAST_LETTERS = 118
"""Beside names of parts a part needs so much of the width; under it they stand in a box."""

_BAR = 12
"""What the bar takes that scrolls the names where the window is low."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(kw_only=True)
class _Section:
    title: str
    make: Callable[[], QWidget]
    line: PageLine
    group: QLabel
    page: QWidget | None = None


class Sections(QWidget):
    """See the module; Tab stops once at the names, the arrows walk them.

    Signals:
        came: The name of the part that is in sight now; not told again of the same one.
    """

    came = Signal(str)

    def __init__(self, what: str, *, parent: QWidget | None = None) -> None:
        """Make none yet; ``what`` names all of them, for screen readers."""
        super().__init__(parent)
        self._sections: dict[str, _Section] = {}
        self._offered: list[str] = []
        self._group = QLabel()
        self._current = ""
        self.box = name(ChoiceBox(), what)
        self.box.hide()
        self.box.activated.connect(self._on_box)
        self._lines = name(_Lines(), what)
        self._side = scrolled(self._lines)
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._stack = QStackedWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2 * GRID)
        self._layout.addWidget(self._side)
        self._layout.addWidget(self.box)
        self._layout.addWidget(self._stack, 1)

    def add_group(self, title: str) -> None:
        """What is added from now on stands under this heading."""
        self._group = text(title, role="group", wrap=False)
        self._lines.column.addWidget(self._group)

    def add(self, section: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a part, and offer it.

        Args:
            section: How it is asked for.
            title: What it is called.
            make: Makes its page, when somebody goes there for the first time.
        """
        line = name(_Line(self), title)
        line.setText(shown(title))
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.setProperty("section", section)
        line.clicked.connect(self._on_line)
        self._lines.column.addWidget(line)
        self._sections[section] = _Section(title=title, make=make, line=line, group=self._group)
        self._offered.append(section)
        self._current = self._current or section
        self._fill_box()

    def names(self) -> tuple[str, ...]:
        """Every part, offered or not, in order."""
        return tuple(self._sections)

    def offered(self) -> tuple[str, ...]:
        """The parts one can go to, in order."""
        return tuple(self._offered)

    def word(self, section: str) -> str:
        """What a part is called."""
        return self._sections[section].title

    def line(self, section: str) -> PageLine:
        """The line of a part."""
        return self._sections[section].line

    def current(self) -> str:
        """The part in sight."""
        return self._current

    def page(self) -> QWidget:
        """What is in sight of it."""
        section = self._sections[self._current]
        if section.page is None:
            section.page = section.make()
            self._stack.addWidget(section.page)
        return section.page

    def chooser(self) -> QWidget:
        """Where a part is chosen now: its line, or the box."""
        return self.box if self._side.isHidden() else self._sections[self._current].line

    def offer(self, wanted: frozenset[str]) -> None:
        """Offer these alone; at another one in sight the first of them takes its place."""
        self._offered = [one for one in self._sections if one in wanted]
        groups = {one.group for one in self._sections.values()}
        kept = {self._sections[one].group for one in self._offered}
        for group in groups:
            show_if(group, wanted=group in kept)
        for one, section in self._sections.items():
            show_if(section.line, wanted=one in wanted)
        self._fill_box()
        if self._offered and self._current not in wanted:
            if self._stack.count():
                self.show_section(self._offered[0])
            else:
                self._current = self._offered[0]

    def show_section(self, section: str) -> None:
        """Show a part that is offered; with any other name the one that has its turn."""
        before = self._current
        self._current = section if section in self._offered else before
        self._show_current()
        if self._current != before:
            self.updateGeometry()
            self._turn()
            self.came.emit(self._current)

    def _show_current(self) -> None:
        for one, found in self._sections.items():
            is_here = one == self._current
            found.line.setChecked(is_here)
            policy = Qt.FocusPolicy.StrongFocus if is_here else Qt.FocusPolicy.ClickFocus
            found.line.setFocusPolicy(policy)
        self._stack.setCurrentWidget(self.page())
        self.box.setCurrentIndex(self.box.findData(self._current))

    def step(self, key: Qt.Key) -> bool:
        """Go to the part the key means; False when it means none."""
        at = self._offered.index(self._current)
        if key in _STEPS:
            there = self._offered[(at + _STEPS[key]) % len(self._offered)]
        elif key in _ENDS:
            there = self._offered[_ENDS[key]]
        else:
            return False
        self.show_section(there)
        self._sections[there].line.setFocus(Qt.FocusReason.TabFocusReason)
        self._side.ensureWidgetVisible(self._sections[there].line)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the names are in the look it is given."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._side.setFixedWidth(self._lines.sizeHint().width() + _BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names beside the part where both have room, else above it."""
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """What the part in sight needs: its name can stand above it, and no other is shown."""
        section = self._sections.get(self._current)
        page = self._stack if section is None or section.page is None else section.page
        return QSize(page.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _turn(self) -> None:
        letters = self.width() / self.fontMetrics().averageCharWidth()
        beside = self._side.width() + 2 * GRID + self.minimumSizeHint().width()
        is_narrow = letters < _LEAST_LETTERS or self.width() < beside
        if is_narrow != self._side.isHidden():
            had_keyboard = self.window().focusWidget() is self.chooser()
            show_if(self._side, wanted=not is_narrow)
            show_if(self.box, wanted=is_narrow)
            ways = QBoxLayout.Direction
            self._layout.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
            self._layout.setSpacing(GRID if is_narrow else 2 * GRID)
            if had_keyboard:
                self.chooser().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_box(self) -> None:
        self.box.clear()
        for section in self._offered:
            self.box.addItem(self._sections[section].title, section)
        self.box.setCurrentIndex(self.box.findData(self._current))

    @Slot()
    def _on_line(self) -> None:
        line = self.sender()
        if isinstance(line, PageLine):
            line.setChecked(True)  # a click on the one in sight would let go of it
            self.show_section(str(line.property("section")))

    @Slot(int)
    def _on_box(self, index: int) -> None:
        self.show_section(str(self.box.itemData(index)))


class _Line(PageLine):
    """A name; the arrows go to the next, which Qt's own buttons would not let them."""

    def __init__(self, sections: Sections) -> None:
        super().__init__()
        self._sections = sections
        # Words without an icon would stand in the middle, whatever the style sheet says.
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setIcon(QIcon(nothing))
        self.setIconSize(QSize(1, 1))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; every other key goes its way."""
        if not self._sections.step(Qt.Key(event.key())):
            super().keyPressEvent(event)


class _Lines(PageLines):
    """The names in their groups."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="sections")
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self.column)
        outer.addStretch(1)
