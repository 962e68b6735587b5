"""Words for details that single a child out: what was found, why it matters, what to write."""

from __future__ import annotations

import re

from sspf_app.texts.catalogue import N_, Words

_WHY = {
    "personal_number": N_("A personal number names one person."),
    "phone": N_("A phone number leads to one person."),
    "email": N_("An e-mail address leads to one person."),
    "account": N_("An account on the net leads to one person."),
    "known_name": N_("A name names one person."),
    "date_of_birth": N_("A date of birth leaves very few who it can be."),
    "address": N_("An address leads to one home."),
    "class": N_("A class leaves very few who it can be."),
    "case_reference": N_("A case reference names a case."),
    "registration": N_("A registration number leads to one owner."),
    "team": N_("Together with the rest, a team can tell who it is."),
    "possible_name": N_("This looks like a name."),
    "school": N_("Together with the rest, the name of a school can tell who it is."),
    "date": N_("A day can be looked up: who was it that day?"),
    "rare": N_("Age and school together can mean one single child."),
    "unique": N_("This can be true of one single child or family."),
}
_VAGUER = {
    "personal_number": N_("(number left out)"),
    "phone": N_("(number left out)"),
    "email": N_("(address left out)"),
    "account": N_("an account"),
    "known_name": N_("the young person"),
    "date_of_birth": N_("a teenager"),
    "address": N_("in the neighbourhood"),
    "case_reference": N_("a case"),
    "registration": N_("a vehicle"),
    "team": N_("a team"),
    "possible_name": N_("a person"),
    "school": N_("a school"),
    "date": N_("recently"),
    "rare": N_("a teenager"),
    "unique": N_("(detail left out)"),
}
_STAGES = ((3, N_("in lower primary school")), (6, N_("in middle school")))
_LOWER_SECONDARY, _UPPER_SECONDARY = (
    N_("in lower secondary school"),
    N_("in upper secondary school"),
)

_WHERE = ("i", "på", "vid", "in", "at", "on")
"""What a vaguer wording says better itself: of *i 7B* becomes *på högstadiet*."""
_WHENCE = ("från", "till", "om", "av", "för", "med", "hos", "from", "to", "of", "about", "for")
"""What stays: of *från 7B* becomes *från högstadiet*."""
_GOES = ("går", "Går")

_LAST = 9
"""The last grade of compulsory school."""


def detail_reason(kind: str, words: Words) -> str:
    """Why a detail singles somebody out."""
    return words.marked(_WHY[kind])


def vaguer_words(kind: str, grade: int | None, words: Words) -> str:
    """What could be written instead."""
    if kind != "class":
        return words.marked(_VAGUER[kind])
    for last, stage in _STAGES:
        if grade is not None and grade <= last:
            return words.marked(stage)
    return words.marked(_UPPER_SECONDARY if (grade or 0) > _LAST else _LOWER_SECONDARY)


def fitted(before: str, found: str, instead: str) -> tuple[int, str]:
    """A vaguer wording as it reads where a detail stands.

    Args:
        before: The text in front of the detail.
        found: The detail.
        instead: What ``vaguer_words`` gave.

    Returns:
        How many signs in front of the detail go with it, and what is written.
    """
    own, _space, rest = instead.partition(" ")
    if own not in _WHERE:
        return 0, instead
    first = found.split(" ", 1)[0]
    if first in _GOES:
        return 0, f"{first} {instead}"
    if first.lower() in _WHENCE:
        return 0, f"{first} {rest}"
    if first.lower() in _WHERE:
        return 0, _begun_as(first, instead)
    ends_with = re.search(r"(\w+)\s+$", before)
    last = "" if ends_with is None else ends_with[1]
    if last.lower() in _WHENCE:
        return 0, rest
    if ends_with is not None and last.lower() in _WHERE:
        return len(ends_with[0]), _begun_as(last, instead)
    return 0, instead


def _begun_as(word: str, instead: str) -> str:
    return instead[0].upper() + instead[1:] if word[0].isupper() else instead
