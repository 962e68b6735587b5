"""Requests for approval in words: what a unit manager who is elsewhere is asked for.

Kinds are the values of ``services.approval_file.AwayKind``; facts are those of ``AskedAway``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.exception_opens import opens_bound, opens_said
from sspf_app.texts.process import retention_name

KINDS: Mapping[str, str] = {
    "exception": N_("Exception for a hindered guardian"),
    "legal": N_("Hand out by a law"),
    "disposal": N_("Disposal"),
}
_CASE = "case"
_OPENS = "opens"
_GROUNDS = {
    "not_far_reaching": N_("It is not of far-reaching importance"),
    "child_best": N_("The child's best clearly demands it"),
}
_FACTS = {
    "starts_on": N_("From"),
    "ends_on": N_("To"),
    "hindrance": N_("Hindered"),
    "cannot_wait": N_("Cannot wait"),
    "ground": N_("Ground"),
    "ground_reason": N_("Why it holds"),
    "paragraph": N_("Legal ground"),
    "wording": N_("The text of the ground, as it read"),
    "asked_by": N_("Who asked or told"),
    "asked_at": N_("When"),
    "asked_what": N_("What was asked for or told"),
    "giver": N_("From whom"),
    "receiver": N_("To whom"),
    "said_yes": N_("Answered with yes"),
    "said_no": N_("Answered with no"),
    "what": N_("Which information"),
    "circumstances": N_("The concrete circumstances"),
    "reasoning": N_("Reasoning"),
    _OPENS: N_("What a yes lets others know"),
    _CASE: N_("Entry"),
}


def asked_facts(facts: Iterable[tuple[str, str]], words: Words) -> Iterator[tuple[str, str]]:
    """What is asked: of each thing that is told what it is, and what stands there."""
    told_facts = tuple(facts)
    for code, said in told_facts:
        if not said:
            continue
        told = said
        if code == "ground":
            told = words.marked(_GROUNDS.get(said, said))
        elif code == _CASE:
            told = _case_words(said, words)
        elif code == _OPENS:
            told = opens_said(said, words)
        yield words.marked(_FACTS[code]) if code in _FACTS else code, told
    if any(code == _OPENS for code, _said in told_facts):
        yield words.marked(_FACTS[_OPENS]), opens_bound(words)


def asked_lines(facts: Iterable[tuple[str, str]], words: Words) -> Iterator[str]:
    """The same, a line for each."""
    for what, said in asked_facts(facts, words):
        yield f"{what}: {said}"


def _case_words(said: str, words: Words) -> str:
    """An entry of a disposal: reference, why it was kept, last note, day at the latest."""
    _ = words.gettext
    try:
        reference, basis, noted, latest = said.split("; ")
    except ValueError:
        return said
    told = _("{case}, {kept}, last note {noted}, at the latest {latest}")
    return told.format(
        case=reference, kept=retention_name(basis, words), noted=noted, latest=latest
    )
