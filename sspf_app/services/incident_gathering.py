"""Gathers whom an incident concerns: of cases paper by paper, and of the register beside them.

Source: GDPR 33 and 34.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from sspf_app.domain.codes import InformationType
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Item, Party, Person, PolicyRow
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import day_of
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.incident_attendance import CameForParties
from sspf_app.services.incident_views import IncidentPerson, IncidentRole
from sspf_app.services.merged_ids import who_now
from sspf_app.services.paper_names import shown_name
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import DisclosedPart, Disclosure, DisclosureKind
from sspf_app.services.standing_rows import standing
from sspf_app.services.told_reference import told_reference_of
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day
from sspf_app.texts.labels import type_label
from sspf_app.texts.ledger import paper_kind

_WHOLE = frozenset(
    {
        DisclosureKind.WHOLE_CASE,
        DisclosureKind.TRANSFER,
        DisclosureKind.HAND_OVER,
        DisclosureKind.CONSENT_EXPORT,
        DisclosureKind.DOCUMENT,
        DisclosureKind.LEDGER_PAGE,
        DisclosureKind.PRINT_FILE,
    }
)
"""Kinds whose row does not tell everybody in it: then everybody of the case counts."""


@dataclass(slots=True)
class _Found:
    """What is found about one person while it is gathered."""

    first_on: date
    cases: dict[str, None] = field(default_factory=dict[str, None])
    kinds: dict[str, None] = field(default_factory=dict[str, None])
    items: dict[str, None] = field(default_factory=dict[str, None])
    meetings: dict[str, None] = field(default_factory=dict[str, None])
    ways: dict[str, None] = field(default_factory=dict[str, None])
    is_whole: bool = False


class Gathering:
    """Persons of cases, gathered paper by paper; each case is read once."""

    def __init__(self, unit: UnitOfWork, now: datetime, words: Words, zone: tzinfo) -> None:
        self._unit, self._now, self._words, self._zone = unit, now, words, zone
        self._loaded: dict[str, LoadedCase | None] = {}
        self._found: dict[str, _Found] = {}
        self._alone: dict[str, Person] = {}
        self._came = CameForParties(unit, words)
        # Who was entered twice and made one stands in older rows under the other id.
        self._kept = who_now(unit)

    def add(self, row: Disclosure) -> None:
        """Everybody whose data a row of the ledger held."""
        loaded = self._case(row.case)
        if loaded is None:
            return
        day = day_of(row.at, loaded.facts.zone)
        kind = paper_kind(row.kind.value, self._words)
        way = f"{kind}, {long_day(day, self._words)}, {self._who(loaded, row.recipient)}"
        if row.kind in _WHOLE:
            self._add_whole(loaded, day, way)
            return
        if row.kind is DisclosureKind.INCIDENT:
            self._add_listed(loaded, day, way)
            return
        for part in row.parts:
            found = self._note(part.subject, loaded, day, way, type_label(part.type, self._words))
            if found is not None:
                found.meetings[_said_at(loaded, part, row)] = None
            if found is not None and part.item is not None:
                found.items[part.item] = None
        self._note(row.recipient, loaded, day, way, self._words.gettext("the name, as recipient"))
        if row.kind is DisclosureKind.MINUTES and row.meeting is not None:
            self._add_attendance(row, loaded, day, way)

    def add_case(self, case: str, day: date, way: str) -> None:
        """Everybody of a case that was read, or copied with all the rest."""
        loaded = self._case(case)
        if loaded is not None:
            self._add_whole(loaded, day, way)

    def add_others(self, people: Iterable[Person], day: date, way: str) -> None:
        """Whoever stands in the register alone."""
        for one in people:
            if one.id not in self._found:
                self._alone[one.id] = one
                self._found[one.id] = _Found(first_on=day, ways={way: None})

    def came(self, *, is_whole: bool, reads_names: bool) -> tuple[IncidentPerson, ...]:
        """Who came to a meeting for a party; of a whole copy ``staff`` tells the contacts."""
        contacts = self._unit.office.contacts() if is_whole else ()
        return self._came.people(contacts, reads_names=reads_names)

    def staff(self, day: date, way: str, *, reads_names: bool) -> tuple[IncidentPerson, ...]:
        """Contacts of parties and users of the program: a whole copy holds these too."""
        parties = {one.id: one.name for one in self._unit.records.list_standing(Party)}
        made = [
            IncidentPerson(
                person=one.id,
                name=one.name if reads_names else "",
                role=IncidentRole.CONTACT,
                first_on=day,
                kinds=(self._words.gettext("contact details at work"),),
                of_party=parties.get(one.party, "") if reads_names else "",
                ways=(way,) if reads_names else (),
            )
            for one in self._unit.office.contacts()
        ]
        made += [
            IncidentPerson(
                person=one.id,
                name=one.name if reads_names else "",
                role=IncidentRole.USER,
                known_since=day_of(one.created_at, self._zone),
                first_on=day,
                kinds=(self._words.gettext("account, and what they did in the program"),),
                ways=(way,) if reads_names else (),
            )
            for one in self._unit.office.users()
        ]
        return tuple(made)

    def case_ids(self) -> tuple[str, ...]:
        """Cases of which somebody was found."""
        named = {case for one in self._found.values() for case in one.cases}
        return tuple(sorted(named))

    def persons(self, access: ProtectedAccess, *, reads_names: bool) -> tuple[IncidentPerson, ...]:
        """Whom it concerns, the protected first."""
        made = [self._person(one, access, reads_names) for one in self._found]
        return tuple(sorted(made, key=lambda one: (not one.is_protected, one.name, one.person)))

    def _person(self, person: str, access: ProtectedAccess, reads_names: bool) -> IncidentPerson:
        found = self._found[person]
        loaded = [one for case in found.cases if (one := self._case(case)) is not None]
        row = self._alone[person] if person in self._alone else loaded[0].persons[person]
        said = _said_about(person, loaded)
        is_beside = any(one.protected for one in loaded) and not row.is_protected
        is_named = (
            reads_names
            and access.is_open(row)
            and all(access.is_case_open(self._unit, one) for one in loaded)
        )
        is_told = reads_names and not (is_beside or row.is_protected)
        return IncidentPerson(
            person=person,
            name=row.name if is_named else "",
            is_protected=row.is_protected,
            is_beside=is_beside,
            is_child=self._is_child(row),
            known_since=self._known_since(row, loaded),
            first_on=found.first_on,
            cases=tuple(
                one.reference if is_told else told_reference_of(self._unit, one.header)
                for one in loaded
            ),
            kinds=self._kinds(person, found),
            items=len(said if found.is_whole else found.items),
            meetings=_days(
                loaded, [one.meeting for one in said] if found.is_whole else found.meetings
            ),
            ways=tuple(found.ways) if reads_names else (),
        )

    def _known_since(self, row: Person, loaded: Iterable[LoadedCase]) -> date | None:
        """The day the vault first told of somebody."""
        rows = (
            [row]
            if row.id in self._alone
            else [one for each in loaded for one in each.facts.persons if one.id == row.id]
        )
        since = [one.recorded_at for one in rows if one.recorded_at is not None]
        return day_of(min(since), self._zone) if since else None

    def _kinds(self, person: str, found: _Found) -> tuple[str, ...]:
        if person in self._alone:
            return (self._words.gettext("what the register holds of them"),)
        return () if found.is_whole else tuple(found.kinds)

    def _add_whole(self, loaded: LoadedCase, day: date, way: str) -> None:
        for person in loaded.persons:
            self._note(person, loaded, day, way)
        self._came.add(loaded, day, way)

    def _add_listed(self, loaded: LoadedCase, day: date, way: str) -> None:
        """A list like this one: it names, and does not say whom of the case; so everybody."""
        kind = self._words.gettext("the name, in a list of whom an incident concerns")
        for person in loaded.persons:
            self._note(person, loaded, day, way, kind)
        self._came.add(loaded, day, way)

    def _add_attendance(self, row: Disclosure, loaded: LoadedCase, day: date, way: str) -> None:
        """Who stands in the list of attendance of minutes.

        The parts of a row tell of the family; those of rows from before do not, and the office's
        own copy has always named everybody who was there.
        """
        self._came.add(loaded, day, way, meeting=row.meeting)
        if row.recipient != loaded.header.coordinator_party:
            return
        for one in self._came.family(loaded, row.meeting or ""):
            kind = type_label(InformationType.PARTICIPATION, self._words)
            found = self._note(one, loaded, day, way, kind)
            if found is not None:
                found.meetings[row.meeting or ""] = None

    def _who(self, loaded: LoadedCase, recipient: str) -> str:
        """Who got it; in a case with somebody protected no person is named, and no place."""
        if loaded.protected and self._known_as(recipient) in loaded.persons:
            return self._words.gettext("a person in the case")
        return shown_name(loaded, recipient, self._words)

    def _is_child(self, row: Person) -> bool:
        """By the rules of the day; whoever has no birth date and is not marked adult counts too."""
        facts = Facts(
            zone=self._zone, policy=self._unit.records.list_standing(PolicyRow), persons=(row,)
        )
        return not Situation(facts, "", at=self._now).is_adult(row.id)

    def _note(
        self, person: str, loaded: LoadedCase, day: date, way: str, kind: str = ""
    ) -> _Found | None:
        person = self._known_as(person)
        if person not in loaded.persons:
            return None
        found = self._found.setdefault(person, _Found(first_on=day))
        found.first_on = min(found.first_on, day)
        found.cases[loaded.id] = None
        found.ways[way] = None
        if kind:
            found.kinds[kind] = None
        else:
            found.is_whole = True
        return found

    def _known_as(self, some_id: str) -> str:
        return self._kept.get(some_id, some_id)

    def _case(self, case: str) -> LoadedCase | None:
        if case not in self._loaded:
            is_there = self._unit.records.standing(Case, case) is not None
            self._loaded[case] = load_case(self._unit, case, now=self._now) if is_there else None
        return self._loaded[case]


def _said_about(person: str, loaded: Iterable[LoadedCase]) -> list[Item]:
    """Everything that stands about somebody in these cases."""
    return [
        item
        for one in loaded
        for item in standing(one.facts.items)
        if item.case == one.id and person in item.about
    ]


def _said_at(loaded: LoadedCase, part: DisclosedPart, row: Disclosure) -> str:
    """The meeting where a part was said; of what is no item the one the paper is about."""
    said = [one.meeting for one in loaded.facts.items if one.id == part.item]
    return said[-1] if said else row.meeting or ""


def _days(loaded: Iterable[LoadedCase], meetings: Iterable[str]) -> tuple[date, ...]:
    """The days of meetings, in their order."""
    wanted = set(meetings)
    days = {
        day_of(row.starts_at, one.facts.zone)
        for one in loaded
        for row in one.meetings.values()
        if row.id in wanted
    }
    return tuple(sorted(days))
