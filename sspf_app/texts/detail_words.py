"""Words for details that single a child out: what was found, why it matters, what to write."""

from __future__ import annotations

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
