"""One person made of two, with both histories kept.

Nothing is deleted: each row that spoke of the dropped person is closed and written anew about the
kept one, the dropped id means the kept one from then on, and it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import CaseRow, Person, Row
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.merge_checks import check_same, check_unanswered_since, need_both
from sspf_app.services.merge_effect import CaseEffect, Opened, effect_in
from sspf_app.services.merge_records import MergedRow, PersonMerge
from sspf_app.services.merge_rows import (
    CASE_KINDS,
    SHARED_KINDS,
    imagined,
    joined_person,
    rewritten,
)
from sspf_app.services.merge_views import MadeOne, MergeEffect
from sspf_app.services.merged_ids import carry_over
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

_KINDS: dict[str, type[Row]] = {
    kind.__name__: kind for kind in (*SHARED_KINDS, *CASE_KINDS, Person)
}


class Merging:
    """Use cases about making one person of two, and two of one again."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def made_one(self) -> tuple[MadeOne, ...]:
        """Merges that stand, the newest first; of protected persons only those opened."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            users = {one.id: one.name for one in unit.office.users()}
            found: list[MadeOne] = []
            shows = self._access.shows(unit)
            for merge in reversed(unit.merges.merges()):
                kept = unit.records.standing(Person, merge.kept)
                before = unit.merges.closed_at(Person, merge.merged_at)
                dropped = next((one for one in before if one.id == merge.dropped), None)
                if kept is None or dropped is None:
                    continue
                if shows(kept) and self._access.is_open(dropped):
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
                check_unanswered_since(unit, case, found)
            for name, kind in _KINDS.items():
                self._written_back(unit, found, name, kind, now)
            undone = replace(found, undone_at=now, undone_by=self._desk.actor.user_id)
            unit.merges.put(undone)
            return self._done(unit, undone, cases, now)

    def _planned(self, unit: UnitOfWork, *, kept: str, dropped: str) -> _Plan:
        one, other = need_both(unit, self._access, kept, dropped)
        check_same(one, other)
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


def _as_one(loaded: LoadedCase, *, dropped: Person, kept: Person) -> LoadedCase:
    facts = imagined(loaded.facts, dropped=dropped, kept=kept, now=loaded.now)
    header = rewritten(loaded.header, dropped=dropped.id, kept=kept.id)
    return LoadedCase(
        facts=facts, header=header, now=loaded.now, contact_rules=loaded.contact_rules
    )


def _named(row: Row) -> MergedRow:
    case = row.case if isinstance(row, CaseRow) else ""
    return MergedRow(kind=type(row).__name__, case=case, id=row.id)
