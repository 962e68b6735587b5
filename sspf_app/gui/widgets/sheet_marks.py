"""Marks for many boxes of a sheet at once, with the count of what is marked and a way back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button, native_keys, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.notices import announce
from sspf_app.gui.widgets.paper_sheet import PaperSheet

_UNDO_KEYS = "Ctrl+Z"


class SheetMarks(QWidget):
    """Buttons above the boxes: of one column or of the whole sheet.

    Ticking and striking out fill empty boxes only: a box that is struck out on the paper can
    never become a yes by one click. Each act can be taken back, as can each single mark.

    Attributes:
        scope: The whole sheet, or one of its columns.
        tick, strike, empty: What is done to the boxes of the scope.
        back: Takes the last change of marks back.
    """

    def __init__(self, sheet: PaperSheet, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.scope = name(ChoiceBox(), _("Boxes of the whole form or of one column"))
        self.tick = button(_("Tick all empty"), self._on_tick)
        self.strike = button(_("Strike out all empty"), self._on_strike)
        self.empty = button(_("Empty all"), self._on_empty)
        self.back = quiet_button(_("Undo"), self._on_back)
        self.back.setAccessibleName(_("Undo the last change of the boxes"))
        self.back.setToolTip(native_keys(_UNDO_KEYS))
        self._count = text(role="muted")
        acts = flowing(self.scope, self.tick, self.strike, self.empty, self.back)
        self.setLayout(column(acts, self._count, gap=4))
        sheet.marked.connect(self._show)
        sheet.sheet.modelReset.connect(self._on_sheet)
        self._on_sheet()

    def words(self) -> str:
        """How many boxes are marked, in words."""
        return self._count.text()

    @Slot()
    def _on_sheet(self) -> None:
        """Another sheet has other columns."""
        self.scope.clear()
        self.scope.addItem(_("The whole form"), "")
        for column_id, column_name in self._sheet.sheet.shape.columns:
            self.scope.addItem(column_name, column_id)
        self._show()

    @Slot()
    def _show(self) -> None:
        ticked, struck, empty = self._sheet.sheet.counts()
        self._count.setText(
            _("{ticked} ticked, {struck} struck out, {empty} empty").format(
                ticked=ticked, struck=struck, empty=empty
            )
        )
        self.back.setEnabled(self._sheet.sheet.can_undo())

    def _on_tick(self) -> None:
        self._mark(value=True)

    def _on_strike(self) -> None:
        self._mark(value=False)

    def _on_empty(self) -> None:
        self._mark(value=None)

    def _on_back(self) -> None:
        self._sheet.sheet.undo()
        announce(self._count)

    def _mark(self, *, value: bool | None) -> None:
        self._sheet.sheet.mark_all(value, column=str(self.scope.currentData()))
        announce(self._count)
