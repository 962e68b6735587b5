"""Who has protected identity, and who may live with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    exists,
    func,
    literal_column,
    select,
    union,
)

from sspf_app.domain.facts import Custody, Person
from sspf_app.storage.mapping import AnySelect, fact_kind


def has_protected_family(connection: Connection, holders: Iterable[str]) -> bool:
    """See ``Queries.has_protected_family``."""
    values = {"holders": json.dumps(sorted(set(holders)))}
    return connection.execute(_PROTECTED_FAMILY, values).first() is not None


def addresses_with(connection: Connection, figures: Iterable[str]) -> Mapping[str, str]:
    """See ``Queries.addresses_with``."""
    values = {"figures": json.dumps(sorted(set(figures)))}
    return {person: address for person, address in connection.execute(_ADDRESSES_WITH, values)}


def _protected_family_query() -> AnySelect:
    persons, custody = fact_kind(Person).table, fact_kind(Custody).table
    holders = func.json_each(bindparam("holders")).table_valued("value")
    children = select(custody.c.child).where(
        custody.c.replaced_at.is_(None), custody.c.holder.in_(select(holders.c.value))
    )
    family = union(select(holders.c.value), children)
    return select(persons.c.id).where(*_is_protected(), persons.c.id.in_(family)).limit(1)


def _addresses_with_query() -> AnySelect:
    persons = fact_kind(Person).table
    given = func.json_each(bindparam("figures")).table_valued("value")
    stands_there = exists().where(func.instr(persons.c.address, given.c.value) > 0)
    stands = persons.c.address.is_not(None), persons.c.replaced_at.is_(None)
    return select(persons.c.id, persons.c.address).where(*stands, stands_there)


def _protected_query() -> AnySelect:
    persons = fact_kind(Person).table
    return select(persons.c.id).where(*_is_protected())


def _is_protected() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    persons = fact_kind(Person).table
    # Written out as in the index ``persons_protected``, which holds all that is asked for.
    is_protected = persons.c.protected_identity != literal_column("'none'")
    return is_protected, persons.c.replaced_at.is_(None)


PROTECTED = _protected_query()
"""Ids of everybody with protected identity."""
_PROTECTED_FAMILY = _protected_family_query()
_ADDRESSES_WITH = _addresses_with_query()
