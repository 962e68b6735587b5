"""Whether what is kept for lists is what the facts say: it is worked out anew and compared."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.facts import Case
from sspf_app.services.case_states import refresh_case, refresh_due
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.withdrawal_states import refresh_withdrawals


def rebuild_kept_states(unit: UnitOfWork, *, now: datetime) -> int:
    """Write all that is kept anew; of how many cases it was not what the facts say.

    What was due because its time had come, or had been dropped, counts as right.
    """
    refresh_due(unit, now=now)
    refresh_withdrawals(unit, now=now)
    before = unit.states.kept()
    for case in unit.records.list_standing(Case):
        refresh_case(unit, case.id, now=now)
    # The new state of a case has dropped those of its withdrawals.
    refresh_withdrawals(unit, now=now)
    after = unit.states.kept()
    return sum(before.get(case) != after.get(case) for case in before.keys() | after.keys())
