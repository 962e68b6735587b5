"""What a form asks: a line per row of the paper, and the fields that add one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, row
from sspf_app.gui.widgets.marks import name, show_if
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.form_views import FormOrder
from sspf_app.services.records import FormRow
from sspf_app.texts.labels import type_label


class RowsCard(Card):
    """The rows of the paper.

    Signals:
        row_chosen: A ``FormRow``, and whether the paper is to have it.

    Attributes:
        rows: Those the paper has now.
    """

    row_chosen = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(
            _("What does it ask?"), _("Twelve rows at the most. Nothing is ticked on the paper.")
        )
        self.rows: tuple[FormRow, ...] = ()
        self.type, self.teller, self.subject = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.add(self._lines)
        for box, label in (
            (self.type, _("Kind of information")),
            (self.teller, _("Who tells it")),
            (self.subject, _("About")),
        ):
            name(box, label)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.add(row(self.type, self.teller, self.subject))
        self.add(row(button(_("Add the row"), self._on_add, icon="add"), None))

    def show_rows(self, order: FormOrder, case: CaseDetail) -> None:
        """A line per row of the paper, and what one more may be about."""
        clear(self._lines)
        self.rows = order.rows
        for one in order.rows:
            said = _("{type}, told by {party}").format(
                type=type_label(one.type, words()), party=case.name_of(one.teller)
            )
            if one.subject != case.young_person:
                said = _("About {name}: {row}").format(name=case.name_of(one.subject), row=said)
            away = icon_button(
                "cross",
                _("Take away: {row}").format(row=said),
                partial(self._on_away, one),
                size=14,
            )
            # The form always says that there is a case.
            show_if(away, wanted=one.type is not InformationType.PARTICIPATION)
            self._lines.addLayout(row(text(said), away))
        _fill(self.type, [(one.value, type_label(one, words())) for one in InformationType])
        tellers = [(one.party, one.name) for one in case.participations if one.is_current]
        _fill(self.teller, tellers)
        _fill(self.subject, [(one, case.name_of(one)) for one in order.subjects])
        self.subject.setVisible(len(order.subjects) > 1)

    def _on_away(self, one: FormRow) -> None:
        self.row_chosen.emit(one, False)
        self.type.setFocus()

    def _on_add(self) -> None:
        added = FormRow(
            subject=str(self.subject.currentData()),
            type=InformationType(str(self.type.currentData())),
            teller=str(self.teller.currentData()),
        )
        self.row_chosen.emit(added, True)


def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    """Offer these, and keep what was chosen."""
    chosen = box.currentData()
    box.clear()
    for value, said in choices:
        box.addItem(said, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
