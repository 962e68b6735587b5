"""What a register extract holds now, read for its review and for its paper."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Custody, Person, PolicyRow
from sspf_app.domain.rules import Situation
from sspf_app.domain.rules.custody import custodians
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.extract_building import ExtractOfPerson
from sspf_app.services.extract_parts import with_choices
from sspf_app.services.extract_records import ExtractRequest
from sspf_app.services.extract_views import ExtractPart, ExtractSection, digest_of
from sspf_app.services.merged_ids import who_now
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import User
from sspf_app.services.withdrawal_papers import LANGUAGE
from sspf_app.texts.catalogue import words_for

_ALL = 10_000_000
"""More lines than a log has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractContent:
    """Everything held of the data subject.

    Attributes:
        person: The data subject, by the id they have now.
        reader: Who gets it.
        name: Of the data subject.
        cases: Every case that names them.
        parts: With what the review chose.
        shown: Persons whom the told parts may name.
    """

    person: str
    reader: str
    reader_name: str
    name: str
    cases: tuple[LoadedCase, ...]
    parts: tuple[ExtractPart, ...]
    shown: frozenset[str]

    @property
    def digest(self) -> str:
        """Checksum of all of it."""
        return digest_of(self.parts)


class ExtractDesk:
    """Reads extracts for the user at the desk; a protected person needs a reason."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk, self._access = desk, access

    def content(self, unit: UnitOfWork, request: ExtractRequest) -> ExtractContent:
        """Everything held of the data subject, now.

        Raises:
            DomainError: ``unknown_person``, ``reason_required``.
        """
        if request.is_user:
            return self._of_user(unit, request)
        person = self._person(unit, request.person)
        cases = self._opened(unit, person, reason="")
        reader = person
        if request.asked_by:
            reader = self._person(unit, request.asked_by)
            self.check_guardian(unit, person, reader.id)
        building = ExtractOfPerson(unit, person, words_for(LANGUAGE), reader=reader.id)
        return ExtractContent(
            person=person.id,
            reader=reader.id,
            reader_name=reader.name,
            name=person.name,
            cases=cases,
            parts=with_choices(building.parts(cases), request.choices),
            shown=frozenset(building.shown),
        )

    def unlock(self, unit: UnitOfWork, request: ExtractRequest, *, reason: str) -> None:
        """Open the data subject and every case that names them, with a reason that is logged.

        Raises:
            DomainError: ``reason_required``.
        """
        row = unit.records.standing(Person, now_called(unit, request.person))
        if row is not None:
            self._opened(unit, row, reason=reason)

    def list_name(self, unit: UnitOfWork, request: ExtractRequest) -> str:
        """The data subject in a list; empty for somebody protected who was not opened."""
        if request.is_user:
            return next((one.name for one in unit.office.users() if one.id == request.person), "")
        row = unit.records.standing(Person, now_called(unit, request.person))
        return row.name if row is not None and self._access.shows(unit)(row) else ""

    def check_guardian(self, unit: UnitOfWork, child: Person, asked_by: str) -> None:
        """Refuse a request for a child by whoever has no proved custody of it today.

        Raises:
            DomainError: ``extract_not_guardian``: also of who is of age.
        """
        custody = unit.records.list_of(Custody, "child", (child.id,))
        holders = unit.records.list_of(Person, "id", sorted({row.holder for row in custody}))
        facts = Facts(
            zone=self._desk.clock.zone,
            policy=unit.records.list_standing(PolicyRow),
            persons=(child, *holders),
            custody=custody,
        )
        situation = Situation(facts, "", at=self._desk.now())
        if situation.is_adult(child.id) or asked_by not in custodians(situation, child.id).holders:
            raise DomainError("extract_not_guardian")

    def _person(self, unit: UnitOfWork, some_id: str) -> Person:
        """Who that is by now.

        Raises:
            DomainError: ``unknown_person``.
        """
        person = unit.records.standing(Person, now_called(unit, some_id))
        if person is None:
            raise DomainError("unknown_person", person=some_id)
        return person

    def _opened(self, unit: UnitOfWork, person: Person, *, reason: str) -> tuple[LoadedCase, ...]:
        """Every case that names the person or a child in their custody; each asks for a reason."""
        custody = [
            row
            for field in ("child", "holder")
            for row in unit.records.list_of(Custody, field, (person.id,))
        ]
        beside = {one for row in custody for one in (row.child, row.holder)} - {person.id}
        persons = (person, *unit.records.list_of(Person, "id", sorted(beside)))
        self._access.require(unit, persons, reason=reason)
        every = [one.case for one in unit.queries.case_list()]
        cases = unit.queries.cases_naming(every, (person.id,))
        return tuple(self._access.case(unit, case, reason=reason) for case in sorted(cases))

    def _of_user(self, unit: UnitOfWork, request: ExtractRequest) -> ExtractContent:
        user = next((one for one in unit.office.users() if one.id == request.person), None)
        if user is None:
            raise DomainError("unknown_person", person=request.person)
        parts = tuple(
            ExtractPart(key=f"work/{key}", section=ExtractSection.WORK, text=text)
            for key, text in self._account(unit, user, request)
            if text
        )
        return ExtractContent(
            person=user.id,
            reader=user.id,
            reader_name=user.name,
            name=user.name,
            cases=(),
            parts=with_choices(parts, request.choices),
            shown=frozenset(),
        )

    def _account(
        self, unit: UnitOfWork, user: User, request: ExtractRequest
    ) -> tuple[tuple[str, str], ...]:
        _, zone = words_for(LANGUAGE).gettext, self._desk.clock.zone
        days = [
            day
            for one in unit.journal.entries(limit=_ALL, user_id=user.id)
            if (day := one.at.astimezone(zone).date()) <= request.asked_on
        ]
        log = ""
        if days:
            template = _("Lines of the log of what you did: {n}, from {first} to {last}")
            log = template.format(n=len(days), first=min(days), last=max(days))
        until = "" if user.ended_at is None else f"{user.ended_at.astimezone(zone):%Y-%m-%d}"
        since = f"{user.created_at.astimezone(zone):%Y-%m-%d}"
        return (
            ("name", _("Name: {name}").format(name=user.name)),
            ("login", _("Login: {login}").format(login=user.login)),
            ("since", _("User since {day}").format(day=since)),
            ("until", _("User until {day}").format(day=until) if until else ""),
            ("log", log),
        )


def now_called(unit: UnitOfWork, person: str) -> str:
    """The id somebody has by now: who was entered twice and was made one goes on under another."""
    return who_now(unit).get(person, person)


def need_request(unit: UnitOfWork, request: str) -> ExtractRequest:
    """The request.

    Raises:
        DomainError: ``unknown_extract``.
    """
    found = next((one for one in unit.extracts.requests() if one.id == request), None)
    if found is None:
        raise DomainError("unknown_extract")
    return found
