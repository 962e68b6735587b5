"""A paper by which somebody has signed that one person alone has an account, to be noted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import show_if


class VouchForm(QWidget):
    """A button, and behind it two fields.

    Signals:
        saved: Who signed, and where the paper is kept.
    """

    saved = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = button(_("Note a paper about the account…"), self._on_begin)
        self.signer, self.document = QLineEdit(), QLineEdit()
        self.save = button(_("Note the paper"), self._on_save, icon="check")
        self._fields = QWidget()
        inner = column(
            text(
                _(
                    "Somebody who knows this person, such as the head of the administration, signs "
                    "that this person alone uses the account. Then it counts as a second person."
                )
            ),
            FormRow(_("Who has signed the paper"), self.signer),
            FormRow(_("Where the paper is kept"), self.document),
            row(self.save, None),
        )
        inner.setContentsMargins(0, 0, 0, 0)
        self._fields.setLayout(inner)
        layout = column(row(self.begin, None), self._fields)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.offer(wanted=False)

    def offer(self, *, wanted: bool) -> None:
        """Show the button, with nothing begun, or nothing."""
        show_if(self, wanted=wanted)
        show_if(self.begin, wanted=True)
        show_if(self._fields, wanted=False)
        self.signer.clear()
        self.document.clear()

    def _on_begin(self) -> None:
        show_if(self.begin, wanted=False)
        show_if(self._fields, wanted=True)
        self.signer.setFocus()

    def _on_save(self) -> None:
        self.saved.emit(self.signer.text(), self.document.text())
