"""An import of a sheet as it is ordered, and as it is shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from weakref import WeakSet

from sspf_app.domain.errors import DomainError
from sspf_app.services.changes import Changes
from sspf_app.services.move_records import ImportBatch, TableKind

NEW, LEAVE_OUT = "new", "leave_out"
"""What a person of a row can be besides somebody who is known: entered anew, or left out."""

_NOTES = frozenset(
    {
        "custody_unverified",
        "consent_is_no_answer",
        "commitment_is_note",
        "meeting_has_been",
        "nobody_invited",
        "name_turned",
        "known_detail_kept",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """How a sheet is to be read, and what somebody decided about its rows.

    Attributes:
        heading_row: Number of the row with the headings; rows above it are passed over.
        columns: What each column means, counted from 0.
        purpose: Why the parties need to work together, for cases whose row does not say.
        corrections: Words in the place of what a cell says, by row and field.
        left_out: Numbers of rows that do not come in.
        matches: Who a person of a row is, by row and role: ``NEW``, ``LEAVE_OUT`` or a person id.
    """

    sheet: str
    kind: TableKind
    heading_row: int
    columns: Mapping[int, str]
    purpose: str = ""
    corrections: Mapping[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])
    left_out: frozenset[int] = frozenset()
    matches: Mapping[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])

    def with_words(self, row: int, name: str, words: str) -> ImportOrder:
        """With other words in the place of a cell."""
        return replace(self, corrections={**self.corrections, (row, name): words})

    def with_match(self, row: int, role: str, who: str) -> ImportOrder:
        """With who a person of a row is."""
        return replace(self, matches={**self.matches, (row, role): who})

    def without(self, rows: Iterable[int]) -> ImportOrder:
        """Without these rows."""
        return replace(self, left_out=self.left_out | {*rows})

    def with_row(self, row: int) -> ImportOrder:
        """With a row that was left out."""
        return replace(self, left_out=self.left_out - {row})


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Something about a row.

    Attributes:
        row: Its number in the sheet.
        about: Which field; empty = the row as a whole.
        column: Where that stands, counted from 0; None where it stands nowhere.
        code: ``texts.moving`` has the sentence.
        is_error: The row cannot come in like this; else it is to be looked at.
    """

    row: int
    code: str
    is_error: bool = True
    about: str = ""
    column: int | None = None
    params: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def is_note(self) -> bool:
        """Whether it only tells how something comes in; nobody has to look at the row."""
        return self.code in _NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a person of a row may be.

    Attributes:
        id: Person id, or ``row:role`` for somebody of another row of the same sheet.
        row: That row; None = in the vault.
        is_sure: The same personal number, or the same name and birth date.
    """

    id: str
    name: str
    born: date | None
    is_sure: bool
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPerson:
    """A person of a row.

    Attributes:
        role: ``young``, ``g1`` or ``g2``; ``person`` for somebody alone.
        candidates: Whom it may be, the surest first.
        chosen: ``NEW``, ``LEAVE_OUT`` or the id of a candidate; empty = somebody must choose.
    """

    role: str
    name: str
    candidates: tuple[Candidate, ...]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """A row of the sheet, and what would become of it.

    Attributes:
        title: Who or what it is about.
        made: How many rows of each kind it makes, by name of the kind.
        cells: Its values as words, by field, corrections put in.
    """

    number: int
    title: str
    made: Mapping[str, int]
    problems: tuple[RowProblem, ...]
    people: tuple[RowPerson, ...]
    cells: Mapping[str, str]
    is_left_out: bool

    @property
    def has_errors(self) -> bool:
        """Whether it cannot come in like this."""
        return not self.is_left_out and any(one.is_error for one in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything that would be made.

    Attributes:
        made: By the rows that come in, by name of the kind.
        missing: Fields without which no row can come in and no column means.
    """

    rows: tuple[PreviewRow, ...]
    made: Mapping[str, int]
    missing: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many rows cannot come in."""
        return sum(row.has_errors for row in self.rows)

    @property
    def taken(self) -> int:
        """How many rows come in: neither left out nor at fault."""
        return sum(not row.is_left_out and not row.has_errors for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """An import that came in."""

    batch: ImportBatch
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """Something that was built on what an import made, so that an undoing leaves it.

    Attributes:
        kind: Kind of the row the import made: ``cases``, ``persons``, ``parties``.
        id: Its id.
        name: What it is called.
        case: The case to look at, where there is one.
        because: What was built on it: names of tables or lists.
    """

    kind: str
    id: str
    name: str
    case: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreview:
    """What an undoing would take away, and what it would leave."""

    batch: ImportBatch
    removed: Mapping[str, int]
    kept: tuple[Leaning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoDone:
    """An import that was undone."""

    batch: ImportBatch
    kept: tuple[Leaning, ...]
    changes: Changes


@dataclass(slots=True, eq=False, weakref_slot=True)
class Run:
    """How far a long act has come; looked at from another thread, and ended from there.

    Attributes:
        done: Steps done.
        total: Steps there are; 0 = not known yet.
        is_cancelled: Somebody wants it to end; nothing is kept then.
    """

    done: int = 0
    total: int = 0
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        _going.add(self)

    def step(self, many: int = 1) -> None:
        """One more step is done, or many.

        Raises:
            DomainError: ``cancelled``.
        """
        if self.is_cancelled:
            raise DomainError("cancelled")
        self.done += many


_going: WeakSet[Run] = WeakSet()


def end_all_runs() -> None:
    """Let every long act of the process end at its next step: the program locks."""
    for run in tuple(_going):
        run.is_cancelled = True
