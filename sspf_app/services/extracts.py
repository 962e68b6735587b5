"""Requests of persons about their data; extracts are reviewed and signed by a second user.

Source: GDPR 12.3 and 15; dataskyddslagen (2018:218) 5 kap.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.domain.time import plus_months
from sspf_app.services.actors import Permission, Role
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.extract_names import need_names_answered
from sspf_app.services.extract_reading import ExtractDesk, need_request, now_called
from sspf_app.services.extract_records import (
    AnswerKind,
    ExtractChoice,
    ExtractGround,
    ExtractRequest,
    RightsWish,
)
from sspf_app.services.extract_views import ExtractLine, ExtractPart, ExtractReview
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, User
from sspf_app.services.whose_account import why_not_another

_A_YEAR = timedelta(days=365)
_YES = {
    RightsWish.CORRECTION: (AnswerKind.CORRECTED, AnswerKind.NOTED),
    RightsWish.RESTRICTION: (AnswerKind.RESTRICTED,),
}
"""Letters that grant what was asked for; an extract is granted by the extract."""
_LATER = {
    RightsWish.EXTRACT: AnswerKind.GIVEN,
    RightsWish.RESTRICTION: AnswerKind.LIFTED,
}
"""The letter that comes after the answer."""


def due_on(request: ExtractRequest) -> date:
    """The last day to answer: a month after it was asked for, or as the person was told since."""
    return request.prolonged_to or plus_months(request.asked_on, 1)


def letters_for(request: ExtractRequest, *, today: date) -> tuple[AnswerKind, ...]:
    """Which letters the request can be answered with now."""
    if not request.is_open:
        later = None if request.written_at is None else _LATER.get(request.wish)
        return () if later is None else (later,)
    found = [*_YES.get(request.wish, ()), AnswerKind.REFUSED]
    if request.prolonged_to is None and today <= due_on(request):
        found.append(AnswerKind.PROLONGED)
    return tuple(found)


class Extracts:
    """Use cases about requests and their review; ``ExtractPapers`` writes."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk, self._access = desk, access
        self._reading = ExtractDesk(desk, access)

    def board(self) -> tuple[ExtractLine, ...]:
        """Every request, those that wait first; nobody protected is named."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            lines = [self._line(unit, one) for one in unit.extracts.requests()]
            self._desk.log(unit, Action.READ, "extracts")
            unit.commit()
        return tuple(sorted(lines, key=lambda one: (not one.request.is_open, one.due_on)))

    def note(
        self,
        person: str,
        asked_on: date,
        *,
        wish: RightsWish = RightsWish.EXTRACT,
        asked_by: str = "",
        reason: str = "",
    ) -> Changes:
        """Note what a person of the register, or a user, asked for; ``new_id`` is the request.

        Args:
            person: The data subject.
            asked_on: The day it came; the month runs from it.
            wish: What they ask for.
            asked_by: Who asks for a child in their custody; empty = the data subject.
            reason: Why somebody protected is opened.

        Raises:
            DomainError: ``unknown_person``, ``extract_in_future``, ``extract_under_way``,
                ``extract_not_guardian``, ``reason_required``.
        """
        now = self._desk.now()
        if asked_on > self._today():
            raise DomainError("extract_in_future")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            row = unit.records.standing(Person, person)
            is_user = any(one.id == person for one in unit.office.users())
            if row is None and not is_user:
                raise DomainError("unknown_person", person=person)
            if row is not None:
                self._access.require(unit, (row,), reason=reason)
            asker = "" if asked_by == person else asked_by
            if asker:
                if row is None or unit.records.standing(Person, asker) is None:
                    raise DomainError("unknown_person", person=asker)
                self._reading.check_guardian(unit, row, asker)
            same = (person, wish, asker)
            if any(
                (one.person, one.wish, one.asked_by) == same and one.is_open
                for one in unit.extracts.requests()
            ):
                raise DomainError("extract_under_way")
            request = ExtractRequest(
                id=self._desk.new_id("ex"),
                person=person,
                is_user=row is None,
                asked_on=asked_on,
                noted_at=now,
                noted_by=self._desk.actor.user_id,
                wish=wish,
                asked_by=asker,
            )
            return self._put(unit, request)

    def review(self, request: str) -> ExtractReview:
        """Everything held of the data subject, told or withheld, for the user to look through.

        Raises:
            DomainError: ``unknown_extract``, ``unknown_person``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = need_request(unit, request)
            content = self._reading.content(unit, found)
            self._desk.log(unit, Action.READ, f"extract:{request}")
            for loaded in content.cases:
                self._desk.log(unit, Action.READ, f"extract:{request}", case=loaded.id)
            line = self._line(unit, found)
            unit.commit()
            answers = tuple(one for one in unit.extracts.answers() if one.request == request)
            users = unit.office.users()
        me, now = self._desk.actor.user_id, self._desk.now()
        asker = me if found.sent_at is None else found.sent_by
        hindrance = _hindrance(found, me, users)
        return ExtractReview(
            line=line,
            parts=content.parts,
            digest=content.digest,
            is_changed=found.signed_at is not None and found.digest != content.digest,
            hindrance="" if hindrance is None else hindrance.code,
            has_signer=any(
                one.ended_at is None
                and one.role is Role.COORDINATOR
                and not _hindrance(replace(found, sent_at=now, sent_by=asker), one.id, users)
                for one in users
            ),
            reader=content.reader,
            answers=answers,
            letters=letters_for(found, today=self._today()),
        )

    def unlock(self, request: str, *, reason: str) -> None:
        """Give the reason for opening whoever is protected among those the extract is read from.

        Raises:
            DomainError: ``unknown_extract``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._reading.unlock(unit, need_request(unit, request), reason=reason)
            unit.commit()

    def choose(
        self,
        request: str,
        part: str,
        ground: ExtractGround | None,
        *,
        with_file: bool = False,
    ) -> Changes:
        """Choose for one part: told (None), or why not; a signature falls by it.

        Args:
            request: The request.
            part: Key of the part.
            ground: Why it is not told.
            with_file: The file of a paper goes along.

        Raises:
            DomainError: ``unknown_extract``, ``extract_answered``, ``unknown_part``,
                ``extract_part_fixed``: the rules withhold it; ``extract_unfinished_year``;
                ``extract_no_file``: no paper, or one that is not told.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _open(unit, request)
            parts = {one.key: one for one in self._reading.content(unit, found).parts}
            if part not in parts:
                raise DomainError("unknown_part")
            self._check(parts[part], ground)
            if with_file and (ground is not None or not parts[part].has_file):
                raise DomainError("extract_no_file")
            others = tuple(one for one in found.choices if one.part != part)
            chosen = ExtractChoice(part=part, ground=ground, with_file=with_file)
            return self._put(unit, replace(_unsent(found), choices=(*others, chosen)))

    def send(self, request: str) -> Changes:
        """Hand the review to a second user.

        Raises:
            DomainError: ``unknown_extract``, ``extract_answered``, ``extract_not_asked_for``,
                ``extract_undecided`` (n); ``names_unanswered`` (names): nobody said whom they mean.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _open(unit, request)
            if found.wish is not RightsWish.EXTRACT:
                raise DomainError("extract_not_asked_for")
            content = self._reading.content(unit, found)
            waiting = sum(one.waits for one in content.parts)
            if waiting:
                raise DomainError("extract_undecided", n=waiting)
            need_names_answered(unit, content)
            sent = replace(
                _unsent(found), sent_at=self._desk.now(), sent_by=self._desk.actor.user_id
            )
            return self._put(unit, sent)

    def sign(self, request: str, digest: str) -> Changes:
        """Sign what was looked through, as somebody else than who sent it.

        Raises:
            DomainError: ``unknown_extract``, ``extract_answered``, ``extract_not_sent``,
                ``extract_own``, what ``check_another`` raises, ``extract_changed``: it is
                otherwise than what was looked at; ``extract_undecided`` (n).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found, me = _open(unit, request), self._desk.actor.user_id
            hindrance = _hindrance(found, me, unit.office.users())
            if hindrance is not None:
                raise hindrance
            content = self._reading.content(unit, found)
            waiting = sum(one.waits for one in content.parts)
            if waiting:
                raise DomainError("extract_undecided", n=waiting)
            if content.digest != digest:
                raise DomainError("extract_changed")
            signed = replace(found, signed_at=self._desk.now(), signed_by=me, digest=digest)
            return self._put(unit, signed)

    def drop(self, request: str) -> Changes:
        """End a request that was taken back, or noted by mistake.

        Raises:
            DomainError: ``unknown_extract``, ``extract_answered``; ``not_on_list`` (case, id): the
                user may open no case that names the data subject.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = _open(unit, request)
            self._access.need_of_reach(unit, now_called(unit, found.person))
            ended = replace(found, ended_at=self._desk.now(), ended_by=self._desk.actor.user_id)
            return self._put(unit, ended)

    def _put(self, unit: UnitOfWork, request: ExtractRequest) -> Changes:
        unit.extracts.put(request)
        self._desk.log(unit, Action.WRITE, f"extract:{request.id}")
        unit.commit()
        return Changes(
            topics=frozenset({Topic.EXTRACTS}), ids=frozenset({request.id}), new_id=request.id
        )

    def _line(self, unit: UnitOfWork, request: ExtractRequest) -> ExtractLine:
        name = self._reading.list_name(unit, request)
        return ExtractLine(request=request, name=name, due_on=due_on(request))

    def _today(self) -> date:
        return self._desk.now().astimezone(self._desk.clock.zone).date()

    def _check(self, part: ExtractPart, ground: ExtractGround | None) -> None:
        if part.is_fixed:
            raise DomainError("extract_part_fixed")
        is_old = part.since is None or self._today() - part.since > _A_YEAR
        if ground is ExtractGround.UNFINISHED and is_old:
            raise DomainError("extract_unfinished_year")


def _open(unit: UnitOfWork, request: str) -> ExtractRequest:
    found = need_request(unit, request)
    if not found.is_open:
        raise DomainError("extract_answered")
    return found


def _unsent(request: ExtractRequest) -> ExtractRequest:
    """The request with its review begun anew: whatever was signed no longer holds."""
    return replace(request, sent_at=None, sent_by="", signed_at=None, signed_by="", digest="")


def _hindrance(request: ExtractRequest, user: str, users: tuple[User, ...]) -> DomainError | None:
    """Why a user may not sign; None = nothing stands in the way."""
    if request.sent_at is None:
        return DomainError("extract_not_sent")
    if user in (request.sent_by, request.person):
        return DomainError("extract_own")
    return why_not_another(users, user, asker=request.sent_by)
