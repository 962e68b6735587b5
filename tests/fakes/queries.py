"""Lists and the search over rows in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sspf_app.domain import facts as rows
from sspf_app.domain.rules import Situation
from sspf_app.services.name_ways import bare_words, search_keys
from sspf_app.services.queries import CaseListItem, CaseOf
from sspf_app.services.records import (
    SearchHit,
)
from sspf_app.services.withheld import words_in
from tests.fakes.rows import shown

if TYPE_CHECKING:
    from tests.fakes.vault import MemoryUnit


class MemoryQueries:
    """``Queries``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def case_list(self, *, only_open: bool = False) -> tuple[CaseListItem, ...]:
        records, now = self._unit.records, self._unit.clock.now()
        items: list[CaseListItem] = []
        for case in records.list_standing(rows.Case):
            person = records.standing(rows.Person, case.young_person)
            state = self._store.states.get(case.id)
            meetings = [
                row.starts_at
                for row in records.list_standing(rows.Meeting, case=case.id)
                if row.starts_at > now
            ]
            commitments = [
                row
                for row in records.list_standing(rows.Item, case=case.id)
                if row.commitment and self._store.planned.is_open(case.id, row.id)
            ]
            items.append(
                CaseListItem(
                    case=case.id,
                    reference=case.reference or "",
                    young_person=case.young_person,
                    name=person.name,
                    born=person.born,
                    school=person.school,
                    is_protected=person.is_protected,
                    opened_at=case.opened_at,
                    is_closed=not Situation(records.case_facts(case.id), case.id, at=now).is_open,
                    state=state.state if state else "",
                    state_ends_on=state.ends_on if state else None,
                    next_meeting_at=min(meetings, default=None),
                    open_commitments=len(commitments),
                    taken_back=shown(records, state),
                    beside=state.beside if state else (),
                )
            )
        listed = [item for item in items if not (only_open and item.is_closed)]
        return tuple(sorted(listed, key=lambda item: item.opened_at, reverse=True))

    def count_cases(self) -> int:
        return len(self._unit.records.list_standing(rows.Case))

    def search(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        hits: list[SearchHit] = []
        for row in self._store.rows:
            if row.replaced_at is not None:
                continue
            if isinstance(row, rows.Person) and text.casefold() in row.name.casefold():
                hits.append(
                    SearchHit(kind="person", id=row.id, case=None, title=row.name, snippet="")
                )
            if isinstance(row, rows.Case) and text.casefold() in (row.reference or "").casefold():
                title = row.reference or ""
                hits.append(SearchHit(kind="case", id=row.id, case=row.id, title=title, snippet=""))
            if isinstance(row, rows.Item) and any(
                text.casefold() in said.casefold()
                for said in (row.text, *(view.text for view in row.views))
            ):
                hits.append(
                    SearchHit(kind="item", id=row.id, case=row.case, title="", snippet=row.text)
                )
            if isinstance(row, rows.Note) and text.casefold() in row.text.casefold():
                hits.append(
                    SearchHit(kind="note", id=row.id, case=row.case, title="", snippet=row.text)
                )
        hits += [
            SearchHit(kind="paper", id=one.id, case=one.case, title="", snippet=one.title)
            for one in self._store.attachments.values()
            if one.sha256 and one.removed_at is None and text.casefold() in one.title.casefold()
        ]
        return tuple(hits)[:limit]

    def protected(self) -> frozenset[str]:
        return frozenset(row.id for row in self._protected())

    def _protected(self) -> list[rows.Person]:
        people = self._unit.records.list_standing(rows.Person)
        return [row for row in people if row.is_protected]

    def has_protected_family(self, holders: Iterable[str]) -> bool:
        records, given = self._unit.records, set(holders)
        family = given | {
            row.child for row in records.list_standing(rows.Custody) if row.holder in given
        }
        return any(row.id in family for row in self._protected())

    def addresses_with(self, figures: Iterable[str]) -> dict[str, str]:
        wanted, people = tuple(figures), self._unit.records.list_standing(rows.Person)
        known = {row.id: row.address for row in people if row.address is not None}
        return {one: at for one, at in known.items() if any(part in at for part in wanted)}

    def oral_since(self, day: date) -> tuple[rows.Consent, ...]:
        found = self._unit.records.list_standing(rows.Consent)
        return tuple(row for row in found if row.medium == "oral" and row.signed_on >= day)

    def cases_of(self, persons: Iterable[str]) -> tuple[CaseOf, ...]:
        records = self._unit.records
        held = {(person, person) for person in persons}
        held |= {
            (row.holder, row.child)
            for row in records.list_standing(rows.Custody)
            if (row.holder, row.holder) in held
        }
        found = [
            CaseOf(
                person=person,
                case=case.id,
                reference=case.reference or case.id,
                young_person=child,
                name=records.standing(rows.Person, child).name,
            )
            for person, child in sorted(held)
            for case in records.list_standing(rows.Case)
            if case.young_person == child
        ]
        return tuple(found)

    def cases_held(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((one.person, one.case) for one in self.cases_of(persons))

    def young_in(self, persons: Iterable[str]) -> dict[str, str]:
        cases, given = self._unit.records.list_standing(rows.Case), set(persons)
        return {row.id: row.young_person for row in cases if row.young_person in given}

    def holders_of(self, children: Iterable[str]) -> frozenset[str]:
        custody, given = self._unit.records.list_standing(rows.Custody), set(children)
        return frozenset(row.holder for row in custody if row.child in given)

    def children_beside(self, persons: Iterable[str]) -> frozenset[str]:
        given, custody = set(persons), self._unit.records.list_standing(rows.Custody)
        holders = given | {row.holder for row in custody if row.child in given}
        return frozenset(row.child for row in custody if row.holder in holders)

    def cases_naming(self, cases: Iterable[str], persons: Iterable[str]) -> frozenset[str]:
        wanted = set(persons)
        return frozenset(
            case
            for case in cases
            if wanted & {row.id for row in self._unit.records.case_facts(case).persons}
        )

    def persons_in(self, words: str) -> tuple[rows.Person, ...]:
        found = set(words_in(words))
        found |= {bare for word in found for bare in bare_words(word)}
        found |= {word.removesuffix("s") for word in found}
        return tuple(
            row
            for row in self._unit.records.list_standing(rows.Person)
            if found
            & {
                *words_in(" ".join((row.name, *row.aliases))),
                *(key for name in (row.name, *row.aliases) for key in search_keys(name)),
            }
        )

    def next_number(self, series: str) -> int:
        self._store.series[series] = self._store.series.get(series, 0) + 1
        return self._store.series[series]
