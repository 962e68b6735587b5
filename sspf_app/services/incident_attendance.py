"""Who stands in a list of attendance alone: the person who came to a meeting for a party.

They are in no register of persons, and are data subjects all the same.

Source: GDPR 33.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.incident_views import IncidentPerson, IncidentRole
from sspf_app.services.name_ways import WrittenText
from sspf_app.services.other_names import is_written
from sspf_app.services.paper_names import shown_name
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import protected_persons
from sspf_app.services.records import Attendance, Contact, Presence
from sspf_app.services.told_reference import told_reference_of
from sspf_app.texts.catalogue import Words

_BETWEEN = re.compile(r"[,;/&\n]|\b(?:och|samt|and)\b")
"""What stands between two names in one line of attendance."""


def people_in(line: str) -> tuple[str, ...]:
    """The persons a line of attendance names, each with the function that stands after the name.

    ``Rut Falk, rektor, Bo Ek`` is two: what begins with no capital is no name.
    """
    found: list[str] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(line))):
        if found and not part[0].isupper():
            found[-1] += f", {part}"
        else:
            found.append(part)
    return tuple(found)


def _names_any(line: str, names: Iterable[str]) -> bool:
    written = [WrittenText(line)]
    return any(is_written(name, written) for name in names)


@dataclass(slots=True)
class _Came:
    """Somebody who came for a party, while it is gathered."""

    party: str
    name: str
    first_on: date
    cases: dict[str, LoadedCase] = field(default_factory=dict[str, LoadedCase])
    meetings: dict[date, None] = field(default_factory=dict[date, None])
    ways: dict[str, None] = field(default_factory=dict[str, None])


class CameForParties:
    """Gathers them; who came for one party to several meetings is one."""

    def __init__(self, unit: UnitOfWork, words: Words) -> None:
        self._unit, self._words = unit, words
        self._noted: dict[str, tuple[Attendance, ...]] = {}
        self._found: dict[tuple[str, str, str], _Came] = {}

    def add(self, loaded: LoadedCase, day: date, way: str, *, meeting: str | None = None) -> None:
        """Who is named in the minutes of a meeting, or, without one, anywhere in the case."""
        for row in self._rows(loaded):
            is_printed = row.meeting == meeting and row.presence is not Presence.INVITED
            if row.participant in loaded.parties and (meeting is None or is_printed):
                self._add(loaded, row, day, way)

    def family(self, loaded: LoadedCase, meeting: str) -> tuple[str, ...]:
        """Persons of the case whom the minutes of a meeting say to have come, or not."""
        return tuple(
            row.participant
            for row in self._rows(loaded)
            if row.meeting == meeting and row.presence is not Presence.INVITED
            if row.participant in loaded.persons
        )

    def people(
        self, contacts: Iterable[Contact], *, reads_names: bool
    ) -> tuple[IncidentPerson, ...]:
        """Everybody found; without name and party for a role that reads none.

        Nor with either where the words noted name somebody with protected identity.

        Args:
            contacts: Who is told of already, as a contact of the party.
            reads_names: Whether the user reads cases.
        """
        told = {(one.party, one.name.casefold()) for one in contacts}
        protected = protected_persons(self._unit) if self._found else ()
        # Who is only called the same cannot be told apart: nothing but the words were noted.
        hidden = [name for person in protected for name in (person.name, *person.aliases)]
        return tuple(
            self._person(
                number, one, reads_names=reads_names, is_hidden=_names_any(one.name, hidden)
            )
            for number, one in enumerate(self._found.values(), start=1)
            if (one.party, one.name.partition(",")[0].casefold()) not in told
        )

    def _person(
        self, number: int, one: _Came, *, reads_names: bool, is_hidden: bool
    ) -> IncidentPerson:
        cases = tuple(one.cases.values())
        # In a case with somebody protected who came would lead to where they are.
        is_beside = any(loaded.protected for loaded in cases)
        is_told = reads_names and not (is_beside or is_hidden)
        return IncidentPerson(
            person=f"attendance-{number}",
            name=one.name if is_told else "",
            role=IncidentRole.ATTENDANCE,
            is_beside=is_beside,
            first_on=one.first_on,
            cases=tuple(
                loaded.reference if is_told else told_reference_of(self._unit, loaded.header)
                for loaded in cases
            ),
            kinds=(self._words.gettext("the name, as who came to a meeting"),),
            meetings=tuple(sorted(one.meetings)),
            of_party=shown_name(cases[0], one.party, self._words) if is_told else "",
            ways=tuple(one.ways) if reads_names else (),
        )

    def _add(self, loaded: LoadedCase, row: Attendance, day: date, way: str) -> None:
        meeting = loaded.meetings.get(row.meeting)
        for name in people_in(row.names):
            # A case with somebody protected is told by itself: it takes no other's name away.
            apart = loaded.id if loaded.protected else ""
            key = (apart, row.participant, name.casefold())
            found = self._found.setdefault(key, _Came(row.participant, name, day))
            found.cases[loaded.id] = loaded
            found.first_on = min(found.first_on, day)
            found.ways[way] = None
            if meeting is not None:
                found.meetings[day_of(meeting.starts_at, loaded.facts.zone)] = None

    def _rows(self, loaded: LoadedCase) -> tuple[Attendance, ...]:
        if loaded.id not in self._noted:
            self._noted[loaded.id] = self._unit.office.attendance_of_case(loaded.id)
        return self._noted[loaded.id]
