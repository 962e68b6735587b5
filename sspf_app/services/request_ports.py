"""What the use cases about asking need of storage."""

from __future__ import annotations

from typing import Protocol

from sspf_app.services.chase_views import ChaseItem
from sspf_app.services.request_records import (
    ChaseEvent,
    ChaseState,
    ContactRule,
    GroupedSheet,
    RequestGroup,
)


class RequestRecords(Protocol):
    """Requests, contact rules, acts while waiting, and the kept states of the chasing list."""

    def add_group(self, group: RequestGroup) -> None: ...
    def groups(self, case: str) -> tuple[RequestGroup, ...]:
        """Requests of a case, in order of entry."""
        ...

    def add_sheet(self, sheet: GroupedSheet) -> None: ...
    def sheets(self, case: str) -> tuple[GroupedSheet, ...]:
        """Which sheets of a case belong to which request, in order of entry."""
        ...

    def put_rule(self, rule: ContactRule) -> None:
        """Write a contact rule, new or lifted."""
        ...

    def rules(self, case: str) -> tuple[ContactRule, ...]:
        """Rules about single persons, lifted ones too: of the case, and of every case."""
        ...

    def dangers(self, young_person: str) -> tuple[ContactRule, ...]:
        """Answers to whether it can be dangerous that guardians know, in order of entry.

        Args:
            young_person: In every case of whom.
        """
        ...

    def all_rules(self) -> tuple[ContactRule, ...]:
        """Every rule of the vault about a single person, lifted ones too."""
        ...

    def add_event(self, event: ChaseEvent) -> None: ...
    def events(self, case: str) -> tuple[ChaseEvent, ...]:
        """What was done while waiting, in order of entry."""
        ...

    def put_states(self, case: str, states: tuple[ChaseState, ...]) -> None:
        """Keep the states of a case in place of those before."""
        ...

    def chase_list(self, case: str | None = None) -> tuple[ChaseItem, ...]:
        """Every purpose of every open case (or of one) with its kept state; explicit columns."""
        ...
