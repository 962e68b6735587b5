"""Words of retention: what stops a disposal, what was noted of a case, how much there was of it."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.retention import DroppedBecause, FlagKind, LeftOutBecause, Stop
from sspf_app.texts.catalogue import N_, Words

_STOPS = {
    Stop.OPEN: N_("the case is open"),
    Stop.OTHER_CASE: N_("the committee still has another case about the young person"),
    Stop.NOT_CLASSED: N_("nobody has said how long the case is kept"),
    Stop.NO_RULE: N_("its class has no rule"),
    Stop.NEVER: N_("its class is kept for ever"),
    Stop.PLACEMENT: N_("it is linked to a placement"),
    Stop.RESEARCH: N_("it is kept for research: day of birth 5, 15 or 25, or a mark"),
    Stop.BIRTH_UNKNOWN: N_("the day of birth is not known"),
    Stop.LEGAL_HOLD: N_("a legal hold stands"),
    Stop.TRANSFER: N_("it is on its way to another office"),
    Stop.NEEDED: N_("it was used since, or something that stays needs it"),
}

_FLAGS = {
    FlagKind.PLACEMENT: N_("Linked to a placement"),
    FlagKind.INVESTIGATION: N_("A child investigation in the main system"),
    FlagKind.RESEARCH: N_("Chosen for research"),
    FlagKind.LEGAL_HOLD: N_("Legal hold"),
}

_LEFT_OUT = {
    LeftOutBecause.NEW_CASE: N_("A new case is expected"),
    LeftOutBecause.DISPUTE: N_("A court, an appeal or an inspection is under way"),
    LeftOutBecause.ASKED_FOR: N_("Somebody has asked to see it"),
    LeftOutBecause.WRONG_CLASS: N_("It was given the wrong class"),
    LeftOutBecause.STILL_USED: N_("The office still needs it"),
}
_DROPPED = {
    DroppedBecause.ANOTHER_TIME: N_("It is done another time"),
    DroppedBecause.CASES_STAY: N_("Cases in it must stay"),
    DroppedBecause.OTHER_RULES: N_("The rules are about to change"),
    DroppedBecause.SECOND_SAID_NO: N_("The second person said no"),
}

_KINDS = (
    (N_("Notes"), ("notes",)),
    (N_("Items"), ("items",)),
    (N_("Meetings and talks"), ("meetings",)),
    (N_("Consents"), ("consents",)),
    (N_("Papers"), ("attachments", "scans")),
    (N_("Given out"), ("disclosures",)),
)


def stop_words(stop: Stop, words: Words) -> str:
    """Why a case is not disposed of; goes on in a sentence."""
    return words.marked(_STOPS[stop])


def left_out_words(because: str, words: Words) -> str:
    """Why a case is left out of a proposal."""
    return words.marked(_LEFT_OUT[LeftOutBecause(because)])


def dropped_words(because: str, words: Words) -> str:
    """Why a proposal is dropped."""
    return words.marked(_DROPPED[DroppedBecause(because)])


def flag_name(flag: FlagKind, words: Words) -> str:
    """A mark on a case."""
    return words.marked(_FLAGS[flag])


def counted_kinds(counts: Iterable[str], words: Words) -> tuple[tuple[str, int], ...]:
    """How much there was of a case, in words; the rest as one number.

    Args:
        counts: ``kind=number`` of each kind there was.
        words: The language.
    """
    found = {kind: int(number) for kind, _, number in (one.partition("=") for one in counts)}
    named = [
        (words.marked(name), sum(found.pop(kind, 0) for kind in kinds)) for name, kinds in _KINDS
    ]
    others = sum(found.values())
    told = [*named, (words.gettext("Other rows"), others)]
    return tuple((name, number) for name, number in told if number)
