"""What an import made that still stands, and what leans on it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import cast

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    CaseRow,
    Custody,
    HinderedException,
    Participation,
    Party,
    Person,
    Row,
)
from sspf_app.services.move_records import MadeRow
from sspf_app.services.move_views import Leaning
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Contact
from sspf_app.services.told_reference import listed_reference, told_signs

_Key = tuple[str, str | None, str]

_NARROWS = frozenset({"consents", "withdrawals", "pauses", "closings", "maturity", "requests"})
"""What a case file may bring into a case that was there, and that stands in the way of sharing."""

_SHARED = ("persons", "parties", "custody")


@dataclass(frozen=True, slots=True)
class _Standing:
    """A row that an import made and that stands, as it was made or changed since."""

    made: MadeRow
    row: Row
    is_changed: bool


class ImportScene:
    """What an import made, and what leans on it."""

    def __init__(
        self, unit: UnitOfWork, made: tuple[MadeRow, ...], shows: Callable[[Person], bool]
    ) -> None:
        self._unit, self._shows = unit, shows
        self._made = tuple(dict.fromkeys(made))  # a case file may bring older rows of an id too
        self._brought = Counter((one.kind, one.case, one.row_id) for one in made)
        facts = unit.records.all_facts()
        self._now_there = {_key(name, row): row for name, row in _standing_rows(facts)}
        self._versions = Counter(_key(name, row) for name, row in _all_rows(facts))
        self._ours = {(one.kind, one.case, one.row_id) for one in made}
        self._tasks = Counter(one.case for one in made if one.kind == "tasks")
        self._leanings: dict[_Key, Leaning] = {}
        self._held: set[_Key] = set()
        self._custody: dict[str, list[Custody]] = {}
        for row in self._now_there.values():
            if isinstance(row, Custody):
                self._custody.setdefault(row.child, []).append(row)
        self._judge_cases()
        self._judge_shared()
        self.kept = tuple(self._leanings.values())
        self._going = [one for one in self._list() if not self._stays(one.made)]
        self.removed: Mapping[str, int] = Counter(one.made.kind for one in self._going)

    def close(self, now: datetime, *, by: str) -> None:
        """Close everything that goes; contacts are removed, tasks are done."""
        for one in reversed(self._going):
            self._unit.records.replace(one.row, at=now)
        contacts = {one.id: one for one in self._unit.office.contacts()}
        for one in self._made:
            if one.kind == "contacts" and self._contact_goes(contacts.get(one.row_id)):
                self._unit.office.remove_contact(one.row_id)
        tasks = {one.row_id for one in self._made if one.kind == "tasks"}
        for task in self._unit.decisions.tasks():
            is_going = task.id in tasks and ("cases", None, task.case) not in self._leanings
            if is_going and task.done_at is None:
                self._unit.decisions.put_task(replace(task, done_at=now, done_by=by))

    def _contact_goes(self, contact: Contact | None) -> bool:
        key = ("parties", None, "" if contact is None else contact.party)
        return contact is not None and key not in self._leanings.keys() | self._held

    def _list(self) -> Iterator[_Standing]:
        for one in self._made:
            key = (one.kind, one.case, one.row_id)
            row = self._now_there.get(key)
            if row is not None:
                yield _Standing(one, row, self._is_changed(key))

    def _is_changed(self, key: _Key) -> bool:
        """Whether there are more rows of it than came in."""
        return self._versions[key] > max(1, self._brought[key])

    def _stays(self, made: MadeRow) -> bool:
        case = made.row_id if made.kind == "cases" else made.case
        return ("cases", None, case or "") in self._leanings or (
            (made.kind, None, made.row_id) in self._leanings.keys() | self._held
        )

    def _judge_cases(self) -> None:
        """Whether something was entered in a case after it came in."""
        built: dict[str, list[str]] = {}
        for (name, case, row_id), _row in self._now_there.items():
            if case is not None and (name, case, row_id) not in self._ours:
                built.setdefault(case, []).append(name)
        for one in self._list():
            case = one.made.row_id if one.made.kind == "cases" else one.made.case
            if case is not None and one.is_changed:
                built.setdefault(case, []).append(one.made.kind)
        for one in self._made:
            if one.kind == "cases":
                self._judge_case(one, built.get(one.row_id, []))
            elif one.case is not None and ("cases", None, one.case) not in self._ours:
                # What came into a case that was there goes by itself, unless it was changed.
                self._judge_row(one)

    def _judge_case(self, made: MadeRow, built: list[str]) -> None:
        row = self._now_there.get(("cases", None, made.row_id))
        if not isinstance(row, Case):
            return
        beside = self._unit.moving.built_on(made.row_id)
        if beside.get("case_tasks", 0) <= self._tasks[made.row_id]:
            beside.pop("case_tasks", None)
        because = (*built, *self._changed_family(row.young_person), *beside)
        if because:
            told = listed_reference(self._unit, row.id, row.reference or row.id, row.young_person)
            self._lean(made, told, because, case=row.id)

    def _changed_family(self, child: str) -> Iterator[str]:
        """What was corrected of the young person, their custody and who holds it."""
        custody = self._custody.get(child, [])
        keys = [("custody", row.id) for row in custody]
        keys += [("persons", one) for one in (child, *(row.holder for row in custody))]
        for name, row_id in keys:
            key = (name, None, row_id)
            if key in self._ours and self._is_changed(key):
                yield name

    def _judge_row(self, made: MadeRow) -> None:
        key = (made.kind, made.case, made.row_id)
        row = self._now_there.get(key)
        if row is not None and (made.kind in _NARROWS or self._stands_in_the_way(row)):
            # Without it more could be shared in a case that goes on.
            self._lean(made, made.row_id, (made.kind,), case=made.case)
            return
        if self._is_changed(key) and key in self._now_there:
            self._lean(made, made.row_id, (made.kind,), case=made.case)

    def _stands_in_the_way(self, row: Row) -> bool:
        """Whether a row of a kind that mostly opens is one without which more is shared.

        A party that had left was granted nothing by what was signed before (sharing rules, 5.3);
        a second exception leaves none in effect (3.5).
        """
        if isinstance(row, Participation):
            return row.left_on is not None
        return isinstance(row, HinderedException) and any(
            isinstance(other, HinderedException)
            and other.case == row.case
            and key not in self._ours
            for key, other in self._now_there.items()
        )

    def _judge_shared(self) -> None:
        """Whether a person, a custody relation or a party is named by a row that stays."""
        with_cases, because = self._named_by_what_stays()
        for child in [one for one in self._custody if one in with_cases or one in because]:
            for row in self._custody[child]:
                if ("custody", None, row.id) in self._ours:
                    self._held.add(("custody", None, row.id))
                    with_cases.add(row.holder)
        for one in self._made:
            key = (one.kind, None, one.row_id)
            row = self._now_there.get(key)
            if one.kind not in _SHARED or row is None:
                continue
            reasons = because.get(one.row_id, set[str]())
            if self._is_changed(key) and one.row_id not in with_cases:
                reasons = reasons | {one.kind}
            if reasons:
                self._lean(one, self._called(row, one.row_id), tuple(sorted(reasons)))
            elif one.row_id in with_cases:
                self._held.add(key)

    def _called(self, row: Row, row_id: str) -> str:
        """Nobody protected by a name before a reason was given: by signs that tell nothing."""
        if isinstance(row, Person):
            return row.name if self._shows(row) else told_signs(row_id)
        return row.name if isinstance(row, Party) else row_id

    def _named_by_what_stays(self) -> tuple[set[str], dict[str, set[str]]]:
        """Ids named by cases of this import that stay; ids named by rows of others, and why."""
        with_cases: set[str] = set()
        because: dict[str, set[str]] = {}
        for (name, case, row_id), row in self._now_there.items():
            is_ours = (name, case, row_id) in self._ours
            where = row_id if name == "cases" else case
            if is_ours and ("cases", None, where or "") not in self._leanings:
                continue
            for one in _named(row):
                if is_ours:
                    with_cases.add(one)
                else:
                    because.setdefault(one, set()).add(name)
        for rule in self._unit.requests.all_rules():
            because.setdefault(rule.person, set()).add("contact_rules")
        for asked in self._unit.extracts.requests():  # they wait for an answer, or have one
            for one in filter(None, (asked.person, asked.asked_by)):
                because.setdefault(one, set()).add("extracts")
        own = self._unit.office.office().own_party
        if own is not None:
            because.setdefault(own, set()).add("office")
        return with_cases, because

    def _lean(
        self, made: MadeRow, name: str, because: tuple[str, ...], *, case: str | None = None
    ) -> None:
        self._leanings[made.kind, None, made.row_id] = Leaning(
            kind=made.kind,
            id=made.row_id,
            name=name,
            case=case,
            because=tuple(dict.fromkeys(because)),
        )


def _named(row: Row) -> Iterator[str]:
    """Every id a row names, of whatever kind."""
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name in ("id", "case", "text") or value is None:
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in cast("tuple[object, ...]", value) if isinstance(one, str))


def _key(name: str, row: Row) -> _Key:
    return (name, row.case if isinstance(row, CaseRow) else None, row.id)


def _all_rows(facts: Facts) -> Iterator[tuple[str, Row]]:
    for field in fields(facts):
        if field.name != "zone":
            yield from ((field.name, row) for row in getattr(facts, field.name))


def _standing_rows(facts: Facts) -> Iterator[tuple[str, Row]]:
    return ((name, row) for name, row in _all_rows(facts) if row.replaced_at is None)
