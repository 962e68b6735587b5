"""The lines of an item's editor: a label with its keys, the field, below it what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.notices import announce


class ItemLines(QGridLayout):
    """Labels with their keys at the left: low enough for a small screen."""

    def __init__(self, lines: dict[str, tuple[str, str, QWidget]], *, above: str) -> None:
        """Put the fields below one another.

        Args:
            lines: By key, the label, its keys and the field.
            above: The key of the field that stands above them all.
        """
        super().__init__()
        self._rows = {above: 0}
        self._missing: IconLine | None = None
        self.setHorizontalSpacing(2 * GRID)
        self.setVerticalSpacing(GRID + 2)
        self.setColumnStretch(1, 1)
        for number, (key, (label, keys, field)) in enumerate(lines.items()):
            named = column(
                text(label, role="label", wrap=False), text(keys, role="muted", wrap=False), gap=0
            )
            at = 1 + 2 * number
            self._rows[key] = at + 1
            self.addLayout(named, at, 0, Qt.AlignmentFlag.AlignTop)
            self.addWidget(field, at, 1)

    def show_missing(self, key: str, said: str) -> None:
        """Say below a field that it still holds nothing."""
        self.clear_missing()
        if key in self._rows:
            self._missing = IconLine("warning", said, Tone.DANGER)
            self.addWidget(self._missing, self._rows[key], 1)
            announce(self._missing)

    def clear_missing(self) -> None:
        """It is being put right."""
        if self._missing is not None:
            self.removeWidget(self._missing)
            self._missing.hide()
            self._missing.deleteLater()
            self._missing = None

    def missing(self) -> str:
        """What is said to be missing; empty = nothing."""
        return "" if self._missing is None else self._missing.accessibleName()
