"""Leads the decisions of a case: what was decided, and a new decision with what would follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.asking_away import seal_question, take_answer
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.ports import Question
from sspf_app.gui.screens.case.decision_words import (
    ACTS,
    ALONE,
    CLOSE,
    HINDERED,
    MATURITY,
    PAUSE,
    PLACEMENT,
    POSITION,
    REOPEN,
    RESUME,
    SCHOOL,
    PlacementNote,
)
from sspf_app.gui.screens.case.foretelling import Foretelling
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import DecisionsPort
from sspf_app.services.changes import Changes
from sspf_app.services.closure_views import ClosureDesk
from sspf_app.services.decision_views import (
    CloseInput,
    DecisionBoard,
    DecisionDraft,
    ExceptionInput,
    NotedDecision,
    PositionInput,
)
from sspf_app.services.retention_views import CaseRetention, FlagInput


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionScene:
    """What the page shows and offers.

    Attributes:
        kept: How long the case is kept.
        schools: Party ids and names of schools in the register that take no part now.
        acts: What can be decided now.
    """

    board: DecisionBoard
    closure: ClosureDesk
    kept: CaseRetention
    today: date
    schools: tuple[tuple[str, str], ...]
    acts: tuple[str, ...]


class DecisionsPresenter(CasePart):
    """See the module."""

    view: DecisionsPort
    _act = ""
    _request = ""

    def begin(self) -> None:
        """Another case: no decision is begun."""
        self._act = ""
        self.view.close_editor()
        # Foretelling and reading are two chains: a newer answer drops only an older one.
        self._foretelling = Foretelling(self.ports, self.view)

    def want(self, **wanted: str) -> None:
        """Begin what somebody came here for, once the page is there."""
        self._act = wanted.get("act", "")
        self.refresh()

    def refresh(self) -> None:
        """Load what was decided."""
        case, services = self.case, self.services
        current = {one.party for one in case.participations if one.is_current}

        def job() -> DecisionScene:
            board = services.decisions.board(case.case)
            schools = tuple(
                (one.id, one.name)
                for one in services.parties.list_parties()
                if one.kind is PartyKind.SCHOOL and one.id not in current
            )
            return DecisionScene(
                board=board,
                closure=services.closures.desk(case.case),
                kept=services.retention.of_case(case.case),
                today=self.ports.clock.now().astimezone(self.ports.clock.zone).date(),
                schools=schools,
                acts=_acts(board),
            )

        self.read(job, self._show)

    def act(self, act: str, *, request: str = "") -> None:
        """Begin a decision."""
        self._request = request
        self.view.show_editor(act, self.case)

    def foretell(self, draft: object) -> None:
        """Say what a draft would change, or what stands in its way."""
        if draft is None or isinstance(draft, (PlacementNote, PositionInput, NotedDecision)):
            return
        self._foretelling.ask(self.case.case, cast("DecisionDraft", draft))

    def save(self, draft: object) -> None:
        """Write a decision; the end of a case is asked about, for its answers do not come back."""

        def write() -> None:
            self.save_typed(self._job(draft), self._saved, on_error=self._refused)

        if isinstance(draft, CloseInput):
            question = Question(
                text=_("Close the case?"),
                detail=_(
                    "Every consent ends now and does not come back: in a case that is reopened "
                    "everybody is asked anew."
                ),
                yes=_("Close the case"),
                no=_("Leave it open"),
                is_grave=True,
            )
            self.ports.dialogs.ask(question, on_yes=write)
        else:
            write()

    def finish_task(self, task: str) -> None:
        """A task has been seen to; for ten seconds it can be put back."""
        case, decisions = self.case.case, self.services.decisions

        def undo() -> None:
            self.change(
                lambda: decisions.reopen_task(case, task),
                lambda _changes: self.ports.frame.say(_("It is to be seen to again.")),
            )

        self.change(
            lambda: decisions.finish_task(case, task),
            lambda _changes: self.ports.frame.say(_("Ticked off as seen to."), undo=undo),
        )

    def set_mark(self, entry: FlagInput) -> None:
        """Note what stops or moves the disposal of the case."""
        retention = self.services.retention
        self.save_typed(lambda: retention.set_flag(entry), self._marked, on_error=self._refused)

    def end_mark(self, mark: str) -> None:
        """Ask, and take such a mark away."""
        case, retention = self.case.case, self.services.retention
        question = Question(
            text=_("Take the mark away?"),
            detail=_("The case may then be disposed of on the day its class says."),
            yes=_("Take the mark away"),
            no=_("Keep the mark"),
        )
        self.change_if(
            question, lambda: retention.end_flag(case, mark), self._marked, on_error=self._refused
        )

    def _marked(self, _changes: Changes) -> None:
        self.refresh()

    def seal(self, request: str, login: str) -> None:
        """Save a question for a manager who is elsewhere."""
        seal_question(self, request, login)

    def take_answer(self) -> None:
        """Read that manager's answer in."""
        take_answer(self)

    def take_back(self, request: str) -> None:
        """Ask, and ask for the exception no longer."""
        exceptions = self.services.exceptions
        question = Question(
            text=_("Take the request back?"),
            detail=_(
                "Nobody decides on it any more, and an answer to it is not taken in. It stays in "
                "the record; if an exception is needed after all, it is asked for anew."
            ),
            yes=_("Take the request back"),
            no=_("Let it wait"),
        )
        self.change_if(
            question,
            lambda: exceptions.take_back(request),
            lambda _changes: self.ports.frame.say(_("The request is taken back.")),
        )

    def _job(self, draft: object) -> Callable[[], Changes]:
        case, services, request = self.case.case, self.services, self._request
        if isinstance(draft, ExceptionInput):
            return lambda: services.exceptions.request(case, draft)
        if isinstance(draft, NotedDecision):
            return lambda: services.exceptions.note_approval(request, draft)
        if isinstance(draft, PositionInput):
            return lambda: services.decisions.record_position(case, draft)
        if isinstance(draft, PlacementNote):
            return lambda: services.decisions.note_placement(case, draft.text)
        return lambda: services.decisions.decide(case, cast("DecisionDraft", draft))

    def _show(self, scene: DecisionScene) -> None:
        self.view.show_scene(scene, self.case)
        act, self._act = self._act, ""
        if act in scene.acts:
            self.act(act)

    def _saved(self, _changes: Changes) -> None:
        self.view.close_editor()
        self.ports.frame.say(_("Saved."))

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, lambda said: self.view.show_effect(said, Tone.DANGER))


def _acts(board: DecisionBoard) -> tuple[str, ...]:
    """What can be decided now, in the order of ``ACTS``."""
    if board.is_closed:
        return (REOPEN,)
    can = {
        MATURITY: True,
        HINDERED: board.exceptions_allowed and bool(board.joint_guardians),
        ALONE: board.youth_only_allowed,
        SCHOOL: True,
        PLACEMENT: True,
        PAUSE: not board.is_paused,
        POSITION: board.needs_position,
        RESUME: board.is_paused and not board.needs_position,
        CLOSE: True,
        REOPEN: False,
    }
    return tuple(act for act in ACTS if can[act])
