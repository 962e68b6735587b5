"""What an import would write, row by row, and what is known while it is worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sspf_app.domain.facts import Case, Custody, Participation, Party, Person, Row
from sspf_app.domain.time import day_of
from sspf_app.services.contact_checks import barring
from sspf_app.services.decision_records import CaseTask
from sspf_app.services.desk import Desk
from sspf_app.services.folding import same_words
from sspf_app.services.move_fields import FIELDS, REPEATABLE
from sspf_app.services.move_people import KnownPeople
from sspf_app.services.move_values import Doubt, Known, as_text, reading
from sspf_app.services.move_views import ImportOrder, RowPerson, RowProblem
from sspf_app.services.personal_numbers import PersonalNumbers
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Contact
from sspf_app.services.sheet_views import Cell, SheetRow
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.moving import WRITTEN

LISTS: Mapping[str, str] = {
    "Party": "parties",
    "Person": "persons",
    "Custody": "custody",
    "Case": "cases",
    "Closing": "closings",
    "Purpose": "purposes",
    "Participation": "participations",
    "Meeting": "meetings",
    "Item": "items",
    "Note": "notes",
    "Contact": "contacts",
    "CaseTask": "tasks",
}
"""The name of each kind of row that an import makes."""

_STORED_WORDS = words_for("sv")

Made = Row | Contact | CaseTask


@dataclass(frozen=True, slots=True)
class Home:
    """Where what belongs to a case is put: the case, and the id of its purpose."""

    case: Case
    purpose: str


@dataclass(slots=True)
class RowPlan:
    """What becomes of one row.

    Attributes:
        values: What its cells mean, by field.
        words: The same as words, by field.
    """

    number: int
    values: dict[str, Known] = field(default_factory=dict[str, Known])
    words: dict[str, str] = field(default_factory=dict[str, str])
    title: str = ""
    made: list[Made] = field(default_factory=list[Made])
    problems: list[RowProblem] = field(default_factory=list[RowProblem])
    people: list[RowPerson] = field(default_factory=list[RowPerson])
    columns: dict[str, int] = field(default_factory=dict[str, int])

    def text(self, name: str) -> str:
        """The words of a field."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """The day of a field."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def clock(self, name: str) -> time | None:
        """The time of a field."""
        value = self.values.get(name)
        return value if isinstance(value, time) else None

    def says(self, name: str) -> bool:
        """Whether a field says yes."""
        return self.values.get(name) is True

    def doubt(self, code: str, about: str = "", /, *, is_error: bool = True, **params: str) -> None:
        """Say something about the row or one of its fields."""
        self.problems.append(
            RowProblem(
                row=self.number,
                code=code,
                is_error=is_error,
                about=about,
                column=self.columns.get(about),
                params=params,
            )
        )

    def counts(self) -> Counter[str]:
        """How many rows of each kind it makes."""
        return Counter(LISTS[type(one).__name__] for one in self.made)


class Scene:
    """What is known of the vault, and of the rows before, while a plan is made."""

    def __init__(
        self,
        desk: Desk,
        unit: UnitOfWork,
        order: ImportOrder,
        *,
        numbers: PersonalNumbers,
        access: ProtectedAccess,
    ) -> None:
        """Read what every row may ask for, once."""
        self.desk, self.unit, self.order = desk, unit, order
        self.now: datetime = desk.now()
        self.zone = desk.clock.zone
        self.today = day_of(self.now, self.zone)
        self.numbers, self.is_open = numbers, access.shows(unit)
        persons = unit.records.list_standing(Person)
        self.persons = {person.id: person for person in persons}
        self.known = KnownPeople(persons)
        self.in_sheet = KnownPeople((), is_strict=True)
        self.sheet_rows: dict[str, tuple[int, str]] = {}
        self.barred = frozenset(barring(unit.requests.all_rules()))
        self.own_party = unit.office.office().own_party
        self.parties = {
            same_words(party.name): party for party in unit.records.list_standing(Party)
        }
        self.cases = unit.records.list_standing(Case)
        self.closed_to_eyes = access.closed_cases(unit, {case.id for case in self.cases})
        self.references = {same_words(case.reference or ""): case for case in self.cases}
        self.cases_of: dict[str, list[Case]] = {}
        for case in self.cases:
            self.cases_of.setdefault(case.young_person, []).append(case)
        self.custody = {(row.child, row.holder) for row in unit.records.list_standing(Custody)}
        self.contacts = {(one.party, same_words(one.name)) for one in unit.office.contacts()}
        self.participations = {
            (row.case, row.party)
            for row in unit.records.list_standing(Participation)
            if row.left_on is None
        }
        self.given: dict[str, int] = {}
        """References this sheet gives, by the row that gave them."""
        self.young_rows: dict[str, int] = {}
        """Young persons of this sheet, by the row that has their case."""

    def new_id(self, prefix: str) -> str:
        """A fresh id."""
        return self.desk.new_id(prefix)

    def say(self, code: str) -> str:
        """Words that are written into the vault, in Swedish as everything stored for people."""
        return _STORED_WORDS.marked(WRITTEN[code])

    def next_reference(self, year: int) -> str:
        """The next number of a year; one that somebody has typed by hand is passed over."""
        while True:
            number = self.unit.queries.next_number(f"case-{year}")
            reference = f"SSPF {year}-{number:03d}"
            taken = same_words(reference)
            if taken not in self.references and taken not in self.given:
                return reference

    def begin(self, row: SheetRow) -> RowPlan:
        """Read the cells of a row; a correction stands in the place of its cell."""
        plan = RowPlan(number=row.number)
        said: dict[str, list[str]] = {}
        for column, name in sorted(self.order.columns.items()):
            plan.columns.setdefault(name, column)
            words = as_text(row.cell(column))
            if name in REPEATABLE:
                said.setdefault(name, []).extend([words] if words else [])
                continue
            if (row.number, name) not in self.order.corrections:
                self._read(plan, name, row.cell(column))
        for name, parts in said.items():
            if (row.number, name) not in self.order.corrections:
                self._read(plan, name, "\n".join(parts) or None)
        for (number, name), words in self.order.corrections.items():
            if number == row.number:
                self._read(plan, name, words.strip() or None)
        return plan

    def _read(self, plan: RowPlan, name: str, cell: Cell) -> None:
        meaning = FIELDS[self.order.kind].get(name)
        if meaning is None:
            return
        found = reading(cell, meaning, self.numbers)
        plan.values[name] = found.value
        plan.words[name] = as_text(cell)
        for doubt in found.doubts:
            _tell(plan, name, doubt)


def _tell(plan: RowPlan, name: str, doubt: Doubt) -> None:
    plan.doubt(doubt.code, name, is_error=doubt.is_error, **doubt.params)
