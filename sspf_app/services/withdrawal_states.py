"""How far the telling of each withdrawal has come, kept so that the day need not read every case.

Whatever a state rests upon drops it where it is stored; what is missing is worked out here.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.facts import Withdrawal
from sspf_app.services.case_loading import load_case
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.state_records import WithdrawalState
from sspf_app.services.withdrawal_effects import withdrawal_effect


def refresh_withdrawals(unit: UnitOfWork, *, now: datetime) -> None:
    """Work out the states that are missing; those of time alone went with ``refresh_due``."""
    for case in unit.states.withdrawals_due():
        unit.states.put_withdrawals(withdrawal_states(unit, case, now=now))


def withdrawal_states(unit: UnitOfWork, case: str, *, now: datetime) -> tuple[WithdrawalState, ...]:
    """The state of every standing withdrawal of a case, by the facts and the ledger."""
    loaded = load_case(unit, case, now=now)
    rows = unit.records.list_standing(Withdrawal, case=case)
    effects = ((row, withdrawal_effect(unit, loaded, row)) for row in rows)
    return tuple(
        WithdrawalState(
            case=case,
            withdrawal=effect.withdrawal.id,
            is_unfinished=effect.is_unfinished,
            recipients=(
                *(one.recipient for one in effect.waiting),
                *((row.signatory,) if effect.confirmation_waits else ()),
            ),
            names=tuple(one.name for one in effect.waiting),
        )
        for row, effect in effects
    )
