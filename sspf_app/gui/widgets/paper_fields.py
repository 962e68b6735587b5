"""What is written of a decision on paper: who decided, and where the paper is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.read_only import changing


class PaperFields(QWidget):
    """Two fields."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decider, self.document = QLineEdit(), QLineEdit()
        self._decider_row = FormRow(_("Who decided?"), self.decider)
        self._document_row = FormRow(_("Where is the decision kept?"), self.document)
        layout = column(self._decider_row, self._document_row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def clear(self) -> None:
        """Nothing is written."""
        self.decider.clear()
        self.document.clear()

    def is_whole(self) -> bool:
        """Whether both are written; what is not is said at its field."""
        decider, document = self.decider.text().strip(), self.document.text().strip()
        self._decider_row.show_trouble("" if decider else _("Write who decided."))
        self._document_row.show_trouble("" if document else _("Write where it is kept."))
        return bool(decider and document)

    def forget_trouble(self) -> None:
        """Nothing is said of what is not written."""
        self._decider_row.show_trouble("")
        self._document_row.show_trouble("")


class PaperAnswer(QWidget):
    """The answer to a question, on paper: a yes or a no, who decided, and where it is kept.

    Signals:
        noted: Whether it is a yes, who decided, where the paper is kept; both are written.
    """

    noted = Signal(bool, str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = PaperFields()
        self.approve = changing(primary_button(_("Note the approval"), self._on_approve))
        self.decline = changing(button(_("Note the no"), self._on_decline))
        self.setLayout(column(self.fields, row(self.approve, self.decline, None)))

    def _on_approve(self) -> None:
        self._note(is_approved=True)

    def _on_decline(self) -> None:
        self._note(is_approved=False)

    def _note(self, *, is_approved: bool) -> None:
        if self.fields.is_whole():
            decider, document = self.fields.decider.text(), self.fields.document.text()
            self.noted.emit(is_approved, decider.strip(), document.strip())
