"""The sharing matrix with its switches and its legend."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sspf_app.domain.codes import Channel
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.matrix_signs import SIGNS, Sign, has_corner, sign_of
from sspf_app.gui.screens.case.earlier_bar import AN_HOUR, EarlierBar
from sspf_app.gui.screens.case.overview_presenter import MatrixChoice, OverviewPresenter
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.matrix_painting import SignLabel
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from sspf_app.gui.widgets.sides import Sides, SidesOfFields
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.sharing_views import MatrixView

_LEAST_ROWS = 6
"""Rows of the matrix that stay in sight; in a window that is lower the page scrolls."""


class BesideMatrix(Sides):
    """The matrix, and what explains it: a strip at the right, or where it is narrow below."""

    scrolls: ClassVar[bool] = False

    def __init__(self, panel: QWidget, aside: QWidget, width: int) -> None:
        """Put them beside each other.

        Args:
            panel: The matrix.
            aside: What explains it.
            width: Pixels of the strip.
        """
        super().__init__(panel, aside, shares=(1, 0))
        self._width = width
        aside.setMinimumSize(width, width // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the strip a strip; below the matrix it is as wide as that."""
        super().resizeEvent(event)
        self._parts[1].setMaximumWidth(self.maximumWidth() if self.is_turned() else self._width)


class MatrixPanel(QWidget):
    """The matrix, and a legend of the signs that occur in it.

    Attributes:
        switches: What it is asked about; stands above it and what is beside it.
        earlier: Says that another day is shown; stands below the switches.
    """

    presenter: OverviewPresenter

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject, self.purpose = ChoiceBox(), ChoiceBox()
        self.source, self.channel = ChoiceBox(), ChoiceBox()
        self.day = DateField()
        self.matrix = SharingMatrix()
        self._now = button(_("Today"), self._on_now, kind="quiet")
        self.earlier = EarlierBar()
        self.known = button(_("As we knew it"), self._on_known, kind="quiet", icon="history")
        self.print = button(_("Print"), self._on_print, kind="quiet", icon="print")
        self._legend = QWidget()
        self._legend_flow = FlowLayout(self._legend)
        self._legend_of: tuple[tuple[Sign, ...], Sign | None] = ((), None)
        self.switches = self._build_switches()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID + 4)
        layout.addWidget(self.matrix, 1)
        foot = row(self._legend, self.known, self.print)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        self._connect()

    def show_choices(self, case: CaseDetail, choice: MatrixChoice, today: str) -> None:
        """Fill the switches."""
        current = [one for one in case.participations if one.is_current]
        people = [
            (one.id, f"{one.name}, {one.age}" if one.age is not None else one.name)
            for one in case.people
        ]
        _fill(self.subject, people, choice.subject)
        _fill(self.purpose, [(one.id, one.text) for one in case.purposes], choice.purpose)
        sources = [("", _("All parties"))]
        sources += [(one.party, one.name) for one in current]
        _fill(self.source, list(dict.fromkeys(sources)), choice.source or "")
        channels = [
            (Channel.WRITTEN.value, _("In writing")),
            (Channel.ORAL.value, _("By word of mouth")),
        ]
        _fill(self.channel, channels, choice.channel.value)
        self.day.blockSignals(True)
        self.day.edit.setText(choice.day.isoformat() if choice.day else today)
        self.day.blockSignals(False)
        self._now.setEnabled(choice.day is not None)
        clock = self.presenter.ports.clock
        self.earlier.show_instant(
            self.presenter.instant(), choice.known_at, now=clock.now(), zone=clock.zone
        )
        self.known.setVisible(choice.is_now)  # on another day the bar above asks it
        self.print.setEnabled(choice.is_now)

    def show_matrix(self, view: MatrixView) -> None:
        """Fill the matrix and the legend that belongs to it."""
        self.matrix.show_matrix(view)
        shown = [cell for cells in view.cells for cell in cells]
        seen, corners = (
            {sign_of(cell) for cell in shown},
            {sign_of(c) for c in shown if has_corner(c)},
        )
        corner = next((sign for sign in SIGNS if sign in corners), None)
        self._show_legend(tuple(sign for sign in SIGNS if sign in seen), corner)
        row_height = self.matrix.verticalHeader().defaultSectionSize()
        self.matrix.setMinimumHeight(
            self.matrix.horizontalHeader().sizeHint().height() + _LEAST_ROWS * row_height
        )

    def _build_switches(self) -> Sides:
        fields = (
            (_("About"), self.subject, 11),
            (_("Purpose"), self.purpose, 14),
            (_("From"), self.source, 11),
            (_("How"), self.channel, 2),
        )
        first, second = row(gap=GRID + 4), row(gap=GRID + 4)
        for label, field, stretch in fields:
            name(field, label)
            field.setMinimumContentsLength(11 if field is self.channel else 8)  # it says a word
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            line = second if field is self.channel else first
            line.addLayout(_labelled(label, field), stretch)
        self.day.setAccessibleName(_("Holds on the day"))
        when = QWidget()
        when.setLayout(row(self.day, self._now, None, gap=2))
        when.setFocusProxy(self.day)
        second.addLayout(_labelled(_("Holds on the day"), FormRow("", when)), 2)
        halves = QWidget(), QWidget()
        for half, line in zip(halves, (first, second), strict=True):
            half.setLayout(line)
        return SidesOfFields(*halves, shares=(5, 2))

    def _connect(self) -> None:
        for box, act in (
            (self.subject, self._on_subject),
            (self.purpose, self._on_purpose),
            (self.source, self._on_source),
            (self.channel, self._on_channel),
        ):
            box.activated.connect(act)
        self.day.day_changed.connect(self._on_day)
        self.earlier.known_wanted.connect(self._on_known_at)
        self.earlier.now_wanted.connect(self._on_back)

    def _show_legend(self, signs: tuple[Sign, ...], corner: Sign | None) -> None:
        """Explain the signs, and the filled corner on the first of those that have one."""
        if (signs, corner) == self._legend_of:
            return
        self._legend_of = (signs, corner)
        clear(self._legend_flow)
        for sign in signs:
            self._legend_flow.addWidget(_explained(SignLabel(sign), SIGNS[sign].word))
        if corner is not None:
            marked = SignLabel(corner, has_exclusion=True)
            self._legend_flow.addWidget(_explained(marked, _("corner: an exception"), wrap=True))

    @Slot()
    def _on_subject(self) -> None:
        self.presenter.choose(subject=str(self.subject.currentData()))

    @Slot()
    def _on_purpose(self) -> None:
        self.presenter.choose(purpose=str(self.purpose.currentData()))

    @Slot()
    def _on_source(self) -> None:
        self.presenter.choose(source=str(self.source.currentData()))

    @Slot()
    def _on_channel(self) -> None:
        self.presenter.choose(channel=Channel(self.channel.currentData()))

    @Slot(object)
    def _on_day(self, day: object) -> None:
        del day
        if not self.day.is_wrong():
            self.presenter.choose_day(self.day.day())

    def _on_print(self) -> None:
        self.presenter.print_matrix()

    def _on_known(self) -> None:
        """As it was known at the end of the day shown, or an hour ago."""
        shown = self.presenter.instant()
        now = self.presenter.ports.clock.now()
        known_at = now - AN_HOUR if shown is None else min(shown, now)
        self.presenter.choose_known(known_at)
        self.earlier.day.setFocus()

    @Slot(object)
    def _on_known_at(self, known_at: datetime | None) -> None:
        self.presenter.choose_known(known_at)

    @Slot()
    def _on_back(self) -> None:
        self.presenter.back_to_now()

    def _on_now(self) -> None:
        self.presenter.choose_day(None)


def _explained(sign: SignLabel, word: str, *, wrap: bool = False) -> QWidget:
    entry = QWidget()
    entry.setLayout(row(sign, text(word, role="muted", wrap=wrap), gap=4))
    return entry


def _labelled(label: str, field: QWidget | QHBoxLayout) -> QVBoxLayout:
    return column(text(label, role="muted", wrap=False), field, gap=2)


def _fill(box: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    have = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
    if have != choices:
        box.clear()
        for value, word in choices:
            box.addItem(word, value)
            box.setItemData(box.count() - 1, word, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setToolTip(box.currentText())
