"""The navigation: one line per screen, icon and word; it collapses to icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked
from sspf_app.gui.icons import mark_icon
from sspf_app.gui.looks import GRID
from sspf_app.gui.screen import Screen, lines_and_keys
from sspf_app.gui.widgets.buttons import native_keys, press_on
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.layout import scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.page_line import PageLine, PageLines

_COLLAPSED = "rail/collapsed"


class Rail(PageLines):
    """Lines of the screens that exist.

    Signals:
        screen_chosen: The name of a screen.
    """

    screen_chosen = Signal(str)

    def __init__(self, screens: tuple[Screen, ...], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        mark(self, role="rail")
        name(self, _("Navigation"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._lines: dict[str, PageLine] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID + 4, GRID, GRID)
        layout.setSpacing(2)
        # With large text in a low window the lines scroll instead of being squeezed.
        lines = pile(*(self._line(*one) for one in lines_and_keys(screens)), gap=2)
        area = scrolled(lines)
        for ground in (lines, area.viewport()):
            ground.setAutoFillBackground(False)  # the ground of the rail shows through
        layout.addWidget(area, 1)
        self._fold = QToolButton()
        self._fold.clicked.connect(self._on_fold_clicked)
        layout.addWidget(self._fold)
        self._set_collapsed(QSettings().value(_COLLAPSED, "") == "yes")

    def show_chosen(self, screen: str) -> None:
        """Mark the line of a screen; none for a screen that has no line."""
        self._group.setExclusive(False)  # else the last one could not be let go
        for line_name, line in self._lines.items():
            line.setChecked(line_name == screen)
        self._group.setExclusive(True)

    def is_collapsed(self) -> bool:
        """Whether only the icons show."""
        return self._collapsed

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the words are in the look it is given."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(self._width())

    def _line(self, screen: Screen, keys: str) -> PageLine:
        word = marked(screen.title)
        line = name(PageLine(), word)
        line.setObjectName(screen.name)
        line.setText(f"\u2002{word}")  # a gap after the icon
        line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark_icon(line, screen.icon, size=22)
        if keys:
            press_on(line, keys)
        line.setToolTip(f"{word}  {native_keys(keys)}".strip())
        line.clicked.connect(self._on_line_clicked)
        self._group.addButton(line)
        self._lines[screen.name] = line
        return line

    @Slot()
    def _on_line_clicked(self) -> None:
        line = self._group.checkedButton()
        if line is not None:
            self.screen_chosen.emit(line.objectName())

    @Slot()
    def _on_fold_clicked(self) -> None:
        self._set_collapsed(not self._collapsed)
        QSettings().setValue(_COLLAPSED, "yes" if self._collapsed else "no")

    def _set_collapsed(self, collapsed: bool) -> None:
        self._collapsed = collapsed
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if collapsed
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        word = _("Show the words") if collapsed else _("Show icons only")
        for line in (*self._lines.values(), self._fold):
            line.setToolButtonStyle(style)
        self._fold.setText("\u2002" + _("Collapse"))
        self._fold.setToolTip(word)
        self._fold.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name(self._fold, word)
        mark_icon(self._fold, "expand" if collapsed else "collapse", ink="muted", size=22)
        self.setFixedWidth(self._width())

    def _width(self) -> int:
        widest = max(line.sizeHint().width() for line in (*self._lines.values(), self._fold))
        return widest + 2 * GRID + (0 if self._collapsed else 2 * GRID)
