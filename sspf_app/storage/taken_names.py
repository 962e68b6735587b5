"""Names for what was taken back, in lists that keep ids."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import cast

from sqlalchemy import Connection, bindparam, func, select, union_all

from sspf_app.domain.facts import Party, Person
from sspf_app.services.taken_back import TakenBack, TakenPart, named, unnamed
from sspf_app.storage.case_naming import cases_naming
from sspf_app.storage.codecs import Decoder, column_decoder
from sspf_app.storage.mapping import AnySelect, fact_kind
from sspf_app.storage.protected_persons import PROTECTED

NOTHING = "[]"
"""What the column holds where nothing was taken back."""

Named = Callable[[str, str], tuple[TakenBack, ...]]
"""Reads the column of a case, by its id; where somebody of it is protected without names."""


def named_by(connection: Connection, kept: Iterable[tuple[str, str]]) -> Named:
    """Look up the names that values of the column need, all at once.

    Whoever has protected identity is not named, nor anything in a case that names them: opening it
    asks for a reason, and nobody was asked yet.

    Args:
        connection: Of the vault.
        kept: Ids of cases and their values; one list may hold ten thousand, nearly all ``NOTHING``.
    """
    some = [(case, text) for case, text in kept if text != NOTHING]
    parts = {text: _PARTS(text) for _case, text in some}
    ids = {part.party for found in parts.values() for part in found if part.party}
    names: dict[str, str] = {}
    if ids:
        values = {"ids": json.dumps(sorted(ids))}
        names = {one: name for one, name in connection.execute(_NAMES, values)}
    protected = set(connection.execute(PROTECTED).scalars().all()) if some else set[str]()
    cases = {case for case, _text in some}
    closed = cases_naming(connection, cases, protected) if protected else frozenset[str]()

    def read(case: str, text: str) -> tuple[TakenBack, ...]:
        found = parts.get(text, ())
        return unnamed(found) if case in closed else named(found, lambda one: names.get(one, ""))

    return read


def _names() -> AnySelect:
    wanted = func.json_each(bindparam("ids")).table_valued("value")
    persons, parties = fact_kind(Person).table, fact_kind(Party).table
    return union_all(  # pyright: ignore[reportReturnType]
        select(parties.c.id, parties.c.name).where(
            parties.c.replaced_at.is_(None), parties.c.id.in_(select(wanted.c.value))
        ),
        select(persons.c.id, persons.c.name).where(
            persons.c.replaced_at.is_(None),
            persons.c.id.in_(select(wanted.c.value)),
            persons.c.id.not_in(PROTECTED),
        ),
    )


_PARTS = cast(
    "Callable[[str], tuple[TakenPart, ...]]", cast("Decoder", column_decoder(tuple[TakenPart, ...]))
)
_NAMES = _names()
