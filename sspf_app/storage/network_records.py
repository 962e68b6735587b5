"""How persons belong together."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, or_, select, update

from sspf_app.services.network_records import Relation
from sspf_app.storage.mapping import RELATIONS
from sspf_app.storage.transaction import Transaction


class SqlNetworkRecords:
    """``services.network_ports.NetworkRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, relation: Relation) -> None:
        """Write a relation, new or known by ``id``."""
        values, old = RELATIONS.encode(relation), self.relation(relation.id)
        known_one, table = RELATIONS.where(values), RELATIONS.table
        command = insert(table) if old is None else update(table).where(*known_one)
        self._transaction.connection.execute(command.values(values))
        known = {} if old is None else RELATIONS.encode(old)
        self._transaction.write_history(RELATIONS, old=known, new=values)

    def relation(self, relation: str) -> Relation | None:
        """The relation with this id."""
        query = select(*RELATIONS.columns).where(RELATIONS.table.c.id == relation)
        return next(iter(RELATIONS.read(self._transaction.connection, query)), None)

    def relations_of(self, persons: Iterable[str]) -> tuple[Relation, ...]:
        """See ``NetworkRecords.relations_of``."""
        table, wanted = RELATIONS.table, tuple(persons)
        query = (
            select(*RELATIONS.columns)
            .where(
                table.c.ended_at.is_(None),
                or_(table.c.person.in_(wanted), table.c.other.in_(wanted)),
            )
            .order_by(table.c.pk)
        )
        return RELATIONS.read(self._transaction.connection, query)
