"""Decisions about who answers and who takes part; each foretells what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Pause
from sspf_app.domain.time import day_of
from sspf_app.services import case_changes
from sspf_app.services.actors import Permission
from sspf_app.services.case_changes import Planner
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.closures import write_closure
from sspf_app.services.decision_board import decision_board
from sspf_app.services.decision_effect import effect_of
from sspf_app.services.decision_records import CaseTask, PauseTerms, TaskKind
from sspf_app.services.decision_views import (
    CloseInput,
    CustodyBegins,
    CustodyEnds,
    DecisionBoard,
    DecisionDraft,
    Effect,
    EvidenceSeen,
    ExceptionInput,
    JoinInput,
    LeaveInput,
    PauseInput,
    PositionInput,
    Reopen,
    Resume,
    SchoolChange,
)
from sspf_app.services.desk import Desk
from sspf_app.services.exceptions import exception_change
from sspf_app.services.pauses import NEEDS_POSITION
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.row_changes import RowChange, Stamp
from sspf_app.services.today_ports import RunningPause

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})

_PLANNERS: dict[type, Planner] = {
    MaturityInput: case_changes.assessed,
    YouthOnlyInput: case_changes.answers_alone,
    PauseInput: case_changes.paused,
    Resume: case_changes.resumed,
    CloseInput: case_changes.closed,
    Reopen: case_changes.reopened,
    JoinInput: case_changes.joined,
    LeaveInput: case_changes.left,
    SchoolChange: case_changes.changed_school,
}
_IMAGINED: dict[type, Planner] = {
    ExceptionInput: exception_change,
    CustodyBegins: case_changes.custody_begun,
    CustodyEnds: case_changes.custody_ended,
    EvidenceSeen: case_changes.evidence_seen,
}


class Decisions:
    """Use cases about decisions in a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def board(self, case: str) -> DecisionBoard:
        """What has been decided, and what can be.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            board = decision_board(
                unit,
                loaded,
                needs_position=needs_position(unit, loaded),
                user=self._desk.actor.user_id,
            )
            self._desk.log(unit, Action.READ, f"decisions:{case}", case=case)
            unit.commit()
        return board

    def effect(self, case: str, draft: DecisionDraft) -> Effect:
        """What a decision would change; nothing is written but the line in the log.

        Raises:
            DomainError: as ``decide``, and as ``Exceptions.request``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            self._desk.log(unit, Action.READ, f"decisions:{case}", case=case)
            unit.commit()
        planner = (_PLANNERS | _IMAGINED)[type(draft)]
        stamp = Stamp(
            new_id=lambda prefix: f"{prefix}-imagined", now=loaded.now, by=self._desk.actor.name
        )
        return effect_of(loaded, planner(loaded, draft, stamp))

    def decide(self, case: str, draft: DecisionDraft) -> Changes:
        """Write a decision; ``new_id`` is the row it made or corrected.

        Exceptions have their own way (``Exceptions``), custody has its register.

        Raises:
            DomainError: as the planner of its kind in ``case_changes``; ``position_required``
                where a pause may not end yet.
        """
        self._desk.actor.require(Permission.WRITE_CASES)
        planner = _PLANNERS[type(draft)]

        def change(unit: UnitOfWork, loaded: LoadedCase) -> str:
            if isinstance(draft, Resume) and needs_position(unit, loaded):
                raise DomainError("position_required")
            planned: RowChange = planner(loaded, draft, self._stamp())
            planned.write(unit, now=self._desk.now())
            if isinstance(draft, PauseInput):
                unit.decisions.put_pause_terms(self._terms(case, planned.row_id, draft.to_end))
            if isinstance(draft, CloseInput) and draft.beside is not None:
                write_closure(self._desk, unit, loaded, planned.row_id, draft.beside)
            return planned.row_id

        return self._change(case, change)

    def record_position(self, case: str, entry: PositionInput) -> Changes:
        """Record what the responsible social worker or lawyer says about sharing, for the pause.

        Raises:
            DomainError: ``not_paused``, ``position_incomplete``, ``date_in_future`` (day).
        """
        if not all(text.strip() for text in (entry.position, entry.by, entry.function)):
            raise DomainError("position_incomplete")

        def change(unit: UnitOfWork, loaded: LoadedCase) -> str:
            pause = loaded.situation.pause
            if pause is None:
                raise DomainError("not_paused")
            if entry.taken_on > loaded.today:
                raise DomainError("date_in_future", day=entry.taken_on)
            terms = _terms_of(unit, pause) or self._terms(case, pause.id, "")
            unit.decisions.put_pause_terms(
                replace(
                    terms,
                    position=entry.position.strip(),
                    position_by=entry.by.strip(),
                    position_function=entry.function.strip(),
                    position_on=entry.taken_on,
                )
            )
            return pause.id

        return self._change(case, change)

    def note_placement(self, case: str, text: str) -> Changes:
        """Note an ordinary placement: the guardians still answer, but it is to be looked at.

        Raises:
            DomainError: ``task_text_required``.
        """
        if not text.strip():
            raise DomainError("task_text_required")

        def change(unit: UnitOfWork, loaded: LoadedCase) -> str:
            task = CaseTask(
                id=self._desk.new_id("ta"),
                case=case,
                kind=TaskKind.PLACEMENT,
                text=text.strip(),
                since=loaded.today,
                noted_at=self._desk.now(),
                noted_by=self._desk.actor.name,
            )
            unit.decisions.put_task(task)
            return task.id

        return self._change(case, change)

    def finish_task(self, case: str, task: str) -> Changes:
        """A task has been seen to.

        Raises:
            DomainError: ``unknown_task``.
        """
        return self._set_task(case, task, at=self._desk.now(), by=self._desk.actor.name)

    def reopen_task(self, case: str, task: str) -> Changes:
        """It was ticked off by mistake and is to be seen to; the log has both.

        Raises:
            DomainError: ``unknown_task``.
        """
        return self._set_task(case, task, at=None, by="")

    def _set_task(self, case: str, task: str, *, at: datetime | None, by: str) -> Changes:
        def change(unit: UnitOfWork, loaded: LoadedCase) -> str:
            found = next((one for one in unit.decisions.tasks(loaded.id) if one.id == task), None)
            if found is None:
                raise DomainError("unknown_task", task=task)
            unit.decisions.put_task(replace(found, done_at=at, done_by=by))
            return task

        return self._change(case, change)

    def _change(self, case: str, act: Callable[[UnitOfWork, LoadedCase], str]) -> Changes:
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            require_sound_clock(unit, self._desk)
            row_id = act(unit, loaded)
            refresh_case(unit, case, now=self._desk.now())
            self._desk.log(unit, Action.WRITE, f"decision:{row_id}", case=case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, row_id}), new_id=row_id)

    def _stamp(self) -> Stamp:
        return Stamp(new_id=self._desk.new_id, now=self._desk.now(), by=self._desk.actor.name)

    def _terms(self, case: str, pause: str, to_end: str) -> PauseTerms:
        return PauseTerms(
            case=case,
            pause=pause,
            to_end=to_end.strip(),
            noted_at=self._desk.now(),
            noted_by=self._desk.actor.name,
        )


def check_position(unit: UnitOfWork, loaded: LoadedCase) -> None:
    """Whether the pause may end.

    Raises:
        DomainError: ``position_required``.
    """
    if needs_position(unit, loaded):
        raise DomainError("position_required")


def needs_position(unit: UnitOfWork, loaded: LoadedCase) -> bool:
    """Whether the pause that runs now still waits for a position taken since it began."""
    pause = loaded.situation.pause
    if pause is None:
        return False
    return waits_for_position(pause, _terms_of(unit, pause), zone=loaded.facts.zone)


def waits_for_position(
    pause: Pause | RunningPause, terms: PauseTerms | None, *, zone: tzinfo
) -> bool:
    """Whether a pause is of a kind that waits for a position, and none was taken since it began."""
    if pause.reason not in NEEDS_POSITION:
        return False
    if terms is None or terms.position_on is None:
        return True
    return terms.position_on < day_of(pause.starts_at, zone)


def _terms_of(unit: UnitOfWork, pause: Pause) -> PauseTerms | None:
    found = unit.decisions.pause_terms(pause.case)
    return next((terms for terms in found if terms.pause == pause.id), None)
