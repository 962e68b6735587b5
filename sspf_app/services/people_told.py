"""Whether a person of the family may be told of a meeting, and why and from when not.

A party is invited by consent, both when the invitation goes out and when the meeting begins; a
person who may not know of the case by then is not told of it today either.

Source: sharing rules, sections 6 and 7; domain notes, section 2.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.domain.rules import required_in
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.invitations import first_no
from sspf_app.services.item_reading import knows_of
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.records import DisclosureKind

_MOMENT = timedelta(microseconds=1)


def why_not_told(loaded: LoadedCase, meeting: Meeting, person: str) -> DomainError | None:
    """Why nothing of a meeting goes to a person in writing, now; None = it may.

    Returns:
        What ``need_contact`` raises, now or of who is a guardian by then; ``may_not_be_told``,
        ``too_young_to_be_told`` (name); ``guardian_not_ticked`` (name, young): the young person
        answers too, and not everybody has ticked them; ``adult_before_meeting``,
        ``answers_before_meeting`` (name, young, day), ``custody_before_meeting``,
        ``consent_before_meeting`` (name, day): they may be told today, and no longer from that
        day, which comes before the meeting or with it.
    """
    try:
        for one in loaded.both(meeting.starts_at):
            one.need_contact(person)
    except DomainError as error:
        return error
    young = loaded.header.young_person
    if not knows_of(loaded, meeting, person, young):
        return _never(loaded, meeting, person)
    if all(knows_of(one, meeting, person, young) for one in loaded.both(meeting.starts_at)):
        return None
    return _lapses(loaded, meeting, person)


def _never(loaded: LoadedCase, meeting: Meeting, person: str) -> DomainError:
    """Why somebody may not know of the case today, and what would change it."""
    young, name = loaded.header.young_person, loaded.name(person)
    if person == young and not loaded.situation.is_adult(young):
        return DomainError("too_young_to_be_told", name=name)
    required = required_in(
        loaded.situation,
        purpose=meeting.purpose,
        subject=young,
        type_=InformationType.PARTICIPATION,
    )
    if required.problem is None and {person, young} <= set(required.signatories):
        return DomainError("guardian_not_ticked", name=name, young=loaded.name(young))
    return DomainError("may_not_be_told", name=name)


def people_stopped(loaded: LoadedCase, meeting: Meeting, trail: LedgerTrail) -> tuple[str, ...]:
    """Who of the family comes to a coming meeting and may not be told of it any more.

    They could be when it was planned, or were told of it in writing, and now or when it begins they
    may not; or nothing may be sent to them at all. Who never could, such as a small child, or a
    guardian whom no form names, is told of in another way, and is none.
    """
    young, people = loaded.header.young_person, [*_people(loaded, meeting)]
    planned = loaded.when(_planned_at(loaded, meeting))
    told = {
        row.recipient
        for row in trail.disclosures
        if row.kind is DisclosureKind.INVITATION and row.meeting == meeting.id
    }
    return tuple(
        one
        for one in people
        if why_not_told(loaded, meeting, one) is not None
        and (loaded.is_barred(one) or one in told or knows_of(planned, meeting, one, young))
    )


def _people(loaded: LoadedCase, meeting: Meeting) -> Iterator[str]:
    yield from (one for one in meeting.participants if one in loaded.persons)


def _planned_at(loaded: LoadedCase, meeting: Meeting) -> datetime:
    rows = [row for row in loaded.facts.meetings if (row.case, row.id) == (loaded.id, meeting.id)]
    known = [row.recorded_at for row in rows if row.recorded_at is not None]
    return min(known, default=loaded.now)


def _lapses(loaded: LoadedCase, meeting: Meeting, person: str) -> DomainError:
    """What ends it first, and the day from which it does."""
    young = loaded.header.young_person
    ends = first_no(loaded, meeting.starts_at, lambda one: knows_of(one, meeting, person, young))
    at = ends or meeting.starts_at
    before, after = loaded.when(at - _MOMENT), loaded.when(at)
    day, name = day_of(at, loaded.facts.zone), loaded.name(person)
    if after.situation.is_adult(young) and not before.situation.is_adult(young):
        return DomainError("adult_before_meeting", name=name, young=loaded.name(young), day=day)
    if person in before.guardians and person not in after.guardians:
        return DomainError("custody_before_meeting", name=name, day=day)
    if person in after.guardians and before.situation.age(young) != after.situation.age(young):
        return DomainError("answers_before_meeting", name=name, young=loaded.name(young), day=day)
    return DomainError("consent_before_meeting", name=name, day=day)
