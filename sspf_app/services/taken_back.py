"""What of a yes in force was taken back: the parts a card names, so that no yes looks whole.

Source: sharing rules, section 4.5.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import StandingAnswer
from sspf_app.domain.rules.boxes import BoxKey, Mark

_LEFT = (Mark.TICKED, Mark.ORAL)


class TakenBack(NamedTuple):
    """A part that was taken back.

    Attributes:
        name: Of the party or person; empty = everybody.
        types: Kinds of information; empty = all that was ticked.
    """

    name: str = ""
    types: tuple[InformationType, ...] = ()


def taken_back(answer: StandingAnswer, name: Callable[[str], str]) -> tuple[TakenBack, ...]:
    """The parts of an answer in force that withdrawals removed, the widest first."""
    if not answer.in_force:
        return ()
    gone = {key for key, box in answer.boxes.items() if box.mark is Mark.WITHDRAWN}
    left = {key for key, box in answer.boxes.items() if box.mark in _LEFT}
    if not gone or not left:
        return ()
    whole_parties = _parties(gone) - _parties(left)
    gone = {key for key in gone if key[0] not in whole_parties}
    whole_types = _types(gone) - _types(left)
    gone = {key for key in gone if key[1] not in whole_types}
    return (
        *(TakenBack(name=name(one)) for one in sorted(whole_parties)),
        *(TakenBack(types=(one,)) for one in _in_order(whole_types)),
        *(
            TakenBack(name=name(one), types=_in_order(_types({k for k in gone if k[0] == one})))
            for one in sorted(_parties(gone))
        ),
    )


def _parties(keys: set[BoxKey]) -> set[str]:
    return {party for party, _type, _side in keys}


def _types(keys: set[BoxKey]) -> set[InformationType]:
    return {type_ for _party, type_, _side in keys}


def _in_order(types: set[InformationType]) -> tuple[InformationType, ...]:
    return tuple(one for one in InformationType if one in types)
