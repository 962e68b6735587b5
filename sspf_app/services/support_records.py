"""Records of the catalogue of support: what there is in the area, for whom, and who gives it.

An entry names a kind of help and nobody of a case. The decision function never reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportEntry:
    """A kind of support that can be chosen where a goal or a commitment is written.

    Attributes:
        name: What it is called.
        about: What it is, in a few sentences.
        whom: For whom it is, in words; ages stand apart.
        from_age: Youngest age in whole years; None = no lower bound.
        to_age: Oldest age in whole years; None = no upper bound.
        party: Id of the party that gives it; None = somebody outside the register.
        giver: Who gives it, in words, where no party does.
        way_in: How one gets there: who asks, whether a decision is needed.
        contact: Whom one calls or writes to.
        cost: What it costs a family; empty = not noted.
        areas: Codes of areas of life it is about (``ProcessSettings.areas``).
        starts_on: First day it is offered; None = it always was.
        ends_on: Last day it is offered; None = until further notice.
        is_example: It came with the program, and nobody has made it the office's own.
        ended_at: It is offered no more; where it was chosen it stays.
    """

    id: str
    name: str
    about: str = ""
    whom: str = ""
    from_age: int | None = None
    to_age: int | None = None
    party: str | None = None
    giver: str = ""
    way_in: str = ""
    contact: str = ""
    cost: str = ""
    areas: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    is_example: bool = False
    ended_at: datetime | None = None
