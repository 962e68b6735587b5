"""Persons who were made one, each with the way back."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.services.merge_views import MadeOne
from sspf_app.texts.dates import long_day


class MadeOneCard(Card):
    """See the module.

    Attributes:
        backs: The buttons in sight.

    Signals:
        back_wanted: A ``MadeOne`` to be two again.
    """

    back_wanted = Signal(object)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Made one before"),
            _("They can be two again as long as nothing was recorded on them since."),
            parent=parent,
        )
        growing(self)
        self._zone = zone
        self.backs: list[QPushButton] = []
        self._lines = column(gap=GRID)
        self.add(self._lines)

    def show_made(self, made: tuple[MadeOne, ...]) -> None:
        """Show them, the newest first."""
        clear(self._lines)
        self.backs = []
        for number, one in enumerate(made):
            if number:
                self._lines.addWidget(line())
            self._lines.addWidget(self._line(one))

    def _line(self, one: MadeOne) -> QWidget:
        both = _("{dropped} became {kept}").format(dropped=one.dropped, kept=one.kept)
        day = long_day(one.at.astimezone(self._zone).date(), words())
        said = _("{day}, by {name}").format(day=day, name=one.by)
        back = quiet_button(_("Make two again…"), lambda: self.back_wanted.emit(one), icon="undo")
        back.setAccessibleDescription(both)
        self.backs.append(back)
        holder = QWidget()
        layout = row(column(text(both, role="strong"), text(said, role="muted"), gap=0), back)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        return holder
