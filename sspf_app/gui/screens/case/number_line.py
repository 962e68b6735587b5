"""The masked personal number of somebody, and the whole of it once it is said why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.reason import reason_trouble
from sspf_app.gui.widgets.way_out import back_button


class NumberLine(QWidget):
    """See the module.

    Signals:
        wanted: Why the whole number is needed; it goes into the log.

    Attributes:
        begin: Opens the field.
        reason: Why.
        show_whole: Asks for the number.
    """

    wanted = Signal(str)

    def __init__(self, masked: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = text(masked, wrap=False, selectable=True)
        self.begin = quiet_button(_("Show the whole number…"), self._on_begin)
        self.reason = QLineEdit()
        self.show_whole = button(_("Show"), self._on_show)
        self._row = FormRow(
            _("Why do you need it?"), self.reason, hint=_("What you write stands in the log.")
        )
        self._fields = QWidget()
        self._fields.setLayout(
            column(self._row, row(self.show_whole, back_button(_("Cancel"), self._close), None))
        )
        self._fields.hide()
        layout = column(row(self._said, self.begin, None), self._fields, gap=GRID // 2)
        self.setLayout(layout)
        self.reason.returnPressed.connect(self._on_show)

    def show_number(self, number: str) -> None:
        """Show the whole number, until another person is shown."""
        self._said.setText(number)
        self._fields.hide()
        self.begin.hide()

    def _on_begin(self) -> None:
        self._fields.show()
        self.begin.hide()
        self.reason.setFocus()

    def _on_show(self) -> None:
        reason = self.reason.text().strip()
        trouble = reason_trouble(reason)
        self._row.show_trouble(trouble)
        if not trouble:
            self.wanted.emit(reason)

    def _close(self) -> None:
        self._row.show_trouble("")
        self.reason.clear()
        self._fields.hide()
        self.begin.show()
