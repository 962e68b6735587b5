"""For the unit manager: who may open which protected case, by the reference alone."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.access_list import AccessListPart
from sspf_app.gui.widgets.layout import Card, clear, column, scrolled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.services.case_access_views import AccessList


class AccessPage(QWidget):
    """See the module.

    Signals:
        answered: Case, user, and whether access is given to whoever asked.
        given: Case, user and why, where nobody asked.
        ended: Case and user.
    """

    answered = Signal(str, str, bool)
    given = Signal(str, str, str)
    ended = Signal(str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.parts: dict[str, AccessListPart] = {}
        self._list = column(gap=2 * GRID)
        page = QWidget()
        page.setMaximumWidth(110 * GRID)
        page.setLayout(self._list)
        outer = column(scrolled(page))
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)

    def show_lists(self, lists: tuple[AccessList, ...]) -> None:
        """Show every list, those that wait first."""
        clear(self._list)
        self.parts = {}
        for found in lists:
            card = Card(_("Who may open {reference}").format(reference=found.reference))
            part = self.parts[found.case] = AccessListPart(self._zone)
            part.show_list(found)
            part.answered.connect(self.answered)
            part.given.connect(self.given)
            part.ended.connect(self.ended)
            card.add(part)
            self._list.addWidget(card)
        if not lists:
            self._list.addWidget(
                EmptyState(
                    _("No case has anybody protected"),
                    _("When one has, it stands here who may open it."),
                    icon="shield",
                )
            )
        self._list.addStretch(1)
