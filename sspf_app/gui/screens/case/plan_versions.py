"""Setting a version of the plan, and two versions beside each other."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.plan_words import change_look, compared_kind, side_words, version_words
from sspf_app.gui.screens.case.typed_version import TypedVersion
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.plan_views import ComparedLine, PlanBoard

_NOW = 0


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
        self._reason = FormRow(_("What has changed"), self.reason)
        card = Card(
            _("Set the plan"),
            _("The plan is kept as it stands now. A later change is another version."),
        )
        both = row(
            FormRow(_("From which day"), self.day), FormRow(_("Set at"), self.meeting), gap=2 * GRID
        )
        card.add(both)
        card.add(
            FormRow(
                _("Who has said yes"),
                self.approved_by,
                hint=_("For example: Anna and Erik, and Alva herself, at the meeting."),
            )
        )
        card.add(self._reason)
        card.setMaximumWidth(90 * GRID)
        layout = column(
            card, row(self.set, back_button(_("Back to the plan"), self._on_left), None)
        )
        layout.addStretch(1)
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


class ComparePage(QWidget):
    """Two versions, line beside line.

    Signals:
        chosen: Numbers of the two versions; 0 = the plan as it stands.
        left: Back to the plan.
    """

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = ChoiceBox(), ChoiceBox()
        self._about = text(role="muted")
        self._model: ItemTableModel[tuple[int, ComparedLine]] = ItemTableModel(
            _columns(), id_of=lambda one: str(one[0])
        )
        self.table = ItemTable(self._model, name=_("Two versions of the plan"))
        self.table.setSortingEnabled(False)
        name(self.old, _("The earlier version"))
        name(self.new, _("The later version"))
        back = back_button(_("Back to the plan"), self._on_left)
        beside = text(_("beside"), wrap=False)
        layout = column(row(self.old, beside, self.new, None), self._about)
        empty = EmptyState(_("Nothing to compare"), icon="history")
        layout.addWidget(ListPlace(self.table, empty), 1)
        layout.addLayout(row(back, None))
        self.setLayout(layout)
        self.old.activated.connect(self._on_chosen)
        self.new.activated.connect(self._on_chosen)

    def show_lines(
        self, lines: tuple[ComparedLine, ...], board: PlanBoard, old: int, new: int
    ) -> None:
        """Fill the page."""
        for box in (self.old, self.new):
            box.clear()
            if box is self.new:
                box.addItem(_("The plan as it is now"), _NOW)
            for version in board.versions:
                box.addItem(version_words(version), version.number)
        self.old.setCurrentIndex(max(0, self.old.findData(old)))
        self.new.setCurrentIndex(max(0, self.new.findData(new)))
        self._about.setText(_about(board, new or old))
        self._model.set_items(tuple(enumerate(lines)))

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit(int(self.old.currentData()), int(self.new.currentData()))

    def _on_left(self) -> None:
        self.left.emit()


def _about(board: PlanBoard, number: int) -> str:
    for version in board.versions:
        if version.number == number:
            said = _("{version}. Approved by {who}. Noted by {by}.").format(
                version=version_words(version), who=version.approved_by, by=version.made_by
            )
            return f"{said} {version.reason}".strip()
    return ""


def _columns() -> tuple[Column[tuple[int, ComparedLine]], ...]:
    return (
        Column(
            name="change",
            title=_("What happened"),
            width=14,
            text=lambda one: change_look(one[1].change).word,
            icon=lambda one: change_look(one[1].change).icon,
            tone=lambda one: change_look(one[1].change).tone,
        ),
        Column(
            name="kind", title=_("What it is"), width=22, text=lambda one: compared_kind(one[1])
        ),
        Column(
            name="old",
            title=_("Earlier"),
            width=38,
            text=lambda one: side_words(one[1].old),
            hint=lambda one: side_words(one[1].old),
        ),
        Column(
            name="new",
            title=_("Later"),
            width=0,
            text=lambda one: side_words(one[1].new),
            hint=lambda one: side_words(one[1].new),
        ),
    )
