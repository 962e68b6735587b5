"""The kept consent states of the cases: derived, dropped at any doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast, get_type_hints

from sqlalchemy import Select, bindparam, delete, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from sspf_app.domain.facts import (
    Case,
    Withdrawal,
)
from sspf_app.services.state_records import CaseState, MeetingCopies, WithdrawalState
from sspf_app.storage.case_rows import CaseNameRow
from sspf_app.storage.codecs import Decoder, column_decoder, microseconds
from sspf_app.storage.mapping import (
    CASE_STATES,
    CHASE_STATES,
    LAPSES,
    WITHDRAWAL_STATES,
    AnySelect,
    fact_kind,
)
from sspf_app.storage.taken_names import NOTHING
from sspf_app.storage.transaction import Transaction


class SqlCaseStates:
    """``services.state_ports.CaseStates`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, state: CaseState) -> None:
        """See ``CaseStates.put``."""
        values = CASE_STATES.encode(state)
        command = insert(CASE_STATES.table).values(values)
        self._transaction.connection.execute(
            command.on_conflict_do_update(index_elements=["case_id"], set_=values)
        )

    def due(self, at: datetime) -> tuple[str, ...]:
        """See ``CaseStates.due``."""
        cases, states = fact_kind(Case).table, CASE_STATES.table
        query = (
            select(cases.c.id)
            .join(states, states.c.case_id == cases.c.id, isouter=True)
            .where(
                cases.c.replaced_at.is_(None),
                or_(states.c.case_id.is_(None), states.c.changes_at_us <= microseconds(at)),
            )
            .order_by(cases.c.id)
        )
        return tuple(self._transaction.connection.execute(query).scalars().all())

    def concerned(self, persons: Iterable[str]) -> tuple[str, ...]:
        """See ``CaseStates.concerned``; replaced rows count too, which does no harm."""
        named = json.dumps(sorted(set(persons)))
        found = self._transaction.connection.execute(_CONCERNED, {"persons": named})
        return tuple(case for (case,) in found)

    def forget(self) -> None:
        """See ``CaseStates.forget``."""
        self._transaction.connection.execute(delete(CASE_STATES.table))

    def kept(self) -> Mapping[str, frozenset[tuple[object, ...]]]:
        """See ``CaseStates.kept``; when it was worked out is left out."""
        found: dict[str, set[tuple[object, ...]]] = {}
        for kind in (CASE_STATES, CHASE_STATES, LAPSES, WITHDRAWAL_STATES):
            names = [name for name in kind.column_names if name not in ("case_id", "computed_at")]
            query = select(kind.table.c.case_id, *(kind.table.c[name] for name in names))
            for case, *values in self._transaction.connection.execute(query):
                found.setdefault(case, set()).add((kind.name, *values))
        return {case: frozenset(rows) for case, rows in found.items()}

    def copies(self, cases: Iterable[str]) -> dict[tuple[str, str], MeetingCopies]:
        """See ``CaseStates.copies``."""
        named = json.dumps(sorted(set(cases)))
        found = self._transaction.connection.execute(_COPIES, {"given": named})
        return {
            (case, one.meeting): one
            for case, kept in found
            for one in cast("tuple[MeetingCopies, ...]", _READ_COPIES(kept))
        }

    def withdrawals_due(self) -> tuple[str, ...]:
        """See ``CaseStates.withdrawals_due``."""
        return tuple(self._transaction.connection.execute(_WITHDRAWALS_DUE).scalars().all())

    def put_withdrawals(self, states: Iterable[WithdrawalState]) -> None:
        """See ``CaseStates.put_withdrawals``; those of a case come together."""
        values = [WITHDRAWAL_STATES.encode(state) for state in states]
        if values:
            table = WITHDRAWAL_STATES.table
            self._transaction.connection.execute(insert(table).on_conflict_do_nothing(), values)

    def unfinished_withdrawals(self) -> tuple[WithdrawalState, ...]:
        """See ``CaseStates.unfinished_withdrawals``."""
        return WITHDRAWAL_STATES.read(self._transaction.connection, _UNFINISHED)


def _named(given: str = "persons") -> Select[str]:
    values = func.json_each(bindparam(given)).table_valued("value")
    return select(values.c.value)


def _copies() -> AnySelect:
    table = CASE_STATES.table
    return select(table.c.case_id, table.c.copies).where(
        table.c.case_id.in_(_named("given")), table.c.copies != NOTHING
    )


def _concerned() -> Select[str]:
    named = CaseNameRow
    query = select(named.case_id).where(named.person.in_(_named()))
    return query.distinct().order_by(named.case_id)


def _withdrawals_due() -> Select[str]:
    withdrawals, states = fact_kind(Withdrawal).table, WITHDRAWAL_STATES.table
    is_kept = exists(
        select(1).where(
            states.c.case_id == withdrawals.c.case_id, states.c.withdrawal == withdrawals.c.id
        )
    )
    return (
        select(withdrawals.c.case_id)
        .where(withdrawals.c.replaced_at.is_(None), ~is_kept)
        .distinct()
        .order_by(withdrawals.c.case_id)
    )


def _unfinished() -> AnySelect:
    table = WITHDRAWAL_STATES.table
    return (
        select(*WITHDRAWAL_STATES.columns)
        .where(table.c.is_unfinished == 1)
        .order_by(table.c.case_id, table.c.withdrawal)
    )


def _copies_reader() -> Decoder:
    found = column_decoder(get_type_hints(CaseState)["copies"])
    if found is None:
        raise TypeError("copies are kept as a text that is read")
    return found


_CONCERNED = _concerned()
_COPIES = _copies()
_READ_COPIES = _copies_reader()
_WITHDRAWALS_DUE = _withdrawals_due()
_UNFINISHED = _unfinished()
