"""A form of the register in which a name is needed, and the rest may be empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords


class NamedForm(QWidget):
    """Saves what is typed once there is a name, or leaves it.

    Attributes:
        name: The field of the name.
        name_row: The row it stands in; whoever is such a form makes it.
        kept: What is typed.
        seen: Version of what is shown; empty = it is new.

    Signals:
        left: Nothing is to be saved.
    """

    left = Signal()
    name_row: FormRow

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen = ""
        self.name = QLineEdit()
        self.kept = KeptWords(self)

    def send(self) -> None:
        """Say what is to be saved."""
        raise NotImplementedError

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        faults = {} if self.name.text().strip() else {"name": _("A name is needed.")}
        tell_faults({"name": self.name_row}, faults)
        if not faults:
            self.kept.send()
            self.send()
