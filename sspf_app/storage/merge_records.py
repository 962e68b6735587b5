"""Persons entered twice: merges, and pairs that are two."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, insert, or_, select, update

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
        values, old = PERSON_MERGES.encode(merge), self.merge(merge.id)
        known_one, table = PERSON_MERGES.where(values), PERSON_MERGES.table
        command = insert(table) if old is None else update(table).where(*known_one)
        self._transaction.connection.execute(command.values(values))
        known = {} if old is None else PERSON_MERGES.encode(old)
        self._transaction.write_history(PERSON_MERGES, old=known, new=values)

    def merge(self, merge: str) -> PersonMerge | None:
        """The merge with this id."""
        query = select(*PERSON_MERGES.columns).where(PERSON_MERGES.table.c.id == merge)
        return next(iter(PERSON_MERGES.read(self._transaction.connection, query)), None)

    def merges(self) -> tuple[PersonMerge, ...]:
        """See ``MergeRecords.merges``."""
        table = PERSON_MERGES.table
        query = select(*PERSON_MERGES.columns).where(table.c.undone_at.is_(None))
        return PERSON_MERGES.read(self._transaction.connection, query.order_by(table.c.pk))

    def add_two(self, pair: TwoPersons) -> None:
        """Write that two are two; once said it stays said."""
        if (pair.person, pair.other) in {(one.person, one.other) for one in self.two()}:
            return
        values = TWO_PERSONS.encode(pair)
        self._transaction.connection.execute(insert(TWO_PERSONS.table), values)
        self._transaction.write_history(TWO_PERSONS, new=values)

    def two(self) -> tuple[TwoPersons, ...]:
        """See ``MergeRecords.two``."""
        query = select(*TWO_PERSONS.columns).order_by(TWO_PERSONS.table.c.pk)
        return TWO_PERSONS.read(self._transaction.connection, query)

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
        query = select(*found.columns).where(found.table.c.replaced_at == instant_text(at))
        return found.read(self._transaction.connection, query.order_by(found.table.c.pk))

    def _cases(self, kind: Kind[Row], names: ColumnElement[bool]) -> list[str]:
        column = kind.table.c.case_id
        query = select(column).where(kind.table.c.replaced_at.is_(None), names).distinct()
        return list(self._transaction.connection.execute(query).scalars())
