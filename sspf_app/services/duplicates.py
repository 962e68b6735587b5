"""Persons who were entered twice: found, told to be two, or merged with both histories kept.

Nothing is deleted: each row that spoke of the dropped person is closed and written anew about the
kept one, the dropped id means the kept one from then on, and it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, cast

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import CaseRow, Person, Row
from sspf_app.services.actors import Permission
from sspf_app.services.alike import Alike, alike, pairs_alike
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.merge_effect import CaseEffect, Opened, effect_in
from sspf_app.services.merge_records import MergedRow, PersonMerge, TwoPersons
from sspf_app.services.merge_rows import (
    CASE_KINDS,
    SHARED_KINDS,
    imagined,
    joined_person,
    names,
    rewritten,
)
from sspf_app.services.merged_ids import carry_over
from sspf_app.services.people_views import PersonInput
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.request_records import ContactRule

_KINDS: dict[str, type[Row]] = {
    kind.__name__: kind for kind in (*SHARED_KINDS, *CASE_KINDS, Person)
}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOne:
    """Two who were made one, and can be made two again while nothing was recorded on it since.

    Attributes:
        kept: Name of who stayed, as it is now.
        dropped: Name of the other, as it was.
        by: Name of the user who did it.
    """

    id: str
    kept: str
    dropped: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEffect:
    """What a merge would change.

    Attributes:
        opens: Who may know more afterwards; each is told before it is done.
        stops: How many answers turn from yes to no.
        cases: How many cases are concerned.
        rows: How many rows are written anew.
    """

    opens: tuple[Opened, ...]
    stops: int
    cases: int
    rows: int


class Duplicates:
    """Use cases about persons entered twice."""

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

    def may_merge(self) -> bool:
        """Whether the user reads and writes persons at all."""
        return self._desk.actor.may(Permission.WRITE_CASES)

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

    def made_one(self) -> tuple[MadeOne, ...]:
        """Merges that stand, the newest first; of protected persons only those opened."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            users = {one.id: one.name for one in unit.office.users()}
            found: list[MadeOne] = []
            for merge in reversed(unit.merges.merges()):
                kept = unit.records.standing(Person, merge.kept)
                before = unit.merges.closed_at(Person, merge.merged_at)
                dropped = next((one for one in before if one.id == merge.dropped), None)
                if kept is None or dropped is None:
                    continue
                if self._access.is_open(kept) and self._access.is_open(dropped):
                    made = MadeOne(
                        id=merge.id,
                        kept=kept.name,
                        dropped=dropped.name,
                        at=merge.merged_at,
                        by=users.get(merge.merged_by, merge.merged_by),
                    )
                    found.append(made)
            self._desk.log(unit, Action.READ, "merges")
            unit.commit()
        return tuple(found)

    def are_two(self, person: str, other: str) -> Changes:
        """Note that two who look alike are not the same.

        Raises:
            DomainError: ``unknown_person``, ``reason_required``.
        """
        first, second = sorted((person, other))
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._both(unit, first, second)
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

    def effect(self, *, kept: str, dropped: str) -> MergeEffect:
        """What a merge would change; nothing is written.

        Raises:
            DomainError: as ``merge``, but for ``merge_not_told``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            plan = self._planned(unit, kept=kept, dropped=dropped)
            self._desk.log(unit, Action.READ, f"person:{dropped}")
            unit.commit()
        return plan.effect

    def merge(self, *, kept: str, dropped: str, told: tuple[Opened, ...] = ()) -> Changes:
        """Make one person of two; ``new_id`` is the merge.

        Args:
            kept: Who stays.
            dropped: Whose id means the other from then on.
            told: What the user was told opens by it, and said is right.

        Raises:
            DomainError: ``unknown_person``, ``reason_required``, ``same_person``,
                ``merge_differs`` (what): two numbers or two birth dates;
                ``merge_lifts_a_no`` (reference): an answer of one would lift a no of the other;
                ``merge_not_told``: more opens by it than was told.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            plan = self._planned(unit, kept=kept, dropped=dropped)
            if plan.effect.opens != told:
                raise DomainError("merge_not_told")
            for old, new in plan.changes:
                unit.records.replace(old, at=now, by=replace(new, recorded_at=now))
            unit.records.replace(plan.kept, at=now, by=replace(plan.joined, recorded_at=now))
            unit.records.replace(plan.dropped, at=now)
            self._bar_too(unit, plan, now)
            carry_over(unit, plan.cases, kept=kept, dropped=dropped, new_id=self._desk.new_id)
            merge = PersonMerge(
                id=self._desk.new_id("mg"),
                kept=kept,
                dropped=dropped,
                merged_at=now,
                merged_by=self._desk.actor.user_id,
                rows=tuple(_named(old) for old, _new in plan.changes),
            )
            unit.merges.put(merge)
            return self._done(unit, merge, plan.cases, now)

    def take_back(self, merge: str) -> Changes:
        """Make two persons of one again, as they were.

        Raises:
            DomainError: ``unknown_merge``, ``merge_changed_since``.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = unit.merges.merge(merge)
            if found is None or found.undone_at is not None:
                raise DomainError("unknown_merge")
            cases = self._cases(unit, found)
            for case in cases:
                self._access.case(unit, case)
                _check_unanswered_since(unit, case, found)
            for name, kind in _KINDS.items():
                self._written_back(unit, found, name, kind, now)
            undone = replace(found, undone_at=now, undone_by=self._desk.actor.user_id)
            unit.merges.put(undone)
            return self._done(unit, undone, cases, now)

    def _planned(self, unit: UnitOfWork, *, kept: str, dropped: str) -> _Plan:
        one, other = self._both(unit, kept, dropped)
        _check_same(one, other)
        named = (*unit.merges.cases_naming(dropped), *unit.merges.cases_naming(kept))
        children = [
            row.id
            for row in unit.records.list_standing(_KINDS["Case"])
            if getattr(row, "young_person", "") in self._near(unit, (kept, dropped))
        ]
        cases = tuple(sorted({*named, *children}))
        effects: list[CaseEffect] = []
        for case in cases:
            before = self._access.case(unit, case, persons=(kept, dropped))
            after = _as_one(before, dropped=other, kept=one)
            effect = effect_in(before, after, dropped=dropped, kept=kept)
            if effect.lifts_a_no:
                raise DomainError("merge_lifts_a_no", reference=before.reference)
            effects.append(effect)
        changes = tuple(self._changes(unit, cases, dropped=dropped, kept=kept))
        return _Plan(
            kept=one,
            dropped=other,
            joined=joined_person(one, other),
            cases=cases,
            changes=changes,
            effect=MergeEffect(
                opens=tuple(told for effect in effects for told in effect.opens),
                stops=sum(effect.stops for effect in effects),
                cases=len(cases),
                rows=len(changes),
            ),
        )

    def _both(self, unit: UnitOfWork, kept: str, dropped: str) -> tuple[Person, Person]:
        rows = [unit.records.standing(Person, one) for one in (kept, dropped)]
        if rows[0] is None or rows[1] is None:
            raise DomainError("unknown_person", person=dropped if rows[0] else kept)
        if kept == dropped:
            raise DomainError("same_person")
        self._access.require(unit, (rows[0], rows[1]), reason="")
        return rows[0], rows[1]

    def _near(self, unit: UnitOfWork, persons: tuple[str, ...]) -> frozenset[str]:
        """They, and the children whose custody they hold."""
        custody = unit.records.list_standing(_KINDS["Custody"])
        return frozenset(persons) | {
            getattr(row, "child", "") for row in custody if getattr(row, "holder", "") in persons
        }

    def _changes(
        self, unit: UnitOfWork, cases: tuple[str, ...], *, dropped: str, kept: str
    ) -> Iterator[tuple[Any, Any]]:
        rows: list[Any] = []
        for kind in SHARED_KINDS:
            rows += unit.records.list_standing(kind)
        for case in cases:
            for kind in CASE_KINDS:
                rows += unit.records.list_standing(kind, case=case)
        for row in rows:
            made = rewritten(row, dropped=dropped, kept=kept)
            if made is not row:
                yield row, made

    def _bar_too(self, unit: UnitOfWork, plan: _Plan, now: datetime) -> None:
        """Whoever must not be contacted must not be under the other id either."""
        for rule in unit.requests.all_rules():
            if rule.person == plan.dropped.id and rule.lifted_at is None:
                barred = replace(rule, id=self._desk.new_id("cr"), person=plan.kept.id, set_at=now)
                unit.requests.put_rule(barred)

    def _cases(self, unit: UnitOfWork, merge: PersonMerge) -> tuple[str, ...]:
        named = {row.case for row in merge.rows if row.case}
        near = self._near(unit, (merge.kept, merge.dropped))
        for row in unit.records.list_standing(_KINDS["Case"]):
            if getattr(row, "young_person", "") in near:
                named.add(row.id)
        return tuple(sorted(named))

    def _written_back(
        self, unit: UnitOfWork, merge: PersonMerge, name: str, kind: type[Row], now: datetime
    ) -> None:
        wanted = {(row.case, row.id) for row in merge.rows if row.kind == name}
        if kind is Person:
            wanted = {("", merge.kept), ("", merge.dropped)}
        if not wanted:
            return
        for old in unit.merges.closed_at(kind, merge.merged_at):
            case = old.case if isinstance(old, CaseRow) else None
            if (case or "", old.id) not in wanted:
                continue
            if old.recorded_at == merge.merged_at:  # written by the merge, closed since
                raise DomainError("merge_changed_since")
            back = replace(old, recorded_at=now, replaced_at=None)
            standing = unit.records.standing(kind, old.id, case=case)
            if standing is None and old.id == merge.dropped:
                unit.records.add(back)
            elif standing is None or standing.recorded_at != merge.merged_at:
                raise DomainError("merge_changed_since")
            else:
                unit.records.replace(standing, at=now, by=back)

    def _done(
        self, unit: UnitOfWork, merge: PersonMerge, cases: tuple[str, ...], now: datetime
    ) -> Changes:
        for case in cases:
            refresh_case(unit, case, now=now)
        self._desk.log(unit, Action.WRITE, f"merge:{merge.id}")
        unit.commit()
        topics = frozenset({Topic.PEOPLE, Topic.CASES, Topic.CONSENTS, Topic.MEETINGS})
        ids = frozenset({merge.kept, merge.dropped, *cases})
        return Changes(topics=topics, ids=ids, new_id=merge.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a merge writes and changes."""

    kept: Person
    dropped: Person
    joined: Person
    cases: tuple[str, ...]
    changes: tuple[tuple[Any, Any], ...]
    effect: MergeEffect


def _check_unanswered_since(unit: UnitOfWork, case: str, merge: PersonMerge) -> None:
    """Refuse when anybody answered, took back, was asked or barred since: it would be lost.

    So would what was said since of the one person: whose custody, how mature, in which meeting.
    What was recorded at the very instant of the merge counts, but for what the merge wrote.
    """
    facts = unit.records.case_facts(case)
    said = (*facts.consents, *facts.withdrawals, *facts.requests)
    of_both = (row for row in _rows_of(facts) if names(row, (merge.kept, merge.dropped)))
    since = [
        row
        for row in (*said, *of_both)
        if row.recorded_at is not None and row.recorded_at >= merge.merged_at
    ]
    own = {(row.kind, row.case, row.id) for row in merge.rows}
    others = [
        row
        for row in since
        if row.recorded_at != merge.merged_at
        or (type(row).__name__, getattr(row, "case", ""), row.id) not in own
    ]
    both = {merge.kept, merge.dropped}
    barred = [
        rule
        for rule in unit.requests.rules(case)
        if rule.person in both and rule.set_at >= merge.merged_at
    ]
    if others or set(barred) - _barred_by(unit, merge):
        raise DomainError("merge_changed_since")


def _rows_of(facts: Facts) -> Iterator[Row]:
    """Every row of the facts that may name a person, but the persons themselves."""
    for one in fields(facts):
        held: Any = getattr(facts, one.name)
        if isinstance(held, tuple) and one.name not in ("persons", "cases"):
            rows = cast("tuple[Any, ...]", held)
            yield from (row for row in rows if isinstance(row, Row))


def _barred_by(unit: UnitOfWork, merge: PersonMerge) -> set[ContactRule]:
    """The rules that the merge itself set: each is one of the dropped person's, under the other."""
    rules = unit.requests.all_rules()
    there = {replace(one, id="", set_at=merge.merged_at) for one in rules}
    return {
        one
        for one in rules
        if one.person == merge.kept
        and one.set_at == merge.merged_at
        and replace(one, id="", person=merge.dropped) in there
    }


def _check_same(one: Person, other: Person) -> None:
    """Two numbers, or two birth dates, are two persons until one of them is corrected."""
    for what in ("personal_number", "born"):
        mine, theirs = getattr(one, what), getattr(other, what)
        if mine is not None and theirs is not None and mine != theirs:
            raise DomainError("merge_differs", name=other.name)


def _as_one(loaded: LoadedCase, *, dropped: Person, kept: Person) -> LoadedCase:
    facts = imagined(loaded.facts, dropped=dropped, kept=kept, now=loaded.now)
    header = rewritten(loaded.header, dropped=dropped.id, kept=kept.id)
    return LoadedCase(
        facts=facts, header=header, now=loaded.now, contact_rules=loaded.contact_rules
    )


def _named(row: Row) -> MergedRow:
    case = row.case if isinstance(row, CaseRow) else ""
    return MergedRow(kind=type(row).__name__, case=case, id=row.id)
