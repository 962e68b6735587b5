"""Builders of small, believable facts; every one takes what a test wants to say otherwise."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sspf_app.domain import facts as f
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

ZONE = ZoneInfo("Europe/Stockholm")
PARTIES = (
    f.Party(id="social", name="SSPF-teamet", kind=PartyKind.SOCIAL_SERVICES),
    f.Party(id="school", name="Ersängsskolan", kind=PartyKind.SCHOOL),
    f.Party(id="police", name="Lokalpolisområde Umeå", kind=PartyKind.POLICE),
    f.Party(id="leisure", name="Fritid unga Ersboda", kind=PartyKind.LEISURE),
)
_EVIDENCE = f.Evidence(document="Personbevis", seen_on=date(2026, 1, 8), seen_by="Karin Ek")


def an_instant(text: str) -> datetime:
    """An instant in Swedish local time, ``2026-03-12 10:42``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def a_yes(signatory: str, **others: object) -> f.Consent:
    """A written yes to everything about the young person, for all four parties, until July."""
    grants = tuple(
        f.Grant(subject="alva", party=party.id, type=type_, give=True, receive=True)
        for party in PARTIES
        for type_ in InformationType
    )
    record = f.Consent(
        id=f"co-{signatory}",
        case="c-alva",
        signatory=signatory,
        purpose="p1",
        subjects=("alva",),
        terms=1,
        form_version="guardian-1",
        language="sv",
        answer=Answer.YES,
        medium=Medium.WRITTEN,
        signed_on=date(2026, 1, 12),
        valid_to=date(2026, 6, 30),
        grants=grants,
    )
    return replace(record, **others)  # pyright: ignore[reportArgumentType]


def a_no(signatory: str, **others: object) -> f.Consent:
    """A written no."""
    record = replace(a_yes(signatory), answer=Answer.NO, valid_to=None, grants=())
    return replace(record, **others)  # pyright: ignore[reportArgumentType]


def a_withdrawal(signatory: str, received_at: datetime, **others: object) -> f.Withdrawal:
    """A withdrawal of everything."""
    every = ("*",)
    row = f.Withdrawal(
        id=f"w-{signatory}",
        case="c-alva",
        signatory=signatory,
        received_at=received_at,
        received_by="Karin Ek, koordinator",
        subjects=every,
        purposes=every,
        parties=every,
        types=every,
    )
    return replace(row, **others)  # pyright: ignore[reportArgumentType]


def alvas_case(*consents: f.Consent, **others: object) -> Facts:
    """Alva, 13, with mother and father in joint, verified custody, and four parties."""
    persons = (
        f.Person(id="alva", name="Alva Lind", born=date(2012, 5, 14)),
        f.Person(id="anna", name="Anna Lind", born=date(1980, 4, 4)),
        f.Person(id="erik", name="Erik Lind", born=date(1980, 4, 4)),
    )
    custody = tuple(
        f.Custody(
            id=f"cu-{holder}",
            child="alva",
            holder=holder,
            kind=CustodyKind.JOINT,
            starts_on=date(2012, 5, 14),
            evidence=_EVIDENCE,
        )
        for holder in ("anna", "erik")
    )
    facts = Facts(
        zone=ZONE,
        parties=PARTIES,
        persons=persons,
        custody=custody,
        cases=(
            f.Case(
                id="c-alva",
                reference="SSPF 2026-001",
                young_person="alva",
                coordinator_party="social",
                opened_at=an_instant("2026-01-09 09:00"),
            ),
        ),
        purposes=(f.Purpose(id="p1", case="c-alva", text="Bryta frånvaron"),),
        participations=tuple(
            f.Participation(
                id=f"pa-{party.id}", case="c-alva", party=party.id, joined_on=date(2026, 1, 9)
            )
            for party in PARTIES
        ),
        consents=consents,
    )
    return replace(facts, **others)  # pyright: ignore[reportArgumentType]


def a_flow(source: str = "school", recipient: str = "police", **others: object) -> Flow:
    """A written flow about Alva's attendance."""
    flow = Flow(
        case="c-alva",
        purpose="p1",
        subject="alva",
        source=source,
        recipient=recipient,
        type=InformationType.ATTENDANCE,
        channel=Channel.WRITTEN,
    )
    return replace(flow, **others)  # pyright: ignore[reportArgumentType]
