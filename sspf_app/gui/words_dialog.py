"""New recovery words, shown once over the window: printed, and kept by the office."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QGridLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark

_COLUMNS = 3


class WordsDialog(QDialog):
    """Only its button closes it, once the box is ticked: what it shows is not shown again.

    Attributes:
        kept: The words are on paper.
        close_it: Closes it.
    """

    def __init__(self, words: Sequence[str], parent: QWidget | None, *, vault: str) -> None:
        super().__init__(parent)
        self._words, self._vault = tuple(words), vault
        title = _("New recovery words")
        why = _(
            "These words open the vault when every password is lost. They are shown now and never "
            "again. Print them or write them down, seal the sheet, and let the office keep it."
        )
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(title)
        self.setAccessibleDescription(why)
        plate = mark(QFrame(), role="plate")
        grid = QGridLayout(plate)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setSpacing(GRID + 4)
        rows = -(-len(self._words) // _COLUMNS)
        for number, word in enumerate(self._words):
            line = row(
                text(f"{number + 1}", role="muted", wrap=False),
                text(word, role="words", wrap=False),
                None,
            )
            grid.addLayout(line, number % rows, number // rows)
        self.kept = QCheckBox(_("I have the words on paper"))
        self.close_it = primary_button(_("Close"), self.accept)
        self.close_it.setEnabled(False)
        self.kept.toggled.connect(self.close_it.setEnabled)
        printing = button(_("Print the sheet…"), self._on_print, icon="print")
        layout = column(
            text(title, role="heading"),
            text(why),
            plate,
            row(printing, None),
            text(_("The old words open the vault no more.")),
            self.kept,
            row(None, self.close_it),
            gap=2 * GRID,
            margin=3 * GRID,
        )
        self.setLayout(layout)
        self.setMinimumWidth(76 * GRID)
        self.kept.setFocus()

    @Slot()
    def reject(self) -> None:
        """Escape does not take away what is not shown again."""

    def _on_print(self) -> None:
        from sspf_app.gui.unlock.words_sheet import print_sheet  # printing loads late

        print_sheet(self._words, vault=self._vault, parent=self)
