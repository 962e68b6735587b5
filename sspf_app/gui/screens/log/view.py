"""The log as a table, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.log.incident_page import IncidentPage
from sspf_app.gui.screens.log.log_words import action_word, kind_word, shape, times_in_words
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.gui.screens.log.presenter import LogPresenter
from sspf_app.gui.screens.log.review_page import ReviewPage
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import scaled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.tabs import Tabs
from sspf_app.services.folding import typed_words
from sspf_app.services.records import Action


class LogView(ScreenView):
    """Shows who did what when; never what a case holds."""

    presenter: LogPresenter

    def __init__(self, zone: tzinfo, today: Callable[[], date]) -> None:
        super().__init__(_("Log"))
        self._lines: tuple[LogLine, ...] = ()
        self.filter = SearchField(_("Filter: case, action, reason, name"))
        self.filter.searched.connect(self._on_filter)
        self.filter.setFixedWidth(min(scaled(48 * GRID), 80 * GRID))
        self._count = text(role="muted", wrap=False)
        self.model = ItemTableModel(_columns(zone), id_of=lambda line: str(line.number))
        self.table = ItemTable(self.model, name=_("Log"))
        empty = EmptyState(_("Nothing here"), _("No line of the log fits."), icon="log")
        self.place: ListPlace[LogLine] = ListPlace(self.table, empty)
        self.reviews, self.incident = ReviewPage(zone, today), IncidentPage(today)
        lines = QWidget()
        inner = column(gap=GRID)
        inner.setContentsMargins(0, GRID + 4, 0, 0)
        self.seal = quiet_button(_("Seal a copy for the manager…"), icon="lock")
        self.seal.clicked.connect(self._on_seal)
        inner.addWidget(flowing(self.filter, self._count, self.seal))
        inner.addWidget(self.place, 1)
        lines.setLayout(inner)
        self.tabs = Tabs()
        self.tabs.setAccessibleName(_("Parts of the log"))
        self.tabs.addTab(lines, _("Lines"))
        self.tabs.addTab(self.reviews, _("Review"))
        self.tabs.addTab(self.incident, _("Incident"))
        self.body.addWidget(self.tabs, 1)

    def show_sealing(self, *, may_seal: bool) -> None:
        """Offer to seal a copy, or do not."""
        self.seal.setVisible(may_seal)

    def show_lines(
        self, lines: tuple[LogLine, ...], *, is_everybody: bool, has_incidents: bool
    ) -> None:
        """Show the log."""
        self._lines = lines
        self.tabs.setTabVisible(self.tabs.indexOf(self.reviews), is_everybody)
        self.tabs.setTabVisible(self.tabs.indexOf(self.incident), has_incidents)
        self.tabs.tabBar().setVisible(is_everybody or has_incidents)
        for number, one in enumerate(self.model.columns):
            is_of_others = one.name in {"who", "where"}
            self.table.setColumnHidden(number, is_of_others and not is_everybody)
        self.header.say(
            _("Log"),
            _("What everybody has done, newest first. No case content stands here.")
            if is_everybody
            else _("Your own trace, newest first. The unit manager sees everybody's."),
        )
        self._on_filter(self.filter.text().strip())

    def show_reviews_tab(self) -> None:
        """Show the reviews."""
        self.tabs.setCurrentWidget(self.reviews)

    def show_incident_tab(self) -> None:
        """Show the page about incidents."""
        self.tabs.setCurrentWidget(self.incident)

    def first_focus(self) -> QWidget:
        """The filter."""
        return self.filter

    @Slot()
    def _on_seal(self) -> None:
        self.presenter.seal()

    @Slot(str)
    def _on_filter(self, typed: str) -> None:
        wanted = typed_words(typed)
        found = tuple(line for line in self._lines if _fits(line, wanted))
        self.model.set_items(found)
        self._count.setText(_("{n} of {all} lines").format(n=len(found), all=len(self._lines)))


def _fits(line: LogLine, wanted: list[str]) -> bool:
    words = " ".join((action_word(line), kind_word(line), line.of, line.reason, line.who))
    return all(one in words.casefold() for one in wanted)


def _columns(zone: tzinfo) -> tuple[Column[LogLine], ...]:
    def when(line: LogLine) -> str:
        return f"{line.at.astimezone(zone):%Y-%m-%d  %H:%M:%S}"

    def why(line: LogLine) -> str:
        return line.reason if line.failed is None else times_in_words(line.failed, zone)

    def tone(line: LogLine) -> Tone | None:
        return Tone.WARNING if line.action is Action.UNLOCK_FAILED else None

    return (
        Column(name="when", title=_("When"), text=when, sort=lambda line: line.at, width=20),
        Column(name="who", title=_("Who"), text=lambda line: line.who, width=15),
        Column(
            name="action",
            title=_("Did"),
            text=action_word,
            icon=lambda line: shape(line),
            tone=tone,
            width=16,
        ),
        Column(name="kind", title=_("What"), text=kind_word, hint=kind_word, width=34),
        Column(name="of", title=_("Case"), text=lambda line: line.of, width=14),
        Column(
            name="reason",
            title=_("Reason"),
            text=why,
            hint=why,
            width=0,
        ),
        Column(name="where", title=_("Workstation"), text=lambda line: line.workstation, width=12),
    )
