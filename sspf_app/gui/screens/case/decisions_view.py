"""The decisions of a case: a list, and one decision being made in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.close_editor import CloseEditor
from sspf_app.gui.screens.case.closure_card import ClosureCard
from sspf_app.gui.screens.case.course_editors import (
    PauseEditor,
    PlacementEditor,
    PositionEditor,
    ReopenEditor,
    ResumeEditor,
    SchoolEditor,
)
from sspf_app.gui.screens.case.decision_cards import pause_card, request_row, task_row
from sspf_app.gui.screens.case.decision_editor import DecisionEditor
from sspf_app.gui.screens.case.decision_words import (
    ACTS,
    ALONE,
    CLOSE,
    HINDERED,
    MATURITY,
    NOTE,
    PAUSE,
    PLACEMENT,
    POSITION,
    REOPEN,
    SCHOOL,
    line_days,
    line_look,
    line_title,
)
from sspf_app.gui.screens.case.decisions_presenter import DecisionScene, DecisionsPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.retention_card import RetentionCard
from sspf_app.gui.screens.case.signatory_editors import (
    AloneEditor,
    HinderedEditor,
    MaturityEditor,
    NoteApprovalEditor,
)
from sspf_app.gui.widgets.away_buttons import AwayButtons
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import FlowLayout, growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.decision_records import Approval, ExceptionRequest
from sspf_app.services.decision_views import DecisionBoard, DecisionLine
from sspf_app.services.retention_views import FlagInput


class DecisionsView(PartView):
    """See the module.

    Attributes:
        acts: The buttons by what they begin.
        away: The ways to a manager elsewhere, by the request that waits.
        editor: The decision being made, if any.
    """

    presenter: DecisionsPresenter

    def __init__(self) -> None:
        super().__init__(_("Decisions"))
        self.acts: dict[str, QWidget] = {}
        self.away: dict[str, AwayButtons] = {}
        self.editor: DecisionEditor | None = None
        self._scene: DecisionScene | None = None
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for layout in (self._left, self._right):
            layout.setContentsMargins(0, 0, 4, 0)
            layout.setSpacing(GRID + 4)
        self._build()

    def show_scene(self, scene: DecisionScene, case: CaseDetail) -> None:
        """Show what was decided, and what can be."""
        self._scene = scene
        self._show_acts(scene.acts)
        clear(self._left)
        self.away = {}
        board = scene.board
        if board.is_paused:
            self._left.addWidget(growing(pause_card(board, case)))
        waiting = [
            *(self._request(one, case, board) for one in board.requests),
            *(task_row(one, partial(self._on_done, one.id)) for one in board.tasks),
        ]
        if waiting:
            self._left.addWidget(_card(_("Asked for, and to see to"), waiting))
        closure = scene.closure.closure
        if closure is not None:
            self._left.addWidget(growing(ClosureCard(scene.closure, closure)))
        if board.lines:
            self._left.addWidget(_card(_("Decided"), [_line(one) for one in board.lines]))
        if not (board.is_paused or waiting or board.lines):
            empty = EmptyState(
                _("Nothing has been decided in this case"),
                _("Choose above what is to be decided. What would follow is said beforehand."),
                icon="note",
            )
            self._left.addWidget(empty)
        self.kept_card = growing(RetentionCard(scene.kept, scene.today))
        self.kept_card.set_wanted.connect(self._on_mark)
        self.kept_card.end_wanted.connect(self._on_end_mark)
        self._left.addWidget(self.kept_card)
        self.kept_card.go_on()
        self._left.addStretch(1)

    def show_editor(self, act: str, case: CaseDetail) -> None:
        """Show the fields of a decision."""
        made = self._editor(act, case)
        if made is None:
            return
        self._drop_editor()
        self.editor = made
        made.changed.connect(self._on_changed)
        made.saved.connect(self._on_saved)
        made.left.connect(self.close_editor)
        self._right.addWidget(growing(made), 0, Qt.AlignmentFlag.AlignTop)
        self._right.addStretch(1)
        show_if(self._right_page, wanted=True)
        made.show()  # a layout shows its widgets later; what is hidden takes no keyboard
        made.first_field().setFocus()
        made.kept.begin(f"case/{case.case}/decision:{act}")
        made.hear()

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what would follow."""
        if self.editor is not None:
            self.editor.show_effect(words, tone)

    def _on_mark(self, entry: FlagInput) -> None:
        self.presenter.set_mark(entry)

    def _on_end_mark(self, mark: str) -> None:
        self.presenter.end_mark(mark)

    @Slot()
    def close_editor(self) -> None:
        """No decision is being made."""
        self._drop_editor()
        self._right.addStretch(1)
        show_if(self._right_page, wanted=False)

    def _build(self) -> None:
        self.body.addWidget(self._buttons)
        left, right = QWidget(), QWidget()
        left.setLayout(self._left)
        right.setLayout(self._right)
        self._right_page = scrolled(right)
        show_if(self._right_page, wanted=False)
        self.body.addWidget(Sides(scrolled(left), self._right_page, shares=(5, 6)), 1)

    def _show_acts(self, acts: tuple[str, ...]) -> None:
        if tuple(self.acts) == acts:
            return
        clear(self._flow)
        self.acts = {}
        for act in acts:
            made = changing(button(marked(ACTS[act]), partial(self._on_act, act)))
            self.acts[act] = made
            self._flow.addWidget(made)

    def _editor(self, act: str, case: CaseDetail) -> DecisionEditor | None:
        scene, today = self._scene, self.presenter.today()
        if scene is None:
            return None
        board = scene.board
        schools = tuple(
            (one.id, one.name)
            for one in case.participations
            if one.is_current
            and one.kind is PartyKind.SCHOOL
            and one.party != case.coordinator_party
        )
        makers = {
            MATURITY: lambda: MaturityEditor(case.young_person, case.name, today),
            HINDERED: lambda: HinderedEditor(board.joint_guardians, today, board.exception_days),
            NOTE: lambda: NoteApprovalEditor(today),
            ALONE: lambda: AloneEditor(case.name, today),
            SCHOOL: lambda: SchoolEditor(schools, scene.schools, today),
            PLACEMENT: PlacementEditor,
            PAUSE: lambda: PauseEditor(today),
            POSITION: lambda: PositionEditor(today),
            CLOSE: lambda: CloseEditor(scene.closure, today),
            REOPEN: ReopenEditor,
        }
        return makers.get(act, ResumeEditor)()

    def _drop_editor(self) -> None:
        self.editor = None
        clear(self._right)

    def _request(
        self, request: ExceptionRequest, case: CaseDetail, board: DecisionBoard
    ) -> QWidget:
        made = request_row(
            request,
            case.name_of(request.guardian),
            has_manager=board.has_manager,
            on_note=partial(self._on_note, request.id),
            on_take_back=partial(self._on_take_back, request.id),
        )
        if request.state is not Approval.PENDING:
            return made
        away = AwayButtons(partial(self._on_seal, request.id), self._on_take)
        away.show_desk(board.away, request.id)
        self.away[request.id] = away
        both = QWidget()
        layout = column(made, away, gap=2)
        layout.setContentsMargins(0, 0, 0, 0)
        both.setLayout(layout)
        return both

    def _on_act(self, act: str) -> None:
        self.presenter.act(act)

    def _on_seal(self, request: str, login: str) -> None:
        self.presenter.seal(request, login)

    def _on_take(self) -> None:
        self.presenter.take_answer()

    def _on_note(self, request: str) -> None:
        self.presenter.act(NOTE, request=request)

    def _on_take_back(self, request: str) -> None:
        self.presenter.take_back(request)

    def _on_done(self, task: str) -> None:
        self.presenter.finish_task(task)

    @Slot(object)
    def _on_changed(self, draft: object) -> None:
        self.presenter.foretell(draft)

    @Slot(object)
    def _on_saved(self, draft: object) -> None:
        self.presenter.save(draft)


def _card(title: str, parts: list[QWidget]) -> Card:
    card = growing(Card(title))
    for number, part in enumerate(parts):
        if number:
            card.add(line())
        card.add(part)
    return card


def _line(one: DecisionLine) -> QWidget:
    word, tone = line_look(one)
    # What stops the sharing is a warning, and in force: an hourglass would say that it waits.
    sign = "check-circle" if one.is_in_force and tone is Tone.WARNING else None
    about = ", ".join(part for part in (line_days(one), one.decided_by) if part)
    holder = QWidget()
    top = row(text(line_title(one), role="strong"), StatusBadge(word, tone, icon=sign))
    top.setStretch(0, 1)
    layout = column(top, text(about, role="muted"), gap=2)
    if one.reason:
        layout.addWidget(text(one.reason, selectable=True))
    holder.setLayout(layout)
    return holder
