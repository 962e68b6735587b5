"""The demonstration: believable invented cases in every state, written like a case file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sspf_app.domain import facts as f
from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.services.bundle import Services
from sspf_app.services.case_files import CaseFile, ImportReport
from sspf_app.services.demo_asking import fill_asking
from sspf_app.services.demo_decisions import add_decisions
from sspf_app.services.demo_plan import add_plan
from sspf_app.services.demo_scene import DemoFacts, DemoForm, DemoScene
from sspf_app.services.demo_stories import FEW, STORIES, pick
from sspf_app.services.demo_support import add_support
from sspf_app.services.demo_words import (
    CONTACTS,
    OFFICE,
    PARTIES,
    SCHOOLS,
)
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.party_views import ContactInput
from sspf_app.services.ports import Clock
from sspf_app.services.records import Presence
from sspf_app.services.withdrawal_views import WithdrawalInput

_WITHDRAWING = 4
"""Number of the case whose consent is taken back."""
_STAFF = {party: f"{name}, {function}" for party, name, function, _ in CONTACTS}


def fill_demo(
    services: Services,
    *,
    clock: Clock,
    form: DemoForm,
    cases: int = FEW,
) -> ImportReport:
    """Fill a new vault with invented cases.

    Args:
        services: The use cases of a coordinator.
        clock: The present, around which everything is invented.
        form: Terms and version of the consent form the program prints.
        cases: How many; the first fifteen show every state.

    Returns:
        What was imported.
    """
    facts = demo_facts(clock.now(), clock.zone, form=form, cases=cases)
    report = services.imports.take_in(CaseFile(facts=facts, questions=(), places={}))
    services.office.save(replace(OFFICE, backup_folder=services.office.get().backup_folder))
    for party, name, function, phone in CONTACTS:
        services.parties.add_contact(
            ContactInput(party=party, name=name, function=function, phone=phone)
        )
    _note_presence(services, cases)
    if cases >= _WITHDRAWING:
        _withdraw(services, clock)
        _misdirect(services, clock)
    add_support(services)
    add_plan(services, clock=clock)
    fill_asking(services, clock=clock, cases=cases)
    add_decisions(services, clock=clock, cases=cases)
    return report


def demo_facts(now: datetime, zone: tzinfo, *, form: DemoForm, cases: int = FEW) -> Facts:
    """The facts of the invented cases around an instant; the same for the same arguments."""
    out = DemoFacts()
    start = now - timedelta(days=400)
    out.rows += [f.PolicyRow(id="po-demo", recorded_at=start, starts_on=start.date())]
    out.rows += [
        f.Party(id=party, recorded_at=start, name=name, kind=kind) for party, name, kind in PARTIES
    ]
    for number in range(1, cases + 1):
        scene = DemoScene(number, now=now, zone=zone, form=form, out=out)
        STORIES[(number - 1) % len(STORIES)](scene)
    return _facts(zone, out)


def _note_presence(services: Services, cases: int) -> None:
    """Who came to the first two meetings: all but the leisure centre."""
    for case, meeting in (("c-demo-1", "c-demo-1-m99"), ("c-demo-2", "c-demo-2-m98"))[:cases]:
        for one in services.meetings.get(case, meeting).participants:
            is_away = one.participant == "fritid-ersboda"
            services.meetings.note_presence(
                case,
                meeting,
                participant=one.participant,
                presence=Presence.ABSENT if is_away else Presence.PRESENT,
                names=_STAFF.get(one.participant, ""),
            )


def _withdraw(services: Services, clock: Clock) -> None:
    """The school was told something, then the mother called: the school is to be notified."""
    services.sharing.note_oral(
        Flow(
            case="c-demo-4",
            purpose="c-demo-4-p",
            subject="p-demo-4-u",
            source="sspf",
            recipient=pick(SCHOOLS, _WITHDRAWING),
            type=InformationType.SOCIAL_INTERVENTIONS,
            channel=Channel.ORAL,
        )
    )
    services.withdrawals.register(
        WithdrawalInput(
            case="c-demo-4",
            signatory="p-demo-4-m",
            received_at=clock.now(),
            received_by="SSPF-teamet: Maria Tallmo, per telefon",
        )
    )


def _misdirect(services: Services, clock: Clock) -> None:
    """Something for the school was said to somebody else who took the telephone."""
    noted = services.sharing.note_oral(
        Flow(
            case="c-demo-2",
            purpose="c-demo-2-p",
            subject="p-demo-2-u",
            source="sspf",
            recipient="polisen-umea",
            type=InformationType.FAMILY_HOME,
            channel=Channel.ORAL,
        ),
        what="om kvällarna hemma",
    )
    services.ledger.mark_misdirected(
        MisdirectionInput(
            case="c-demo-2",
            disclosure=noted.new_id or "",
            found_on=clock.now().astimezone(clock.zone).date(),
            found_by="Maria Tallmo",
            reached_words="Växeln på en annan avdelning",
            how="Samtalet kopplades fel",
        )
    )


def _facts(zone: tzinfo, out: DemoFacts) -> Facts:
    kinds: dict[str, type[f.Row]] = {
        "policy": f.PolicyRow,
        "parties": f.Party,
        "persons": f.Person,
        "custody": f.Custody,
        "cases": f.Case,
        "pauses": f.Pause,
        "purposes": f.Purpose,
        "participations": f.Participation,
        "requests": f.Request,
        "consents": f.Consent,
        "meetings": f.Meeting,
        "items": f.Item,
    }
    lists = {name: out.of(kind) for name, kind in kinds.items()}
    return Facts(zone=zone, **lists)  # pyright: ignore[reportArgumentType]  # each list is of its own kind
