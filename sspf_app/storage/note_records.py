"""What stands beside notes, and who handles a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, func, literal_column, select, union_all

from sspf_app.domain.facts import Case
from sspf_app.services.note_records import NoteVersion, StaffMember
from sspf_app.storage.mapping import CASE_STAFF, HISTORY, NOTE_VERSIONS, fact_kind
from sspf_app.storage.transaction import Transaction


class SqlNoteRecords:
    """``services.note_ports.NoteRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_version(self, version: NoteVersion) -> None:
        """Write what stands beside a row of a note; it never changes."""
        self._transaction.add(NOTE_VERSIONS, version)

    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.versions``."""
        return self._transaction.of_case(NOTE_VERSIONS, case)

    def all_versions(self) -> tuple[NoteVersion, ...]:
        """See ``NoteRecords.all_versions``."""
        return self._transaction.rows(NOTE_VERSIONS)

    def put_staff(self, member: StaffMember) -> None:
        """Write a member, new or known by ``id``."""
        self._transaction.put(CASE_STAFF, member)

    def staff(self, case: str) -> tuple[StaffMember, ...]:
        """See ``NoteRecords.staff``."""
        return self._transaction.of_case(CASE_STAFF, case)

    def opened_by(self, case: str) -> str | None:
        """See ``NoteRecords.opened_by``: the first line of the history of the case."""
        table = HISTORY.table
        query = (
            select(table.c.user_id)
            .where(table.c.kind == "case", table.c.row_id == case, table.c.case_id == case)
            .order_by(table.c.pk)
            .limit(1)
        )
        return self._transaction.connection.execute(query).scalar_one_or_none()

    def handled(self, cases: Iterable[str] | None = None) -> Mapping[str, frozenset[str]]:
        """See ``NoteRecords.handled``: one statement, whatever the number of cases."""
        alone: dict[str, frozenset[str]] = {}  # most cases have one: it is made once
        found: dict[str, frozenset[str]] = {}
        connection = self._transaction.connection
        rows = (
            connection.execute(_HANDLED)
            if cases is None
            else connection.execute(_HANDLED_AMONG, {"cases": json.dumps(sorted(cases))})
        )
        for case, user in rows:
            if user is not None:
                one = alone.get(user) or alone.setdefault(user, frozenset((user,)))
                found[case] = found[case] | one if case in found else one
        return found


def _handled_query(*, among: bool) -> CompoundSelect[Any, Any]:
    staff, cases, history = CASE_STAFF.table, fact_kind(Case).table, HISTORY.table
    named = select(staff.c.case_id, staff.c.user).where(staff.c.until.is_(None))
    # By its own row alone: the index of cases leads to all that was ever written in one.
    entered = (
        select(history.c.user_id)
        .where(history.c.row_id == cases.c.id, history.c.kind == "case")
        .order_by(history.c.pk)
        .limit(literal_column("1"))
        .correlate(cases)
        .scalar_subquery()
    )
    others = select(cases.c.id, entered).where(
        cases.c.replaced_at.is_(None),
        cases.c.id.not_in(select(staff.c.case_id).where(staff.c.until.is_(None))),
    )
    if among:
        given = func.json_each(bindparam("cases")).table_valued("value")
        some = select(given.c.value)
        named, others = named.where(staff.c.case_id.in_(some)), others.where(cases.c.id.in_(some))
    return union_all(named, others)


_HANDLED = _handled_query(among=False)
_HANDLED_AMONG = _handled_query(among=True)
