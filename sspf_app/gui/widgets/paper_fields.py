"""What is written of a decision on paper: who decided, and where the paper is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import column


class PaperFields(QWidget):
    """Two fields."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decider, self.document = QLineEdit(), QLineEdit()
        layout = column(
            FormRow(_("Who decided"), self.decider),
            FormRow(_("Where the decision is kept"), self.document),
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def clear(self) -> None:
        """Nothing is written."""
        self.decider.clear()
        self.document.clear()
