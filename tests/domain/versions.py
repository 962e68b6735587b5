"""Corrections: a row is closed and a new one written; a consent can be invalidated."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    Consent,
    Custody,
    Item,
    Participation,
    Person,
    Row,
    Withdrawal,
)
from tests.domain.days import Dice

RowT = TypeVar("RowT", bound=Row)

_KINDS = (
    "consents",
    "custody",
    "withdrawals",
    "participations",
    "persons",
    "cases",
    "items",
    "policy",
    "maturity",
    "closings",
    "pauses",
    "exceptions",
    "youth_only",
    "requests",
)


def with_versions(dice: Dice, facts: Facts) -> Facts:
    """Correct, end after the fact or invalidate some rows, none in most examples."""
    for _ in range(dice.count(6, 3, 2, 2)):
        kind = dice.one(_KINDS)
        rows: tuple[Row, ...] = getattr(facts, kind)
        standing = tuple(row for row in rows if row.replaced_at is None)
        if standing:
            old = dice.one(standing)
            versions = _versions(dice, old)
            kept = tuple(row for row in rows if row is not old)
            facts = replace(facts, **{kind: kept + versions})
    return facts


def _versions(dice: Dice, old: Row) -> tuple[Row, ...]:
    at = dice.instant()
    if old.recorded_at is not None and at.timestamp() < old.recorded_at.timestamp():
        at = old.recorded_at
    closed = replace(old, replaced_at=at)
    if isinstance(closed, Consent) and dice.chance(50):
        closed = replace(closed, invalidated_because="Fel person")
    if not isinstance(old, Case | Item | Person) and dice.chance(50):
        return (closed,)
    return (closed, _corrected(dice, old, at))


def _corrected(dice: Dice, old: Row, at: datetime) -> Row:
    """The new version, with something else in it."""
    new = replace(old, recorded_at=at)
    day = dice.day()
    if isinstance(new, Consent):
        return replace(new, signed_on=day, signed_time=None)
    if isinstance(new, Custody):
        return replace(new, ends_on=day, evidence=None) if dice.chance(30) else new
    if isinstance(new, Withdrawal):
        return replace(new, received_at=dice.instant())
    if isinstance(new, Participation):
        return replace(new, left_on=max(day, new.joined_on))
    if isinstance(new, Person):
        return replace(new, died=day) if dice.chance(50) else replace(new, adult=not new.adult)
    if isinstance(new, Item):
        return replace(new, share_with_guardians=not new.share_with_guardians)
    return new
