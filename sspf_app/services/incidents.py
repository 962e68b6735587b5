"""The extract of an incident: whose data was in what left, or was read on a computer.

For the report within 72 hours. It says what the vault knows: what was printed or saved, said and
copied, and what was opened; a photograph of a screen it does not know.

Source: GDPR 33 and 34; sharing rules, section 6.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Person
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_loading import load_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Paper
from sspf_app.services.gate import decide_incident
from sspf_app.services.incident_csv import incident_table
from sspf_app.services.incident_gathering import Gathering
from sspf_app.services.incident_papers import IncidentSources, incident_paper
from sspf_app.services.incident_views import IncidentExtract, IncidentPerson, IncidentQuery
from sspf_app.services.log_review_records import NumberedLine
from sspf_app.services.outgoing import named_free, write_shared_out
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.spans import check_span
from sspf_app.texts.catalogue import Words

_SEEN = frozenset({Action.READ, Action.OPEN, Action.WRITE, Action.PRINT, Action.EXPORT})
_LONGEST_DAYS = 1_830


class Incidents:
    """Use cases about incidents."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        words: Words,
    ) -> None:
        self._desk, self._access = desk, access
        self._renderer, self._target, self._words = renderer, target, words

    def may_look(self) -> bool:
        """Whether the user works out incidents: with names, or by reference and number."""
        return self._desk.actor.may(Permission.READ_CASES) or self._desk.actor.may(
            Permission.READ_LOG
        )

    def look(self, query: IncidentQuery) -> IncidentExtract:
        """Whose data it concerns; without names for a role that reads no cases.

        Raises:
            DomainError: ``not_permitted``; what ``check_span`` raises.
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

    def export(
        self, query: IncidentQuery, folder: Place, *, is_paper: bool = False
    ) -> tuple[Path, Changes]:
        """Write the table, or write or print the paper; every case it names has it in its ledger.

        A protected person stands there by the reference of the case alone.

        Raises:
            DomainError: ``not_permitted``, what ``check_span`` raises, ``incident_nobody``,
                ``export_failed``, ``print_failed``, ``clock_set_back``; ``leak_found``: of the
                paper.
            ValueError: the table was to be printed. (A bug.)
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            if not is_paper and not isinstance(folder, Path):
                raise ValueError("only a paper is printed")
            found = self._found(unit, query, reads_names=True)
            if not found.case_ids:
                raise DomainError("incident_nobody")
            drawn = self._paper(unit, found) if is_paper else self._table(found)
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

    def _table(self, found: IncidentExtract) -> Paper:
        content, days = incident_table(found, self._words).encode(), found.query
        name = f"incident-{days.first_on.isoformat()}-{days.last_on.isoformat()}.csv"
        return Paper(
            recipient="",
            title=name,
            pdf=content,
            file_name=name,
            sha256=hashlib.sha256(content).hexdigest(),
        )

    def _paper(self, unit: UnitOfWork, found: IncidentExtract) -> Paper:
        office, first = unit.office.office(), found.case_ids[0]
        sources = IncidentSources(
            office=office,
            protected=tuple(row for row in unit.records.list_standing(Person) if row.is_protected),
            made_at=self._desk.now().astimezone(self._desk.clock.zone),
            made_by=self._desk.actor.name,
            words=self._words,
            secrecy=secrecy_mark(load_case(unit, first, now=self._desk.now()), office),
        )
        return incident_paper(self._renderer, found, sources)

    def _found(
        self, unit: UnitOfWork, query: IncidentQuery, *, reads_names: bool
    ) -> IncidentExtract:
        today = self._desk.now().astimezone(self._desk.clock.zone).date()
        check_span(query.first_on, query.last_on, today=today, most=_LONGEST_DAYS)
        log = tuple(
            one
            for one in unit.log_reviews.near(query.first_on, query.last_on)
            if self._is_within(one.entry.at, query)
        )
        gone = self._gone_out(unit, query, log)
        gathering = Gathering(unit, self._desk.now(), self._words, self._desk.clock.zone)
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
            persons=(
                *gathering.persons(self._access, reads_names=reads_names),
                *gathering.came(is_whole=query.is_whole, reads_names=reads_names),
                *self._staff(gathering, query, reads_names=reads_names),
            ),
            papers=len(gone),
            backups=sum(one.entry.action is Action.BACKUP for one in log),
            case_ids=gathering.case_ids(),
        )

    def _staff(
        self, gathering: Gathering, query: IncidentQuery, *, reads_names: bool
    ) -> tuple[IncidentPerson, ...]:
        if not query.is_whole:
            return ()
        way = self._words.gettext("copy of the whole vault")
        return gathering.staff(query.first_on, way, reads_names=reads_names)

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
            and (row.id in query.paper.split(",") or query.paper.casefold() in _file(row))
            # What was made of the same question is not asked about again by it.
            and (row.kind is not DisclosureKind.INCIDENT or _is_narrow(query))
        )

    def _is_within(self, at: datetime, query: IncidentQuery) -> bool:
        return query.first_on <= self._day(at) <= query.last_on

    def _day(self, at: datetime) -> date:
        return day_of(at, self._desk.clock.zone)


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


def _is_narrow(query: IncidentQuery) -> bool:
    """Whether it is about somebody, a computer or a paper, and not about all that left."""
    return bool(query.recipient or query.workstation or query.paper)


def _file(row: Disclosure) -> str:
    return (row.file_name or "").casefold()
