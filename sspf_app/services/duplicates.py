"""Persons who may have been entered twice: found, and told to be two.

``merging`` makes one of two.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.facts import Person
from sspf_app.services.actors import Permission
from sspf_app.services.alike import Alike, alike, pairs_alike
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.merge_checks import need_both
from sspf_app.services.merge_records import TwoPersons
from sspf_app.services.people_views import PersonInput
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class LikePerson:
    """Somebody in the register who may be the one that is entered."""

    id: str
    name: str
    born: str
    why: Alike


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

    def like(self, entry: PersonInput) -> tuple[LikePerson, ...]:
        """Who of the register may be the person that is being entered; a question, never a block.

        A protected person who was not opened in this session is not told of here.
        """
        typed = Person(
            id="",
            name=entry.name.strip(),
            aliases=entry.aliases,
            born=entry.born,
            personal_number=entry.personal_number,
        )
        if not typed.name:
            return ()
        with self._desk.begin(Permission.READ_CASES) as unit:
            people = unit.records.list_standing(Person)
        found = [
            LikePerson(
                id=one.id,
                name=one.name,
                born="" if one.born is None else one.born.isoformat(),
                why=why,
            )
            for one in people
            if self._access.is_open(one) and (why := alike(typed, one)) is not None
        ]
        return tuple(sorted(found, key=lambda one: list(Alike).index(one.why)))

    def pairs(self) -> tuple[Pair, ...]:
        """Everybody who may be entered twice, the surest first; those told to be two are not."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            people = [
                one for one in unit.records.list_standing(Person) if self._access.is_open(one)
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
