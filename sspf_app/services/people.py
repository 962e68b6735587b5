"""Persons: who they are, corrected by new rows, opened with a reason where protected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Custody, Person
from sspf_app.domain.reasons import need_reason
from sspf_app.domain.time import age_on, day_of
from sspf_app.services.access_lists import (
    cases_beside,
    cases_ever,
    keep_listed,
    unprotected_among,
)
from sspf_app.services.actors import Permission
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_states import refresh_persons
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.contact_checks import is_same_person, refuse_returning
from sspf_app.services.custody import custody_items
from sspf_app.services.desk import Desk
from sspf_app.services.folding import as_name, same_words
from sspf_app.services.people_views import PersonDetail, PersonInput, PersonListItem
from sspf_app.services.personal_numbers import PersonalNumbers, masked
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess, protected_persons
from sspf_app.services.records import Action
from sspf_app.services.taking_off import take_off_dead
from sspf_app.services.young_age import need_young


class People:
    """Use cases about persons."""

    def __init__(self, desk: Desk, numbers: PersonalNumbers, access: ProtectedAccess) -> None:
        self._desk = desk
        self._numbers = numbers
        self._access = access

    def list_people(self) -> tuple[PersonListItem, ...]:
        """All persons by name, but for those protected who were not opened in this session.

        Nor the family of a case that the user is not on the list of.
        """
        return self._listed(())

    def find(self, text: str) -> tuple[PersonListItem, ...]:
        """Persons whose name or alias holds each word of the text, case-folded.

        A protected person who was not opened in this session is found by the whole name alone, and
        so is the family of a case that the user is not on the list of: no birth date is told.
        """
        return self._listed(tuple(same_words(text).split()))

    def _listed(self, words: tuple[str, ...]) -> tuple[PersonListItem, ...]:
        with self._desk.begin(Permission.READ_CASES) as unit:
            people = unit.records.list_standing(Person)
            shows = self._access.shows(unit)
            self._desk.log(unit, Action.SEARCH if words else Action.READ, "persons")
            unit.commit()
        # A protected person who was not opened in this session is found by the whole name alone.
        found = [
            person
            for person in people
            if (shows(person) and _has_words(person, words))
            or (words and tuple(same_words(person.name).split()) == words)
        ]
        return tuple(
            self._item(person)
            if shows(person)
            else replace(self._item(person), born=None, age=None)
            for person in sorted(found, key=_by_name)
        )

    def get(self, person: str, *, reason: str = "") -> PersonDetail:
        """Open a person; the personal number is masked.

        Raises:
            DomainError: ``unknown_person``; ``reason_required`` for a protected
                person not yet opened in this session, and for a child in the custody of one.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            row = self._opened(unit, person, reason)
            custody = unit.records.list_of(Custody, "child", (person,))
            holders = unit.records.list_of(Person, "id", {one.holder for one in custody})
            self._access.require(unit, holders, reason=reason)
            detail = self._detail(unit, row)
            self._desk.log(unit, Action.READ, f"person:{person}", reason=reason.strip() or None)
            unit.commit()
        return detail

    def reveal_personal_number(self, person: str, *, reason: str) -> str:
        """The number in full; who saw it and why is logged.

        Raises:
            DomainError: ``unknown_person``, ``reason_required``, ``reason_says_nothing``,
                ``no_personal_number``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            row = _need(unit, person)
            given = need_reason(reason, missing="reason_required")
            self._access.need_shown(unit, person)
            self._access.require(unit, (row,), reason=reason)
            if row.personal_number is None:
                raise DomainError("no_personal_number", name=row.name)
            subject = f"personal_number:{person}"
            self._desk.log(unit, Action.OPEN, subject, reason=given)
            unit.commit()
        return row.personal_number

    def add(self, entry: PersonInput) -> Changes:
        """Enter a person; ``new_id`` is the person's id.

        Raises:
            DomainError: ``name_required``, ``date_in_future`` (day), ``died_before_born``, codes
                of ``PersonalNumbers.normalised``; ``barred_person_returns`` (name);
                ``number_of_other`` (name): who has this personal number already;
                ``protected_person_known`` (person, name): somebody protected, whom no list shows
                before a reason, may be the same.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            person = self._row(self._desk.new_id("p"), entry, known_number=None)
            refuse_returning(unit, person)
            self._refuse_known(unit, person)
            self._refuse_number(unit, person)
            unit.records.add(person)
            self._desk.log(unit, Action.WRITE, f"person:{person.id}")
            unit.commit()
        topics = frozenset({Topic.PEOPLE})
        return Changes(topics=topics, ids=frozenset({person.id}), new_id=person.id)

    def correct(self, person: str, entry: PersonInput) -> Changes:
        """Close the standing row and write a new one. A masked number keeps the old number.

        Who has died is taken off the coming meetings in the same act.

        Raises:
            DomainError: as ``add``; ``unknown_person``; ``reason_required``;
                ``young_person_age`` (name, born, age) of one who has a case;
                ``person_changed_meanwhile`` (name): another row stands than the one that was shown.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            old = self._opened(unit, person, "")
            need_seen(old, entry.seen, "person_changed_meanwhile", name=old.name)
            new = self._row(person, entry, known_number=old.personal_number)
            refuse_returning(unit, new)
            if new.born != old.born:
                for case in unit.records.list_of(Case, "young_person", (person,)):
                    need_young(new, day_of(case.opened_at, self._desk.clock.zone))
            if new.personal_number != old.personal_number:
                self._refuse_number(unit, new)
            first = self._becoming(unit, old, new)
            unit.records.replace(old, at=now, by=new)
            keep_listed(self._desk, unit, first)
            # Whoever holds custody matters to the child's cases without having said anything.
            children = [row.child for row in unit.records.list_of(Custody, "holder", (person,))]
            off = take_off_dead(self._desk, unit, old, new)
            cases = refresh_persons(unit, (person, *children), now=now)
            self._desk.log(unit, Action.WRITE, f"person:{person}")
            unit.commit()
        topics = frozenset({Topic.PEOPLE, Topic.CASES, Topic.CONSENTS, Topic.MEETINGS})
        return Changes(topics=topics, ids=cases | off | {person})

    def _becoming(self, unit: UnitOfWork, old: Person, new: Person) -> tuple[str, ...]:
        """Cases that get a list by this; what stands over other cases is not taken away."""
        if old.is_protected == new.is_protected:
            return ()
        cases = cases_ever(unit, old.id) | cases_beside(unit, old.id)
        if new.is_protected:
            return unprotected_among(self._desk, unit, cases)
        for case in sorted(cases):
            self._access.need_listed(unit, load_case(unit, case, now=self._desk.now()))
        return ()

    def _refuse_known(self, unit: UnitOfWork, person: Person) -> None:
        """Nobody is entered twice because the lists do not show them."""
        for other in protected_persons(unit):
            if not self._access.is_open(other) and is_same_person(person, other):
                raise DomainError("protected_person_known", person=other.id, name=person.name)

    def _refuse_number(self, unit: UnitOfWork, person: Person) -> None:
        """A number is one person's: it is a slip, or the same person entered twice."""
        number = person.personal_number
        known = unit.records.list_of(Person, "personal_number", {number} if number else ())
        apart = self._access.kept_apart(unit) if known else frozenset[str]()
        for other in (one for one in known if one.id != person.id):
            if not self._access.is_open(other) or other.id in apart:
                # By the name that was typed: a number tells nobody who is behind it.
                raise DomainError("protected_person_known", person=other.id, name=person.name)
            raise DomainError("number_of_other", person=other.id, name=other.name)

    def _opened(self, unit: UnitOfWork, person: str, reason: str) -> Person:
        row = _need(unit, person)
        self._access.need_shown(unit, person)
        self._access.require(unit, (row,), reason=reason)
        return row

    def _row(self, person: str, entry: PersonInput, *, known_number: str | None) -> Person:
        _check(entry, today=self._today())
        return Person(
            id=person,
            recorded_at=self._desk.now(),
            name=as_name(entry.name),
            aliases=tuple(name for alias in entry.aliases if (name := as_name(alias))),
            born=entry.born,
            adult=entry.adult,
            died=entry.died,
            personal_number=self._number(entry.personal_number, known_number),
            protected_identity=entry.protected_identity,
            language=_given(entry.language),
            needs_interpreter=entry.needs_interpreter,
            address=_given(entry.address),
            phone=_given(entry.phone),
            email=_given(entry.email),
            school=_given(entry.school),
            workplace=_given(entry.workplace),
        )

    def check_number(self, typed: str) -> None:
        """Whether a personal number as typed can be one; nothing is read or written.

        Raises:
            DomainError: of ``PersonalNumbers.normalised``.
        """
        self._number(typed, None)

    def _number(self, typed: str | None, known: str | None) -> str | None:
        text = _given(typed)
        if text is None:
            return None
        if known is not None and text == masked(known):
            return known
        return self._numbers.normalised(text)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)

    def _age(self, born: date | None) -> int | None:
        return None if born is None else age_on(born, self._today())

    def _item(self, person: Person) -> PersonListItem:
        return PersonListItem(
            id=person.id,
            name=person.name,
            born=person.born,
            age=self._age(person.born),
            is_protected=person.is_protected,
            is_dead=person.died is not None,
        )

    def _detail(self, unit: UnitOfWork, row: Person) -> PersonDetail:
        records = unit.records
        as_child = records.list_of(Custody, "child", (row.id,))
        as_holder = records.list_of(Custody, "holder", (row.id,))
        named = {one for each in (*as_child, *as_holder) for one in (each.child, each.holder)}
        people = {person.id: person for person in records.list_of(Person, "id", named)}
        # A protected child who was not opened is not named beside whoever has custody of it, nor
        # one of another family of theirs that is kept apart.
        shows = self._access.shows(unit)
        closed = {one.id for one in people.values() if not shows(one)} - {row.id}
        shown = tuple(
            one for one in (*as_child, *as_holder) if closed.isdisjoint((one.child, one.holder))
        )
        cases = records.list_of(Case, "young_person", (row.id,))
        return PersonDetail(
            id=row.id,
            name=row.name,
            aliases=row.aliases,
            born=row.born,
            age=self._age(row.born),
            adult=row.adult,
            died=row.died,
            personal_number=None if row.personal_number is None else masked(row.personal_number),
            protected_identity=row.protected_identity,
            language=row.language,
            needs_interpreter=row.needs_interpreter,
            address=row.address,
            phone=row.phone,
            email=row.email,
            school=row.school,
            workplace=row.workplace,
            custody=custody_items(shown, people, today=self._today()),
            cases=tuple((case.id, case.reference or case.id) for case in cases),
            version=version_of(row),
        )


def _need(unit: UnitOfWork, person: str) -> Person:
    row = unit.records.standing(Person, person)
    if row is None:
        raise DomainError("unknown_person", person=person)
    return row


def _check(entry: PersonInput, *, today: date) -> None:
    if not as_name(entry.name):
        raise DomainError("name_required")
    for day in (entry.born, entry.died):
        if day is not None and day > today:
            raise DomainError("date_in_future", day=day)
    if entry.born is not None and entry.died is not None and entry.died < entry.born:
        raise DomainError("died_before_born", born=entry.born, died=entry.died)


def _given(text: str | None) -> str | None:
    return None if text is None or not text.strip() else text.strip()


def _has_words(person: Person, words: tuple[str, ...]) -> bool:
    names = same_words(" ".join((person.name, *person.aliases)))
    return all(word in names for word in words)


def _by_name(person: Person) -> tuple[str, str]:
    return (person.name.casefold(), person.id)
