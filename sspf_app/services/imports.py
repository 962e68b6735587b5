"""Taking a case file into the vault: all or nothing, instants exactly as given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import get_args, get_origin, get_type_hints

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import CaseRow, Item, Party, Person, Row
from sspf_app.services.access_facts import listed_facts
from sspf_app.services.access_lists import (
    need_no_way_in,
    need_reachable,
    not_on_list,
    protected_before,
    unlisted,
)
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import (
    CaseFile,
    CaseFileError,
    CaseFileReader,
    FileProblem,
    FlowQuestion,
    ImportCount,
    ImportReport,
    Question,
)
from sspf_app.services.case_states import refresh_case
from sspf_app.services.contact_checks import returning
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import PROTECTED_QUESTIONS, Action

_Key = tuple[type[Row], str | None, str]


class Imports:
    """Use cases about case files."""

    def __init__(self, desk: Desk, reader: CaseFileReader) -> None:
        self._desk = desk
        self._reader = reader

    def import_file(self, data: bytes, *, dry_run: bool = False) -> ImportReport:
        """Parse a case file and take it in, keeping its instants exactly as given.

        Raises:
            CaseFileError: everything wrong, each with its place; ``id_has_other_content`` (id)
                for a row that is already there with other content; ``barred_person_returns``
                (name, id) for somebody blocked or not to be contacted who comes in under another
                id. Nothing was changed.
            DomainError: ``not_permitted``.
        """
        self._desk.actor.require(Permission.WRITE_CASES)
        return self.take_in(self._reader.parse(data, self._desk.clock.zone), dry_run=dry_run)

    def take_in(
        self,
        case_file: CaseFile,
        *,
        dry_run: bool = False,
        beside: Callable[[UnitOfWork, tuple[Row, ...]], None] | None = None,
    ) -> ImportReport:
        """The same for a file already parsed.

        Args:
            case_file: The file.
            dry_run: Check and count, but write nothing.
            beside: Writes more in the same act, told the rows that are new.

        The rules in a file come in only with the first cases of a vault: later they are the
        office's own, and set by who may decide (``Office.set_policy``), not by a file.

        Raises:
            CaseFileError: as ``import_file``.
            DomainError: ``not_permitted``; ``not_on_list`` (case, id): it names somebody protected
                whom the user may not open, or is about a case with one, or leads to one.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            there = unit.records.all_facts()
            known = _Known(there)
            rules = tuple(row for row in case_file.facts.policy if not known.holds(row))
            keeps_rules = bool(rules and there.cases)
            if keeps_rules:
                case_file = replace(case_file, facts=replace(case_file.facts, policy=()))
            problems = [*_contradicting(case_file, known), *_returning(unit, case_file, known)]
            self._need_reachable(unit, case_file)
            if problems:
                raise CaseFileError(problems)
            before = self._protected_before(unit, case_file)
            counts, made = _write_new(unit, case_file.facts, known)
            need_no_way_in(self._desk, unit, before)
            unit.states.forget()  # persons, custody and policy are shared by all cases
            for case in sorted({case.id for case in case_file.facts.cases}):
                refresh_case(unit, case, now=self._desk.now())
            self._desk.log(unit, Action.IMPORT, "case_file")
            for row in () if keeps_rules else rules:
                self._desk.log(unit, Action.WRITE, f"policy:{row.id}")
            if beside is not None:
                beside(unit, made)
            if not dry_run:
                unit.commit()
        return ImportReport(
            counts=tuple(count for count in counts if count.added or count.already_there),
            questions=len(case_file.questions),
            is_dry_run=dry_run,
            keeps_rules=keeps_rules,
        )

    def _need_reachable(self, unit: UnitOfWork, case_file: CaseFile) -> None:
        """Nobody comes to a protected person by a file that names them in a case of one's own."""
        there = unit.queries.protected()
        named = {row.id for row in case_file.facts.persons} & there
        for person in sorted(named):
            need_reachable(unit, person, self._desk.actor.user_id)

    def _protected_before(self, unit: UnitOfWork, case_file: CaseFile) -> dict[str, frozenset[str]]:
        """Nobody writes by a file what they may not write by hand."""
        before = protected_before(self._desk, unit, rows_of(case_file.facts))
        named = (case for case, there in before.items() if there)
        closed = unlisted(unit, named, self._desk.actor.user_id)
        if closed:
            raise not_on_list(unit, min(closed))
        return before

    def facts(self, questions: Iterable[Question] = ()) -> Facts:
        """Every row of the vault, for questions over all cases; logged, case by case asked about.

        But for cases with somebody protected that the user is not on the list of. A question to
        one of the others gives no reason: its line says that somebody is protected, and the review
        of the log finds it as it finds a reason.

        Args:
            questions: What will be asked.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            facts = listed_facts(unit, unit.records.all_facts(), self._desk.actor.user_id)
            self._desk.log(unit, Action.READ, "all_facts")
            asked = asked_cases(facts, questions)
            named = unit.queries.cases_naming(asked, unit.queries.protected())
            for case in sorted(asked):
                subject = PROTECTED_QUESTIONS if case in named else "questions"
                self._desk.log(unit, Action.READ, subject, case=case)
            unit.commit()
        return facts


def asked_cases(facts: Facts, questions: Iterable[Question]) -> frozenset[str]:
    """Ids of the cases that the questions are about; what a question names wrongly is none."""
    of_item = {row.id: row.case for row in facts.items}
    asked = {
        one.flow.case if isinstance(one, FlowQuestion) else of_item.get(one.item, "")
        for one in questions
    }
    return frozenset(asked & {row.id for row in facts.cases})


def _write_new(
    unit: UnitOfWork, facts: Facts, known: _Known
) -> tuple[list[ImportCount], tuple[Row, ...]]:
    """Write the rows that are not there yet; how many there are of each kind, and these rows."""
    counts: list[ImportCount] = []
    made: list[Row] = []
    for kind, rows in _lists(facts):
        new = [row for row in rows if not known.holds(row)]
        counts.append(ImportCount(kind=kind, added=len(new), already_there=len(rows) - len(new)))
        for row in new:
            unit.records.add(row)
        made += new
    return counts, tuple(made)


def _contradicting(case_file: CaseFile, known: _Known) -> list[FileProblem]:
    """What is there already under the same id, and says something else."""
    return [
        FileProblem(
            place=case_file.place_of(row), code="id_has_other_content", params={"id": row.id}
        )
        for row in rows_of(case_file.facts)
        if known.contradicts(row)
    ]


def _returning(unit: UnitOfWork, case_file: CaseFile, known: _Known) -> list[FileProblem]:
    """Somebody barred would come back under another id, with nothing that bars them."""
    new = [row for row in case_file.facts.persons if not known.holds(row)]
    return [
        FileProblem(
            place=case_file.place_of(row),
            code="barred_person_returns",
            params={"name": row.name, "id": there},
        )
        for row, there in returning(unit, new)
    ]


def rows_of(facts: Facts) -> Iterator[Row]:
    """Every row, in the order of the lists."""
    for _, rows in _lists(facts):
        yield from rows


def list_name(row: Row) -> str:
    """Name of the list of facts a row stands in."""
    return _NAMES[type(row)]


def _lists(facts: Facts) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for field in fields(facts):
        if field.name != "zone":
            yield field.name, getattr(facts, field.name)


_NAMES: dict[type[Row], str] = {
    get_args(hint)[0]: name
    for name, hint in get_type_hints(Facts).items()
    if get_origin(hint) is tuple
}


class _Known:
    """The rows already in the vault, by kind, case and id."""

    def __init__(self, facts: Facts) -> None:
        self._rows: dict[_Key, list[Row]] = {}
        for row in rows_of(facts):
            self._rows.setdefault(_key(row), []).append(row)
        self._persons = {row.id for row in facts.persons}
        self._parties = {row.id for row in facts.parties}

    def holds(self, row: Row) -> bool:
        """Whether the very same row is there."""
        return row in self._rows.get(_key(row), ())

    def contradicts(self, row: Row) -> bool:
        """Whether the id is there with other content.

        A file that holds the rows of an id over time (replaced ones too) may be taken in again,
        or more of them; what exists at the same time as a row with other content is refused.
        """
        # Exclusions, withdrawals and readers name persons and parties alike: no id may be both.
        if isinstance(row, Person) and row.id in self._parties:
            return True
        if isinstance(row, Party) and row.id in self._persons:
            return True
        there = self._rows.get(_key(row), ())
        return row not in there and any(_overlap(row, other) for other in there)


def _overlap(row: Row, other: Row) -> bool:
    """Whether two rows exist at the same time, as known."""

    def starts_before_end(first: Row, second: Row) -> bool:
        return (
            first.recorded_at is None
            or second.replaced_at is None
            or first.recorded_at < second.replaced_at
        )

    return starts_before_end(row, other) and starts_before_end(other, row)


def _key(row: Row) -> _Key:
    """Under which an id is unique; items are asked for by their id alone."""
    if isinstance(row, CaseRow) and not isinstance(row, Item):
        return (type(row), row.case, row.id)
    return (type(row), None, row.id)
