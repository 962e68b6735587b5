"""The network of a young person: guardians and siblings by custody, others as they are told.

It is for the office's own eyes; nothing here goes to paper, file or another party.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.domain.time import age_on
from sspf_app.services.actors import Permission
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.contact_checks import refuse_returning
from sspf_app.services.desk import Desk
from sspf_app.services.merged_ids import who_now
from sspf_app.services.network_records import SAME_BOTH_WAYS, Relation, RelationKind
from sspf_app.services.network_views import NetworkPerson, NetworkView, RelationInput
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

YOUNG, GUARDIAN, SAME_GUARDIAN = "young_person", "guardian", "same_guardian"


class Network:
    """Use cases about who belongs together."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def view(self, case: str) -> NetworkView:
        """Everybody around the young person of a case.

        Somebody with protected identity who was not opened with a reason has no name here, and
        lives nowhere.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            scene = _Scene(unit, self._access, loaded)
            persons = tuple(dict.fromkeys(scene.persons()))
            self._desk.log(unit, Action.READ, f"network:{case}", case=case)
            unit.commit()
        return NetworkView(persons=_with_households(persons, scene))

    def add(self, entry: RelationInput) -> Changes:
        """Enter that somebody is something to somebody; ``new_id`` is the relation.

        Raises:
            DomainError: ``relation_incomplete``, ``own_relation``, ``relation_stands``,
                ``unknown_person``, ``unknown_case``, ``reason_required``,
                ``barred_person_returns`` (name).
        """
        now = self._desk.now()
        if not entry.other and not entry.name.strip():
            raise DomainError("relation_incomplete")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            known = {one.id for one in _Scene(unit, self._access, loaded).persons()}
            if entry.person not in known:
                raise DomainError("unknown_person", person=entry.person)
            related = unit.records.list_of(Person, "id", (entry.other,)) if entry.other else ()
            self._access.require(unit, related, reason="", loaded=loaded)
            other = entry.other or self._entered(unit, entry.name)
            _check(unit, entry, other)
            relation = Relation(
                id=self._desk.new_id("re"),
                person=entry.person,
                other=other,
                kind=entry.kind,
                words=entry.words.strip(),
                recorded_at=now,
                recorded_by=self._desk.actor.user_id,
            )
            return self._written(unit, entry.case, relation)

    def end(self, case: str, relation: str) -> Changes:
        """Take a relation out; it can be put back.

        Raises:
            DomainError: ``unknown_relation``, ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._need(unit, case, relation)
            if found.ended_at is not None:
                raise DomainError("unknown_relation")
            ended = replace(found, ended_at=self._desk.now(), ended_by=self._desk.actor.user_id)
            return self._written(unit, case, ended)

    def put_back(self, case: str, relation: str) -> Changes:
        """Undo that a relation was taken out.

        Raises:
            DomainError: ``unknown_relation``, ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._need(unit, case, relation)
            return self._written(unit, case, replace(found, ended_at=None, ended_by=""))

    def _need(self, unit: UnitOfWork, case: str, relation: str) -> Relation:
        """A relation of somebody around the young person of a case; of no other family.

        Raises:
            DomainError: ``unknown_relation``; as ``ProtectedAccess.case``.
        """
        scene = _Scene(unit, self._access, self._access.case(unit, case))
        found = unit.network.relation(relation)
        if found is None or not scene.holds(found):
            raise DomainError("unknown_relation")
        return found

    def _entered(self, unit: UnitOfWork, name: str) -> str:
        person = Person(id=self._desk.new_id("p"), recorded_at=self._desk.now(), name=name.strip())
        refuse_returning(unit, person)
        unit.records.add(person)
        self._desk.log(unit, Action.WRITE, f"person:{person.id}")
        return person.id

    def _written(self, unit: UnitOfWork, case: str, relation: Relation) -> Changes:
        unit.network.put(relation)
        self._desk.log(unit, Action.WRITE, f"relation:{relation.id}", case=case)
        unit.commit()
        ids = frozenset({case, relation.person, relation.other})
        return Changes(topics=frozenset({Topic.PEOPLE}), ids=ids, new_id=relation.id)


class _Scene:
    """What the register tells of those around a young person."""

    def __init__(self, unit: UnitOfWork, access: ProtectedAccess, loaded: LoadedCase) -> None:
        self._unit, self._access, self._loaded = unit, access, loaded
        self._shows = access.shows(unit)
        self._kept = who_now(unit)
        self.people = {one.id: one for one in unit.records.list_standing(Person)}
        self._custody = [
            row
            for row in unit.records.list_standing(Custody)
            if row.starts_on <= loaded.today
            and (row.ends_on is None or loaded.today <= row.ends_on)
        ]

    def persons(self) -> Iterator[NetworkPerson]:
        """The young person first."""
        young = self._loaded.header.young_person
        yield self._person(young, YOUNG, "")
        guardians = [row.holder for row in self._custody if row.child == young]
        for one in dict.fromkeys(guardians):
            yield self._person(one, GUARDIAN, young)
        told = self._told((young, *guardians))
        named = {one.other if one.person == young else one.person for one in told}
        for row in self._custody:
            is_new = row.child != young and row.child not in named
            if row.holder in guardians and is_new:
                named.add(row.child)
                yield self._person(row.child, SAME_GUARDIAN, young)
        for relation in told:
            yield self._related(relation, (young, *guardians))

    def holds(self, relation: Relation) -> bool:
        """Whether a relation, one that was taken out too, is of somebody who is shown."""
        around = {one.id for one in self.persons()}
        return not around.isdisjoint(map(self._now, (relation.person, relation.other)))

    def _told(self, centre: tuple[str, ...]) -> tuple[Relation, ...]:
        """Relations of these, also those told under an id that means them by now."""
        others = [dropped for dropped, kept in self._kept.items() if kept in centre]
        found = self._unit.network.relations_of((*centre, *others))
        same = [
            replace(one, person=self._now(one.person), other=self._now(one.other)) for one in found
        ]
        return tuple(one for one in same if one.person != one.other)

    def _now(self, person: str) -> str:
        """Whom an id means, after persons were made one."""
        return self._kept.get(person, person)

    def _related(self, relation: Relation, centre: tuple[str, ...]) -> NetworkPerson:
        is_turned = relation.person not in centre
        who, to = relation.other, relation.person
        if is_turned:
            who, to = to, who
        # Told from the other side, only a kind that is the same both ways keeps its word.
        is_same = not is_turned or relation.kind in SAME_BOTH_WAYS
        role = relation.kind if is_same else RelationKind.RELATIVE
        made = self._person(who, role.value, to)
        words = relation.words if made.name else ""  # may tell who it is, and where
        return replace(made, words=words, relation=relation.id)

    def _person(self, person: str, role: str, to: str) -> NetworkPerson:
        row, today = self.people.get(person), self._loaded.today
        if row is None or not self._shows(row):
            return NetworkPerson(id=person, name="", role=role, to=to, is_protected=True)
        return NetworkPerson(
            id=person,
            name=row.name,
            role=role,
            to=to,
            age=None if row.born is None else age_on(row.born, today),
            is_protected=row.is_protected,
            is_dead=row.died is not None,
            case="" if role == YOUNG else self._case_of(person),
        )

    def _case_of(self, person: str) -> str:
        """A case of theirs that may be opened now; of one that may not, nothing is told."""
        for case in self._unit.records.list_standing(Case):
            if case.young_person == person:
                loaded = load_case(self._unit, case.id, now=self._loaded.now)
                if self._access.is_case_open(self._unit, loaded):
                    return case.id
        return ""


def _check(unit: UnitOfWork, entry: RelationInput, other: str) -> None:
    if other == entry.person:
        raise DomainError("own_relation")
    if unit.records.standing(Person, other) is None:
        raise DomainError("unknown_person", person=other)
    for one in unit.network.relations_of((entry.person,)):
        if {one.person, one.other} == {entry.person, other} and one.kind is entry.kind:
            raise DomainError("relation_stands")


def _with_households(
    persons: tuple[NetworkPerson, ...], scene: _Scene
) -> tuple[NetworkPerson, ...]:
    """Number those who live at one address; a protected person's is told to nobody."""
    addresses: dict[str, list[str]] = {}
    for one in persons:
        row = scene.people.get(one.id)
        if row is None or row.is_protected or not row.address:
            continue
        addresses.setdefault("".join(row.address.casefold().split()), []).append(one.id)
    shared = [ids for ids in addresses.values() if len(set(ids)) > 1]
    numbers = {some_id: at for at, ids in enumerate(shared, start=1) for some_id in ids}
    return tuple(replace(one, household=numbers.get(one.id, 0)) for one in persons)
