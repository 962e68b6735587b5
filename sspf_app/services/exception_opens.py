"""What an exception for a hindered guardian opens: who may know what, that they may not know now.

The rules are asked twice, once with the exception imagined, from its first day to its last. It
cannot be limited: whatever its reasons say, all that the other guardian has ticked becomes allowed.

Source: sharing rules, section 3.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import HinderedException
from sspf_app.domain.rules import Situation, decide_in, next_change, person_reads
from sspf_app.domain.time import after, start_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.decision_records import ExceptionRequest
from sspf_app.services.flows import flows_among
from sspf_app.services.row_changes import RowChange
from sspf_app.services.standing_rows import standing
from sspf_app.texts.exception_opens import NOTHING, OTHER, YOUNG, Opening


def openings(loaded: LoadedCase, asked: ExceptionRequest) -> tuple[Opening, ...]:
    """What becomes a yes on some day of an exception, by the answers as they stand.

    Args:
        loaded: The case, without the exception.
        asked: What is asked for.
    """
    row = HinderedException(
        id="imagined",
        recorded_at=loaded.now,
        case=loaded.id,
        guardian=asked.guardian,
        starts_on=max(asked.starts_on, loaded.today),
        ends_on=asked.ends_on,
        hindrance=asked.hindrance,
        cannot_wait=asked.cannot_wait,
        ground=asked.ground,
        ground_reason=asked.ground_reason,
        decided_by="",
    )
    at = max(start_of(row.starts_on, loaded.facts.zone), loaded.now)
    then = RowChange(at=at, added=(row,)).imagined(loaded.facts, now=loaded.now)
    flows: set[tuple[str, str, InformationType]] = set()
    read: dict[str, set[str]] = {}
    for instant in _instants(then, loaded, at, until=after(row.ends_on, loaded.facts.zone)):
        before = Situation(loaded.facts, loaded.id, at=instant)
        imagined = Situation(then, loaded.id, at=instant)
        flows |= {
            (flow.recipient, flow.subject, flow.type)
            for flow in _flows(loaded, imagined)
            if decide_in(imagined, flow).allowed and not decide_in(before, flow).allowed
        }
        for person, item in _read_anew(before, imagined):
            read.setdefault(person, set()).add(item)
    return (*_of_parties(loaded, flows), *_of_persons(loaded, read))


def opening_facts(found: tuple[Opening, ...]) -> Iterator[tuple[str, str]]:
    """The same as a question that goes elsewhere tells it: codes, and the name last."""
    if not found:
        yield "opens", NOTHING
    for one in found:
        about = YOUNG if one.is_young else OTHER
        what = ",".join(type_.value for type_ in one.types) or str(one.items)
        yield "opens", f"{about}; {what}; {one.name}"


def _instants(
    facts: Facts, loaded: LoadedCase, at: datetime, *, until: datetime
) -> Iterator[datetime]:
    instant: datetime | None = at
    while instant is not None and instant < until:
        yield instant
        instant = next_change(facts, loaded.id, at=instant)


def _flows(loaded: LoadedCase, situation: Situation) -> Iterator[Flow]:
    if not situation.is_open or situation.pause is not None:
        return
    rows = situation.rows
    parties = {one.party for one in rows.participations if situation.takes_part(one.party)}
    subjects = {loaded.header.young_person}
    subjects.update(subject for record in rows.consents for subject in record.subjects)
    yield from flows_among(loaded, subjects=subjects, parties=parties)


def _read_anew(before: Situation, imagined: Situation) -> Iterator[tuple[str, str]]:
    items = [row for row in standing(before.facts.items) if row.case == before.case]
    for person in {row.id for row in standing(before.facts.persons)}:
        for item in items:
            if person_reads(imagined, item, person) and not person_reads(before, item, person):
                yield person, item.id


def _of_parties(
    loaded: LoadedCase, flows: set[tuple[str, str, InformationType]]
) -> Iterator[Opening]:
    parties = {row.id: row for row in standing(loaded.facts.parties)}
    groups: dict[tuple[str, str], set[InformationType]] = {}
    for recipient, subject, type_ in flows:
        groups.setdefault((recipient, subject), set()).add(type_)
    young = loaded.header.young_person
    for recipient, subject in sorted(groups, key=lambda key: (key[1] != young, key)):
        kinds = groups[recipient, subject]
        yield Opening(
            name="" if loaded.protected else loaded.name(recipient),
            kind=parties[recipient].kind if recipient in parties else PartyKind.OTHER,
            is_young=subject == young,
            types=tuple(type_ for type_ in InformationType if type_ in kinds),
        )


def _of_persons(loaded: LoadedCase, read: dict[str, set[str]]) -> Iterator[Opening]:
    for person in sorted(read):
        name = "" if loaded.protected else loaded.name(person)
        yield Opening(name=name, items=len(read[person]))
