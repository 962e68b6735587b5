"""What may go to whom: made in this package, and nowhere else."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from datetime import datetime

from sspf_app.domain.codes import InformationType
from sspf_app.domain.decision import Decision
from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.records import DisclosedPart, DisclosureKind

SEAL = object()
"""Shown by who makes a decision; no module outside this package may take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDecision:
    """What may go to whom, as decided at an instant.

    Attributes:
        recipient: Party or person id.
        parts: Every kind of information about every person that goes.
        records: Consent records it rests on.
        items: The items the recipient reads, in the order they were recorded.
        agenda: Headings of the planned points they may read; None = a pause.
    """

    kind: DisclosureKind
    case: str
    recipient: str
    at: datetime
    parts: tuple[DisclosedPart, ...]
    records: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    meeting: str | None = None
    agenda: tuple[str | None, ...] = ()
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise TypeError("a disclosure is decided in services/gate and nowhere else")


def participation_part(loaded: LoadedCase) -> DisclosedPart:
    """That there is a case about the young person."""
    return DisclosedPart(
        subject=loaded.header.young_person,
        type=InformationType.PARTICIPATION,
        source=loaded.header.coordinator_party,
    )


def records_of(decision: Decision) -> tuple[str, ...]:
    """The consent records that a decision of the domain rests on."""
    return tuple(reason.record for reason in decision.reasons if reason.record is not None)
