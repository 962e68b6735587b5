"""The facts of one case at an instant, and those in it; nothing of what is kept from whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Self

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Meeting, Participation, Party, Person, Purpose
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import day_of, start_of
from sspf_app.services.standing_rows import standing


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """The facts of a case as they stand, and what use cases look up in them.

    By itself it answers nobody: use cases read a ``LoadedCase``, which also knows what is kept
    from whom.
    """

    facts: Facts
    header: Case
    now: datetime

    @property
    def id(self) -> str:
        """Id of the case."""
        return self.header.id

    @property
    def reference(self) -> str:
        """What the case is called outside; the id where none was given."""
        return self.header.reference or self.header.id

    @cached_property
    def situation(self) -> Situation:
        """The case now."""
        return Situation(self.facts, self.id, at=self.now)

    def situation_at(self, at: datetime | None, *, known_at: datetime | None = None) -> Situation:
        """The case at an instant (None = now), as it was known then; to look at, never to share.

        The gate asks ``situation``, and of what is to come ``when`` it begins too.
        """
        if at is None and known_at is None:
            return self.situation
        return Situation(self.facts, self.id, at=self.now if at is None else at, known_at=known_at)

    def situation_on(self, first: date | None) -> Situation:
        """The case on the day from which a sheet is to hold; today for one that holds already.

        Whoever comes of age in between answers alone by then, and as an adult.
        """
        if first is None or first <= self.today:
            return self.situation
        return self.situation_at(start_of(first, self.facts.zone))

    def when(self, at: datetime) -> Self:
        """The same case at another instant, by what is known now."""
        if at not in self._at:
            self._at[at] = replace(self, now=at)
        return self._at[at]

    def both(self, starts_at: datetime) -> tuple[Self, ...]:
        """The case now and when something begins: what is to come must be allowed at both.

        Source: sharing rules, section 7.
        """
        return (self,) if starts_at <= self.now else (self, self.when(starts_at))

    @cached_property
    def _at(self) -> dict[datetime, Self]:
        return {}

    @property
    def today(self) -> date:
        """The local day."""
        return self.situation.day

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Standing persons by id."""
        return {person.id: person for person in standing(self.facts.persons)}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Standing parties by id."""
        return {party.id: party for party in standing(self.facts.parties)}

    @cached_property
    def purposes(self) -> dict[str, Purpose]:
        """Standing purposes by id."""
        return {row.id: row for row in standing(self.facts.purposes) if row.case == self.id}

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """Standing meetings by id."""
        return {row.id: row for row in standing(self.facts.meetings) if row.case == self.id}

    @cached_property
    def parties_that_know(self) -> dict[tuple[str, str], bool]:
        """By purpose and party, whether it may know of the case; filled as it is asked about."""
        return {}

    @cached_property
    def restricted(self) -> frozenset[str]:
        """Ids of items that are kept and not used; older rows of them neither."""
        rows = standing(self.facts.items)
        return frozenset(row.id for row in rows if row.case == self.id and row.is_restricted)

    @cached_property
    def first_recorded(self) -> dict[str, datetime]:
        """When each item was first entered; how it is worded since does not move it."""
        found: dict[str, datetime] = {}
        for row in self.facts.items:
            if row.case == self.id and row.recorded_at is not None:
                found[row.id] = min(row.recorded_at, found.get(row.id, row.recorded_at))
        return found

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Standing participations."""
        return self.situation.rows.participations

    @cached_property
    def protected(self) -> tuple[Person, ...]:
        """Persons of the case with protected identity."""
        return tuple(person for person in self.persons.values() if person.is_protected)

    def current_parties(self) -> tuple[str, ...]:
        """Ids of parties taking part today, in the order they joined; the coordinator's first."""
        rows = sorted(
            (row for row in self.participations if self.situation.takes_part(row.party)),
            key=lambda row: (row.party != self.header.coordinator_party, row.joined_on, row.party),
        )
        return tuple(dict.fromkeys(row.party for row in rows))

    def name(self, some_id: str) -> str:
        """Name of a person or party; the id itself where unknown."""
        named = self.persons.get(some_id) or self.parties.get(some_id)
        if named is not None:
            return named.name
        # Somebody who was entered twice goes on under another id; papers keep the old one.
        closed = [row.name for row in self.facts.persons if row.id == some_id]
        return closed[-1] if closed else some_id

    @cached_property
    def guardians(self) -> frozenset[str]:
        """Everybody who has custody of the young person today."""
        return frozenset(row.holder for row in self.situation.custody_of(self.header.young_person))

    def _ever_guardians(self, child: str) -> frozenset[str]:
        """Who has custody of a child, has had it, or will: what is feared ends with no judgment."""
        rows = standing(self.facts.custody_by_child.get(child, ()))
        return frozenset(row.holder for row in rows)

    def need_open(self, before: datetime | None = None) -> None:
        """Refuse what only an open case goes on with; what was before the closing is written up.

        Args:
            before: When what is written about was: a meeting held while the case was open has
                its minutes afterwards too. None = nothing of it may be done in a closed case.

        Raises:
            DomainError: ``case_closed``.
        """
        closing = self.situation.closing
        if closing is not None and (before is None or before >= closing.closed_at):
            raise DomainError("case_closed")

    def need_born(self, at: datetime) -> None:
        """Nothing of a case was before its young person was born: a slip of the hand.

        Raises:
            DomainError: ``before_birth`` (day, name).
        """
        young, day = self.persons.get(self.header.young_person), day_of(at, self.facts.zone)
        if young is not None and young.born is not None and day < young.born:
            raise DomainError("before_birth", day=day, name=young.name)

    def need_person(self, person: str) -> Person:
        """The person, who must be of this case.

        Raises:
            DomainError: ``unknown_person``.
        """
        found = self.persons.get(person)
        if found is None:
            raise DomainError("unknown_person", person=person)
        return found

    def need_party(self, party: str) -> Party:
        """The party.

        Raises:
            DomainError: ``unknown_party``.
        """
        found = self.parties.get(party)
        if found is None:
            raise DomainError("unknown_party", party=party)
        return found

    def need_purpose(self, purpose: str) -> Purpose:
        """The purpose.

        Raises:
            DomainError: ``unknown_purpose``.
        """
        found = self.purposes.get(purpose)
        if found is None:
            raise DomainError("unknown_purpose", purpose=purpose)
        return found

    def need_begun(self, meeting: Meeting) -> None:
        """Refuse to say who came to a meeting, or what was said there, before it begins.

        Raises:
            DomainError: ``meeting_to_come`` (day, time: of the beginning, where we are).
        """
        if self.now < meeting.starts_at:
            begins = meeting.starts_at.astimezone(self.facts.zone)
            raise DomainError("meeting_to_come", day=begins.date(), time=f"{begins:%H:%M}")

    def need_meeting(self, meeting: str) -> Meeting:
        """The meeting.

        Raises:
            DomainError: ``unknown_meeting``.
        """
        found = self.meetings.get(meeting)
        if found is None:
            raise DomainError("unknown_meeting", meeting=meeting)
        return found
