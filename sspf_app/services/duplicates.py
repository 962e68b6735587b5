"""Persons who may have been entered twice: found, and told to be two.

``merging`` makes one of two.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.facts import Person
from sspf_app.services.actors import Permission
from sspf_app.services.alike import Alike, pairs_alike
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.merge_checks import need_both
from sspf_app.services.merge_records import TwoPersons
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two persons who may be one, with what is known of each."""

    first: Person
    second: Person
    why: Alike


class Duplicates:
    """Use cases about persons who look alike."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def pairs(self) -> tuple[Pair, ...]:
        """Everybody who may be entered twice, the surest first; those told to be two are not."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            apart = self._access.kept_apart(unit)
            people = [
                one
                for one in unit.records.list_standing(Person)
                if self._access.is_open(one) and one.id not in apart
            ]
            two = {(one.person, one.other) for one in unit.merges.two()}
            self._desk.log(unit, Action.READ, "duplicates")
            unit.commit()
        return tuple(
            Pair(first=first, second=second, why=why)
            for first, second, why in pairs_alike(people)
            if (first.id, second.id) not in two
        )

    def are_two(self, person: str, other: str) -> Changes:
        """Note that two who look alike are not the same.

        Raises:
            DomainError: ``unknown_person``, ``reason_required``.
        """
        first, second = sorted((person, other))
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            need_both(unit, self._access, first, second)
            unit.merges.add_two(
                TwoPersons(
                    person=first,
                    other=second,
                    said_at=self._desk.now(),
                    said_by=self._desk.actor.user_id,
                )
            )
            self._desk.log(unit, Action.WRITE, f"two_persons:{first}")
            unit.commit()
        return Changes(topics=frozenset({Topic.PEOPLE}), ids=frozenset({first, second}))
