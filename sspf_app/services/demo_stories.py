"""What happened in each of the invented cases; every state of a consent once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from sspf_app.domain.codes import Answer, InformationType, PauseReason, Protection
from sspf_app.domain.time import birthday, plus_months
from sspf_app.services.demo_scene import DemoScene
from sspf_app.services.demo_words import (
    FATHERS,
    FIRST_NAMES,
    LAST_NAMES,
    MOTHERS,
    PARTIES,
    PURPOSES,
    SCHOOLS,
)

FEW = 15
"""So many cases show every state once."""


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
    first, last = name.split() if name else (pick(FIRST_NAMES, number), pick(LAST_NAMES, number))
    scene.school = pick(SCHOOLS, number)
    school = next(one[1] for one in PARTIES if one[0] == scene.school)
    scene.person("u", f"{first} {last}", born=born, **({"school": school} | young))
    parents_named = (
        ("m", f"{pick(MOTHERS, number)} {last}"),
        ("f", f"{pick(FATHERS, number)} {pick(LAST_NAMES, number + 4)}"),
    )[:parents]
    ids = tuple(
        scene.person(key, parent, born=_born(scene, 41 + number % 7))
        for key, parent in parents_named
    )
    scene.custody(*ids, verified=verified)
    year = scene.opened_at.year
    scene.open(pick(PURPOSES, number), f"SSPF {year}-{number:03d}")
    return ids


def pick(names: tuple[str, ...], number: int) -> str:
    """One of the names; another one for another number."""
    return names[(number * 7) % len(names)]


def _named(scene: DemoScene, name: str) -> str:
    """The name of a story's first telling; later ones take their own."""
    return name if scene.number <= FEW else ""


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


def _asked(scene: DemoScene) -> None:
    """Nobody has answered: the mother was reminded, the time to remind the father has come."""
    mother, father = _family(scene, _named(scene, "Tuva Klintmark"), born=_born(scene, 14))
    scene.ask(mother, days_ago=18)
    scene.ask(father, days_ago=18)


def _barred(scene: DemoScene) -> None:
    """A court forbids that the father is contacted; his answer is required all the same."""
    mother, _father = _family(scene, _named(scene, "Vera Åkerlind"), born=_born(scene, 11))
    scene.answer(mother, days_ago=6)


def _ending(scene: DemoScene) -> None:
    for parent in _family(scene, _named(scene, "Ylva Norrsken"), born=_born(scene, 13)):
        scene.answer(parent, days_ago=150, ends_in=17)


STORIES: tuple[Callable[[DemoScene], None], ...] = (
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
    _asked,
    _barred,
    _ending,
)
