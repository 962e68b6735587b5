"""What an incident concerns: whose data, since when, by which papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class IncidentRole(StrEnum):
    """As what somebody is concerned."""

    CASE = "case"
    """As a person of the register, of a case or of none."""
    ATTENDANCE = "attendance"
    """As somebody who came to a meeting for a party: a name in a list of attendance alone."""
    CONTACT = "contact"
    """As somebody a party is reached by."""
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """What happened, as far as it is known.

    Attributes:
        first_on: The first day something may have gone astray.
        last_on: The last.
        recipient: Id of who got it; empty = anybody.
        workstation: Name of the computer that is lost or was used; empty = any. Then what was read
            on it counts too, not what left alone.
        paper: Part of a file's name, or ids of rows of the ledger with commas
            between; empty = any.
        is_whole: A copy of the whole vault is lost (the file, a backup): everybody in it.
    """

    first_on: date
    last_on: date
    recipient: str = ""
    workstation: str = ""
    paper: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPerson:
    """One data subject.

    Attributes:
        name: Empty for somebody protected, and for a role that reads no names.
        is_beside: In a case with somebody protected: their name would lead to them.
        known_since: Since when the vault holds data about them; None = always.
        first_on: The day of the first paper or reading it concerns.
        cases: References of the cases.
        kinds: Kinds of information, as words; empty where a paper held all of a case.
        items: How many items about them it concerns.
        meetings: Days on which these were said, or on which they are said to have been there.
        of_party: Name of the party whose contact they are, or for which they came.
        ways: What left or was read, as words.
    """

    person: str
    name: str
    first_on: date
    is_protected: bool = False
    is_beside: bool = False
    is_child: bool = False
    known_since: date | None = None
    cases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    items: int = 0
    meetings: tuple[date, ...] = ()
    of_party: str = ""
    ways: tuple[str, ...] = ()
    role: IncidentRole = IncidentRole.CASE

    @property
    def told_name(self) -> str:
        """The name as a table or a paper may hold it."""
        return "" if self.is_protected or self.is_beside else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentExtract:
    """Whose data it concerns.

    Attributes:
        papers: How many papers and copies left.
        backups: How many backups were made in the span; each is an encrypted copy of everything.
        case_ids: The cases, for the ledger.
    """

    query: IncidentQuery
    persons: tuple[IncidentPerson, ...]
    papers: int
    backups: int
    case_ids: tuple[str, ...]

    @property
    def protected(self) -> int:
        """How many have protected identity: they are told first."""
        return sum(one.is_protected for one in self.persons)

    def count(self, role: IncidentRole) -> int:
        """How many are concerned as this."""
        return sum(one.role is role for one in self.persons)

    @property
    def children(self) -> int:
        """How many are under age."""
        return sum(one.is_child for one in self.persons)
