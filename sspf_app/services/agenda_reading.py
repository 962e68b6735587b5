"""Who may hear a point of the agenda, and the agenda as one recipient sees it.

Source: sharing rules, section 7: what all may hear comes first; whoever may not hear an item leaves
the room for it, and their invitation and copy show a pause, neither item nor heading.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import FAMILY, Channel
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import decide_in
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.invitations import first_no
from sspf_app.services.item_reading import reads
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day


def point_item(point: PlannedPoint) -> Item:
    """A point as the rules ask about it: its heading is what would be told."""
    return Item(
        id=point.id,
        recorded_at=point.planned_at,
        case=point.case,
        meeting=point.meeting,
        text=point.heading,
        source=point.source,
        about=point.about,
        types=point.types,
    )


def may_hear(loaded: LoadedCase, meeting: Meeting, item: Item, recipient: str) -> bool:
    """Whether somebody may be told an item in the room, in every part of it, now and as it begins.

    A party by word of mouth; of a person no rule speaks but reading, and reading is what is asked.
    """
    return all(_may_hear(one, meeting, item, recipient) for one in loaded.both(meeting.starts_at))


def _may_hear(loaded: LoadedCase, meeting: Meeting, item: Item, recipient: str) -> bool:
    own = loaded.header.coordinator_party
    if recipient == own:
        return True
    if recipient not in loaded.parties:
        return reads(loaded, item, recipient)
    if item.from_legal_disclosure and not item.independent_source_confirmed:
        return False
    source = own if item.source == FAMILY else item.source
    return all(
        decide_in(
            loaded.situation,
            Flow(
                case=loaded.id,
                purpose=meeting.purpose,
                subject=subject,
                source=source,
                recipient=recipient,
                type=type_,
                channel=Channel.ORAL,
            ),
        ).allowed
        for subject in item.about
        for type_ in item.types
    )


def kept_out(loaded: LoadedCase, meeting: Meeting, point: PlannedPoint) -> tuple[str, ...]:
    """Participants for whom a point is a pause, by id."""
    item = point_item(point)
    return tuple(one for one in meeting.participants if not may_hear(loaded, meeting, item, one))


def without_words(
    loaded: LoadedCase, meeting: Meeting, item: Item, who: Iterable[str], words: Words
) -> tuple[str, ...]:
    """Names of whoever leaves the room, and from which day of those who might hear it today."""
    return tuple(_without(loaded, meeting, item, one, words) for one in who)


def _without(loaded: LoadedCase, meeting: Meeting, item: Item, who: str, words: Words) -> str:
    name = loaded.name(who)
    stops = first_no(loaded, meeting.starts_at, lambda one: _may_hear(one, meeting, item, who))
    if stops is None:
        return name
    day = long_day(day_of(stops, loaded.facts.zone), words)
    return words.gettext("{name} (from {day})").format(name=name, day=day)


def in_order_of_consent(
    loaded: LoadedCase, meeting: Meeting, points: Iterable[PlannedPoint]
) -> tuple[PlannedPoint, ...]:
    """What all may hear comes first; among equals the order of entry."""
    return tuple(
        sorted(points, key=lambda one: (len(kept_out(loaded, meeting, one)), one.position, one.id))
    )


def agenda_for(
    loaded: LoadedCase, meeting: Meeting, points: Iterable[PlannedPoint], recipient: str
) -> tuple[str | None, ...]:
    """The agenda of one recipient's invitation or copy: headings, and None for a pause.

    A heading is written, so it stands only for who may read it, now and when the meeting begins;
    pauses after one another are one, so that nobody counts what they do not hear.
    """
    both = loaded.both(meeting.starts_at)
    lines: list[str | None] = []
    for point in in_order_of_consent(loaded, meeting, points):
        item = point_item(point)
        is_told = may_hear(loaded, meeting, item, recipient) and (
            recipient == loaded.header.coordinator_party
            or all(reads(one, item, recipient) for one in both)
        )
        line = point.heading if is_told else None
        if line is not None or not lines or lines[-1] is not None:
            lines.append(line)
    return tuple(lines)
