"""One measure of the statistics: a small table that can be walked by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.texts.statistics import StatisticsLine, StatisticsPart

_INDENT = "\u2003"


class WholeTable(ItemTable):
    """A table as high as its lines, in their own order: the page around it scrolls."""

    def __init__(self, model: ItemTableModel[Any], *, name: str) -> None:
        super().__init__(model, name=name)
        self.setSortingEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the lines are in the look it has by now."""
        super().showEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Likewise in another look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit_height()

    def _fit_height(self) -> None:
        margins = self.contentsMargins()
        head = self.horizontalHeader().sizeHint().height()
        edges = margins.top() + margins.bottom() + 2 * self.frameWidth()
        self.setFixedHeight(self.verticalHeader().length() + head + edges)


class PartCard(Card):
    """See the module.

    Attributes:
        table: Its lines.
    """

    def __init__(
        self, part: StatisticsPart, *, has_before: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(part.title, parent=parent)
        lines = tuple(enumerate(part.lines))
        model = ItemTableModel(
            _columns(part, has_before=has_before), id_of=lambda numbered: str(numbered[0])
        )
        model.set_items(lines)
        self.table = WholeTable(model, name=part.title)
        self.add(self.table)
        if part.is_hidden:
            self.add(
                text(_("Too few, or too alike, to be told by kind."), role="muted", wrap=False)
            )


_Numbered = tuple[int, StatisticsLine]


def _columns(part: StatisticsPart, *, has_before: bool) -> tuple[Column[_Numbered], ...]:
    columns: tuple[Column[_Numbered], ...] = (
        Column(
            name="what",
            title=_("What"),
            text=lambda one: _INDENT * one[1].depth + one[1].words,
            hint=lambda one: one[1].words,
            width=0,
        ),
        Column(
            name="number",
            title=_("How many"),
            text=lambda one: one[1].number,
            is_number=True,
            width=12,
        ),
        Column(
            name="share", title=_("Share"), text=lambda one: one[1].share, is_number=True, width=10
        ),
    )
    before: Column[_Numbered] = Column(
        name="before",
        title=_("Period before"),
        text=lambda one: one[1].before,
        is_number=True,
        width=16,
    )
    if not any(line.share for line in part.lines):
        columns = columns[:2]
    return (*columns, before) if has_before else columns
