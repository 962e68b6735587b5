"""The step of the office: what stands on its forms, and the parties of the area."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.unlock.first_start import FirstStartPresenter
from sspf_app.gui.unlock.steps import StepPage
from sspf_app.gui.widgets.buttons import icon_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.wizards import USUAL_PARTIES, FirstStart
from sspf_app.texts.labels import kind_label


class _PartyRow(QWidget):
    """Kind and name of a party."""

    def __init__(self, kind: PartyKind, step: OfficeStep, *, is_own: bool) -> None:
        super().__init__()
        self._step = step
        self.kind = name(QComboBox(), _("Kind of party"))
        for one in PartyKind:
            self.kind.addItem(kind_label(one, words()), one.value)
        self.kind.setCurrentIndex(list(PartyKind).index(kind))
        self.party = name(QLineEdit(), _("Name of the party"))
        self.party.setPlaceholderText(
            _("Your own party: where the coordinator works") if is_own else ""
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.kind)
        layout.addWidget(self.party, 1)
        away = icon_button("cross", _("Take the row away"), self._on_away)
        away.setEnabled(not is_own)
        layout.addWidget(away)

    def value(self) -> PartyInput:
        """As entered."""
        return PartyInput(name=self.party.text(), kind=PartyKind(self.kind.currentData()))

    @Slot()
    def _on_away(self) -> None:
        self._step.take_away(self)


class OfficeStep(StepPage):
    """The office and its parties."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Your office and its parties")
        self.words = _("This stands on forms and minutes. All of it can be changed later.")
        self._fields = {
            "committee": QLineEdit(),
            "unit": QLineEdit(),
            "phone": QLineEdit(),
            "email": QLineEdit(),
            "data_protection_officer": QLineEdit(),
        }
        self.add("committee", _("Committee"), self._fields["committee"])
        self.add("unit", _("Unit"), self._fields["unit"])
        self.add("phone", _("Phone"), self._fields["phone"])
        self.add("email", _("E-mail"), self._fields["email"])
        self.add(
            "data_protection_officer",
            _("Data protection officer"),
            self._fields["data_protection_officer"],
        )
        self._trouble = mark(text(), role="trouble")
        self._trouble.hide()
        self._rows: list[_PartyRow] = []
        self._list = column(gap=GRID)
        self.column.addWidget(text(_("Parties in the area"), role="label"))
        self.column.addWidget(
            text(_("The first row is your own. Rows without a name are left out."), role="muted")
        )
        self.column.addLayout(self._list)
        self.column.addWidget(self._trouble)
        self.column.addLayout(row(quiet_button(_("Add a party"), self._on_add, icon="add"), None))
        self.column.addStretch(1)
        for number, kind in enumerate(USUAL_PARTIES):
            self._add_row(kind, is_own=number == 0)

    def show_state(self, state: FirstStart) -> None:
        """What was typed is still there."""

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say what is missing, for the parties under their list."""
        super().show_problems(problems)
        self._trouble.setText(problems.get("parties", ""))
        show_if(self._trouble, wanted="parties" in problems)
        if set(problems) == {"parties"}:
            self.bring(self._trouble)

    def answer(self, presenter: FirstStartPresenter) -> None:
        """Hand the office and its parties over."""
        typed: dict[str, Any] = {key: field.text().strip() for key, field in self._fields.items()}
        office = Office(coordinator=presenter.state.plan.user_name, **typed)
        presenter.office_described(office, [one.value() for one in self._rows])

    def take_away(self, party: _PartyRow) -> None:
        """Remove a row."""
        self._rows.remove(party)
        party.hide()
        party.deleteLater()

    def _add_row(self, kind: PartyKind, *, is_own: bool) -> None:
        made = _PartyRow(kind, self, is_own=is_own)
        self._rows.append(made)
        self._list.addWidget(made)

    @Slot()
    def _on_add(self) -> None:
        self._add_row(PartyKind.OTHER, is_own=False)
        self._rows[-1].party.setFocus()
