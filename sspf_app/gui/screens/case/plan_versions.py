"""Setting a version of the plan."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.typed_version import TypedVersion
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import foot, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.plan_views import PlanBoard


class VersionPage(QWidget):
    """Asks what a version needs.

    Signals:
        set_wanted: Day, who said yes, the meeting, the reason.
        left: Back to the plan.
    """

    set_wanted = Signal(object, str, str, str)
    left = Signal()

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.day, self.meeting = DateField(), ChoiceBox()
        self.approved_by, self.reason = QLineEdit(), QLineEdit()
        self.set = primary_button(_("Set the plan"), self._on_set, icon="check")
        self._reason = FormRow(_("What has changed"), self.reason).refuses("version_needs_reason")
        card = Card(
            _("Set the plan"),
            _("The plan is kept as it stands now. A later change is another version."),
        )
        both = row(
            FormRow(_("From which day"), self.day).refuses("date_in_future"),
            FormRow(_("Set at"), self.meeting),
            gap=2 * GRID,
        )
        card.add(both)
        card.add(
            FormRow(
                _("Who has said yes"),
                self.approved_by,
                hint=_("For example: Anna and Erik, and Alva herself, at the meeting."),
            ).refuses("approval_required")
        )
        card.add(self._reason)
        card.setMaximumWidth(90 * GRID)
        back = back_button(_("Back to the plan"), self._on_left)
        layout = column(scrolled(pile(card, right=GRID)), foot(back, self.set))
        self.setLayout(layout)

    def begin(self, board: PlanBoard, today: date) -> None:
        """Fill the fields for the next version."""
        self.day.set_day(today)
        self.meeting.clear()
        for one in board.occasions:
            held = one.starts_at.astimezone(self._zone)
            self.meeting.addItem(f"{held:%Y-%m-%d %H:%M}", one.id)
        self.meeting.addItem(_("No meeting"), "")
        self.meeting.setCurrentIndex(0)
        self.approved_by.clear()
        self.reason.clear()
        self._reason.setVisible(bool(board.versions))

    def show_typed(self, typed: TypedVersion) -> None:
        """What was typed before."""
        self.day.edit.setText(typed.set_on)
        self.approved_by.setText(typed.approved_by)
        self.reason.setText(typed.reason)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(typed.meeting)))

    def typed(self) -> TypedVersion:
        """What stands in the fields."""
        return TypedVersion(
            set_on=self.day.edit.text(),
            approved_by=self.approved_by.text(),
            meeting=str(self.meeting.currentData() or ""),
            reason=self.reason.text(),
        )

    def _on_set(self) -> None:
        self.set_wanted.emit(
            self.day.day(),
            self.approved_by.text(),
            str(self.meeting.currentData() or ""),
            self.reason.text(),
        )

    def _on_left(self) -> None:
        self.left.emit()
