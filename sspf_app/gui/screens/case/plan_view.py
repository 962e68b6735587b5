"""The plan of a case: its lines, the editor of one, versions beside each other, its papers."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.plan_card import PlanCard
from sspf_app.gui.screens.case.plan_compare import ComparePage
from sspf_app.gui.screens.case.plan_editing import TypedLine
from sspf_app.gui.screens.case.plan_lines import PlanLines
from sspf_app.gui.screens.case.plan_presenter import PlanPresenter
from sspf_app.gui.screens.case.plan_rows import with_foot
from sspf_app.gui.screens.case.plan_support import SupportChoice
from sspf_app.gui.screens.case.plan_versions import VersionPage
from sspf_app.gui.screens.case.typed_version import TypedVersion
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.paper_copies import PaperCopies
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.meeting_views import ItemCheck
from sspf_app.services.plan_views import ComparedLine, PlanBoard


class PlanView(PartView):
    """See the module.

    Attributes:
        lines: The plan itself, and what one does with it.
        card: The editor of a line.
        version: What is asked when the plan is set.
        compared: Two versions beside each other.
        papers: The plan on paper, one copy for each reader.
    """

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Plan"))
        self.lines = PlanLines()
        self.card, self.version, self.compared = PlanCard(zone), VersionPage(zone), ComparePage()
        self.papers = PaperCopies(_("Back to the plan"))
        self._stack = mark(QStackedWidget(), role="page")
        self._build()

    @property
    def presenter(self) -> PlanPresenter:
        """Who leads it."""
        return self.lines.presenter

    @presenter.setter
    def presenter(self, presenter: PlanPresenter) -> None:
        self.lines.presenter = presenter

    def show_board(self, board: PlanBoard, case: CaseDetail) -> None:
        """The plan of a purpose."""
        self.lines.show_board(board, case)

    def choose(self, item: str) -> None:
        """Choose a line."""
        self.lines.table.choose(item)

    def show_board_page(self) -> None:
        """Back to the plan."""
        self._stack.setCurrentIndex(0)
        self.lines.table.setFocus()

    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile."""
        self.card.show_overtaken(recorded)

    def show_editor(
        self,
        typed: TypedLine,
        board: PlanBoard,
        case: CaseDetail,
        support: tuple[SupportChoice, ...],
    ) -> None:
        """Write a line."""
        self.card.show_line(typed, board, case, support)
        self._stack.setCurrentIndex(1)
        self.card.words.setFocus()

    def collect_line(self) -> TypedLine:
        """What stands in the editor."""
        return self.card.line()

    def add_answer(self, key: str) -> None:
        """A question is answered."""
        self.card.add_answer(key)

    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None:
        """Who would read the line, and what stands in the way."""
        self.card.show_check(check, problems)

    def show_refusal(self, sentence: str) -> None:
        """Why it was not saved."""
        self.card.refuse(sentence)

    def show_version_form(self, board: PlanBoard, today: date, typed: TypedVersion | None) -> None:
        """Ask what a version needs; what was typed before stands there again."""
        self.version.begin(board, today)
        if typed is not None:
            self.version.show_typed(typed)
        self._stack.setCurrentIndex(2)
        self.version.approved_by.setFocus()

    def show_papers(self) -> None:
        """The plan on paper."""
        self._stack.setCurrentWidget(self.papers)
        self.papers.recipient.setFocus()

    def show_compared(
        self, lines: tuple[ComparedLine, ...], board: PlanBoard, old: int, new: int
    ) -> None:
        """Two versions beside each other."""
        self.compared.show_lines(lines, board, old, new)
        self._stack.setCurrentIndex(3)

    def _build(self) -> None:
        self._stack.addWidget(self.lines)
        self._stack.addWidget(with_foot(self.card, self.card.acts))
        self._stack.addWidget(self.version)
        self._stack.addWidget(self.compared)
        self._stack.addWidget(self.papers)
        self.body.addWidget(self._stack, 1)
        self.card.left.connect(self._on_card_left)
        self.version.set_wanted.connect(self._on_version)
        self.version.left.connect(self._on_version_left)
        self.compared.chosen.connect(self._on_compared)
        self.compared.left.connect(self.show_board_page)
        self.papers.left.connect(self._on_papers_left)

    def collect_version(self) -> TypedVersion:
        """What is typed about the version."""
        return self.version.typed()

    @Slot()
    def _on_version_left(self) -> None:
        self.presenter.keep_typed()
        self.show_board_page()

    @Slot()
    def _on_card_left(self) -> None:
        self.presenter.keep_typed()
        self.show_board_page()

    @Slot(object, str, str, str)
    def _on_version(self, set_on: date | None, approved_by: str, meeting: str, reason: str) -> None:
        self.presenter.set_version(
            set_on=set_on, approved_by=approved_by, meeting=meeting, reason=reason
        )

    @Slot(object, object)
    def _on_compared(self, old: int, new: int) -> None:
        self.presenter.compare(old, new)

    @Slot()
    def _on_papers_left(self) -> None:
        self.presenter.copying.leave()
        self.show_board_page()
