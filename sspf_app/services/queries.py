"""Frozen rows for lists: what a screen shows, already joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from sspf_app.services.taken_back import TakenBack


class CaseListItem(NamedTuple):
    """One line of the list of cases. Ten thousand are made at a time: a tuple is made quickest.

    Attributes:
        state: Kept consent state (``sspf_app.domain.rules.overview.ConsentState`` value).
        state_ends_on: Last day on which the answers all hold, where the state is in force.
        young_person: Person id; ``name`` is the name as recorded.
        is_protected: The young person has protected identity: show with care.
        taken_back: What of the answers in force was taken back.
        beside: States of the other purposes, each that is another.
    """

    case: str
    reference: str
    young_person: str
    name: str
    born: date | None
    school: str | None
    is_protected: bool
    opened_at: datetime
    is_closed: bool
    state: str
    state_ends_on: date | None
    next_meeting_at: datetime | None
    open_commitments: int
    taken_back: tuple[TakenBack, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLines:
    """The list of cases.

    Attributes:
        items: Newest opened first.
        total: Every case there is, whether or not it is among them.
        only_open: None that is closed is among them.
    """

    items: tuple[CaseListItem, ...] = ()
    total: int = 0
    only_open: bool = True


NOBODY = "nobody"
"""In the place of a user: of cases that nobody who still has an account handles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """Who handles which case, where more than one coordinator does or did; else nothing.

    Attributes:
        coordinators: Id and name of everybody who is coordinator now or handles a case, by name.
        active: Ids of those of them who are coordinators now.
        of_case: Their ids, in the same order, by case.
    """

    coordinators: tuple[tuple[str, str], ...] = ()
    active: frozenset[str] = frozenset()
    of_case: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def has_nobody(self, case: str) -> bool:
        """Whether nobody who still has an account handles a case."""
        return self.active.isdisjoint(self.of_case.get(case, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """A case in which somebody is the young person or holds custody of it.

    Attributes:
        person: Whose case it is.
        name: Of the young person.
    """

    person: str
    case: str
    reference: str
    young_person: str
    name: str
