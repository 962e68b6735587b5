"""What use cases need of the states that are kept of cases for the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from sspf_app.services.state_records import CaseState, MeetingCopies, WithdrawalState


class CaseStates(Protocol):
    """The kept consent states, for lists over all cases."""

    def put(self, state: CaseState) -> None:
        """Write or overwrite the state of a case."""
        ...

    def due(self, at: datetime) -> tuple[str, ...]:
        """Ids of cases without a kept state, or whose ``changes_at`` is at or before ``at``."""
        ...

    def concerned(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Ids of cases that name any of them, or ever did; what is said of them names them too."""
        ...

    def forget(self) -> None:
        """Drop every kept state, after a change that touches all cases (policy)."""
        ...

    def kept(self) -> Mapping[str, frozenset[tuple[object, ...]]]:
        """All that is kept for lists, by case, to be compared as a whole."""
        ...

    def copies(self, cases: Iterable[str]) -> Mapping[tuple[str, str], MeetingCopies]:
        """Of some cases, by case and meeting, how many copies of locked minutes were given."""
        ...

    def withdrawals_due(self) -> tuple[str, ...]:
        """Ids of cases with a withdrawal that has no kept state, or no longer."""
        ...

    def put_withdrawals(self, states: Iterable[WithdrawalState]) -> None:
        """Write the states of withdrawals that have none."""
        ...

    def unfinished_withdrawals(self) -> tuple[WithdrawalState, ...]:
        """The kept states that ask for something still, by case and withdrawal."""
        ...
