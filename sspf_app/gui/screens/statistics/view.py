"""The statistics: a period, its figures as small tables, and how to read them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.statistics.part_card import PartCard
from sspf_app.gui.screens.statistics.presenter import StatisticsPresenter
from sspf_app.gui.widgets.buttons import button, native_keys
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, row, scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.services.statistics_views import PeriodChoice, StatisticsFormat, StatisticsView
from sspf_app.texts.dates import long_day
from sspf_app.texts.statistics import explanations, period_words, statistics_parts

_WIDEST = 130 * GRID
"""Wider than this a number stands too far from what it counts."""
_SIGNS = 2
"""The first explanations tell the signs that stand in the place of a number: above the figures."""


class _Page(QWidget):
    """As high as its cards are at the width it has, not as they would be at the narrowest."""

    def minimumSizeHint(self) -> QSize:
        """See the class."""
        narrowest = super().minimumSizeHint().width()
        return QSize(narrowest, self.heightForWidth(max(self.width(), narrowest)))


class StatisticsScreenView(ScreenView):
    """See the module.

    Attributes:
        period: Which one.
        print: Prints the page.
        pdf: Writes the page for the archive.
        csv: Writes the table for a spreadsheet.
    """

    presenter: StatisticsPresenter

    def __init__(self) -> None:
        super().__init__(_("Statistics"), " ".join(explanations(words())[:_SIGNS]))
        self.period = name(ChoiceBox(), _("Period"))
        self.period.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.pdf = button(_("Save as PDF…"), self._on_pdf, icon="document")
        self.csv = button(_("Save as a table (CSV)…"), self._on_csv, icon="export")
        self._out = (self.csv, self.pdf, self.print)
        self._cards: tuple[PartCard, ...] = ()
        self._badge, self._state = StatusBadge(), text()
        self._stack = mark(QStackedWidget(), role="page")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2 * GRID)
        self._parts.setContentsMargins(0, 0, GRID, GRID)
        self._build()
        self.period.activated.connect(self._on_period)

    def show_periods(self, choices: tuple[PeriodChoice, ...], chosen: str) -> None:
        """Offer the periods."""
        self.period.clear()
        for one in choices:
            said = period_words(one.period, words())
            self.period.addItem(said[:1].upper() + said[1:], str(one.period))
        self.period.setCurrentIndex(self.period.findData(chosen))

    def show_figures(self, shown: StatisticsView, state: str, *, may_export: bool) -> None:
        """Show the figures of a period, and whether they stand."""
        self._say_state(shown, state)
        is_empty = shown.figures.is_empty
        why = _("Too few cases to tell of") if is_empty else "" if may_export else state
        for one in self._out:
            one.setEnabled(may_export and not is_empty)
            one.setToolTip(why)
        if not why:
            self.print.setToolTip(f"{self.print.text()}  {native_keys('Ctrl+P')}")
        for one in (self._bar, *self._out):
            show_if(one, wanted=True)
        clear(self._parts)
        self._cards = ()
        if is_empty:
            self._few.say(_("Too few cases to tell of"), _too_few(shown.choice))
            self._stack.setCurrentWidget(self._few)
            return
        self._cards = tuple(
            PartCard(part, has_before=shown.before is not None)
            for part in statistics_parts(shown.figures, shown.before, words())
        )
        for one in self._cards:
            self._parts.addWidget(one)
        self._parts.addWidget(_reading_card())
        self._parts.addStretch(1)
        self._stack.setCurrentWidget(self._figures)

    def show_none(self) -> None:
        """Nothing was exported yet, for who sees only that."""
        for one in (self._bar, *self._out):
            show_if(one, wanted=False)
        self._stack.setCurrentWidget(self._nothing)

    def cards(self) -> tuple[PartCard, ...]:
        """The parts that are shown."""
        return self._cards

    def first_focus(self) -> QWidget:
        """The period."""
        return self.period

    def _build(self) -> None:
        for one in self._out:
            self.header.add_action(one)
        self._bar = QWidget()
        self._bar.setLayout(row(self.period, self._badge, self._state, gap=2 * GRID))
        self._bar.layout().setStretch(2, 1)  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess]
        self._few = EmptyState(_("Too few cases to tell of"), "", icon="statistics")
        self._nothing = EmptyState(
            _("Nothing exported yet"),
            _("When the coordinator has exported a period you see its figures here."),
            icon="statistics",
        )
        page = _Page()
        page.setLayout(self._parts)
        page.setMaximumWidth(_WIDEST)
        self._figures = scrolled(page)
        for one in (self._figures, self._few, self._nothing):
            self._stack.addWidget(one)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._stack, 1)

    def _say_state(self, shown: StatisticsView, state: str) -> None:
        choice = shown.choice
        if shown.fixed_at is not None:
            self._badge.say(_("Stands"), Tone.SUCCESS)
        elif choice.blocked_by is not None:
            self._badge.say(_("Not exported"), Tone.WARNING, icon="lock")
        elif not choice.is_over:
            self._badge.say(_("Running"), Tone.INFO, icon="clock")
        else:
            self._badge.say(_("Not exported"), Tone.NEUTRAL)
        self._state.setText(state)

    @Slot()
    def _on_period(self) -> None:
        self.presenter.choose(str(self.period.currentData()))

    def _on_print(self) -> None:
        self.presenter.print()

    def _on_pdf(self) -> None:
        self.presenter.export(StatisticsFormat.PDF)

    def _on_csv(self) -> None:
        self.presenter.export(StatisticsFormat.CSV)


def _too_few(choice: PeriodChoice) -> str:
    """Why there is nothing, and when there will be or where else there may be something."""
    if choice.is_over:
        return _(
            "Numbers are told from five on, so that nobody can be told apart. Choose a longer or "
            "another period."
        )
    return _(
        "Numbers are told from five on, so that nobody can be told apart. This period runs to "
        "{day}: its figures come here as soon as there are five."
    ).format(day=long_day(choice.period.last, words()))


def _reading_card() -> Card:
    card = Card(_("How to read the numbers"))
    for one in explanations(words())[_SIGNS:]:
        card.add(text(one, selectable=True))
    return card
