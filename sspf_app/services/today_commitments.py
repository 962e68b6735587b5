"""Contributions to the queue of the day: commitments that are late or come, one row per owner.

Source: `ui.md`: "commitments due or late, per party".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.facts import Person
from sspf_app.services.commitment_views import COMING_WITHIN
from sspf_app.services.plan_ports import DueCount
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry


def commitments_due(scene: QueueScene) -> Iterator[TodayEntry]:
    """Whose open commitments should have been done already, or are to be done within a week."""
    return _entries(scene, scene.unit.plans.due_counts(scene.today, _last(scene)))


def commitments_in_cases(scene: QueueScene) -> Iterator[TodayEntry]:
    """Both, one entry per case and owner: a paper tells of a case only by its own rules."""
    return _entries(scene, scene.unit.plans.due_in_cases(scene.today, _last(scene)))


def _entries(scene: QueueScene, counts: tuple[DueCount, ...]) -> Iterator[TodayEntry]:
    cases = scene.unit.day.cases_told({one.case for one in counts if one.case is not None})
    references = {item.case: item.reference for item in cases}
    references |= scene.told_as(scene.naming_protected(references))
    apart = scene.apart(references)
    people = {one.responsible for one in counts} - scene.parties().keys()
    unnamed = scene.persons_apart() if people else frozenset[str]()
    for count in counts:
        reference = references.get(count.case or "", "")
        is_told = count.case not in apart and count.responsible not in unnamed
        name = _name(scene, count.responsible) if is_told else ""
        if count.late:
            entry = _entry(scene, "commitments_late", count, at=count.first_on, name=name)
            yield replace(entry, reference=reference)
        if count.coming:
            at = max(count.first_on, scene.today)
            entry = _entry(scene, "commitments_coming", count, at=at, name=name)
            yield replace(entry, reference=reference)


def _last(scene: QueueScene) -> date:
    return scene.today + COMING_WITHIN - timedelta(days=1)


def _name(scene: QueueScene, responsible: str) -> str:
    party = scene.parties().get(responsible)
    if party is not None:
        return party
    person = scene.unit.records.standing(Person, responsible)
    return "" if person is None or person.is_protected else person.name


def _entry(scene: QueueScene, kind: str, count: DueCount, *, at: date, name: str) -> TodayEntry:
    return TodayEntry(
        kind=kind,
        at=scene.midnight(at),
        days=(at - scene.today).days,
        case=count.case,
        reference="",
        name=name,
        detail=str(count.late if kind == "commitments_late" else count.coming),
        target=count.responsible,
    )
