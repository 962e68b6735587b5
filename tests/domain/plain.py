"""The plainest case: a child of 13, two guardians with joint custody, three parties."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sspf_app.domain.codes import (
    Answer,
    Channel,
    CustodyKind,
    InformationType,
    Medium,
    PartyKind,
)
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    Consent,
    Custody,
    Evidence,
    Grant,
    Item,
    Meeting,
    Participation,
    Party,
    Person,
    Purpose,
)
from tests.domain.days import LONG_AGO, ZONE

PARTIES = ("social", "school", "police")
TYPES = (InformationType.ATTENDANCE, InformationType.HEALTH)
FLOW = Flow(
    case="c1",
    purpose="p1",
    subject="kid",
    source="school",
    recipient="police",
    type=InformationType.ATTENDANCE,
    channel=Channel.WRITTEN,
)


def yes(signatory: str, signed_on: date, **changed: Any) -> Consent:
    """A written yes to everything, until the end of the year."""
    written: dict[str, Any] = {"valid_to": date(2026, 12, 31), **changed}
    return Consent(
        id=f"{signatory}-yes",
        case="c1",
        signatory=signatory,
        purpose="p1",
        subjects=("kid",),
        terms=3,
        form_version="v3.0",
        language="sv",
        answer=Answer.YES,
        medium=Medium.WRITTEN,
        signed_on=signed_on,
        grants=tuple(
            Grant(subject="kid", party=party, type=type_, give=True, receive=True)
            for party in PARTIES
            for type_ in TYPES
        ),
        **written,
    )


def plain_case(*consents: Consent) -> Facts:
    """The plainest case, with these answers."""
    seen = Evidence(document="Personbevis", seen_on=LONG_AGO, seen_by="Karin Ek")
    opened_at = datetime(2026, 1, 7, 8, tzinfo=ZONE)
    return Facts(
        zone=ZONE,
        parties=tuple(Party(id=one, name=one, kind=PartyKind.OTHER) for one in PARTIES),
        persons=(
            Person(id="kid", name="kid", born=date(2012, 12, 24)),
            Person(id="ma", name="ma", born=date(1980, 5, 5)),
            Person(id="pa", name="pa", born=date(1980, 5, 5)),
        ),
        custody=tuple(
            Custody(
                id=holder,
                child="kid",
                holder=holder,
                kind=CustodyKind.JOINT,
                starts_on=LONG_AGO,
                evidence=seen,
            )
            for holder in ("ma", "pa")
        ),
        cases=(Case(id="c1", young_person="kid", coordinator_party="social", opened_at=opened_at),),
        purposes=(Purpose(id="p1", case="c1", text="Tryggare vardag"),),
        participations=tuple(
            Participation(id=party, case="c1", party=party, joined_on=date(2026, 1, 7))
            for party in PARTIES
        ),
        consents=consents,
        meetings=(
            Meeting(id="m1", case="c1", starts_at=opened_at, purpose="p1", participants=PARTIES),
        ),
        items=(
            Item(
                id="item1",
                case="c1",
                meeting="m1",
                text="Text",
                source="school",
                about=("kid",),
                types=TYPES[:1],
            ),
        ),
    )


EVERYTHING = plain_case(yes("ma", date(2026, 2, 1)), yes("pa", date(2026, 2, 1)))
"""Both guardians said yes to everything."""
