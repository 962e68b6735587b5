"""Custody: who holds it, on which evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Custody, Evidence, Person
from sspf_app.domain.time import day_of
from sspf_app.services.access_lists import cases_around, keep_listed, protected_in
from sspf_app.services.actors import Permission
from sspf_app.services.case_states import refresh_persons
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.people_views import CustodyInput, CustodyItem
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action


class CustodyRegister:
    """Use cases about custody relations."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def add(self, entry: CustodyInput) -> Changes:
        """Enter a relation, with or without evidence (without: consent does not hold yet).

        Raises:
            DomainError: ``unknown_person``, ``own_custody``, ``ends_before_start``,
                ``custody_known`` (name, starts): held on some of those days already,
                ``evidence_incomplete``, ``date_in_future`` (evidence), ``decision_required``
                (the end of a legal representative without evidence); ``reason_required``,
                ``not_on_list`` (case, id): one of the two is protected and was not opened.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            row = self._row(unit, self._desk.new_id("cu"), entry)
            before = self._protected_before(unit, row)
            unit.records.add(row)
            self._keep_listed(unit, before)
            return self._done(unit, row, new_id=row.id)

    def add_evidence(self, relation: str, evidence: Evidence, *, seen: str = "") -> Changes:
        """Record which document was seen; it verifies the whole period.

        Args:
            relation: Its id.
            evidence: The document.
            seen: ``CustodyItem.version`` of what was shown; empty = nothing was.

        Raises:
            DomainError: ``unknown_custody``, ``evidence_incomplete``, ``date_in_future``,
                ``reason_required``, ``not_on_list`` (case, id); ``record_changed_meanwhile``: it
                is another than the one shown.
        """
        _check_evidence(evidence, today=self._today())
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            old = self._need_opened(unit, relation)
            need_seen(old, seen)
            return self._replaced(unit, old, replace(old, evidence=evidence))

    def end(
        self,
        relation: str,
        ends_on: date,
        *,
        evidence: Evidence | None = None,
        seen: str = "",
    ) -> Changes:
        """End a relation on a day, inclusive.

        Args:
            relation: Its id.
            ends_on: The last day.
            evidence: Of the decision, where there is one.
            seen: ``CustodyItem.version`` of what was shown; empty = nothing was.

        Raises:
            DomainError: ``unknown_custody``, ``ends_before_start``, ``decision_required``,
                ``reason_required``, ``not_on_list`` (case, id); ``record_changed_meanwhile``: it
                is another than the one shown.
        """
        if evidence is not None:
            _check_evidence(evidence, today=self._today())
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            old = self._need_opened(unit, relation)
            need_seen(old, seen)
            _check_days(old.starts_on, ends_on)
            if old.kind is CustodyKind.LEGAL_REPRESENTATIVE and evidence is None:
                raise DomainError("decision_required")
            return self._replaced(
                unit, old, replace(old, ends_on=ends_on, evidence=evidence or old.evidence)
            )

    def correct(self, relation: str, entry: CustodyInput) -> Changes:
        """Close the standing row and write a new one.

        Raises:
            DomainError: as ``add``; ``unknown_custody``; ``other_child`` when the child differs.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            old = self._need_opened(unit, relation)
            if entry.child != old.child:
                raise DomainError("other_child")
            row = self._row(unit, relation, entry)
            return self._replaced(unit, old, row, before=self._protected_before(unit, row))

    def _row(self, unit: UnitOfWork, relation: str, entry: CustodyInput) -> Custody:
        for person in (entry.child, entry.holder):
            if unit.records.standing(Person, person) is None:
                raise DomainError("unknown_person", person=person)
        if entry.child == entry.holder:
            raise DomainError("own_custody")
        _check_days(entry.starts_on, entry.ends_on)
        if entry.evidence is not None:
            _check_evidence(entry.evidence, today=self._today())
        is_representative = entry.kind is CustodyKind.LEGAL_REPRESENTATIVE
        if is_representative and entry.ends_on is not None and entry.evidence is None:
            raise DomainError("decision_required")
        _check_once(unit, relation, entry)
        return Custody(
            id=relation,
            recorded_at=self._desk.now(),
            child=entry.child,
            holder=entry.holder,
            kind=entry.kind,
            starts_on=entry.starts_on,
            ends_on=entry.ends_on,
            evidence=entry.evidence,
        )

    def _need_opened(self, unit: UnitOfWork, relation: str) -> Custody:
        """The relation as it stands, of two who may be opened and are."""
        row = _need(unit, relation)
        self._need_both(unit, row)
        return row

    def _need_both(self, unit: UnitOfWork, row: Custody) -> None:
        people = unit.records.list_of(Person, "id", (row.child, row.holder))
        self._access.require(unit, people, reason="")

    def _protected_before(self, unit: UnitOfWork, row: Custody) -> dict[str, frozenset[str]]:
        """Who was protected in the cases of the child before the row is written.

        Nobody reaches somebody protected by calling them a guardian: both were opened before.
        """
        self._need_both(unit, row)
        if not unit.queries.protected():
            return {}
        return protected_in(self._desk, unit, cases_around(unit, row.child))

    def _keep_listed(self, unit: UnitOfWork, before: Mapping[str, frozenset[str]]) -> None:
        """Cases that get a list by this keep the user on it; nobody else is reached by it."""
        self._access.need_no_way_in(unit, before)
        unnamed = [case for case, there in before.items() if not there]
        now = protected_in(self._desk, unit, unnamed)
        keep_listed(self._desk, unit, [case for case in unnamed if now[case]])

    def _replaced(
        self,
        unit: UnitOfWork,
        old: Custody,
        new: Custody,
        *,
        before: Mapping[str, frozenset[str]] | None = None,
    ) -> Changes:
        now = self._desk.now()
        unit.records.replace(old, at=now, by=replace(new, recorded_at=now))
        self._keep_listed(unit, before or {})
        return self._done(unit, new)

    def _done(self, unit: UnitOfWork, row: Custody, *, new_id: str | None = None) -> Changes:
        cases = refresh_persons(unit, (row.child, row.holder), now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"custody:{row.id}")
        unit.commit()
        topics = frozenset({Topic.PEOPLE, Topic.CASES, Topic.CONSENTS})
        return Changes(topics=topics, ids=cases | {row.child, row.holder}, new_id=new_id)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def _check_once(unit: UnitOfWork, relation: str, entry: CustodyInput) -> None:
    """Nobody holds the same custody twice: where one of the two ended, the other would go on."""
    last = entry.ends_on or date.max
    known = unit.records.list_of(Custody, "child", (entry.child,))
    of_holder = [row for row in known if row.holder == entry.holder and row.id != relation]
    for row in of_holder:
        if _is_representative(row) is not _is_representative(entry):
            continue  # who represents the child may hold custody besides
        if row.starts_on <= last and entry.starts_on <= (row.ends_on or date.max):
            holder = unit.records.standing(Person, entry.holder)
            name = entry.holder if holder is None else holder.name
            raise DomainError("custody_known", name=name, starts=row.starts_on)


def _is_representative(one: Custody | CustodyInput) -> bool:
    return one.kind is CustodyKind.LEGAL_REPRESENTATIVE


def custody_items(
    rows: Iterable[Custody], people: Mapping[str, Person], *, today: date
) -> tuple[CustodyItem, ...]:
    """The relations as shown, in the order of their first day."""

    def name(person: str) -> str:
        row = people.get(person)
        return person if row is None else row.name

    def is_alive(person: str) -> bool:
        row = people.get(person)
        return row is None or row.died is None or today < row.died

    return tuple(
        CustodyItem(
            id=row.id,
            child=row.child,
            child_name=name(row.child),
            holder=row.holder,
            holder_name=name(row.holder),
            kind=row.kind,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            evidence=row.evidence,
            version=version_of(row),
            in_force=row.starts_on <= today
            and (row.ends_on is None or today <= row.ends_on)
            and is_alive(row.holder),
        )
        for row in sorted(rows, key=lambda row: (row.starts_on, row.id))
    )


def _need(unit: UnitOfWork, relation: str) -> Custody:
    row = unit.records.standing(Custody, relation)
    if row is None:
        raise DomainError("unknown_custody", custody=relation)
    return row


def _check_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("ends_before_start", starts=starts_on, ends=ends_on)


def _check_evidence(evidence: Evidence, *, today: date) -> None:
    if not evidence.document.strip() or not evidence.seen_by.strip():
        raise DomainError("evidence_incomplete")
    if evidence.seen_on > today:
        raise DomainError("date_in_future", day=evidence.seen_on)
