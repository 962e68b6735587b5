"""The chasing list as screens show it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sspf_app.services.request_records import (
    ChaseAct,
    ChaseEvent,
    ChaseStateName,
    MissingSigner,
)
from sspf_app.services.taken_back import TakenBack


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasedPerson:
    """Somebody whose answer is missing; ``name`` is empty for a protected person."""

    name: str
    missing: MissingSigner


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseItem:
    """One purpose of one case.

    Attributes:
        name: The young person; as recorded, also when protected: show with care.
        purpose_text: Empty where somebody protected was not opened.
        people: Who is missing.
        state: How far it has come on the day of reading.
        taken_back: What of the answers was taken back, while all are in force.
    """

    case: str
    reference: str
    young_person: str
    name: str
    is_protected: bool
    purpose: str
    purpose_text: str
    state: ChaseStateName
    people: tuple[ChasedPerson, ...]
    asked_on: date | None
    next_on: date | None
    ends_on: date | None
    act: ChaseAct
    act_on: str | None
    taken_back: tuple[TakenBack, ...] = ()

    @property
    def id(self) -> str:
        """What names the row."""
        return f"{self.case}/{self.purpose}"

    def on(self, today: date) -> "ChaseItem":
        """The item as of a day: who was asked long enough ago is to be reminded."""
        is_due = self.next_on is not None and self.next_on <= today
        if not is_due or self.state not in (ChaseStateName.ASKED, ChaseStateName.PARTIAL):
            return self
        state = ChaseStateName.AWAITING if self.state is ChaseStateName.ASKED else self.state
        if self.act is not ChaseAct.ANSWER:
            return replace(self, state=state)
        due = min(
            (one.missing for one in self.people if one.missing.next_on is not None),
            key=lambda one: (one.next_on or today, one.person),
        )
        return replace(self, state=state, act=ChaseAct.REMIND, act_on=due.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseDetail:
    """A row of the list, opened.

    Attributes:
        names: Names by person id.
        events: What was done while waiting, newest first.
    """

    item: ChaseItem
    names: dict[str, str]
    events: tuple[ChaseEvent, ...]


class ChaseDue(NamedTuple):
    """Work of a day that comes from waiting for answers.

    Attributes:
        kind: ``talk_first`` or ``reminder_due``.
        day: Since when, or from when.
        since: When the wish was heard, or the sheet that is out was handed out.
    """

    kind: str
    case: str
    purpose: str
    person: str
    day: date
    since: date
