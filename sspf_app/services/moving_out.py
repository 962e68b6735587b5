"""Moving out: one case or everything as open files, readable by anybody who can open the folder.

It is the coordinator's own copy, not a disclosure to somebody else: it holds everything the user
may read here, asks for a reason, and stands in the log and in the ledger of every case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Note, Person
from sspf_app.domain.reasons import need_reason
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import CaseFileError, CaseFileWriter
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Paper
from sspf_app.services.gate import decide_whole_case
from sspf_app.services.move_out_beside import beside_case, beside_persons
from sspf_app.services.move_out_case import CasePage
from sspf_app.services.move_out_index import WHOLE_FILE, FolderPages
from sspf_app.services.move_out_papers import CasePapersOut, slug
from sspf_app.services.move_out_tables import fact_tables, joined, record_table
from sspf_app.services.move_out_views import (
    OutDone,
    OutFile,
    OutPage,
    OutPreview,
    OutWriter,
    PicturePages,
)
from sspf_app.services.move_views import Run
from sspf_app.services.note_access import NoteReading
from sspf_app.services.outgoing import write_folder_out
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sheet_views import Table
from sspf_app.services.standing_rows import standing
from sspf_app.services.told_reference import listed_references
from sspf_app.texts.catalogue import Words
from sspf_app.texts.languages import language_code

CASE_FILE = "arende.json"
"""The case file beside the page of a case; it can be taken in again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutTools:
    """What moving out needs besides the desk."""

    case_files: CaseFileWriter
    writer: OutWriter
    pictures: PicturePages
    target: ExportTarget
    words: Words


@dataclass(slots=True)
class _Act:
    """One act of moving out, and what it gathers on the way."""

    unit: UnitOfWork
    run: Run
    hidden_notes: int = 0
    listed: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    tables: list[Table] = field(default_factory=list[Table])
    taken: set[str] = field(default_factory=set[str])


class MovingOut:
    """Use cases about everything as open files."""

    def __init__(self, desk: Desk, access: ProtectedAccess, tools: OutTools) -> None:
        self._desk = desk
        self._access = access
        self._tools = tools
        self._say = tools.words.gettext
        self._pages = FolderPages(tools.words)
        self._papers = CasePapersOut(desk, tools.pictures, tools.words)

    def foresee(self, case: str = "") -> OutPreview:
        """What would go out; nobody protected is named.

        Raises:
            DomainError: ``not_permitted``, ``unknown_case``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            cases = self._cases(unit, case)
            facts = unit.records.case_facts(case) if case else None
            persons = unit.records.list_standing(Person) if facts is None else facts.persons
            protected = {row.id for row in persons if row.is_protected and row.replaced_at is None}
            closed = self._access.closed_cases(unit, {case}) if case else frozenset[str]()
            told = listed_references(unit, closed)
            self._desk.log(unit, Action.READ, "moving_out", case=case or None)
            unit.commit()
        reference = told.get(case) or cases[0].reference or case if case else ""
        return OutPreview(reference=reference, cases=len(cases), protected=len(protected))

    def export(
        self, folder: Path, *, reason: str, case: str = "", run: Run | None = None
    ) -> OutDone:
        """Write a new folder with everything, or with one case.

        Args:
            folder: Where the new folder is put.
            reason: Why; it is logged, and opens those protected.
            case: One case alone.
            run: Where to tell how far it has come, and to hear that it is to end.

        Raises:
            DomainError: ``not_permitted``, ``export_reason_required``, ``reason_says_nothing``,
                ``unknown_case``,
                ``nothing_to_move_out``, ``case_file_not_written`` (place), ``clock_set_back``,
                ``export_failed``, ``document_damaged``, ``cancelled``. Nothing was written then.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            given = need_reason(reason, missing="export_reason_required")
            cases = self._cases(unit, case)
            if not cases:
                raise DomainError("nothing_to_move_out")
            act = _Act(unit, run or Run())
            act.run.total = len(cases) + 1
            self._desk.log(
                unit,
                Action.EXPORT,
                "whole_case" if case else "whole_vault",
                case=case or None,
                reason=given,
            )
            files = self._files(act, cases, reason=given, is_one=bool(case))
            path, written = write_folder_out(
                unit,
                self._tools.target,
                folder=folder / self._folder_name(cases, is_one=bool(case)),
                files=((one.place, one.content) for one in files),
            )
        changes = Changes(topics=frozenset({Topic.DISCLOSURES}), ids=frozenset({case} - {""}))
        return OutDone(folder=path, files=written, cases=len(cases), changes=changes)

    def _cases(self, unit: UnitOfWork, case: str) -> tuple[Case, ...]:
        if not case:
            rows = unit.records.list_standing(Case)
            return tuple(sorted(rows, key=lambda row: (row.opened_at, row.id)))
        found = unit.records.standing(Case, case)
        if found is None:
            raise DomainError("unknown_case", case=case)
        return (found,)

    def _folder_name(self, cases: tuple[Case, ...], *, is_one: bool) -> str:
        today = day_of(self._desk.now(), self._desk.clock.zone)
        what = slug(cases[0].reference or cases[0].id) if is_one else "allt"
        # A reference begins with it already, as the program gives them.
        return f"SSPF-{what.removeprefix('SSPF-')}-{today.isoformat()}"

    def _files(
        self, act: _Act, cases: tuple[Case, ...], *, reason: str, is_one: bool
    ) -> Iterator[OutFile]:
        """Every file, one after the other; the rows of the ledger are written on the way."""
        for case in cases:
            loaded = self._access.case(act.unit, case.id, reason=reason)
            yield from self._case_files(act, loaded, is_one=is_one)
            act.run.step()
        if not is_one:
            facts = self._readable(act, act.unit.records.all_facts())
            yield _file(WHOLE_FILE, self._case_file(facts))
            yield from self._shared_tables(act, facts)
            yield _file("index.html", self._tools.writer.html(self._index(act)))
        act.run.step()

    def _case_files(self, act: _Act, loaded: LoadedCase, *, is_one: bool) -> Iterator[OutFile]:
        _ = self._say
        name = _free(slug(loaded.reference), act.taken)
        base = "" if is_one else f"arenden/{name}/"
        facts = self._readable(act, loaded.facts)
        content = self._case_file(facts)
        links: list[tuple[str, str]] = [
            (CASE_FILE, _("Case file, to take in again in this program"))
        ]
        yield _file(base + CASE_FILE, content)
        for paper, title in self._papers.of_case(act.unit, loaded.id):
            links.append((paper.place, title))
            yield replace(paper, place=base + paper.place)
        if is_one:
            act.tables += [
                *fact_tables(facts, _names(facts)),
                *self._beside(act, facts, loaded.id),
                *_tables(beside_persons(act.unit, facts), facts),
            ]
            links.append(("tabeller.xlsx", _("All tables in one workbook")))
            yield from self._table_files(act)
        else:
            act.tables += self._beside(act, facts, loaded.id)
        page = CasePage(loaded, self._tools.words).page(
            notes=standing(facts.notes),
            disclosures=act.unit.office.disclosures(loaded.id),
            links=tuple(links),
            back=None if is_one else ("../../index.html", _("All cases")),
        )
        if is_one:
            page = replace(page, sections=(self._pages.warning(act.hidden_notes), *page.sections))
        yield _file(base + "index.html", self._tools.writer.html(page))
        act.listed.append((f"{base}index.html", loaded.reference, _title(loaded)))
        self._record(act.unit, loaded, content)

    def _record(self, unit: UnitOfWork, loaded: LoadedCase, content: bytes) -> None:
        decision = decide_whole_case(loaded)
        paper = Paper(
            recipient=decision.recipient,
            title=CASE_FILE,
            pdf=content,
            file_name=CASE_FILE,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        record_disclosure(self._desk, unit, decision, what="whole_case", paper=paper)

    def _readable(self, act: _Act, facts: Facts) -> Facts:
        """The facts without notes that somebody else keeps for themselves."""
        readings: dict[str, NoteReading] = {}
        kept: list[Note] = []
        for note in facts.notes:
            if note.case not in readings:
                readings[note.case] = NoteReading(act.unit, self._desk, note.case)
            if readings[note.case].may_read_row(note):
                kept.append(note)
        act.hidden_notes = max(act.hidden_notes, len(facts.notes) - len(kept))
        persons = tuple(replace(row, language=language_code(row.language)) for row in facts.persons)
        return replace(facts, notes=tuple(kept), persons=persons)

    def _case_file(self, facts: Facts) -> bytes:
        try:
            return self._tools.case_files.dump(facts)
        except CaseFileError as error:
            place = error.problems[0].place.words
            raise DomainError("case_file_not_written", place=place) from error

    def _beside(self, act: _Act, facts: Facts, case: str) -> Iterator[Table]:
        reading = NoteReading(act.unit, self._desk, case)
        return _tables(beside_case(act.unit, facts, case, reading), facts)

    def _shared_tables(self, act: _Act, facts: Facts) -> Iterator[OutFile]:
        shared = {
            "contacts": act.unit.office.contacts(),
            "support": act.unit.support.entries(),
            **beside_persons(act.unit, facts),
        }
        tables = (*fact_tables(facts, _names(facts)), *_tables(shared, facts))
        act.tables = [*tables, *joined(act.tables)]
        yield from self._table_files(act)

    def _index(self, act: _Act) -> OutPage:
        return self._pages.index(
            self._desk.now().astimezone(self._desk.clock.zone),
            act.listed,
            [one.name for one in joined(act.tables)],
            hidden_notes=act.hidden_notes,
        )

    def _table_files(self, act: _Act) -> Iterator[OutFile]:
        tables = joined(act.tables)
        yield _file("tabeller.xlsx", self._tools.writer.write_xlsx(tables))
        for table in tables:
            yield _file(f"csv/{table.name}.csv", self._tools.writer.write_csv(table))


def _file(place: str, content: bytes) -> OutFile:
    return OutFile(place=place, content=(content,))


def _tables(records: Mapping[str, Sequence[Any]], facts: Facts) -> Iterator[Table]:
    names = _names(facts)
    for name, rows in records.items():
        yield from record_table(name, rows, names, facts.zone)


def _names(facts: Facts) -> dict[str, str]:
    rows = (*standing(facts.persons), *standing(facts.parties))
    return {row.id: row.name for row in rows}


def _title(loaded: LoadedCase) -> str:
    return loaded.name(loaded.header.young_person)


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free.casefold() in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free.casefold())
    return free
