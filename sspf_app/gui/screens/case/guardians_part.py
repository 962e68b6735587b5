"""Whether the guardians of a young person who decides too shall be able to come, and read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import check_box
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.services.form_views import FormOrder, FormPlan


class GuardiansPart(QWidget):
    """Asked where custody alone lets a guardian know nothing: all who sign have to tick them.

    Signals:
        chosen: Whether their names are to stand on the form.
    """

    chosen = Signal(bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = _("Shall the guardians be able to be invited and get copies?")
        self._why = text(role="muted")
        self.wanted = check_box(_("Yes, put their names on the form"))
        self.wanted.setAccessibleDescription(question)
        self.wanted.clicked.connect(self._on_clicked)
        layout = column(text(question, role="strong"), self._why, self.wanted, gap=4)
        layout.setContentsMargins(0, 0, 0, 2 * GRID)
        self.setLayout(layout)
        self.hide()

    def show_plan(self, plan: FormPlan, order: FormOrder, young: str) -> None:
        """Ask, where it is a question."""
        guardians = plan.guardians
        self.setVisible(bool(guardians))
        self._why.setText(
            _(
                "{name} decides who may know. A guardian can be invited to meetings and get copies "
                "only if everybody who signs ticks that guardian, and the guardian too: at least "
                "for the name and that there is a case."
            ).format(name=young)
        )
        self.wanted.setChecked(bool(guardians) and set(guardians) <= set(order.recipients))

    def _on_clicked(self) -> None:
        self.chosen.emit(self.wanted.isChecked())
