"""Who has protected identity, and who lives with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    bindparam,
    func,
    literal_column,
    select,
    union,
)

from sspf_app.domain.facts import Custody, Person
from sspf_app.storage.mapping import AnySelect, fact_kind


def lives_with_protected(
    connection: Connection, holders: Iterable[str], homes: Iterable[str]
) -> bool:
    """See ``Queries.lives_with_protected``."""
    values = {"holders": json.dumps(sorted(set(holders)))}
    if connection.execute(_PROTECTED_FAMILY, values).first() is not None:
        return True
    folded = {home.casefold() for home in homes}
    return any(
        address.casefold() in folded
        for home in sorted(folded)
        for (address,) in connection.execute(_PROTECTED_AT, {"figures": _figures(home)})
    )


def _figures(home: str) -> str:
    """The longest run of figures of an address: letters may be large or small, figures not."""
    return max(re.findall(r"[0-9][0-9 ]*", home), key=len, default="").strip()


def _protected_family_query() -> AnySelect:
    persons, custody = fact_kind(Person).table, fact_kind(Custody).table
    holders = func.json_each(bindparam("holders")).table_valued("value")
    children = select(custody.c.child).where(
        custody.c.replaced_at.is_(None), custody.c.holder.in_(select(holders.c.value))
    )
    family = union(select(holders.c.value), children)
    return select(persons.c.id).where(*_is_protected(), persons.c.id.in_(family)).limit(1)


def _protected_at_query() -> AnySelect:
    # Of all the protected, only those whose address could be the same are read.
    address = fact_kind(Person).table.c.address
    figures = bindparam("figures", type_=Text)
    return select(address).where(*_is_protected(), func.instr(address, figures) > 0)


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
_PROTECTED_AT = _protected_at_query()
