"""The extract of an incident: whose data was in what left, or was read on a computer.

For the report within 72 hours. It says what the vault knows: what was printed or saved, said and
copied, and what was opened; a photograph of a screen it does not know.

Source: GDPR 33 and 34; sharing rules, section 6.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Person, PolicyRow
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase, load_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import Paper
from sspf_app.services.gate import decide_incident
from sspf_app.services.incident_csv import incident_table
from sspf_app.services.incident_views import IncidentExtract, IncidentPerson, IncidentQuery
from sspf_app.services.log_review_records import NumberedLine
from sspf_app.services.outgoing import named_free, record_disclosure, write_shared_out
from sspf_app.services.paper_names import shown_name
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.told_reference import told_reference_of
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import type_label
from sspf_app.texts.ledger import paper_kind

_WHOLE = frozenset(
    {
        DisclosureKind.WHOLE_CASE,
        DisclosureKind.TRANSFER,
        DisclosureKind.HAND_OVER,
        DisclosureKind.CONSENT_EXPORT,
        DisclosureKind.DOCUMENT,
        DisclosureKind.LEDGER_PAGE,
        DisclosureKind.PRINT_FILE,
        DisclosureKind.INCIDENT,
    }
)
"""Kinds whose row does not tell everybody in it: then everybody of the case counts."""
_SEEN = frozenset({Action.READ, Action.OPEN, Action.WRITE, Action.PRINT, Action.EXPORT})
_LONGEST_DAYS = 1_830


@dataclass(slots=True)
class _Found:
    """What is found about one person while it is gathered."""

    first_on: date
    cases: dict[str, None] = field(default_factory=dict[str, None])
    kinds: dict[str, None] = field(default_factory=dict[str, None])
    ways: dict[str, None] = field(default_factory=dict[str, None])


class Incidents:
    """Use cases about incidents."""

    def __init__(
        self, desk: Desk, access: ProtectedAccess, *, target: ExportTarget, words: Words
    ) -> None:
        self._desk, self._access = desk, access
        self._target, self._words = target, words

    def may_look(self) -> bool:
        """Whether the user works out incidents: with names, or by reference and number."""
        return self._desk.actor.may(Permission.READ_CASES) or self._desk.actor.may(
            Permission.READ_LOG
        )

    def look(self, query: IncidentQuery) -> IncidentExtract:
        """Whose data it concerns; without names for a role that reads no cases.

        Raises:
            DomainError: ``not_permitted``; ``incident_span``: no days, too many, or not come yet.
        """
        reads_names = self._desk.actor.may(Permission.READ_CASES)
        permission = Permission.READ_CASES if reads_names else Permission.READ_LOG
        with self._desk.begin(permission) as unit:
            found = self._found(unit, query, reads_names=reads_names)
            self._desk.log(unit, Action.READ, "incident")
            for case in found.case_ids if reads_names else ():
                self._desk.log(unit, Action.READ, "incident", case=case)
            unit.commit()
        return found

    def export(self, query: IncidentQuery, folder: Path) -> tuple[Path, Changes]:
        """Write the table for the office; it stands in the ledger of every case it names.

        A protected person stands there by the reference of the case alone.

        Raises:
            DomainError: ``not_permitted``, ``incident_span``, ``incident_nobody``,
                ``export_failed``, ``clock_set_back``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            found = self._found(unit, query, reads_names=True)
            if not found.case_ids:
                raise DomainError("incident_nobody")
            content = incident_table(found, self._words).encode()
            name = f"incident-{query.first_on.isoformat()}-{query.last_on.isoformat()}.csv"
            drawn = Paper(
                recipient="",
                title=name,
                pdf=content,
                file_name=name,
                sha256=hashlib.sha256(content).hexdigest(),
            )
            paper = named_free(drawn, folder)
            decisions = [
                decide_incident(load_case(unit, one, now=self._desk.now()))
                for one in found.case_ids
            ]
            rows = [
                record_disclosure(self._desk, unit, one, what="incident", paper=paper)
                for one in decisions
            ]
            written = write_shared_out(unit, self._target, rows, paper=paper, folder=folder)
        return written.path, Changes(
            topics=frozenset({Topic.DISCLOSURES}), ids=frozenset(found.case_ids)
        )

    def _found(
        self, unit: UnitOfWork, query: IncidentQuery, *, reads_names: bool
    ) -> IncidentExtract:
        today = self._desk.now().astimezone(self._desk.clock.zone).date()
        if not query.first_on <= query.last_on <= today:
            raise DomainError("incident_span")
        if (query.last_on - query.first_on).days > _LONGEST_DAYS:
            raise DomainError("incident_span")
        log = tuple(
            one
            for one in unit.log_reviews.near(query.first_on, query.last_on)
            if self._is_within(one.entry.at, query)
        )
        gone = self._gone_out(unit, query, log)
        gathering = _Gathering(unit, self._desk.now(), self._words, self._desk.clock.zone)
        for row in gone:
            gathering.add(row)
        if query.workstation and not (query.recipient or query.paper):
            for case, day in _read_on(log, query.workstation, self._day):
                gathering.add_case(case, day, self._words.gettext("read on the computer"))
        if query.is_whole:
            for header in unit.records.list_standing(Case):
                gathering.add_case(
                    header.id, query.first_on, self._words.gettext("copy of the whole vault")
                )
            gathering.add_others(
                unit.records.list_standing(Person),
                query.first_on,
                self._words.gettext("copy of the whole vault"),
            )
        return IncidentExtract(
            query=query,
            persons=gathering.persons(self._access, reads_names=reads_names),
            papers=len(gone),
            backups=sum(one.entry.action is Action.BACKUP for one in log),
            case_ids=gathering.case_ids(),
        )

    def _gone_out(
        self, unit: UnitOfWork, query: IncidentQuery, log: tuple[NumberedLine, ...]
    ) -> tuple[Disclosure, ...]:
        on_computer = {
            one.entry.subject.partition(":")[2]
            for one in log
            if one.entry.workstation == query.workstation
        }
        strayed = {
            row.disclosure
            for row in unit.ledger.misdirections()
            if query.recipient and row.reached == query.recipient
        }
        return tuple(
            row
            for row in unit.ledger.gone_out(query.first_on, query.last_on)
            if self._is_within(row.at, query)
            and (query.recipient in ("", row.recipient) or row.id in strayed)
            and (not query.workstation or row.id in on_computer)
            and (query.paper in ("", row.id) or query.paper.casefold() in _file(row))
        )

    def _is_within(self, at: datetime, query: IncidentQuery) -> bool:
        return query.first_on <= self._day(at) <= query.last_on

    def _day(self, at: datetime) -> date:
        return day_of(at, self._desk.clock.zone)


class _Gathering:
    """Persons of cases, gathered paper by paper; each case is read once."""

    def __init__(self, unit: UnitOfWork, now: datetime, words: Words, zone: tzinfo) -> None:
        self._unit, self._now, self._words, self._zone = unit, now, words, zone
        self._loaded: dict[str, LoadedCase | None] = {}
        self._found: dict[str, _Found] = {}
        self._alone: dict[str, Person] = {}
        # Who was entered twice and made one stands in older rows under the other id.
        self._kept = {
            one.dropped: one.kept for one in unit.merges.merges() if one.undone_at is None
        }

    def add(self, row: Disclosure) -> None:
        """Everybody whose data a row of the ledger held."""
        loaded = self._case(row.case)
        if loaded is None:
            return
        day = day_of(row.at, loaded.facts.zone)
        kind = paper_kind(row.kind.value, self._words)
        way = f"{kind}, {day.isoformat()}, {self._who(loaded, row.recipient)}"
        if row.kind in _WHOLE:
            for person in loaded.persons:
                self._note(person, loaded, day, way)
            return
        for part in row.parts:
            self._note(part.subject, loaded, day, way, type_label(part.type, self._words))
        self._note(row.recipient, loaded, day, way)

    def add_case(self, case: str, day: date, way: str) -> None:
        """Everybody of a case that was read, or copied with all the rest."""
        loaded = self._case(case)
        for person in () if loaded is None else loaded.persons:
            self._note(person, loaded, day, way)

    def add_others(self, people: Iterable[Person], day: date, way: str) -> None:
        """Whoever stands in the register alone."""
        for one in people:
            if one.id not in self._found:
                self._alone[one.id] = one
                self._found[one.id] = _Found(first_on=day, ways={way: None})

    def case_ids(self) -> tuple[str, ...]:
        """Cases of which somebody was found."""
        named = {case for one in self._found.values() for case in one.cases}
        return tuple(sorted(named))

    def persons(self, access: ProtectedAccess, *, reads_names: bool) -> tuple[IncidentPerson, ...]:
        """Whom it concerns, the protected first."""
        made = [self._person(one, access, reads_names) for one in self._found]
        return tuple(sorted(made, key=lambda one: (not one.is_protected, one.name, one.person)))

    def _person(self, person: str, access: ProtectedAccess, reads_names: bool) -> IncidentPerson:
        found = self._found[person]
        loaded = [one for case in found.cases if (one := self._case(case)) is not None]
        row = self._alone[person] if person in self._alone else loaded[0].persons[person]
        since = (
            [row.recorded_at]
            if person in self._alone and row.recorded_at
            else [
                one.recorded_at
                for each in loaded
                for one in each.facts.persons
                if one.id == person and one.recorded_at is not None
            ]
        )
        is_beside = any(one.protected for one in loaded) and not row.is_protected
        is_told = reads_names and not (is_beside or row.is_protected)
        return IncidentPerson(
            person=person,
            name=row.name
            if reads_names and access.is_open(row) and all(map(access.is_case_open, loaded))
            else "",
            is_protected=row.is_protected,
            is_beside=is_beside,
            is_child=self._is_child(row),
            known_since=day_of(min(since), self._zone) if since else None,
            first_on=found.first_on,
            cases=tuple(
                one.reference if is_told else told_reference_of(self._unit, one.header)
                for one in loaded
            ),
            kinds=tuple(found.kinds),
            ways=tuple(found.ways) if reads_names else (),
        )

    def _who(self, loaded: LoadedCase, recipient: str) -> str:
        """Who got it; in a case with somebody protected no person is named, and no place."""
        if loaded.protected and self._known_as(recipient) in loaded.persons:
            return self._words.gettext("a person in the case")
        return shown_name(loaded, recipient, self._words)

    def _is_child(self, row: Person) -> bool:
        """By the rules of the day; whoever has no birth date and is not marked adult counts too."""
        facts = Facts(
            zone=self._zone, policy=self._unit.records.list_standing(PolicyRow), persons=(row,)
        )
        return not Situation(facts, "", at=self._now).is_adult(row.id)

    def _note(
        self, person: str, loaded: LoadedCase | None, day: date, way: str, kind: str = ""
    ) -> None:
        person = self._known_as(person)
        if loaded is None or person not in loaded.persons:
            return
        found = self._found.setdefault(person, _Found(first_on=day))
        found.first_on = min(found.first_on, day)
        found.cases[loaded.id] = None
        found.ways[way] = None
        if kind:
            found.kinds[kind] = None

    def _known_as(self, some_id: str) -> str:
        while some_id in self._kept:
            some_id = self._kept[some_id]
        return some_id

    def _case(self, case: str) -> LoadedCase | None:
        if case not in self._loaded:
            is_there = self._unit.records.standing(Case, case) is not None
            self._loaded[case] = load_case(self._unit, case, now=self._now) if is_there else None
        return self._loaded[case]


def _read_on(
    log: Iterable[NumberedLine], workstation: str, day: Callable[[datetime], date]
) -> dict[tuple[str, date], None]:
    """Cases that were opened on a computer, and the days."""
    return dict.fromkeys(
        (one.entry.case, day(one.entry.at))
        for one in log
        if one.entry.workstation == workstation
        and one.entry.case is not None
        and one.entry.action in _SEEN
    )


def _file(row: Disclosure) -> str:
    return (row.file_name or "").casefold()
