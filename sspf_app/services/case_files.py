"""Case files as the use cases see them: facts, questions, what is wrong with a file, and ports.

Source: the case file format (``resources/case-file.schema.json``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Protocol

from sspf_app.domain.codes import ReasonCode
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Row

MOST_PROBLEMS = 200
"""So many problems of one file are told; more help nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a case file.

    Attributes:
        pointer: JSON pointer (RFC 6901), "" for the whole file.
        words: The same for people: ``cases[2] "c-dino" · consents[0] "co-1" · signed_on``.
    """

    pointer: str
    words: str

    def inside(self, key: str) -> Place:
        """The place of a property of what stands here."""
        return Place(pointer=f"{self.pointer}/{key}", words=f"{self.words} · {key}")


WHOLE_FILE = Place(pointer="", words="")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """One thing that is wrong in a case file.

    Attributes:
        place: Where.
        code: What; ``texts.file_problems`` has the sentence.
        params: Values the sentence needs.
    """

    place: Place
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


class CaseFileError(Exception):
    """A case file is not right, so nothing was taken from it.

    Attributes:
        problems: In the order of the file, at most ``MOST_PROBLEMS``.
        has_more: Whether the search was ended at that number.
    """

    def __init__(self, problems: Iterable[FileProblem], *, has_more: bool = False) -> None:
        """Keep the problems; there is at least one."""
        self.problems = tuple(problems)
        self.has_more = has_more
        super().__init__("; ".join(f"{p.code} at {p.place.pointer!r}" for p in self.problems[:3]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDecision:
    """The right answer to a flow question.

    Attributes:
        codes: Codes of all reasons, in order.
        reasons: Reasons in the same order, or empty where only the codes are asked; a property
            that is None is not compared.
    """

    allowed: bool
    codes: tuple[ReasonCode, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowQuestion:
    """May this go over?"""

    id: str
    why: str
    flow: Flow
    at: datetime
    known_at: datetime | None = None
    expect: ExpectedDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQuestion:
    """Does this party or person read this item?"""

    id: str
    why: str
    item: str
    reader: str
    at: datetime
    known_at: datetime | None = None
    expect_reads: bool | None = None


Question = FlowQuestion | ItemQuestion


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """What a right case file holds."""

    facts: Facts
    questions: tuple[Question, ...]
    places: Mapping[Row | Question, Place]

    def place_of(self, row: Row | Question) -> Place:
        """Where a row or question stands in the file."""
        return self.places.get(row, WHOLE_FILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCount:
    """Rows of one kind: ``kind`` is the name of their list in the file."""

    kind: str
    added: int
    already_there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import wrote, or in a dry run would have written.

    Attributes:
        keeps_rules: The file has rules of its own, which stay outside: the office has its own.
    """

    counts: tuple[ImportCount, ...]
    questions: int
    is_dry_run: bool
    keeps_rules: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where an answer is not the expected one.

    Attributes:
        question: Id of the question.
        what: ``allowed``, ``reads``, ``codes``, or a property of a reason, counted from 0:
            ``reasons[1].party``.
    """

    question: str
    what: str
    expected: str
    given: str


class CaseFileReader(Protocol):
    """Reads case files."""

    def parse(self, data: bytes, zone: tzinfo) -> CaseFile:
        """Read facts and questions; every reference of the facts is right.

        Raises:
            CaseFileError: with every problem and its place.
        """
        ...


class CaseFileWriter(Protocol):
    """Writes case files."""

    def dump(self, facts: Facts, questions: Sequence[Question] = ()) -> bytes:
        """Write a case file; reading it gives the same facts again.

        Raises:
            CaseFileError: the facts cannot be said in a case file (a case without purpose).
        """
        ...


def differences(question: Question, answer: Decision | bool) -> tuple[Difference, ...]:
    """Compare an answer with the expected one; empty = right, or nothing was expected.

    An answer is right when ``allowed`` and the codes in order are right, and of each listed
    reason the properties that it lists.
    """
    if isinstance(question, FlowQuestion) and isinstance(answer, Decision):
        return tuple(_decision_differences(question, answer))
    if isinstance(question, ItemQuestion) and isinstance(answer, bool):
        expected = question.expect_reads
        if expected is None or expected is answer:
            return ()
        return (_difference(question, "reads", expected, answer),)
    raise TypeError("an answer of the other kind of question")


def _decision_differences(question: FlowQuestion, decision: Decision) -> Iterator[Difference]:
    expect = question.expect
    if expect is None:
        return
    if decision.allowed is not expect.allowed:
        yield _difference(question, "allowed", expect.allowed, decision.allowed)
    if decision.codes != expect.codes:
        codes, given = ", ".join(expect.codes), ", ".join(decision.codes)
        yield _difference(question, "codes", codes, given)
        return
    for number, wanted in enumerate(expect.reasons):
        reason = decision.reasons[number] if number < len(decision.reasons) else None
        for name in ("code", "person", "party", "side", "type", "record"):
            expected, given = getattr(wanted, name), getattr(reason, name, None)
            if expected is not None and expected != given:
                yield _difference(question, f"reasons[{number}].{name}", expected, given)


def _difference(question: Question, what: str, expected: object, given: object) -> Difference:
    return Difference(
        question=question.id, what=what, expected=_shown(expected), given=_shown(given)
    )


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "-"
        case _:
            return str(value)


def question_problems(case_file: CaseFile, facts: Facts) -> tuple[FileProblem, ...]:
    """Find what the questions of a file name that the facts do not hold.

    The facts are those of the file itself, or of a vault that the questions are put to.
    """
    known = _Known(facts)
    return tuple(
        FileProblem(place=case_file.place_of(question).inside(key), code=code, params={"id": value})
        for question in case_file.questions
        for key, code, value in known.missing(question)
    )


class _Known:
    """The ids that questions may name."""

    def __init__(self, facts: Facts) -> None:
        self._parties = {party.id for party in facts.parties}
        self._persons = {person.id for person in facts.persons}
        self._cases = {case.id for case in facts.cases}
        self._purposes = {(purpose.case, purpose.id) for purpose in facts.purposes}
        self._items = {item.id for item in facts.items}

    def missing(self, question: Question) -> Iterator[tuple[str, str, str]]:
        """Key of the question, code and value of each id that is not known."""
        if isinstance(question, ItemQuestion):
            if question.item not in self._items:
                yield "item", "unknown_item", question.item
            if question.reader not in self._parties | self._persons:
                yield "reader", "unknown_party_or_person", question.reader
            return
        flow = question.flow
        if flow.case not in self._cases:
            yield "case", "unknown_case", flow.case
        elif (flow.case, flow.purpose) not in self._purposes:
            yield "purpose", "unknown_purpose", flow.purpose
        if flow.subject not in self._persons:
            yield "subject", "unknown_person", flow.subject
        for key, party in (("from", flow.source), ("to", flow.recipient)):
            if party not in self._parties:
                yield key, "unknown_party", party
