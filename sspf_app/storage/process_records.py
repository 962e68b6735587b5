"""What stands beside occasions, items and closings, and the settings of the process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from sqlalchemy import bindparam, func, select

from sspf_app.services.process_records import (
    Closure,
    GoalOutcome,
    InformationTalk,
    ItemMark,
    Occasion,
    ProcessSettings,
    Referral,
    StepNote,
)
from sspf_app.storage.mapping import (
    CLOSURES,
    GOAL_OUTCOMES,
    INFORMATION_TALKS,
    ITEM_MARKS,
    OCCASIONS,
    PROCESS_SETTINGS,
    REFERRALS,
    STEP_NOTES,
    AnySelect,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")


class SqlProcessRecords:
    """``services.process_ports.ProcessRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def settings(self) -> tuple[ProcessSettings, ...]:
        """See ``ProcessRecords.settings``."""
        table = PROCESS_SETTINGS.table
        query = (
            select(*PROCESS_SETTINGS.columns)
            .where(table.c.withdrawn_at.is_(None))
            .order_by(table.c.starts_on, table.c.pk)
        )
        return PROCESS_SETTINGS.read(self._transaction.connection, query)

    def put_settings(self, settings: ProcessSettings) -> None:
        """Write settings, new or known by ``id``."""
        self._transaction.put(PROCESS_SETTINGS, settings)

    def occasions(self, cases: Iterable[str]) -> tuple[Occasion, ...]:
        """See ``ProcessRecords.occasions``."""
        values = {"cases": json.dumps(sorted(set(cases)))}
        return OCCASIONS.read(self._transaction.connection, _OCCASIONS, values)

    def put_occasion(self, occasion: Occasion) -> None:
        """Write what kind of occasion a row is."""
        self._transaction.put(OCCASIONS, occasion)

    def marks(self, case: str) -> tuple[ItemMark, ...]:
        """What the items of a case are of."""
        return self._transaction.of_case(ITEM_MARKS, case)

    def put_mark(self, mark: ItemMark) -> None:
        """Write what an item is of."""
        self._transaction.put(ITEM_MARKS, mark)

    def step_notes(self, case: str) -> tuple[StepNote, ...]:
        """See ``ProcessRecords.step_notes``."""
        return self._transaction.of_case(STEP_NOTES, case)

    def put_step_note(self, note: StepNote) -> None:
        """Write a note, new or known by ``id``."""
        self._transaction.put(STEP_NOTES, note)

    def referrals(self, case: str) -> tuple[Referral, ...]:
        """Referrals of a case, in order of entry."""
        return self._transaction.of_case(REFERRALS, case)

    def put_referral(self, referral: Referral) -> None:
        """Write a referral, new or known by its occasion."""
        self._transaction.put(REFERRALS, referral)

    def talks(self, case: str) -> tuple[InformationTalk, ...]:
        """See ``ProcessRecords.talks``."""
        return self._transaction.of_case(INFORMATION_TALKS, case)

    def put_talk(self, talk: InformationTalk) -> None:
        """Write a talk, new or known by its occasion."""
        self._transaction.put(INFORMATION_TALKS, talk)

    def closures(self, case: str) -> tuple[Closure, ...]:
        """What stands beside the closings of a case."""
        return self._transaction.of_case(CLOSURES, case)

    def put_closure(self, closure: Closure) -> None:
        """Write what stands beside a closing."""
        self._transaction.put(CLOSURES, closure)

    def contacts_due(self, day: date) -> tuple[Closure, ...]:
        """See ``ProcessRecords.contacts_due``."""
        table = CLOSURES.table
        query = (
            select(*CLOSURES.columns)
            .where(table.c.contacted_on.is_(None), table.c.after_contact_on <= day.isoformat())
            .order_by(table.c.after_contact_on, table.c.pk)
        )
        return CLOSURES.read(self._transaction.connection, query)

    def outcomes(self, case: str) -> tuple[GoalOutcome, ...]:
        """How far the goals of a case were reached."""
        return self._transaction.of_case(GOAL_OUTCOMES, case)

    def put_outcome(self, outcome: GoalOutcome) -> None:
        """Write how far a goal was reached."""
        self._transaction.put(GOAL_OUTCOMES, outcome)


def _occasions() -> AnySelect:
    table = OCCASIONS.table
    given = func.json_each(bindparam("cases")).table_valued("value")
    cases = select(given.c.value)
    return select(*OCCASIONS.columns).where(table.c.case_id.in_(cases)).order_by(table.c.pk)


_OCCASIONS = _occasions()
