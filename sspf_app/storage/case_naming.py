"""Which cases name a person: the quick question behind what a list may show.

It finds at least every case that ``case_loading`` would find the person in.
"""

from __future__ import annotations

from typing import Any, get_type_hints

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, or_, select, union

from sspf_app.domain.facts import Case, CaseRow, Consent, Custody, Item
from sspf_app.storage.case_loading import PERSON_FIELDS
from sspf_app.storage.codecs import is_plain_text
from sspf_app.storage.mapping import FACTS, Kind, fact_kind

_INSIDE = {Consent: ("grants", "exclusions"), Item: ("commitment",)}
"""Columns that name persons somewhere within."""


def _given(name: str) -> Select[str]:
    values = func.json_each(bindparam(name)).table_valued("value")
    return select(values.c.value)


def _naming() -> Select[str]:
    custody = fact_kind(Custody).table
    who = _given("persons").cte("who", recursive=True)
    # A child in their custody counts as they do; whether that custody has ended is not asked.
    who = who.union(select(custody.c.child).join(who, custody.c.holder == who.c.value))
    parts: list[Select[str]] = []
    for kind in FACTS:
        case = kind.table.c.id if kind.record is Case else kind.table.c.get("case_id")
        conditions = list(_conditions(kind, select(who.c.value)))
        if case is not None and conditions and issubclass(kind.record, CaseRow | Case):
            parts.append(select(case).where(case.in_(_given("cases")), or_(*conditions)))
    return select(union(*parts).subquery().c[0])


def _conditions(kind: Kind[Any], who: Select[str]) -> list[ColumnElement[bool]]:
    columns, hints = kind.table.c, get_type_hints(kind.record)
    found: list[ColumnElement[bool]] = []
    for name in (*PERSON_FIELDS, *_INSIDE.get(kind.record, ())):
        if name not in columns:
            continue
        column = columns[name]
        if is_plain_text(hints[name]):
            found.append(column.in_(who))
        else:
            # What is stored as JSON is looked through to its leaves.
            leaves = func.json_tree(column).table_valued("atom")
            found.append(exists(select(1).select_from(leaves).where(leaves.c.atom.in_(who))))
    return found


CASES_NAMING = _naming()
