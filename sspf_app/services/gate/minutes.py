"""Minutes: which items of a meeting a recipient reads, and whom the heading may name.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import decide_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate.basis import (
    ToldAgenda,
    granting,
    item_parts,
    item_records,
    told_agenda,
)
from sspf_app.services.gate.decision import (
    SEAL,
    DisclosureDecision,
    participation_part,
    records_of,
)
from sspf_app.services.item_reading import (
    as_read,
    knows_of,
    meeting_items,
    participation_flow,
    reads,
    recipients_of,
    takes_part,
)
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.records import Attendance, DisclosureKind, Presence

COORDINATOR = "#coordinator"
"""Recipient of the coordinator's own copy, which lists everything; can be no party's id."""


def decide_minutes(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    *,
    points: Iterable[PlannedPoint] = (),
    attendance: Iterable[Attendance] = (),
) -> DisclosureDecision:
    """Which items of a meeting a recipient reads now, and which headings of its agenda.

    With ``attendance`` it tells too who of the family is said to have come or not: that they take
    part is information about them, and on whose answer they stand there.

    Raises:
        DomainError: ``not_a_recipient`` (name): nobody of the case or the meeting;
            ``nothing_readable`` (name) for a party that may not know of the case, or a person who
            reads none of it; ``minutes_empty``: there is nothing to hand out to anybody; what
            ``need_contact`` raises.
    """
    points, attendance = tuple(points), tuple(attendance)
    items = meeting_items(loaded, meeting)
    if recipient == COORDINATOR:
        own = loaded.header.coordinator_party
        agenda = told_agenda(loaded, meeting, points, own)
        noted = [takes_part(meeting, one) for one in _family(loaded, meeting, attendance)]
        return _minutes(loaded, meeting, own, items, records=(), agenda=agenda, noted=noted)
    _need_copy(loaded, meeting, recipient, is_noted=_is_noted(items, points, attendance))
    return _read_by(loaded, meeting, recipient, points=points, attendance=attendance)


def decide_read_items(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    *,
    points: Iterable[PlannedPoint],
    attendance: Iterable[Attendance],
) -> DisclosureDecision:
    """Which items somebody reads who may have a copy of all that is noted, and on which answers.

    It is refused exactly where ``decide_minutes`` refuses the copy; the headings of the agenda and
    who was there do not go with it.

    Raises:
        DomainError: as ``decide_minutes``.
    """
    is_noted = _is_noted(meeting_items(loaded, meeting), points, attendance)
    _need_copy(loaded, meeting, recipient, is_noted=is_noted)
    return _read_by(loaded, meeting, recipient)


def _need_copy(loaded: LoadedCase, meeting: Meeting, recipient: str, *, is_noted: bool) -> None:
    """Refuse a copy that is for nobody here, or that would say nothing to anybody and yet count.

    Raises:
        DomainError: ``not_a_recipient`` (name), ``minutes_empty``; what ``need_contact`` raises.
    """
    if recipient not in recipients_of(loaded, meeting):
        raise DomainError("not_a_recipient", name=loaded.name(recipient))
    loaded.need_contact(recipient)
    if not is_noted:
        raise DomainError("minutes_empty")


def _read_by(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    *,
    points: Iterable[PlannedPoint] = (),
    attendance: Iterable[Attendance] = (),
) -> DisclosureDecision:
    """What goes to somebody else than the coordinator.

    Raises:
        DomainError: ``nothing_readable`` (name).
    """
    situation, items = loaded.situation, meeting_items(loaded, meeting)
    noted = [
        takes_part(meeting, one)
        for one in _family(loaded, meeting, attendance)
        if one != recipient and knows_of(loaded, meeting, recipient, one)
    ]
    if recipient in loaded.parties:
        participation = decide_in(situation, participation_flow(loaded, meeting, recipient))
        if not participation.allowed:
            raise DomainError("nothing_readable", name=loaded.name(recipient))
        readable = _read(loaded, items, recipient)
        records = [
            *records_of(participation),
            *item_records(situation, [*readable, *noted], recipient),
        ]
    else:
        readable = _read(loaded, items, recipient)
        if not readable:
            raise DomainError("nothing_readable", name=loaded.name(recipient))
        records = granting(loaded, meeting.purpose, [*readable, *noted], recipient)
    agenda = told_agenda(loaded, meeting, points, recipient)
    return _minutes(
        loaded, meeting, recipient, readable, records=records, agenda=agenda, noted=noted
    )


def _is_noted(
    items: Iterable[Item], points: Iterable[PlannedPoint], attendance: Iterable[Attendance]
) -> bool:
    """Whether the minutes say anything: an item, a heading, or that somebody came or did not."""
    came = any(row.presence is not Presence.INVITED for row in attendance)
    return came or any(True for _ in (*items, *points))


def _family(
    loaded: LoadedCase, meeting: Meeting, attendance: Iterable[Attendance]
) -> tuple[str, ...]:
    """Persons of whom minutes say that they were there, or were not."""
    noted = {row.participant for row in attendance if row.presence is not Presence.INVITED}
    return tuple(one for one in meeting.participants if one in noted and one in loaded.persons)


def _read(loaded: LoadedCase, items: Iterable[Item], recipient: str) -> list[Item]:
    return [as_read(loaded, item, recipient) for item in items if reads(loaded, item, recipient)]


def _minutes(  # noqa: PLR0913  what was decided, part by part
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    items: Iterable[Item],
    *,
    records: Iterable[str],
    agenda: ToldAgenda,
    noted: Iterable[Item],
) -> DisclosureDecision:
    readable = tuple(items)
    told = [replace(part, item=None) for part in item_parts(loaded, noted)]
    parts = [*item_parts(loaded, readable), *agenda.parts, *told]
    if recipient in loaded.parties or knows_of(
        loaded, meeting, recipient, loaded.header.young_person
    ):
        parts.insert(0, participation_part(loaded))
    return DisclosureDecision(
        kind=DisclosureKind.MINUTES,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=tuple(dict.fromkeys(parts)),
        records=tuple(dict.fromkeys((*records, *agenda.records))),
        items=readable,
        meeting=meeting.id,
        agenda=agenda.lines,
        seal=SEAL,
    )
