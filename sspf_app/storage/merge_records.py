"""Persons entered twice: merges, and pairs that are two."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select

from sspf_app.domain.facts import (
    Consent,
    HinderedException,
    Item,
    LegalDisclosure,
    Maturity,
    Meeting,
    Request,
    Row,
    Withdrawal,
)
from sspf_app.services.merge_records import PersonMerge, TwoPersons
from sspf_app.storage.codecs import instant_text
from sspf_app.storage.mapping import PERSON_MERGES, TWO_PERSONS, Kind, fact_kind
from sspf_app.storage.transaction import Transaction

RowT = TypeVar("RowT", bound=Row)

_WHOLE: tuple[tuple[type[Row], str], ...] = (
    (Maturity, "person"),
    (HinderedException, "guardian"),
    (Request, "signatory"),
    (Consent, "signatory"),
    (Withdrawal, "signatory"),
    (LegalDisclosure, "recipient"),
)
_AMONG: tuple[tuple[type[Row], str], ...] = (
    (Request, "subjects"),
    (Consent, "subjects"),
    (Consent, "grants"),
    (Consent, "exclusions"),
    (Withdrawal, "subjects"),
    (Withdrawal, "parties"),
    (Meeting, "participants"),
    (Item, "about"),
    (Item, "commitment"),
    (Item, "views"),
)
"""Columns of JSON, in which an id stands between quotation marks."""


class SqlMergeRecords:
    """``services.merge_ports.MergeRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, merge: PersonMerge) -> None:
        """Write a merge, new or known by ``id``."""
        self._transaction.put(PERSON_MERGES, merge)

    def merge(self, merge: str) -> PersonMerge | None:
        """The merge with this id."""
        return self._transaction.row(PERSON_MERGES, id=merge)

    def merges(self) -> tuple[PersonMerge, ...]:
        """See ``MergeRecords.merges``."""
        return self._transaction.rows(PERSON_MERGES, PERSON_MERGES.table.c.undone_at.is_(None))

    def add_two(self, pair: TwoPersons) -> None:
        """Write that two are two; once said it stays said."""
        if (pair.person, pair.other) not in {(one.person, one.other) for one in self.two()}:
            self._transaction.add(TWO_PERSONS, pair)

    def two(self) -> tuple[TwoPersons, ...]:
        """See ``MergeRecords.two``."""
        return self._transaction.rows(TWO_PERSONS)

    def cases_naming(self, person: str) -> tuple[str, ...]:
        """See ``MergeRecords.cases_naming``; one statement for each kind of row."""
        found: set[str] = set()
        for record, column in _WHOLE:
            kind = fact_kind(record)
            found.update(self._cases(kind, kind.table.c[column] == person))
        for record, column in _AMONG:
            kind = fact_kind(record)
            quoted = kind.table.c[column].contains(f'"{person}"', autoescape=True)
            found.update(self._cases(kind, or_(kind.table.c[column] == person, quoted)))
        return tuple(sorted(found))

    def closed_at(self, kind: type[RowT], at: datetime) -> tuple[RowT, ...]:
        """See ``MergeRecords.closed_at``."""
        found = fact_kind(kind)
        return self._transaction.rows(found, replaced_at=instant_text(at))

    def _cases(self, kind: Kind[Row], names: ColumnElement[bool]) -> list[str]:
        column = kind.table.c.case_id
        query = select(column).where(kind.table.c.replaced_at.is_(None), names).distinct()
        return list(self._transaction.connection.execute(query).scalars())
