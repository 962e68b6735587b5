"""What every kind of question to a unit manager who is elsewhere has alike.

What is asked is made anew from the records every time: the answer is to these words and to no
others.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from sspf_app.services.actors import Actor
from sspf_app.services.approval_file import AwayKind
from sspf_app.services.approvers import Asked
from sspf_app.services.changes import Changes
from sspf_app.services.decision_views import NotedDecision
from sspf_app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What waits for the unit manager.

    Attributes:
        case: None = it is of many.
        told: Reference of the case as somebody may see it who reads none.
        persons: Whom it is about, beside the young person of the case.
        is_protected: Somebody in the case is protected: it is not sealed.
        facts: As in ``AskedAway``.
    """

    kind: AwayKind
    id: str
    case: str | None
    reference: str
    told: str
    persons: tuple[str, ...] = ()
    is_protected: bool
    asked: Asked
    requested_at: datetime
    facts: tuple[tuple[str, str], ...]


class AskedElsewhere(Protocol):
    """One kind of what may be asked for."""

    @property
    def kind(self) -> AwayKind:
        """Which it is."""
        ...

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """Everything of the kind that waits, oldest first."""
        ...

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """One that waits.

        Raises:
            DomainError: it is not known, or does not wait any more.
        """
        ...

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """Write and commit what was decided elsewhere; the caller has proved it.

        Raises:
            DomainError: as when it is decided in the program.
        """
        ...

    def finish(self) -> None:
        """Do what is left once the unit of work is over."""
        ...


_FoundT = TypeVar("_FoundT")


class Elsewhere(ABC, Generic[_FoundT]):
    """What every kind does alike: look it up, and tell or settle what was found."""

    kind: AwayKind

    def waiting(self, unit: UnitOfWork) -> tuple[Waits, ...]:
        """See ``AskedElsewhere.waiting``."""
        return tuple(self._waits(unit, one) for one in self._pending(unit))

    def need(self, unit: UnitOfWork, request: str) -> Waits:
        """See ``AskedElsewhere.need``."""
        return self._waits(unit, self._need(unit, request))

    def settle(
        self,
        unit: UnitOfWork,
        request: str,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes:
        """See ``AskedElsewhere.settle``."""
        found = self._need(unit, request)
        return self._settle(unit, found, decision, manager=manager, why_not=why_not)

    def finish(self) -> None:
        """Nothing is left."""

    @abstractmethod
    def _pending(self, unit: UnitOfWork) -> Iterable[_FoundT]: ...

    @abstractmethod
    def _need(self, unit: UnitOfWork, request: str) -> _FoundT: ...

    @abstractmethod
    def _settle(
        self,
        unit: UnitOfWork,
        found: _FoundT,
        decision: NotedDecision,
        *,
        manager: Actor,
        why_not: str,
    ) -> Changes: ...

    @abstractmethod
    def _waits(self, unit: UnitOfWork, found: _FoundT) -> Waits: ...
