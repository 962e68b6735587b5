"""What items hold, and the consents on which somebody reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sspf_app.domain.codes import FAMILY, Channel
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules import Situation, item_decisions, standing_in
from sspf_app.services.agenda_reading import agenda_for, point_item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate.decision import records_of
from sspf_app.services.item_reading import views_alone
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.records import DisclosedPart


def item_parts(loaded: LoadedCase, items: Iterable[Item]) -> list[DisclosedPart]:
    """Every kind of information about every person that the items, and views of them, hold."""
    source = loaded.header.coordinator_party
    parts = (
        DisclosedPart(
            subject=subject,
            type=type_,
            source=source if told.source == FAMILY else told.source,
            item=told.id,
        )
        for item in items
        for told in (item, *views_alone(item))
        for subject in told.about
        for type_ in told.types
    )
    return list(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgenda:
    """The agenda as somebody may read it, with what its headings tell and on which records."""

    lines: tuple[str | None, ...] = ()
    parts: tuple[DisclosedPart, ...] = ()
    records: tuple[str, ...] = ()


def told_agenda(
    loaded: LoadedCase, meeting: Meeting, points: Iterable[PlannedPoint], recipient: str
) -> ToldAgenda:
    """What stands in the agenda of somebody who takes part; for all others there is none.

    An agenda of pauses alone is none.
    """
    planned = tuple(points)
    own = loaded.header.coordinator_party
    if recipient not in (own, *meeting.participants):
        return ToldAgenda()
    lines = agenda_for(loaded, meeting, planned, recipient)
    told = [point_item(point) for point in planned if point.heading in lines]
    if not told:
        return ToldAgenda()
    is_party = recipient in loaded.parties and recipient != own
    records = item_records(loaded.situation, told, recipient) if is_party else []
    parts = [replace(part, item=None) for part in item_parts(loaded, told)]
    return ToldAgenda(lines=lines, parts=tuple(parts), records=tuple(records))


def item_records(situation: Situation, items: Iterable[Item], party: str) -> list[str]:
    """Records on which a party reads the items, and how they are seen by those they are about."""
    return [
        record
        for item in items
        for told in (item, *views_alone(item))
        for _, decision in item_decisions(situation, told, party)
        for record in records_of(decision)
    ]


def granting(loaded: LoadedCase, purpose: str, items: Iterable[Item], person: str) -> list[str]:
    """Records in force that name the person as recipient of what the items hold."""
    situation = loaded.situation
    cells = {(subject, type_) for item in items for subject in item.about for type_ in item.types}
    signatories = {record.signatory for record in situation.rows.consents}
    found: list[str] = []
    for subject in sorted({subject for subject, _ in cells}):
        for signatory in sorted(signatories):
            answer = standing_in(
                situation,
                signatory=signatory,
                subject=subject,
                purpose=purpose,
                channel=Channel.WRITTEN,
            )
            found += [
                record.id
                for record in answer.records
                if any(
                    grant.person == person and grant.receive and (subject, grant.type) in cells
                    for grant in record.grants
                )
            ]
    return found
