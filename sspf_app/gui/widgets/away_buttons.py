"""The way to a unit manager who is elsewhere, where an approval is awaited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.manager_records import AwayDesk


class AwayButtons(QWidget):
    """Save the question for the manager, and read the answer in; nothing where no key is known.

    Attributes:
        seals: The buttons that save it, by the login of the manager.
        take: Reads the answer in.
    """

    def __init__(
        self,
        on_seal: Callable[[str], object],
        on_take: Callable[[], object],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_seal = on_seal
        self._on_take = on_take
        self.seals: dict[str, QPushButton] = {}
        self.take: QPushButton | None = None
        self._said = text(role="muted")
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        layout = column(self._said, self._holder, gap=GRID)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_desk(self, away: AwayDesk, request: str) -> None:
        """Show the ways there are for what waits."""
        clear(self._flow)
        self.seals, self.take = {}, None
        show_if(self, wanted=bool(away.managers))
        if not away.managers:
            return
        is_one = len(away.managers) == 1
        for login, name in away.managers:
            said = (
                _("Save a question for the manager…")
                if is_one
                else _("Save a question for {name}…").format(name=name)
            )
            made = changing(button(said, partial(self._on_seal, login), icon="export"))
            self.seals[login] = made
            self._flow.addWidget(made)
        sealed = away.sealed.get(request)
        show_if(self._said, wanted=sealed is not None)
        if sealed is not None:
            told = _("A question was saved for the manager on {day}. Read the answer in here.")
            self._said.setText(told.format(day=sealed.isoformat()))
            self.take = changing(
                button(_("Read the manager's answer in…"), self._on_take, icon="import")
            )
            self._flow.addWidget(self.take)
