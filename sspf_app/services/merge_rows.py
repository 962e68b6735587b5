"""What a row says once two persons are one. Pure; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from sspf_app.domain.codes import GrantChannel, Protection
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    Consent,
    Custody,
    Grant,
    HinderedException,
    Item,
    LegalDisclosure,
    Maturity,
    Meeting,
    Person,
    Request,
    Row,
    Withdrawal,
)
from sspf_app.services.records import PrintedForm

RowT = TypeVar("RowT", bound=Row)

SHARED_KINDS: tuple[type[Row], ...] = (Custody, Case)
"""Kinds of rows that name persons and belong to no case."""
CASE_KINDS: tuple[type[Row], ...] = (
    Maturity,
    HinderedException,
    Request,
    Consent,
    Withdrawal,
    Meeting,
    Item,
    LegalDisclosure,
)
"""Kinds of rows of a case that name persons."""
_NAMING = frozenset(
    {
        "about",
        "child",
        "guardian",
        "holder",
        "participants",
        "parties",
        "person",
        "recipient",
        "recipients",
        "responsible",
        "signatory",
        "source",
        "subject",
        "subjects",
        "young_person",
    }
)
"""Fields that hold ids of persons, among those of parties."""
_WITHIN = frozenset({"grants", "exclusions", "commitment", "rows", "views"})
_PROTECTION = tuple(Protection)


def rewritten(row: RowT, *, dropped: str, kept: str) -> RowT:
    """The row with the one id in the place of the other; the row itself where it names neither."""
    made: Any = _renamed(row, dropped, kept)
    if isinstance(made, Consent) and made is not row:
        made = replace(made, grants=_one_per_cell(made.grants))
    return cast("RowT", made)


def names(row: Row, persons: Iterable[str]) -> bool:
    """Whether a row speaks of one of these persons."""
    return any(_renamed(row, one, f"{one}'") is not row for one in persons)


def form_of_kept(form: PrintedForm, *, dropped: str, kept: str) -> PrintedForm:
    """A sheet that was handed out before two were one, as it is answered now."""
    return _renamed(form, dropped, kept)


def imagined(facts: Facts, *, dropped: Person, kept: Person, now: datetime) -> Facts:
    """The facts as they would stand: each standing row written anew, the old one closed."""
    lists: dict[str, Any] = {}
    for one in fields(facts):
        held = getattr(facts, one.name)
        if isinstance(held, tuple) and one.name != "persons":
            rows = cast("tuple[Row, ...]", held)
            lists[one.name] = tuple(
                new
                for row in rows
                for new in _closed_and_new(row, dropped=dropped.id, kept=kept.id, now=now)
            )
    persons = [row for row in facts.persons if row.id not in (dropped.id, kept.id)]
    closed = [
        row if row.replaced_at is not None else replace(row, replaced_at=now)
        for row in facts.persons
        if row.id in (dropped.id, kept.id)
    ]
    merged = replace(joined_person(kept, dropped), recorded_at=now, replaced_at=None)
    return replace(facts, **lists, persons=(*persons, *closed, merged))


def joined_person(kept: Person, dropped: Person) -> Person:
    """One person of two: what is known of either, and the stronger protection."""
    names = dict.fromkeys((*kept.aliases, dropped.name, *dropped.aliases))
    names.pop(kept.name, None)
    protection = max(kept.protected_identity, dropped.protected_identity, key=_PROTECTION.index)
    return replace(
        kept,
        aliases=tuple(names),
        born=kept.born or dropped.born,
        adult=kept.adult or dropped.adult,
        died=kept.died or dropped.died,
        personal_number=kept.personal_number or dropped.personal_number,
        protected_identity=protection,
        language=kept.language or dropped.language,
        needs_interpreter=kept.needs_interpreter or dropped.needs_interpreter,
        address=kept.address or dropped.address,
        phone=kept.phone or dropped.phone,
        email=kept.email or dropped.email,
        school=kept.school or dropped.school,
        workplace=kept.workplace or dropped.workplace,
    )


def _closed_and_new(row: RowT, *, dropped: str, kept: str, now: datetime) -> Iterable[RowT]:
    if row.replaced_at is not None:
        return (row,)
    made = rewritten(row, dropped=dropped, kept=kept)
    if made is row:
        return (row,)
    return replace(row, replaced_at=now), replace(made, recorded_at=now)


def _renamed(held: Any, dropped: str, kept: str) -> Any:
    """A row, or a part of one, with the id changed where ids of persons stand."""
    changed: dict[str, Any] = {}
    for one in fields(held):
        value = getattr(held, one.name)
        new = value
        if one.name in _WITHIN:
            new = _within(value, dropped, kept)
        elif one.name in _NAMING:
            new = _one_or_many(value, dropped, kept)
        if new != value:
            changed[one.name] = new
    return replace(held, **changed) if changed else held


def _within(value: Any, dropped: str, kept: str) -> Any:
    if isinstance(value, tuple):
        parts = cast("tuple[Any, ...]", value)
        return tuple(_renamed(part, dropped, kept) for part in parts)
    return _renamed(value, dropped, kept) if is_dataclass(value) else value


def _one_or_many(value: Any, dropped: str, kept: str) -> Any:
    if isinstance(value, tuple):
        ids = cast("tuple[str, ...]", value)
        if dropped not in ids:
            return ids
        return tuple(dict.fromkeys(kept if one == dropped else one for one in ids))
    return kept if value == dropped else value


def _one_per_cell(grants: tuple[Grant, ...]) -> tuple[Grant, ...]:
    """Where two boxes fall together: a yes only of two yeses, a no of either, else blank."""
    cells: dict[tuple[str, str, str], Grant] = {}
    for grant in grants:
        key = (grant.subject, grant.recipient, grant.type.value)
        known = cells.get(key)
        cells[key] = grant if known is None else _narrower(known, grant)
    return tuple(cells.values())


def _narrower(one: Grant, other: Grant) -> Grant:
    channels = {one.channel, other.channel}
    return replace(
        one,
        give=_both(one.give, other.give),
        receive=_both(one.receive, other.receive),
        channel=GrantChannel.ORAL if GrantChannel.ORAL in channels else one.channel,
    )


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return True if one and other else None
