"""The answer in force, as parts: the standing written yes, and each oral yes that adds to it."""

from __future__ import annotations

from sspf_app.domain.codes import Channel
from tests.oracle.cells import is_withdrawn_wholly
from tests.oracle.standing import (
    Part,
    Question,
    current_orals,
    is_blocked,
    standing_end,
    standing_noes,
    standing_yeses,
    unconfirmed_yes,
)
from tests.oracle.world import World, instant


def standing_part(world: World, question: Question) -> list[Part]:
    """The standing written yes if it has not ended and does not wait: one part or none."""
    standing = standing_yeses(world, question)
    if not standing or question.now >= standing_end(world, standing):
        return []
    if is_blocked(world, question, standing[0]):
        return []
    return [standing]


def answer_in_force(world: World, question: Question, channel: Channel) -> list[Part]:
    """The parts of the answer in force; none = there is no answer in force.

    Read so: a part of which every cell was withdrawn still bites (exclusions, struck boxes,
    terms) as long as another part is in force.
    """
    standing = standing_part(world, question)
    # 4.6: "It adds cells to the standing written yes and displaces nothing"; several together.
    orals = [[record] for record in current_orals(world, question)]
    answers = [standing, orals] if channel is Channel.ORAL else [standing]
    given = [parts for parts in answers if parts]
    if all(is_withdrawn_wholly(world, question, parts) for parts in given):
        return []
    return [part for parts in given for part in parts]


def has_statement_in_force(world: World, question: Question) -> bool:
    """3.5: "a standing no, a yes in force (also oral), an unconfirmed yes, or any withdrawal"."""
    withdrawals = [
        row
        for row in world.facts.withdrawals
        if (row.case, row.signatory) == (question.case, question.signatory)
        and ("*" in row.purposes or question.purpose in row.purposes)
        and ("*" in row.subjects or question.subject in row.subjects)
        and instant(row.received_at) <= question.now
    ]
    return bool(
        standing_noes(world, question)
        or answer_in_force(world, question, Channel.WRITTEN)
        or answer_in_force(world, question, Channel.ORAL)
        or unconfirmed_yes(world, question)
        or withdrawals
    )
