"""Small but nasty facts, and questions to them.

One or two cases, one young person with guardians and a sibling, three parties, two types. Days and
instants come from a small pool, so that signings, birthdays, ends and questions often coincide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from hypothesis import strategies as st

from sspf_app.domain.codes import (
    FAMILY,
    Channel,
    CustodyKind,
    ExceptionGround,
    InformationType,
    PartyKind,
)
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    Closing,
    Custody,
    Evidence,
    HinderedException,
    Item,
    Maturity,
    Meeting,
    Participation,
    Party,
    Pause,
    Person,
    PolicyRow,
    Purpose,
    YouthOnly,
)
from tests.domain.days import LONG_AGO, ZONE, Dice
from tests.domain.signed import consents, requests, withdrawals
from tests.domain.versions import with_versions

PARTIES = ("social", "school", "police")
CASES = ("c1", "c2")
PURPOSES = ("p1", "p2")
TYPES = (InformationType.ATTENDANCE, InformationType.HEALTH)
ADULTS = ("ma", "pa", "oma")
KID, SIBLING = "kid", "sib"
SEEN = Evidence(document="Personbevis", seen_on=LONG_AGO, seen_by="Karin Ek")
REPLACING = (
    CustodyKind.APPOINTED_GUARDIAN,
    CustodyKind.TEMPORARY_GUARDIAN,
    CustodyKind.LEGAL_REPRESENTATIVE,
)


@dataclass(frozen=True)
class Asked:
    """One question: what may go where, when it is asked, and from what was known when."""

    flow: Flow
    at: datetime
    known_at: datetime | None


Readings = tuple[Facts, tuple[tuple[str, str], ...], datetime, datetime | None]
"""Facts, (item, reader) pairs, an instant and what was known when."""


@st.composite
def facts_and_questions(
    draw: Callable[..., object], *, known: bool = True
) -> tuple[Facts, tuple[Asked, ...]]:
    """Facts with questions about them."""
    dice = Dice(draw)
    return questions_of(dice, 3, known=known)


@st.composite
def facts_and_readers(draw: Callable[..., object]) -> Readings:
    """Facts with items and who wants to read them."""
    return readings_of(Dice(draw))


def questions_of(dice: Dice, count: int, *, known: bool = True) -> tuple[Facts, tuple[Asked, ...]]:
    """Facts with so many questions about them."""
    return _facts(dice), tuple(_asked(dice, known=known) for _ in range(count))


def readings_of(dice: Dice) -> Readings:
    """Facts with items, some readers of each, and when."""
    made = _facts(dice)
    readers = (*ADULTS, *PARTIES, KID, SIBLING)
    pairs = tuple((row.id, who) for row in made.items for who in dice.some(readers, 0, 0, 0, 1))
    return made, pairs, dice.late(), dice.late() if dice.chance(20) else None


def _asked(dice: Dice, *, known: bool) -> Asked:
    source = dice.one(("school", "social", "police"))
    others = tuple(party for party in ("social", "police", "school") if party != source)
    flow = Flow(
        case=dice.often("c1", "c2", percent=3),
        purpose=dice.often("p1", "p2", percent=3),
        subject=dice.often(KID, "ma", SIBLING, "pa", percent=15),
        source=source,
        recipient=dice.often(dice.one(others), source, "nobody", percent=5),
        type=dice.one(TYPES),
        channel=dice.one((Channel.WRITTEN, Channel.ORAL)),
    )
    at = dice.often(dice.instant(), dice.late(), percent=50)
    return Asked(flow, at, dice.late() if known and dice.chance(20) else None)


def _facts(dice: Dice) -> Facts:
    cases = tuple(CASES[: 1 + dice.count(3, 1)])
    everybody = (KID, *ADULTS)
    made = Facts(
        zone=ZONE,
        policy=_policies(dice),
        parties=tuple(Party(id=one, name=one, kind=PartyKind.OTHER) for one in PARTIES),
        persons=_persons(dice),
        custody=_custody_of_kid(dice) + _custody_of_sibling(dice),
        cases=tuple(_case(dice, case) for case in cases),
        closings=tuple(row for case in cases for row in _closings(dice, case)),
        pauses=tuple(row for case in cases for row in _pauses(dice, case)),
        purposes=tuple(
            Purpose(id=purpose, case=case, text=purpose) for case in cases for purpose in PURPOSES
        ),
        participations=tuple(row for case in cases for row in _participations(dice, case)),
        maturity=tuple(row for case in cases for row in _maturity(dice, case)),
        exceptions=tuple(row for case in cases for row in _exceptions(dice, case)),
        youth_only=tuple(row for case in cases for row in _youth_only(dice, case)),
        requests=tuple(row for case in cases for row in requests(dice, case, everybody)),
        consents=tuple(row for case in cases for row in consents(dice, case, everybody)),
        withdrawals=tuple(row for case in cases for row in withdrawals(dice, case, everybody)),
        meetings=tuple(_meeting(dice, case) for case in cases),
        items=_items(dice),
    )
    return with_versions(dice, made)


# Shared rows


def _policies(dice: Dice) -> tuple[PolicyRow, ...]:
    return tuple(
        PolicyRow(
            id=f"policy{n}",
            starts_on=dice.one((LONG_AGO, dice.day())),
            youth_signs_from=dice.often(15, 13, 14, 16),
            maturity_from=dice.often(12, 10, 13, 15),
            adult_at=dice.often(18, 16, 20, percent=15),
            validity_months_max=dice.often(12, 1, percent=30),
            oral_days=dice.often(14, 0, 1, 2, percent=30),
            custody_evidence=not dice.chance(20),
            hindered_exception=not dice.chance(20),
            hindered_days_max=dice.often(14, 0, 1, 2, percent=30),
            youth_only_track=dice.chance(50),
            youth_copy_from=dice.often(12, 14, 0, 18),
            recorded_at=dice.recorded_at(),
        )
        for n in range(dice.count(4, 4, 1))
    )


def _born(dice: Dice) -> date | None:
    day = dice.day()
    age = dice.one((13, 15, 12, 18, 14, 16, 17, 10, 19))
    try:
        birthday = date(day.year - age, day.month, day.day)
    except ValueError:
        birthday = date(day.year - age, 3, 1)
    leaplings = (date(2008, 2, 29), date(2012, 2, 29))
    return dice.often(birthday, *leaplings, None, percent=25)


def _persons(dice: Dice) -> tuple[Person, ...]:
    rows = [
        Person(
            id=child,
            name=child,
            born=_born(dice),
            adult=dice.chance(10),
            died=dice.often(None, dice.day(), percent=4),
        )
        for child in (KID, SIBLING)
    ]
    rows += [
        Person(
            id=adult,
            name=adult,
            born=dice.often(date(1980, 5, 5), None, percent=10),
            adult=True,
            died=dice.often(None, dice.day(), percent=8),
        )
        for adult in ADULTS
    ]
    return tuple(row for row in rows if not dice.chance(2))


def _relation(dice: Dice, child: str, holder: str, kind: CustodyKind, n: int) -> Custody:
    return Custody(
        id=f"{child}-{holder}-{n}",
        child=child,
        holder=holder,
        kind=kind,
        starts_on=dice.often(LONG_AGO, dice.day(), percent=6),
        ends_on=dice.often(None, dice.day(), percent=6),
        evidence=None if dice.chance(4) else SEEN,
        recorded_at=dice.recorded_at() if dice.chance(30) else None,
    )


def _custody_of_kid(dice: Dice) -> tuple[Custody, ...]:
    joint = (("ma", CustodyKind.JOINT), ("pa", CustodyKind.JOINT))
    replacing = ("oma", dice.one(REPLACING))
    anything = tuple(
        (dice.one(ADULTS), dice.one(tuple(CustodyKind))) for _ in range(dice.count(1, 1, 2, 1))
    )
    wanted = dice.one(
        (
            joint,
            joint,
            joint,
            (("ma", CustodyKind.SOLE),),
            (*joint, ("oma", CustodyKind.JOINT)),
            (replacing,),
            (replacing, *joint),
            (replacing, ("pa", dice.one(REPLACING))),
            anything,
        )
    )
    return tuple(_relation(dice, KID, *one, n) for n, one in enumerate(wanted))


def _custody_of_sibling(dice: Dice) -> tuple[Custody, ...]:
    kind = dice.one((CustodyKind.JOINT, CustodyKind.SOLE))
    return tuple(
        _relation(dice, SIBLING, holder, kind, n)
        for n, holder in enumerate(("ma", "pa")[: 1 + (kind is CustodyKind.JOINT)])
    )


# Rows of a case


def _case(dice: Dice, case: str) -> Case:
    long_ago = datetime.combine(LONG_AGO, time(8), tzinfo=ZONE)
    return Case(
        id=case,
        young_person=KID,
        coordinator_party="social",
        opened_at=dice.often(long_ago, dice.instant(), percent=4),
        recorded_at=dice.recorded_at() if dice.chance(30) else None,
    )


def _closings(dice: Dice, case: str) -> list[Closing]:
    rows: list[Closing] = []
    for n in range(dice.count(20, 2, 1)):
        ends = dice.period()
        rows.append(
            Closing(
                id=f"{case}-closing{n}",
                case=case,
                closed_at=ends[0],
                reopened_at=dice.often(ends[1], None, percent=30),
                recorded_at=dice.recorded_at(),
            )
        )
    return rows


def _pauses(dice: Dice, case: str) -> list[Pause]:
    rows: list[Pause] = []
    for n in range(dice.count(26, 2, 1)):
        ends = dice.period()
        rows.append(
            Pause(
                id=f"{case}-pause{n}",
                case=case,
                starts_at=ends[0],
                ends_at=dice.often(ends[1], None, percent=30),
                recorded_at=dice.recorded_at(),
            )
        )
    return rows


def _participations(dice: Dice, case: str) -> list[Participation]:
    rows: list[Participation] = []
    for party in PARTIES:
        for n in range(dice.often(1, 0, 2, 2, 2, 3, percent=15)):
            plain = n == 0 and not dice.chance(6)
            first = LONG_AGO if plain else dice.day()
            last = None if plain else dice.often(None, *dice.days, percent=50)
            rows.append(
                Participation(
                    id=f"{case}-{party}-{n}",
                    case=case,
                    party=party,
                    joined_on=first,
                    left_on=None if last is None else max(first, last),
                    recorded_at=dice.recorded_at() if dice.chance(20) else None,
                )
            )
    return rows


def _maturity(dice: Dice, case: str) -> list[Maturity]:
    days = sorted({dice.day() for _ in range(dice.count(3, 2, 1))})
    return [
        Maturity(
            id=f"{case}-maturity{n}",
            case=case,
            person=dice.often(KID, SIBLING, percent=15),
            assessed_on=day,
            mature=not dice.chance(25),
            types=dice.some(TYPES, 2, 1),
            recorded_at=dice.recorded_at(),
        )
        for n, day in enumerate(days)
    ]


def _exceptions(dice: Dice, case: str) -> list[HinderedException]:
    rows: list[HinderedException] = []
    for n in range(dice.count(4, 3, 1)):
        days = sorted((dice.day(), dice.day()))
        rows.append(
            HinderedException(
                id=f"{case}-exception{n}",
                case=case,
                guardian=dice.one(("pa", "ma", "oma")),
                starts_on=days[0],
                ends_on=days[1],
                hindrance="Ligger på sjukhus",
                cannot_wait="Mötet är i morgon",
                ground=ExceptionGround.NOT_FAR_REACHING,
                ground_reason="Ett enda möte",
                decided_by="Karin Ek",
                recorded_at=dice.recorded_at(),
            )
        )
    return rows


def _youth_only(dice: Dice, case: str) -> list[YouthOnly]:
    return [
        YouthOnly(
            id=f"{case}-track{n}",
            case=case,
            starts_on=dice.one((LONG_AGO, dice.day())),
            ends_on=dice.often(None, dice.day(), percent=30),
            decided_by="Karin Ek",
            reason="Den unge vill det",
            recorded_at=dice.recorded_at(),
        )
        for n in range(dice.count(4, 1))
    ]


def _meeting(dice: Dice, case: str) -> Meeting:
    return Meeting(
        id=f"{case}-meeting",
        case=case,
        starts_at=datetime.combine(LONG_AGO, time(13), tzinfo=ZONE),
        purpose="p1",
        participants=(),
        recorded_at=dice.recorded_at(),
    )


def _items(dice: Dice) -> tuple[Item, ...]:
    return tuple(
        Item(
            id=f"item{n}",
            case="c1",
            meeting="c1-meeting",
            text="Text",
            source=dice.one(("school", FAMILY, "police", "social")),
            about=(dice.often(KID, "ma", SIBLING), *dice.some(("oma",), 9, 1)),
            types=dice.one((TYPES[:1], TYPES[1:], TYPES)),
            hide_from_guardians=dice.chance(15),
            share_with_guardians=dice.chance(25),
            oral_only=dice.chance(4),
            from_legal_disclosure=dice.chance(8),
            independent_source_confirmed=dice.chance(50),
            hidden_placement=dice.chance(4),
        )
        for n in range(1, 3)
    )
