"""The course of a case: which step is done, which comes now, what each lacks.

Worked out from facts where there are any, noted by hand where there are none. A step is a reminder:
it opens no gate and closes none.

Source: domain notes, section 1.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.course_facts import CourseFacts, Finding
from sspf_app.services.course_views import CourseView, StepState, StepView
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import NotedAs, Step, StepNote
from sspf_app.services.process_settings import settings_on
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

_TOPICS = frozenset({Topic.CASES})
_FROM_FACTS = frozenset({Step.CONSENT, Step.CLOSING, Step.AFTER_CONTACT})
"""What is never noted by hand: answers, the end of a case and what follows have their own acts."""


class Course:
    """Use cases about the steps of a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def steps(self, case: str) -> CourseView:
        """The steps that are turned on, with how each stands.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            view = course_of(unit, loaded)
            self._desk.log(unit, Action.READ, f"course:{case}", case=case)
            unit.commit()
        return view

    def note(self, case: str, step: Step, noted_as: NotedAs, *, day: date) -> Changes:
        """Note by hand that a step is done, or is not needed; ``new_id`` is the note.

        Raises:
            DomainError: ``step_from_facts``, ``date_in_future`` (day), ``unknown_case``,
                ``reason_required``.
        """
        if step in _FROM_FACTS:
            raise DomainError("step_from_facts")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            if day > loaded.today:
                raise DomainError("date_in_future", day=day)
            note = StepNote(
                id=self._desk.new_id("sn"),
                case=case,
                step=step,
                noted_as=noted_as,
                day=day,
                noted_at=self._desk.now(),
                noted_by=self._desk.actor.name,
            )
            unit.process.put_step_note(note)
            return self._done(unit, case, note.id)

    def take_back(self, case: str, note: str) -> Changes:
        """A note counts no more; it stays in the history.

        Raises:
            DomainError: ``unknown_step_note``, ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            found = next((one for one in unit.process.step_notes(case) if one.id == note), None)
            if found is None or found.taken_back_at is not None:
                raise DomainError("unknown_step_note")
            unit.process.put_step_note(replace(found, taken_back_at=self._desk.now()))
            return self._done(unit, case, note)

    def _done(self, unit: UnitOfWork, case: str, note: str) -> Changes:
        self._desk.log(unit, Action.WRITE, f"step_note:{note}", case=case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, note}), new_id=note)


def course_of(unit: UnitOfWork, loaded: LoadedCase) -> CourseView:
    """The steps of a case that was read."""
    facts = CourseFacts(unit, loaded)
    notes = {
        one.step: one for one in unit.process.step_notes(loaded.id) if one.taken_back_at is None
    }
    settings = settings_on(unit, loaded.today)
    steps = [
        _step(Step(one.code), one.name, facts.finding(Step(one.code)), notes.get(Step(one.code)))
        for one in settings.steps
        if one.is_on
    ]
    is_open = loaded.situation.is_open
    return CourseView(steps=_placed(steps, is_open=is_open), is_open=is_open)


def _step(step: Step, name: str, found: Finding, note: StepNote | None) -> StepView:
    by_hand = found.by_hand or step not in _FROM_FACTS
    made = StepView(
        step=step,
        name=name,
        state=StepState.NEXT,
        lacks=found.lacks,
        details=found.details,
        by_hand=by_hand,
    )
    if found.is_done:
        return replace(made, state=StepState.DONE, done_on=found.done_on)
    if not found.is_needed:
        return replace(made, state=StepState.NOT_NEEDED)
    if note is None:
        return made
    if note.noted_as is NotedAs.NOT_NEEDED:
        return replace(made, state=StepState.NOT_NEEDED, note=note.id, lacks="", details=())
    return replace(made, state=StepState.DONE, done_on=note.day, note=note.id, lacks="", details=())


def _placed(steps: Sequence[StepView], *, is_open: bool) -> tuple[StepView, ...]:
    """Where the case stands: the missing consent, or the first step after all that is done."""
    done = [place for place, one in enumerate(steps) if one.state is StepState.DONE]
    last = max(done, default=-1)
    now = next(
        (
            place
            for place, one in enumerate(steps)
            if one.state is StepState.NEXT
            and (place > last or (is_open and one.step is Step.CONSENT))
        ),
        None,
    )
    placed: list[StepView] = []
    for place, one in enumerate(steps):
        if one.state is not StepState.NEXT:
            placed.append(one)
        elif place == now:
            placed.append(replace(one, state=StepState.NOW))
        else:
            is_passed = place < last
            placed.append(replace(one, state=StepState.PASSED if is_passed else StepState.NEXT))
    return tuple(placed)
