"""One case read for a use case: its facts, and the names of those in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Case,
    Custody,
    Meeting,
    Participation,
    Party,
    Pause,
    Person,
    Purpose,
    Row,
)
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import day_of, start_of
from sspf_app.services.contact_checks import barring, check_contact, danger_that_counts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import HOLDS_BACK, ContactRule

RowT = TypeVar("RowT", bound=Row)
_NO_CASE = ""
_ALWAYS, _NEVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def standing(rows: Iterable[RowT]) -> tuple[RowT, ...]:
    """The rows that stand today."""
    return tuple(row for row in rows if row.replaced_at is None)


def as_entered(facts: Facts, child: str, people: Iterable[str]) -> tuple[str, ...]:
    """People as their custody of the child was entered; whoever has none comes last."""
    first: dict[str, datetime] = {}
    for row in facts.custody_by_child.get(child, ()):
        at = row.recorded_at or _ALWAYS
        first[row.holder] = min(at, first.get(row.holder, at))
    return tuple(sorted(people, key=lambda person: (first.get(person, _NEVER), person)))


@dataclass(frozen=True, kw_only=True)
class LoadedCase:
    """A case with all the rules may ask about it.

    Attributes:
        contact_rules: Whom nothing may be sent to, lifted rules too. Those that hold everywhere
            stand here with every case, for whoever is entered there next; ``rules_of_its_people``
            are about persons of the case.
    """

    facts: Facts
    header: Case
    now: datetime
    contact_rules: tuple[ContactRule, ...] = ()
    danger: ContactRule | None = None
    """The answer that counts to whether it can be dangerous that guardians know; of another case
    of the young person where that one holds back. None = not asked."""
    held_beside: frozenset[str] = frozenset()
    """Other children of the case of whom it may be dangerous, by a case of their own, that their
    guardians know."""
    barred_beside: frozenset[tuple[str, str]] = frozenset()
    """Other children of the case, each with whom nothing is sent to in a case of their own."""
    hidden_beside: tuple[Pause, ...] = ()
    """Placements in secret that another case of the young person registers."""
    homes_beside: tuple[str, ...] = ()
    """What homes are called that siblings were placed in, by their cases: told to no guardian."""
    details_beside: tuple[str, ...] = ()
    """Where protected siblings live and how they are reached, who may stand in no row of it."""
    has_variant_approval: bool = False
    """Forms may name a party by its function, where its name would tell a protected place."""

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

    def when(self, at: datetime) -> LoadedCase:
        """The same case at another instant, by what is known now."""
        if at not in self._at:
            self._at[at] = replace(self, now=at)
        return self._at[at]

    def both(self, starts_at: datetime) -> tuple[LoadedCase, ...]:
        """The case now and when something begins: what is to come must be allowed at both.

        Source: sharing rules, section 7.
        """
        return (self,) if starts_at <= self.now else (self, self.when(starts_at))

    @cached_property
    def _at(self) -> dict[datetime, LoadedCase]:
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

    @property
    def rules_of_its_people(self) -> tuple[ContactRule, ...]:
        """Whom of this case nothing may be sent to: of another family's rule it tells nothing."""
        return rules_about(self.facts, self.contact_rules)

    def is_barred(self, person: str) -> bool:
        """Whether nothing may be sent to a person: barred, held back, or dead."""
        is_kept = person in barring(self.contact_rules) or self.is_held_back(person)
        return is_kept or not self.situation.is_alive(person)

    @cached_property
    def guardians(self) -> frozenset[str]:
        """Everybody who has custody of the young person today."""
        return frozenset(row.holder for row in self.situation.custody_of(self.header.young_person))

    @property
    def asks_danger(self) -> bool:
        """Whether it is to be asked, before anything goes to a guardian, if it can be dangerous."""
        is_adult = self.situation.is_adult(self.header.young_person)
        return self.danger is None and bool(self.guardians) and not is_adult

    def is_held_back(self, person: str) -> bool:
        """Whether the person is or was a guardian, and it may be dangerous that they know."""
        return self.holds_back and person in self._ever_guardians(self.header.young_person)

    def _ever_guardians(self, child: str) -> frozenset[str]:
        """Who has custody of a child, has had it, or will: what is feared ends with no judgment."""
        rows = standing(self.facts.custody_by_child.get(child, ()))
        return frozenset(row.holder for row in rows)

    @property
    def holds_back(self) -> bool:
        """Whether it may be dangerous that the guardians know, whoever they are."""
        return self.danger is not None and self.danger.kind in HOLDS_BACK

    def keeps_from(self, person: str, about: Iterable[str]) -> bool:
        """Whether something about these children is kept from somebody.

        In that child's own case nothing goes to a guardian of theirs, or nothing to whoever is
        barred there; no sibling's case is a way round.
        """
        return any(
            (child, person) in self.barred_beside
            or (child in self.held_beside and person in self._ever_guardians(child))
            for child in about
        )

    def need_contact(self, person: str) -> None:
        """Refuse whatever would go to somebody who is blocked, must not be contacted, or is dead.

        Post to somebody dead is read by whoever empties their letterbox.

        Raises:
            DomainError: ``signatory_dead`` (name); ``guardian_blocked`` or ``do_not_contact``
                (name, since); ``danger_held`` (name): somebody who is or was a guardian, while it
                may be dangerous that they know; ``danger_unanswered`` (name): before that is said.
        """
        if not self.situation.is_alive(person):
            raise DomainError("signatory_dead", name=self.name(person))
        if self.is_held_back(person):
            raise DomainError("danger_held", name=self.name(person))
        check_contact(self.contact_rules, person, name=self.name(person))
        if self.asks_danger and person in self._ever_guardians(self.header.young_person):
            raise DomainError("danger_unanswered", name=self.name(person))

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


def load_case(unit: UnitOfWork, case: str, *, now: datetime) -> LoadedCase:
    """Read a case without asking for a reason; ``ProtectedAccess`` asks.

    Raises:
        DomainError: ``unknown_case``.
    """
    header = unit.records.standing(Case, case)
    if header is None:
        raise DomainError("unknown_case", case=case)
    return loaded_from(unit, unit.records.case_facts(case), header, now=now)


def loaded_from(unit: UnitOfWork, facts: Facts, header: Case, *, now: datetime) -> LoadedCase:
    """The case of which the facts are read already, with whom nothing may be sent to."""
    return LoadedCase(
        facts=facts,
        header=header,
        now=now,
        contact_rules=unit.requests.rules(header.id),
        danger=danger_that_counts(unit.requests.dangers(header.young_person), header.id),
        held_beside=_held(unit, facts.custody_by_child.keys() - {header.young_person}),
        barred_beside=_barred(unit, facts.custody_by_child.keys() - {header.young_person}),
    )


def _barred(unit: UnitOfWork, children: Iterable[str]) -> frozenset[tuple[str, str]]:
    """These, with whom nothing is sent to in a case of theirs."""
    children = tuple(children)
    if not children:
        return frozenset()
    child = unit.queries.young_in(children)
    return frozenset(
        (child[case], person) for case in child for person in barring(unit.requests.rules(case))
    )


def _held(unit: UnitOfWork, children: Iterable[str]) -> frozenset[str]:
    """Of these, whose guardians may be dangerous to them by what a case of theirs has answered."""
    answers = {one: danger_that_counts(unit.requests.dangers(one), _NO_CASE) for one in children}
    return frozenset(
        one for one, said in answers.items() if said is not None and said.kind in HOLDS_BACK
    )


def rules_about(facts: Facts, rules: Iterable[ContactRule]) -> tuple[ContactRule, ...]:
    """The contact rules about persons of these facts."""
    people = {row.id for row in facts.persons}
    return tuple(rule for rule in rules if rule.person in people)


def with_persons(unit: UnitOfWork, loaded: LoadedCase, persons: Iterable[str]) -> LoadedCase:
    """The case with persons who are not named in it yet, and those who hold custody of them."""
    added = [one for one in dict.fromkeys(persons) if one not in loaded.persons]
    if not added:
        return loaded
    custody = unit.records.list_of(Custody, "child", added)
    named = dict.fromkeys((*added, *(row.holder for row in custody)))
    rows = [
        row
        for one in named
        if one not in loaded.persons and (row := unit.records.standing(Person, one)) is not None
    ]
    facts = replace(
        loaded.facts,
        persons=(*loaded.facts.persons, *rows),
        custody=(*loaded.facts.custody, *custody),
    )
    held = _held(unit, (one for one in added if one in facts.custody_by_child))
    barred = _barred(unit, (one for one in added if one in facts.custody_by_child))
    return replace(
        loaded,
        facts=facts,
        held_beside=loaded.held_beside | held,
        barred_beside=loaded.barred_beside | barred,
    )
