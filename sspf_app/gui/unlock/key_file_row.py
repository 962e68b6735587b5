"""Which key file is tried, and the way to another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark


class KeyFileRow(QWidget):
    """The name of the file; the folder stands below, because there may be copies.

    Attributes:
        chosen: The button that chooses one.
    """

    def __init__(self, label: str = "", choose: str = "") -> None:
        """What the file is, and what the button does; of the key file of a vault."""
        super().__init__()
        heading = mark(text(label or _("Key file"), wrap=False), role="label")
        self._name = text(wrap=False)
        self._place = text(role="muted")
        self.chosen = button(_("Choose…"), icon="folder")
        self.chosen.setAccessibleName(choose or _("Choose the key file"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading)
        layout.addLayout(row(self._name, None, self.chosen))
        layout.addWidget(self._place)

    def show_path(self, path: Path | None) -> None:
        """Show a file, or that none is chosen yet."""
        self._name.setText(_("None chosen") if path is None else path.name)
        self._place.setText("" if path is None else str(path.parent))
        self._place.setVisible(path is not None)
