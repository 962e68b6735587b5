"""The demonstration: believable invented cases in every state, written like a case file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from sspf_app.domain import facts as f
from sspf_app.domain.codes import Answer, Channel, InformationType, PauseReason, Protection
from sspf_app.domain.time import birthday, plus_months
from sspf_app.services.bundle import Services
from sspf_app.services.case_files import CaseFile, ImportReport
from sspf_app.services.consent_views import WithdrawalInput
from sspf_app.services.demo_scene import DemoFacts, DemoForm, DemoScene
from sspf_app.services.demo_words import (
    CONTACTS,
    FATHERS,
    FIRST_NAMES,
    LAST_NAMES,
    MOTHERS,
    OFFICE,
    PARTIES,
    PURPOSES,
    SCHOOLS,
)
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.party_views import ContactInput
from sspf_app.services.ports import Clock
from sspf_app.services.records import Presence

_FEW = 12
"""So many cases show every state once."""
_WITHDRAWING = 4
"""Number of the case whose consent is taken back."""
_STAFF = {party: f"{name}, {function}" for party, name, function, _ in CONTACTS}


def fill_demo(
    services: Services,
    *,
    clock: Clock,
    form: DemoForm,
    cases: int = _FEW,
) -> ImportReport:
    """Fill a new vault with invented cases.

    Args:
        services: The use cases of a coordinator.
        clock: The present, around which everything is invented.
        form: Terms and version of the consent form the program prints.
        cases: How many; the first twelve show every state.

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
    return report


def demo_facts(now: datetime, zone: tzinfo, *, form: DemoForm, cases: int = _FEW) -> f.Facts:
    """The facts of the invented cases around an instant; the same for the same arguments."""
    out = DemoFacts()
    start = now - timedelta(days=400)
    out.rows += [f.PolicyRow(id="po-demo", recorded_at=start, starts_on=start.date())]
    out.rows += [
        f.Party(id=party, recorded_at=start, name=name, kind=kind) for party, name, kind in PARTIES
    ]
    for number in range(1, cases + 1):
        scene = DemoScene(number, now=now, zone=zone, form=form, out=out)
        _STORIES[(number - 1) % len(_STORIES)](scene)
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
        f.Flow(
            case="c-demo-4",
            purpose="c-demo-4-p",
            subject="p-demo-4-u",
            source="sspf",
            recipient=_pick(SCHOOLS, _WITHDRAWING),
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
        f.Flow(
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
            reached_words="En annan avdelning som svarade",
            how="Samtalet kopplades fel",
        )
    )


def _facts(zone: tzinfo, out: DemoFacts) -> f.Facts:
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
    return f.Facts(zone=zone, **lists)  # pyright: ignore[reportArgumentType]  # each list is of its own kind


def _born(scene: DemoScene, years: int, *, turns_in: int | None = None) -> date:
    """A birth date of somebody so old, or turning so old in so many days."""
    if turns_in is None:
        return plus_months(scene.day(-100 - scene.number % 90), -12 * years)
    turns = scene.day(turns_in)
    born = turns.replace(year=turns.year - years, day=min(turns.day, 28))
    return born if birthday(born, years) >= scene.today else born + timedelta(days=3)


def _family(
    scene: DemoScene,
    name: str,
    *,
    born: date,
    parents: int = 2,
    verified: bool = True,
    **young: object,
) -> tuple[str, ...]:
    """Young person, parents with custody, an open case; the parents' ids."""
    number = scene.number
    first, last = name.split() if name else (_pick(FIRST_NAMES, number), _pick(LAST_NAMES, number))
    scene.school = _pick(SCHOOLS, number)
    school = next(one[1] for one in PARTIES if one[0] == scene.school)
    scene.person("u", f"{first} {last}", born=born, **({"school": school} | young))
    parents_named = (
        ("m", f"{_pick(MOTHERS, number)} {last}"),
        ("f", f"{_pick(FATHERS, number)} {_pick(LAST_NAMES, number + 4)}"),
    )[:parents]
    ids = tuple(
        scene.person(key, parent, born=_born(scene, 41 + number % 7))
        for key, parent in parents_named
    )
    scene.custody(*ids, verified=verified)
    year = scene.opened_at.year
    scene.open(_pick(PURPOSES, number), f"SSPF {year}-{number:03d}")
    return ids


def _pick(names: tuple[str, ...], number: int) -> str:
    return names[(number * 7) % len(names)]


def _named(scene: DemoScene, name: str) -> str:
    """The name of a story's first telling; later ones take their own."""
    return name if scene.number <= _FEW else ""


def _full(scene: DemoScene) -> None:
    parents = _family(scene, _named(scene, "Alva Lindskata"), born=_born(scene, 13))
    for parent in parents:
        scene.answer(parent)
    scene.meeting(days=-1, persons=parents, said=True)
    scene.meeting(days=0, persons=parents)


def _partial(scene: DemoScene) -> None:
    mother, father = _family(scene, _named(scene, "Cora Stenhamn"), born=_born(scene, 16))
    scene.answer(mother)
    scene.answer(father, exclusions=[scene.exclusion(scene.school, InformationType.FAMILY_HOME)])
    scene.answer(
        scene.young, exclusions=[scene.exclusion("polisen-umea", InformationType.ALCOHOL_DRUGS)]
    )
    scene.meeting(days=-2, persons=(scene.young, mother), said=True)
    scene.meeting(days=12)


def _refused(scene: DemoScene) -> None:
    for parent in _family(scene, _named(scene, "Dino Sandklint"), born=_born(scene, 15)):
        scene.answer(parent)
    scene.answer(scene.young, Answer.NO, days_ago=12)


def _withdrawn(scene: DemoScene) -> None:
    parents = _family(scene, _named(scene, "Fadi Björkmyr"), born=_born(scene, 13))
    for parent in parents:
        scene.answer(parent, days_ago=60)
    scene.meeting(days=-30, said=True)
    scene.meeting(days=0)


def _protected(scene: DemoScene) -> None:
    parents = _family(
        scene,
        _named(scene, "Greta Silverdal"),
        born=_born(scene, 12),
        protected_identity=Protection.PROTECTED_REGISTRATION,
        school=None,
    )
    for parent in parents:
        scene.answer(parent)


def _paused(scene: DemoScene) -> None:
    for parent in _family(scene, _named(scene, "Ida Norrhavn"), born=_born(scene, 15)):
        scene.answer(parent, days_ago=50)
    scene.answer(scene.young, days_ago=50)
    scene.pause(PauseReason.COMPULSORY_CARE, days_ago=6)


def _soon_adult(scene: DemoScene) -> None:
    for parent in _family(
        scene, _named(scene, "Maja Fjällgren"), born=_born(scene, 18, turns_in=40)
    ):
        scene.answer(parent, days_ago=60, ends_in=21)
    scene.answer(scene.young, days_ago=60, ends_in=21)
    scene.meeting(days=4)


def _soon_fifteen(scene: DemoScene) -> None:
    for parent in _family(
        scene, _named(scene, "Noel Vinterspår"), born=_born(scene, 15, turns_in=23)
    ):
        scene.answer(parent)


def _waiting(scene: DemoScene) -> None:
    mother, father = _family(scene, _named(scene, "Olle Rimbäck"), born=_born(scene, 14))
    scene.answer(mother, days_ago=5)
    scene.ask(father, days_ago=9)


def _adult(scene: DemoScene) -> None:
    _family(scene, _named(scene, "Petra Ängsvik"), born=_born(scene, 18))
    scene.answer(scene.young, days_ago=20)
    scene.meeting(days=-7, said=True)


def _not_asked(scene: DemoScene) -> None:
    _family(
        scene,
        _named(scene, "Rahma Skogsö"),
        born=_born(scene, 14),
        parents=1,
        language="so",
        needs_interpreter=True,
    )


def _unverified(scene: DemoScene) -> None:
    for parent in _family(
        scene, _named(scene, "Signe Holmträsk"), born=_born(scene, 11), verified=False
    ):
        scene.answer(parent, days_ago=3)


_STORIES: tuple[Callable[[DemoScene], None], ...] = (
    _full,
    _partial,
    _refused,
    _withdrawn,
    _protected,
    _paused,
    _soon_adult,
    _soon_fifteen,
    _waiting,
    _adult,
    _not_asked,
    _unverified,
)
