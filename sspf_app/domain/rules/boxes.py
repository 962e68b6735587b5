"""The boxes of a form as one signatory's answers leave them.

A box belongs to a recipient (party or person), a type and a side. Within one record struck beats
ticked; ticked for any channel beats ticked for the spoken word only.

Source: sharing rules, sections 1 (grant), 4.4 to 4.6 and 5.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import cast

from sspf_app.domain.codes import EVERY, GrantChannel, InformationType, Side
from sspf_app.domain.facts import Consent, Selection, Withdrawal
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.time import day_of


class Mark(IntEnum):
    """State of a box; where several used records mark it, the greatest holds."""

    VOID = 0
    """Ticked yes, but by a record from before the party left and came back: grants nothing."""
    WITHDRAWN = 1
    ORAL = 2
    TICKED = 3
    STRUCK = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A marked box; ``since`` = when a withdrawal removed it."""

    mark: Mark
    since: datetime | None = None


BoxKey = tuple[str, InformationType, Side]
Boxes = Mapping[BoxKey, Box]


def no_boxes() -> Boxes:
    """A form on which nothing is marked."""
    return {}


_FIRST = datetime.min.replace(tzinfo=UTC)
_TICKED = Box(Mark.TICKED)
_ORAL = Box(Mark.ORAL)
_STRUCK = Box(Mark.STRUCK)
_VOID = Box(Mark.VOID)


def covers(selection: Selection, value: str) -> bool:
    """Whether a selection of a withdrawal names the value."""
    return value in selection or EVERY in selection


def boxes_of(situation: Situation, record: Consent, subject: str) -> dict[BoxKey, Box]:
    """The boxes one record marks for a subject, withdrawals of its signatory taken off."""
    boxes = _marked(record, subject)
    withdrawals = _withdrawals(situation, record, subject)
    void = _void_for(situation, record)
    if withdrawals or void:
        for key, box in boxes.items():
            if box.mark is not Mark.STRUCK:
                boxes[key] = _left(key, box, withdrawals, void)
    return boxes


def intersection(several: list[Boxes]) -> dict[BoxKey, Box]:
    """The boxes of yeses signed at the same instant: struck in one is struck, blank in one blank.

    A tick that is not shared is dropped; the weakest of shared ticks holds.
    """
    if len(several) == 1:
        return dict(several[0])
    merged: dict[BoxKey, Box] = {}
    for key in {key for boxes in several for key in boxes}:
        marked = [boxes[key] for boxes in several if key in boxes]
        if any(box.mark is Mark.STRUCK for box in marked):
            merged[key] = _STRUCK
        elif len(marked) == len(several):
            merged[key] = min(marked, key=lambda box: box.mark)
    return merged


def union(several: Iterable[Mapping[BoxKey, Box]]) -> dict[BoxKey, Box]:
    """The boxes of a standing yes and the oral yeses that add to it."""
    merged: dict[BoxKey, Box] = {}
    for boxes in several:
        for key, box in boxes.items():
            _put(merged, key, box)
    return merged


def taken_back_at(boxes: Boxes) -> datetime | None:
    """When the last ticked box was withdrawn; None while one is left or none was ticked."""
    if any(box.mark in (Mark.TICKED, Mark.ORAL, Mark.VOID) for box in boxes.values()):
        return None
    return max((box.since for box in boxes.values() if box.since is not None), default=None)


def _marked(record: Consent, subject: str) -> dict[BoxKey, Box]:
    """The boxes as they stand on the form; the one loop that runs over every cell."""
    boxes: dict[BoxKey, Box] = {}
    for grant in record.grants:
        if grant.subject != subject:
            continue
        ticked = _ORAL if grant.channel is GrantChannel.ORAL else _TICKED
        for side, value in ((Side.FROM, grant.give), (Side.TO, grant.receive)):
            if value is not None:
                box = ticked if value else _STRUCK
                key = (grant.recipient, grant.type, side)
                known = boxes.get(key)
                if known is None or box.mark > known.mark:
                    boxes[key] = box
    return boxes


def _put(boxes: dict[BoxKey, Box], key: BoxKey, box: Box) -> None:
    known = boxes.get(key)
    if known is None or (box.mark, box.since or _FIRST) > (known.mark, known.since or _FIRST):
        boxes[key] = box


def _withdrawals(situation: Situation, record: Consent, subject: str) -> tuple[Withdrawal, ...]:
    """Those that reach the record; of several that name the same cells, the first received.

    Records signed at one instant share them: they are looked up once.
    """
    signed = situation.signed_at(record)
    key = ("received", record.signatory, record.purpose, subject, signed.isoformat())
    known = situation.memo.get(key)
    if known is None:
        known = situation.memo[key] = tuple(_reaching(situation, record, subject, signed))
    return cast("tuple[Withdrawal, ...]", known)


def _reaching(
    situation: Situation, record: Consent, subject: str, signed: datetime
) -> Iterable[Withdrawal]:
    first: dict[tuple[Selection, Selection], Withdrawal] = {}
    for row in situation.rows.withdrawals:
        if (
            row.signatory == record.signatory
            and signed <= row.received_at <= situation.at
            and covers(row.purposes, record.purpose)
            and covers(row.subjects, subject)
        ):
            known = first.setdefault((row.parties, row.types), row)
            if row.received_at < known.received_at:
                first[row.parties, row.types] = row
    return first.values()


def _void_for(situation: Situation, record: Consent) -> frozenset[str]:
    """Parties that came back after this record was signed: it grants them nothing (5.3)."""
    if not situation.somebody_left:
        return frozenset()
    signed_on = day_of(situation.signed_at(record), situation.zone)
    parties = {row.party for row in situation.rows.participations}
    return frozenset(
        party
        for party in parties
        if (left := situation.left_before_return(party)) is not None and signed_on <= left
    )


def _left(key: BoxKey, box: Box, withdrawals: Iterable[Withdrawal], void: frozenset[str]) -> Box:
    """What is left of a ticked box."""
    recipient, type_, _ = key
    received = [
        row.received_at
        for row in withdrawals
        if covers(row.parties, recipient) and covers(row.types, type_)
    ]
    if received:
        return Box(Mark.WITHDRAWN, min(received))
    return _VOID if recipient in void else box
