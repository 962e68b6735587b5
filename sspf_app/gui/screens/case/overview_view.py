"""The overview: next step, matrix, why, what happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.course_words import StepAct
from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.next_step import NextStep
from sspf_app.gui.screens.case.cell_card import CellCard
from sspf_app.gui.screens.case.course_page import CoursePage
from sspf_app.gui.screens.case.course_row import CourseRow
from sspf_app.gui.screens.case.matrix_panel import BesideMatrix, MatrixPanel
from sspf_app.gui.screens.case.matrix_print_page import MatrixPrintPage
from sspf_app.gui.screens.case.overview_presenter import MatrixChoice, OverviewPresenter
from sspf_app.gui.screens.case.part_view import PartView, letters_wide
from sspf_app.gui.screens.case.timeline_words import event_icon, event_sentence
from sspf_app.gui.widgets.buttons import primary_button, quiet_button, say_on
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.case_views import CaseDetail, TimelineEntry
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.course_views import CourseView
from sspf_app.services.export_views import Paper
from sspf_app.services.process_records import NotedAs, Step
from sspf_app.services.sharing_views import MatrixCell, MatrixView

_EVENTS = 8


class OverviewView(PartView):
    """See the module."""

    def __init__(self) -> None:
        super().__init__(_("Overview"))
        self.panel = MatrixPanel()
        self.cell = CellCard()
        self.paper = MatrixPrintPage()
        self.course = CourseRow()
        self.steps = CoursePage()
        self._pages = QStackedWidget()
        self._view: MatrixView | None = None
        self._board: ConsentBoard | None = None
        self._step: NextStep | None = None
        self._sentence = text(role="strong")
        self.next = changing(primary_button("", self._on_next))
        self._events = column(gap=6)
        self._build()
        self.panel.matrix.cell_chosen.connect(self._on_cell)
        self.panel.matrix.cell_opened.connect(self._on_cell_opened)
        self.paper.save_wanted.connect(self._on_save_paper)
        self.paper.print_wanted.connect(self._on_print_paper)
        self.paper.left.connect(self.close_paper)
        self.course.chosen.connect(self._on_step)
        self.steps.act_wanted.connect(self._on_act)
        self.steps.note_wanted.connect(self._on_note)
        self.steps.back_wanted.connect(self._on_take_back)
        self.steps.left.connect(self.close_course)

    @property
    def presenter(self) -> OverviewPresenter:
        """Who leads it."""
        return self._presenter

    @presenter.setter
    def presenter(self, presenter: OverviewPresenter) -> None:
        self._presenter = presenter
        self.panel.presenter = presenter
        self.cell.presenter = presenter

    def show_choices(self, case: CaseDetail, choice: MatrixChoice) -> None:
        """Fill the switches."""
        self.panel.show_choices(case, choice, self._presenter.today().isoformat())
        # What is to be done is of today: beside another day it would be read as of that day.
        for part in (self.course, self._today):
            part.setVisible(choice.is_now)

    def show_matrix(self, view: MatrixView, board: ConsentBoard) -> None:
        """Fill the matrix; the chosen cell is explained beside it."""
        self._view, self._board = view, board
        self.panel.show_matrix(view)

    def show_paper(self, paper: Paper) -> None:
        """Show the matrix as it will be printed."""
        self.paper.show_paper(paper)
        self._pages.setCurrentWidget(self.paper)
        self.paper.save.setFocus()

    @Slot()
    def close_paper(self) -> None:
        """Show the matrix again; nothing of the paper is kept."""
        self.paper.clear()
        self._pages.setCurrentIndex(0)

    def show_course(self, course: CourseView, today: date) -> None:
        """The steps of the case, in a row and each by itself."""
        self.course.show_course(course)
        self.steps.tabs = frozenset(self._presenter.tabs())
        self.steps.show_course(course, today)

    @Slot()
    def close_course(self) -> None:
        """Show the matrix again."""
        self._pages.setCurrentIndex(0)

    def show_next_step(self, step: NextStep) -> None:
        """Say what to do next."""
        self._step = step
        self._sentence.setText(step.sentence)
        say_on(self.next, step.button)
        self.next.setVisible(bool(step.button))

    def show_timeline(self, entries: tuple[TimelineEntry, ...]) -> None:
        """The newest events."""
        clear(self._events)
        for entry in entries[:_EVENTS]:
            day = self._presenter.when(entry.at)
            told = column(text(event_sentence(entry)), text(day, role="muted", wrap=False), gap=0)
            shape = IconLabel(event_icon(entry), size=16)
            made = row(shape, told, gap=GRID)
            made.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
            made.setStretch(1, 1)
            self._events.addLayout(made)

    def _build(self) -> None:
        step = self._today = mark(QFrame(), role="banner", tone=Tone.INFO)
        name(step, _("Next step"))
        layout = QHBoxLayout(step)
        layout.setContentsMargins(2 * GRID, GRID, GRID + 4, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(IconLabel("arrow-right", tone=Tone.INFO))
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.next)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(self.body.spacing())
        self._pages.addWidget(scrolled(page))
        self._pages.addWidget(self.paper)
        self._pages.addWidget(self.steps)
        self.body.addWidget(self._pages, 1)
        body.addWidget(self.panel.earlier)
        body.addWidget(self.course)
        body.addWidget(self._today)
        body.addWidget(self.panel.switches)
        history = Card(_("What happened"))
        history.add(self._events)
        history.add(row(quiet_button(_("The whole history"), self._on_history), None))
        aside = QWidget()
        inner = QVBoxLayout(aside)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.setSpacing(GRID + 4)
        inner.addWidget(self.cell)
        inner.addWidget(history)
        inner.addStretch(1)
        strip = max(42 * GRID, letters_wide(self, 38))
        both = BesideMatrix(self.panel, scrolled(aside, by_width=True), strip)
        body.addWidget(both, 1)

    @Slot(object)
    def _on_cell(self, cell: MatrixCell | None) -> None:
        if cell is not None and self._view is not None and self._board is not None:
            self.cell.show_cell(cell, self._view, self._board)

    @Slot(object)
    def _on_cell_opened(self, cell: MatrixCell | None) -> None:
        if cell is None or self._board is None:
            return
        change = self._presenter.change_for(cell, self._board)
        if change is not None:
            self._presenter.follow(change.tab, change.wanted)

    @Slot(object)
    def _on_step(self, step: Step) -> None:
        self._pages.setCurrentWidget(self.steps)
        self.steps.fill()
        self.steps.focus_step(step)

    @Slot(object)
    def _on_act(self, act: StepAct) -> None:
        self.close_course()  # who comes back finds the next step, not the list it was chosen in
        self._presenter.follow(act.tab, act.wanted)

    @Slot(object, object, object)
    def _on_note(self, step: Step, noted: NotedAs, day: date | None) -> None:
        self._presenter.note_step(step, noted, day)

    @Slot(str)
    def _on_take_back(self, note: str) -> None:
        self._presenter.take_back_step(note)

    @Slot()
    def _on_print_paper(self) -> None:
        self._presenter.print_paper()

    def _on_save_paper(self) -> None:
        self._presenter.save_paper()

    def _on_next(self) -> None:
        if self._step is not None:
            self._presenter.follow(self._step.tab, self._step.wanted)

    def _on_history(self) -> None:
        self._presenter.follow("history", {})
