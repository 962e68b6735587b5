"""A card that shows its heading and how it stands, and the rest when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import mark_icon
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import icon_button
from sspf_app.gui.widgets.keyboard import tab_stops
from sspf_app.gui.widgets.layout import Card, column
from sspf_app.gui.widgets.marks import name, show_if


class FoldingCard(Card):
    """A card whose content can be folded away; until ``let_fold`` it is as any other.

    Attributes:
        toggle: Opens and folds.

    Signals:
        turned: The user opened it (True) or folded it.
    """

    turned = Signal(bool)

    def __init__(
        self, title: str = "", subtitle: str = "", *, parent: QWidget | None = None
    ) -> None:
        self._title = title
        super().__init__(title, subtitle, parent=parent)
        self.toggle = icon_button("chevron-down", _("Show"), self._on_toggle, size=16)
        self.toggle.hide()
        self.add_action(self.toggle)
        outer = self.layout()
        if outer is not None:
            outer.removeItem(self.body)
        self._inside = QWidget()
        self.body = column(gap=GRID + 4)
        self._inside.setLayout(self.body)
        if outer is not None:
            outer.addWidget(self._inside)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show another heading, and how it stands."""
        self._title = title
        super().say(title, subtitle)

    def let_fold(self) -> None:
        """From now on it can be folded; it is."""
        self.toggle.show()
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fold(wanted=True)

    @property
    def is_folded(self) -> bool:
        """Whether its content is away."""
        return self._inside.isHidden()

    def fold(self, *, wanted: bool) -> None:
        """Put the content away, or show it."""
        show_if(self._inside, wanted=not wanted)
        mark_icon(self.toggle, "chevron-down" if wanted else "chevron-up", size=16)
        said = _("Show: {part}") if wanted else _("Fold: {part}")
        words = said.format(part=self._title)
        name(self.toggle, words)
        self.toggle.setToolTip(words)

    def first_inside(self) -> QWidget | None:
        """The first stop of Tab in its content."""
        return next(tab_stops(self._inside), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on its heading is one on the arrow."""
        in_head = self._head.geometry().contains(event.position().toPoint())
        if in_head and self.toggle.isVisible() and event.button() is Qt.MouseButton.LeftButton:
            self.toggle.setFocus(Qt.FocusReason.MouseFocusReason)
            self._on_toggle()
        else:
            super().mousePressEvent(event)

    def _on_toggle(self) -> None:
        is_open = self.is_folded
        self.fold(wanted=not is_open)
        self.turned.emit(is_open)
