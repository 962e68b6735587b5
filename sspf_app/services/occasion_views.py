"""Occasions and what was told at them, as screens show them and as it is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_views import ItemInput, ItemView
from sspf_app.services.process_records import (
    Aspect,
    InterpreterMode,
    Named,
    OccasionKind,
    Referral,
    Told,
    ToldBack,
)
from sspf_app.services.request_records import ContactKind

ASPECTS: dict[OccasionKind, tuple[Aspect, ...]] = {
    OccasionKind.MAPPING: (
        Aspect.RISK,
        Aspect.STRENGTH,
        Aspect.YOUNG_VIEW,
        Aspect.GUARDIAN_VIEW,
        Aspect.BETTER,
    ),
    OccasionKind.REFERRAL: (Aspect.OBSERVATION, Aspect.TRIED),
    OccasionKind.INFORMATION: (Aspect.OWN_WORDS,),
    OccasionKind.CLOSING: (Aspect.EXPERIENCE,),
}
"""What can be told at each kind of occasion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryInput:
    """An entry as typed: an item, of which area, and what it tells of it."""

    item: ItemInput
    area: str
    aspect: Aspect


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry as saved; ``at`` is when it was told."""

    item: ItemView
    area: str
    aspect: Aspect
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRef:
    """An occasion in a list; ``persons`` are names of who was there."""

    id: str
    kind: OccasionKind
    at: datetime
    purpose: str
    persons: tuple[str, ...]
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChoice:
    """An area of life, or a concern, with the kind of information proposed for it."""

    named: Named
    type: InformationType


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionBoard:
    """What was told at the occasions of one kind.

    Attributes:
        occasions: The newest first.
        areas: What is turned on today, and what entries name all the same.
        entries: In the order they were recorded.
    """

    kind: OccasionKind
    occasions: tuple[OccasionRef, ...]
    areas: tuple[AreaChoice, ...]
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralInput:
    """Who turned to the office, as typed.

    Attributes:
        party: None = the family itself; then ``persons`` says who.
        report_made: None = not told.
        danger: Whether it can be dangerous that the guardians know; None = not asked here.
    """

    case: str
    at: datetime
    party: str | None
    persons: tuple[str, ...] = ()
    name: str = ""
    function: str = ""
    phone: str = ""
    guardians_know: bool | None = None
    report_made: bool | None = None
    reported_on: date | None = None
    language: str | None = None
    needs_interpreter: bool = False
    danger: ContactKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralView:
    """A referral with the name of the party."""

    referral: Referral
    party_name: str
    at: datetime
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkInput:
    """An information talk as typed.

    Attributes:
        own_words: What a person said, by person id; kept as items of the family.
    """

    case: str
    at: datetime
    persons: tuple[str, ...]
    held_by: str
    language: str | None
    mode: InterpreterMode
    interpreter: str
    told: tuple[Told, ...]
    told_back: tuple[ToldBack, ...] = ()
    own_words: dict[str, str] = field(default_factory=dict[str, str])
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """An information talk as it stands.

    Attributes:
        not_told: What was not gone through.
        told_back: Name of each person, how they told it back, and their words.
    """

    meeting: str
    at: datetime
    persons: tuple[str, ...]
    held_by: str
    language: str | None
    mode: InterpreterMode
    interpreter: str
    told: tuple[Told, ...]
    not_told: tuple[Told, ...]
    told_back: tuple[tuple[str, ToldBack, str], ...]
