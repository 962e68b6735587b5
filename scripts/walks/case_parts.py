"""What the parts of the walk of a case share: who is who, and which day it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from scripts.walks.walker import Walker
from sspf_app.domain.codes import PartyKind


class WalkedCase:
    """The case that is walked.

    Attributes:
        walker: Stands before the open window.
        typed: What is typed, by what it is.
        later: Lets so many days pass.
        kinds: Of the parties that take part beside the office.
    """

    def __init__(
        self,
        walker: Walker,
        typed: Mapping[str, str],
        later: Callable[[float], object],
        kinds: tuple[PartyKind, ...],
    ) -> None:
        self.walker, self.typed, self.later, self.kinds = walker, typed, later, kinds

    def day(self, days: int = 0) -> str:
        """A day so many days from today, as it is typed."""
        clock = self.walker.vault.clock
        return (clock.now().astimezone(clock.zone).date() + timedelta(days=days)).isoformat()

    def time(self) -> str:
        """The time now, as it is typed."""
        clock = self.walker.vault.clock
        return f"{clock.now().astimezone(clock.zone):%H:%M}"

    def case(self) -> str:
        """The case, found by the name of the young person."""
        cases = self.walker.vault.services.cases.list_cases
        return next(one.case for one in self.walker.fetch(cases) if one.name == self.typed["young"])

    def party(self, kind: PartyKind) -> str:
        """What a party of the case is called."""
        case = self.case()
        detail = self.walker.fetch(lambda: self.walker.vault.services.cases.get(case))
        return next(one.name for one in detail.participations if one.kind is kind)

    def invited(self) -> tuple[str, ...]:
        """Who was asked to the first meeting, as the lists call them."""
        family = ("young", "guardian", "other_guardian")
        parties = (PartyKind.SOCIAL_SERVICES, *self.kinds)
        return (*map(self.party, parties), *(self.typed[one] for one in family))
