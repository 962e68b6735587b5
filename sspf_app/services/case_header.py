"""The header of a case, built from its facts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sspf_app.domain.codes import ReasonCode
from sspf_app.domain.facts import Meeting, Person, Purpose
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_views import (
    CaseDetail,
    CasePerson,
    MeetingRef,
    ParticipationItem,
    PauseItem,
    PurposeItem,
)
from sspf_app.services.consent_end import held_overview
from sspf_app.services.standing_rows import as_entered
from sspf_app.services.taken_back import named

_ALWAYS = datetime.min.replace(tzinfo=UTC)
"""When what came with a file was entered."""


def case_detail(loaded: LoadedCase, *, occasions: Collection[str] = ()) -> CaseDetail:
    """All of the header, as of now.

    Args:
        loaded: The case.
        occasions: Ids of rows of meetings that are talks or referrals: no meeting comes with them.
    """
    header, situation = loaded.header, loaded.situation
    held = held_overview(loaded.facts, header.id, at=loaded.now)
    overview = held.overview
    young = loaded.persons.get(header.young_person)
    closing = situation.closing
    return CaseDetail(
        case=header.id,
        reference=loaded.reference,
        coordinator_party=header.coordinator_party,
        young_person=header.young_person,
        name=loaded.name(header.young_person),
        born=None if young is None else young.born,
        age=situation.age(header.young_person),
        is_adult=situation.is_adult(header.young_person),
        school=None if young is None else young.school,
        opened_at=header.opened_at,
        closed_at=None if closing is None else closing.closed_at,
        pause=_pause(loaded),
        state=overview.state.value,
        state_ends_on=overview.ends_on,
        holds_to=held.holds_to,
        turns_then=held.turns,
        taken_back=named(held.taken_back, loaded.name),
        beside=tuple(one.value for one in held.beside),
        ends_first=held.ends_first,
        waiting_for=as_entered(loaded.facts, header.young_person, overview.missing),
        flags=tuple(_flags(loaded, overview.problem)),
        purposes=tuple(
            PurposeItem(id=row.id, text=row.text)
            # What a case began with stays first, whatever the id of the one that came later.
            for row in sorted(loaded.purposes.values(), key=_entered)
        ),
        participations=_participations(loaded),
        people=_people(loaded),
        danger="asked" if loaded.asks_danger else _danger(loaded),
        next_meeting=_next_meeting(loaded, occasions),
    )


def meeting_ref(meeting: Meeting) -> MeetingRef:
    """A meeting for a list."""
    return MeetingRef(
        id=meeting.id,
        case=meeting.case,
        starts_at=meeting.starts_at,
        place=meeting.place,
        purpose=meeting.purpose,
    )


def _entered(row: Purpose) -> tuple[datetime, str]:
    return row.recorded_at or _ALWAYS, row.id


def _pause(loaded: LoadedCase) -> PauseItem | None:
    pause = loaded.situation.pause
    if pause is None:
        return None
    return PauseItem(
        id=pause.id, starts_at=pause.starts_at, ends_at=pause.ends_at, reason=pause.reason
    )


def _danger(loaded: LoadedCase) -> str:
    return "held" if any(loaded.is_held_back(one) for one in loaded.guardians) else ""


def _flags(loaded: LoadedCase, problem: ReasonCode | None) -> list[str]:
    situation = loaded.situation
    flags = {
        "protected": bool(loaded.protected),
        "interpreter": any(person.needs_interpreter for person in loaded.persons.values()),
        "paused": situation.pause is not None,
        "closed": not situation.is_open,
        "custody_unverified": problem is ReasonCode.CUSTODY_UNVERIFIED,
    }
    return [flag for flag, holds in flags.items() if holds]


def _participations(loaded: LoadedCase) -> tuple[ParticipationItem, ...]:
    rows = sorted(loaded.participations, key=lambda row: (row.joined_on, row.id))
    return tuple(
        ParticipationItem(
            id=row.id,
            party=row.party,
            name=loaded.name(row.party),
            kind=party.kind,
            joined_on=row.joined_on,
            left_on=row.left_on,
            is_current=row.joined_on <= loaded.today
            and (row.left_on is None or loaded.today <= row.left_on),
        )
        for row in rows
        if (party := loaded.parties.get(row.party)) is not None
    )


_ROLES = ("young_person", "guardian", "other")


def _people(loaded: LoadedCase) -> tuple[CasePerson, ...]:
    young = loaded.header.young_person
    guardians = {row.holder for row in loaded.situation.custody_of(young)}

    def role(person: Person) -> str:
        if person.id == young:
            return "young_person"
        return "guardian" if person.id in guardians else "other"

    people = [
        CasePerson(
            id=person.id,
            name=person.name,
            role=role(person),
            age=loaded.situation.age(person.id),
            is_adult=loaded.situation.is_adult(person.id),
            is_protected=person.is_protected,
            interpreter_language=person.language if person.needs_interpreter else None,
        )
        for person in loaded.persons.values()
    ]
    order = as_entered(loaded.facts, young, loaded.persons)
    return tuple(sorted(people, key=lambda one: (_ROLES.index(one.role), order.index(one.id))))


def _next_meeting(loaded: LoadedCase, occasions: Collection[str]) -> MeetingRef | None:
    coming = [
        meeting
        for meeting in loaded.meetings.values()
        if day_of(meeting.starts_at, loaded.facts.zone) >= loaded.today
        and meeting.id not in occasions
    ]
    first = min(coming, key=lambda meeting: (meeting.starts_at, meeting.id), default=None)
    return None if first is None else meeting_ref(first)
