"""The steps of a case as screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf_app.services.process_records import Step


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    NOW = "now"
    """The first that is not done; a consent that is missing always is."""
    NEXT = "next"
    PASSED = "passed"
    """Not noted, though a later step is done."""
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step, and what it lacks.

    Attributes:
        name: As the office calls it; empty = as the program does.
        done_on: The day it was done, where one is known.
        lacks: Code of what is missing (``texts.process``), empty where nothing is.
        details: Names or numbers that belong to it.
        by_hand: It is noted by hand, for no fact tells it.
        note: Id of the note by which it stands so, if it was noted by hand.
    """

    step: Step
    name: str
    state: StepState
    done_on: date | None = None
    lacks: str = ""
    details: tuple[str, ...] = ()
    by_hand: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """The steps of a case that are turned on, in the order of the office.

    Attributes:
        is_open: Something can still be done about them.
    """

    steps: tuple[StepView, ...]
    is_open: bool = True

    @property
    def now(self) -> StepView | None:
        """Where the case stands."""
        return next((one for one in self.steps if one.state is StepState.NOW), None)
