"""Records of how persons belong together, beside custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RelationKind(StrEnum):
    """What one person is to another; custody is recorded with its evidence and not here."""

    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    PARENT = "parent"
    """A parent without custody, or a step-parent: the words tell which."""
    PARTNER = "partner"
    GRANDPARENT = "grandparent"
    RELATIVE = "relative"
    FRIEND = "friend"
    OTHER_ADULT = "other_adult"


SAME_BOTH_WAYS = frozenset(
    {
        RelationKind.SIBLING,
        RelationKind.HALF_SIBLING,
        RelationKind.PARTNER,
        RelationKind.RELATIVE,
        RelationKind.FRIEND,
    }
)
"""Kinds in which each is to the other what the other is to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """That ``other`` is something to ``person``, shared by all cases.

    Attributes:
        words: What the kind does not tell.
        ended_at: When it was taken out; the row stays.
    """

    id: str
    person: str
    other: str
    kind: RelationKind
    words: str
    recorded_at: datetime
    recorded_by: str
    ended_at: datetime | None = None
    ended_by: str = ""
