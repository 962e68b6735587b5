"""What of a yes in force was taken back: the parts that are named, so that no yes looks whole.

Source: sharing rules, section 4.5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import StandingAnswer
from sspf_app.domain.rules.boxes import BoxKey, Mark

_LEFT = (Mark.TICKED, Mark.ORAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPart:
    """A part that was taken back, as it is kept: names change, ids do not.

    Attributes:
        party: Id of the party or person; empty = everybody.
        types: Kinds of information; empty = all that was ticked.
    """

    party: str = ""
    types: tuple[InformationType, ...] = ()


class TakenBack(NamedTuple):
    """The same with a name, to be read; both empty = a part that is not named here.

    Attributes:
        name: Of the party or person; empty = everybody.
        types: Kinds of information; empty = all that was ticked.
    """

    name: str = ""
    types: tuple[InformationType, ...] = ()


def named(parts: Iterable[TakenPart], name: Callable[[str], str]) -> tuple[TakenBack, ...]:
    """Parts with the names of those they concern.

    Args:
        parts: As kept.
        name: The name of an id; empty where it must not stand here, or nobody knows it.
    """
    return tuple(_named(part, name) for part in parts)


def unnamed(parts: Iterable[TakenPart]) -> tuple[TakenBack, ...]:
    """That a part was taken back, and not which: where somebody's name is not shown either."""
    return (TakenBack(),) if tuple(parts) else ()


def _named(part: TakenPart, name: Callable[[str], str]) -> TakenBack:
    called = name(part.party) if part.party else ""
    if part.party and not called:
        return TakenBack()
    return TakenBack(name=called, types=part.types)


def taken_back(answer: StandingAnswer) -> tuple[TakenPart, ...]:
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
        *(TakenPart(party=one) for one in sorted(whole_parties)),
        *(TakenPart(types=(one,)) for one in _in_order(whole_types)),
        *(
            TakenPart(party=one, types=_in_order(_types({k for k in gone if k[0] == one})))
            for one in sorted(_parties(gone))
        ),
    )


def _parties(keys: set[BoxKey]) -> set[str]:
    return {party for party, _type, _side in keys}


def _types(keys: set[BoxKey]) -> set[InformationType]:
    return {type_ for _party, type_, _side in keys}


def _in_order(types: set[InformationType]) -> tuple[InformationType, ...]:
    return tuple(one for one in InformationType if one in types)
