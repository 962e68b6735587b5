"""Persons and custody as screens show them, and as they are typed in."""

from dataclasses import dataclass
from datetime import date

from sspf_app.domain.codes import CustodyKind, Protection
from sspf_app.domain.facts import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInput:
    """What is entered about a person; the birth date alone tells the age.

    Attributes:
        adult: Marked adult by staff; counts only where ``born`` is unknown.
        personal_number: As typed; None = unknown or not needed.
        seen: ``PersonDetail.version`` of what is corrected; empty = nothing was shown before.
    """

    name: str
    aliases: tuple[str, ...] = ()
    born: date | None = None
    adult: bool = False
    died: date | None = None
    personal_number: str | None = None
    protected_identity: Protection = Protection.NONE
    language: str | None = None
    needs_interpreter: bool = False
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    school: str | None = None
    workplace: str | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonListItem:
    """One line of a list of persons; ``age`` in whole years today, None = unknown."""

    id: str
    name: str
    born: date | None
    age: int | None
    is_protected: bool
    is_dead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyItem:
    """A custody relation with the names of both ends.

    Attributes:
        in_force: Today is within the relation's days and its holder is alive.
        version: Tells the row from those before it.
    """

    id: str
    child: str
    child_name: str
    holder: str
    holder_name: str
    kind: CustodyKind
    starts_on: date
    ends_on: date | None
    evidence: Evidence | None
    in_force: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyInput:
    """A custody relation as entered; both days inclusive."""

    child: str
    holder: str
    kind: CustodyKind
    starts_on: date
    ends_on: date | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetail:
    """All of one person; ``personal_number`` is masked (``20120514-****``).

    Attributes:
        custody: Relations in which the person is the child, then those the person holds.
        cases: Ids and references of cases in which the person is the young person.
        version: Tells this row from every other one there was of the person.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    born: date | None
    age: int | None
    adult: bool
    died: date | None
    personal_number: str | None
    protected_identity: Protection
    language: str | None
    needs_interpreter: bool
    address: str | None
    phone: str | None
    email: str | None
    school: str | None
    workplace: str | None
    custody: tuple[CustodyItem, ...]
    cases: tuple[tuple[str, str], ...]
    version: str = ""
