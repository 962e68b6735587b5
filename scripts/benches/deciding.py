"""Speed of the decision function on one case full of answers."""

import statistics
from datetime import UTC, date, datetime
from itertools import product
from zoneinfo import ZoneInfo

from scripts.benches.row import ROUNDS, Row, median_seconds, seconds
from sspf_app.domain import facts as f
from sspf_app.domain.codes import Answer, Channel, CustodyKind, InformationType, Medium, PartyKind
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import Situation, decide, decide_in

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
_PARTIES = ("school", "social", "police", "leisure", "health", "club")
_SIGNATORIES = ("mother", "father", "young")
_FLOWS_MINIMUM = 20_000
_ONE_MAXIMUM_MS = 1.0


def a_full_case() -> Facts:
    """Two guardians and the youth, four records each, withdrawals, exclusions; freshly made."""
    grants = tuple(
        f.Grant(subject="young", party=party, type=type_, give=True, receive=True)
        for party, type_ in product(_PARTIES, InformationType)
    )
    evidence = f.Evidence(document="Personbevis", seen_on=date(2026, 1, 1), seen_by="K. Ek")
    return Facts(
        zone=ZoneInfo("Europe/Stockholm"),
        parties=tuple(f.Party(id=p, name=p.title(), kind=PartyKind.OTHER) for p in _PARTIES),
        persons=(
            f.Person(id="young", name="Ung Person", born=date(2010, 1, 1)),
            f.Person(id="mother", name="Mor Person", born=date(1980, 1, 1)),
            f.Person(id="father", name="Far Person", born=date(1980, 1, 1)),
        ),
        custody=tuple(
            f.Custody(
                id=f"cu-{holder}",
                child="young",
                holder=holder,
                kind=CustodyKind.JOINT,
                starts_on=date(2010, 1, 1),
                evidence=evidence,
            )
            for holder in ("mother", "father")
        ),
        cases=(
            f.Case(
                id="c",
                young_person="young",
                coordinator_party="social",
                opened_at=datetime(2026, 1, 1, tzinfo=UTC),
            ),
        ),
        participations=tuple(
            f.Participation(id=f"pa-{p}", case="c", party=p, joined_on=date(2026, 1, 1))
            for p in _PARTIES
        ),
        consents=tuple(
            _consent(signatory, month, grants)
            for signatory, month in product(_SIGNATORIES, range(1, 5))
        ),
        withdrawals=tuple(
            f.Withdrawal(
                id=f"w-{signatory}",
                case="c",
                signatory=signatory,
                received_at=datetime(2026, 5, 1, 9, tzinfo=UTC),
                received_by="Karin Ek, koordinator",
                subjects=("*",),
                purposes=("*",),
                parties=("health",),
                types=("health",),
            )
            for signatory in _SIGNATORIES
        ),
    )


def _consent(signatory: str, month: int, grants: tuple[f.Grant, ...]) -> f.Consent:
    return f.Consent(
        id=f"co-{signatory}-{month}",
        case="c",
        signatory=signatory,
        purpose="p1",
        subjects=("young",),
        terms=1,
        form_version="1",
        language="sv",
        answer=Answer.YES,
        medium=Medium.WRITTEN,
        signed_on=date(2026, month, 1),
        valid_to=date(2026, 12, 1),
        grants=grants,
        exclusions=(f.Exclusion(recipient="police", type="alcohol_drugs"),),
    )


def all_flows() -> list[Flow]:
    """Every distinct flow of the case about the youth, in both channels."""
    return [
        Flow(
            case="c",
            purpose="p1",
            subject="young",
            source=source,
            recipient=recipient,
            type=type_,
            channel=channel,
        )
        for source, recipient, type_, channel in product(
            _PARTIES, _PARTIES, InformationType, Channel
        )
    ]


def decide_all() -> list[Row]:
    """Decisions per second over all distinct flows of a freshly loaded case, at one instant."""
    flows = all_flows()
    rates: list[float] = []
    for _ in range(ROUNDS):
        facts = a_full_case()

        def answer(facts: Facts = facts) -> int:
            situation = Situation(facts, "c", at=AT)
            return sum(decide_in(situation, flow).allowed for flow in flows)

        took, allowed = seconds(answer)
        if not 0 < allowed < len(flows):
            raise RuntimeError("the case should allow some flows and refuse others")
        rates.append(len(flows) / took)
    return [
        Row(
            name="decide, all flows of a case",
            ours=statistics.median(rates),
            unit="flows/s",
            bound=_FLOWS_MINIMUM,
            is_rate=True,
        )
    ]


def decide_one() -> list[Row]:
    """One decision alone, facts loaded."""
    facts = a_full_case()
    flow = next(flow for flow in all_flows() if flow.source != flow.recipient)
    took = median_seconds(lambda: decide(facts, flow, at=AT), rounds=101)
    return [Row(name="decide, one question", ours=took * 1000, unit="ms", bound=_ONE_MAXIMUM_MS)]
