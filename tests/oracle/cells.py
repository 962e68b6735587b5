"""Boxes, exclusions and what withdrawals remove (sections 1, 4.4, 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import GrantChannel, InformationType, Side
from sspf_app.domain.facts import Consent, Grant
from tests.oracle.standing import Part, Question
from tests.oracle.world import World, instant, signed_at

STRUCK = "struck"
TICKED = "ticked"
TICKED_ORAL = "ticked, by word of mouth only"
BLANK = "blank"


@dataclass(frozen=True)
class Cell:
    """One box: whose column, whether a person's, which row, which side."""

    holder: str
    is_person: bool
    type: InformationType
    side: Side


def cells_of(grant: Grant) -> list[Cell]:
    """1: "two sides, `give` and `receive` (a person only `receive`)"."""
    if grant.person is not None:
        return [Cell(grant.person, True, grant.type, Side.TO)]
    assert grant.party is not None
    return [
        Cell(grant.party, False, grant.type, Side.FROM),
        Cell(grant.party, False, grant.type, Side.TO),
    ]


def box(record: Consent, subject: str, cell: Cell) -> str:
    """1: "each yes, no or blank". Read so: struck beats ticked, `any` beats `oral`."""
    found: set[str] = set()
    for grant in record.grants:
        if grant.subject == subject and cell in cells_of(grant):
            found.add(_box_of(grant, cell.side))
    for value in (STRUCK, TICKED, TICKED_ORAL):
        if value in found:
            return value
    return BLANK


def _box_of(grant: Grant, side: Side) -> str:
    ticked = grant.give if side is Side.FROM else grant.receive
    if ticked is None:
        return BLANK
    if not ticked:
        return STRUCK
    return TICKED_ORAL if grant.channel is GrantChannel.ORAL else TICKED


def is_ticked(part: Part, subject: str, cell: Cell) -> bool:
    """4.4: "the intersection of grants"."""
    return all(box(record, subject, cell) in (TICKED, TICKED_ORAL) for record in part)


def is_oral_box(part: Part, subject: str, cell: Cell) -> bool:
    """5.6: "ticked yes with channel `oral` in a record used"."""
    return any(box(record, subject, cell) == TICKED_ORAL for record in part)


def is_struck(part: Part, subject: str, cell: Cell) -> bool:
    """5.6: "a box ticked no"."""
    return any(box(record, subject, cell) == STRUCK for record in part)


def ticked_cells(part: Part, subject: str) -> set[Cell]:
    """All boxes of the part ticked yes for the subject."""
    cells = {
        cell
        for record in part
        for grant in record.grants
        if grant.subject == subject
        for cell in cells_of(grant)
    }
    return {cell for cell in cells if is_ticked(part, subject, cell)}


def removed_at(world: World, question: Question, part: Part, cell: Cell) -> datetime | None:
    """4.5: withdrawals "remove the cells that match *all* their dimensions ... from every record
    signed at or before `received_at`, whenever recorded". The first such instant."""
    instants = [
        instant(row.received_at)
        for row in world.facts.withdrawals
        if (row.case, row.signatory) == (question.case, question.signatory)
        and instant(row.received_at) <= question.now
        and signed_at(world, part[0]) <= instant(row.received_at)
        and ("*" in row.subjects or question.subject in row.subjects)
        and ("*" in row.purposes or question.purpose in row.purposes)
        and ("*" in row.parties or cell.holder in row.parties)
        and ("*" in row.types or cell.type in row.types)
    ]
    return min(instants, default=None)


def is_withdrawn_wholly(world: World, question: Question, parts: list[Part]) -> bool:
    """4.7: "every cell for this subject removed by withdrawals"."""
    removals = _removals(world, question, parts)
    return bool(removals) and None not in removals


def withdrawn_wholly_since(world: World, question: Question, parts: list[Part]) -> datetime:
    """The instant at which the last cell went."""
    removals = _removals(world, question, parts)
    return max(removal for removal in removals if removal is not None)


def _removals(world: World, question: Question, parts: list[Part]) -> list[datetime | None]:
    """For every ticked cell of the parts, when it was removed."""
    return [
        removed_at(world, question, part, cell)
        for part in parts
        for cell in ticked_cells(part, question.subject)
    ]
