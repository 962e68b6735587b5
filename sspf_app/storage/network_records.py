"""How persons belong together."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import or_

from sspf_app.services.network_records import Relation
from sspf_app.storage.mapping import RELATIONS
from sspf_app.storage.transaction import Transaction


class SqlNetworkRecords:
    """``services.network_ports.NetworkRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, relation: Relation) -> None:
        """Write a relation, new or known by ``id``."""
        self._transaction.put(RELATIONS, relation)

    def relation(self, relation: str) -> Relation | None:
        """The relation with this id."""
        return self._transaction.row(RELATIONS, id=relation)

    def relations_of(self, persons: Iterable[str]) -> tuple[Relation, ...]:
        """See ``NetworkRecords.relations_of``."""
        table, wanted = RELATIONS.table, tuple(persons)
        return self._transaction.rows(
            RELATIONS,
            table.c.ended_at.is_(None),
            or_(table.c.person.in_(wanted), table.c.other.in_(wanted)),
        )
