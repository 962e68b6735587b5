"""Rules and flags of retention, proposals, and the records of what was disposed of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, func, select, text

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.disposal_ports import OutsideAsked, StoredFile, StoredOutside
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    ProposedFile,
    RetentionFlag,
    RetentionRules,
)
from sspf_app.services.records import DisclosureKind, LogEntry
from sspf_app.storage.codecs import instant_text, microseconds
from sspf_app.storage.disposing import counts_of_case, dispose, marks_of_cases, only_of
from sspf_app.storage.mapping import (
    DISPOSAL_PROPOSALS,
    DISPOSAL_RECORDS,
    DRAFTS,
    PROPOSED_FILES,
    RETENTION_FLAGS,
    RETENTION_RULES,
    Kind,
)
from sspf_app.storage.outside_cases import marks_outside, outside_cases
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")

_NO_NOTES = ("retention_flag", "commitment_state", "lapse", "chase_state", "staff_member")
"""What is worked out, or said of the keeping itself: nobody wrote in the case."""
_OWN_COPIES = (DisclosureKind.WHOLE_CASE.value, DisclosureKind.INCIDENT.value)
"""Copies of everything that stay at the office: taking one is no note in any of the cases."""
_FILES = """
    WITH closed AS (
        SELECT case_id, id, closed_at, closed_at_us FROM closings
        WHERE replaced_at IS NULL AND closed_at_us <= :now
            AND (reopened_at_us IS NULL OR reopened_at_us > :now)
    )
    SELECT cases.id, coalesce(cases.reference, ''), cases.young_person, persons.born,
        persons.personal_number, closed.id IS NULL, closures.retention,
        max(coalesce(closed.closed_at, ''), cases.opened_at, coalesce((
            SELECT max(at) FROM history WHERE history.case_id = cases.id
                AND kind NOT IN (SELECT value FROM json_each(:no_notes))
                AND NOT (kind = 'disclosure' AND row_id IN (
                    SELECT id FROM disclosures WHERE disclosures.case_id = cases.id
                        AND disclosures.kind IN (SELECT value FROM json_each(:own_copies))
                ))
        ), '')),
        EXISTS (
            SELECT 1 FROM case_transfers AS away WHERE away.case_id = cases.id
                AND away.confirmed_at IS NULL AND away.ended_at IS NULL
        )
    FROM cases
    LEFT JOIN persons ON persons.id = cases.young_person AND persons.replaced_at IS NULL
    LEFT JOIN closed ON closed.case_id = cases.id
    LEFT JOIN closures ON closures.case_id = cases.id AND closures.closing = closed.id
    WHERE cases.replaced_at IS NULL
        AND (:person IS NULL OR cases.young_person = :person)
        AND (:before IS NULL OR cases.young_person IN (
            SELECT other.young_person FROM cases AS other
            JOIN closed AS ended ON ended.case_id = other.id
            WHERE other.replaced_at IS NULL AND ended.closed_at_us < :before
        ))
    ORDER BY cases.reference, cases.id
"""


class SqlDisposalRecords:
    """``services.disposal_ports.DisposalRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def rules(self) -> tuple[RetentionRules, ...]:
        """See ``DisposalRecords.rules``."""
        stands = RETENTION_RULES.table.c.withdrawn_at.is_(None)
        found = self._transaction.rows(RETENTION_RULES, stands)
        return tuple(sorted(found, key=lambda one: one.starts_on))

    def put_rules(self, rules: RetentionRules) -> None:
        """Write rules, new or known by ``id``."""
        self._transaction.put(RETENTION_RULES, rules)

    def flags(self, case: str | None = None) -> tuple[RetentionFlag, ...]:
        """See ``DisposalRecords.flags``."""
        return self._transaction.of_case(RETENTION_FLAGS, case)

    def put_flag(self, flag: RetentionFlag) -> None:
        """Write a flag, new or known by ``id``."""
        self._transaction.put(RETENTION_FLAGS, flag)

    def files(
        self,
        at: datetime,
        *,
        person: str | None = None,
        closed_before: datetime | None = None,
    ) -> tuple[StoredFile, ...]:
        """See ``DisposalRecords.files``."""
        given = {
            "now": microseconds(at),
            "no_notes": _json(_NO_NOTES),
            "own_copies": _json(_OWN_COPIES),
            "person": person,
            "before": None if closed_before is None else microseconds(closed_before),
        }
        rows = self._transaction.connection.execute(text(_FILES), given).all()
        return tuple(
            StoredFile(
                case=case,
                reference=reference,
                young_person=person,
                born=None if born is None else date.fromisoformat(born),
                personal_number=number,
                is_open=bool(is_open),
                retention=retention,
                last_note_at=datetime.fromisoformat(noted),
                is_on_its_way=bool(away),
            )
            for case, reference, person, born, number, is_open, retention, noted, away in rows
        )

    def proposals(self) -> tuple[DisposalProposal, ...]:
        """See ``DisposalRecords.proposals``."""
        return self._transaction.rows(DISPOSAL_PROPOSALS)[::-1]

    def put_proposal(self, proposal: DisposalProposal) -> None:
        """Write a proposal, new or known by ``id``."""
        self._transaction.put(DISPOSAL_PROPOSALS, proposal)

    def proposed(self, proposal: str) -> tuple[ProposedFile, ...]:
        """See ``DisposalRecords.proposed``."""
        return self._transaction.rows(PROPOSED_FILES, proposal=proposal)

    def put_proposed(self, row: ProposedFile) -> None:
        """Write a row of a proposal, new or known by ``id``."""
        self._transaction.put(PROPOSED_FILES, row)

    def records(self) -> tuple[DisposalRecord, ...]:
        """See ``DisposalRecords.records``."""
        return self._transaction.rows(DISPOSAL_RECORDS)[::-1]

    def put_record(self, record: DisposalRecord) -> None:
        """Write a record, new or known by ``id``."""
        self._transaction.put(DISPOSAL_RECORDS, record)

    def counts(self, case: str) -> Mapping[str, int]:
        """See ``DisposalRecords.counts``."""
        return counts_of_case(self._transaction.connection, case)

    def only_of(self, cases: Iterable[str]) -> tuple[str, ...]:
        """See ``DisposalRecords.only_of``."""
        return only_of(self._transaction.connection, cases)

    def marks(self) -> Mapping[str, str]:
        """See ``DisposalRecords.marks``."""
        return marks_of_cases(self._transaction.connection)

    def outside(self, asked: OutsideAsked) -> tuple[StoredOutside, ...]:
        """See ``DisposalRecords.outside``."""
        return outside_cases(self._transaction.connection, asked)

    def marks_outside(self) -> Mapping[tuple[Outside, str], str]:
        """See ``DisposalRecords.marks_outside``."""
        return marks_outside(self._transaction.connection)

    def dispose(
        self, *, cases: Iterable[str], persons: Iterable[str], requests: Iterable[str] = ()
    ) -> None:
        """See ``DisposalRecords.dispose``."""
        connection = self._transaction.connection
        dispose(connection, cases=cases, persons=persons, requests=requests)

    def cut_log(self, entry: LogEntry, *, before: datetime) -> int:
        """See ``DisposalRecords.cut_log``."""
        return self._transaction.chain.cut(self._transaction.connection, entry, before=before)

    def clear_drafts(self, before: datetime) -> int:
        """See ``DisposalRecords.clear_drafts``."""
        return self._clear(DRAFTS, DRAFTS.table.c.saved_at < instant_text(before))

    def _clear(self, kind: Kind[Any], past: ColumnElement[bool]) -> int:
        connection = self._transaction.connection
        number = connection.execute(select(func.count()).select_from(kind.table).where(past))
        connection.execute(delete(kind.table).where(past))
        return number.scalar_one()


def _json(values: Iterable[str]) -> str:
    return json.dumps(tuple(values))
