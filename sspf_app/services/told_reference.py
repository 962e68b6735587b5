"""The reference of a case as somebody may see it who reads no case, and as a record keeps it.

An office gives its cases numbers, and a list that was moved in may hold names in their place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from sspf_app.domain.facts import Case, Person
from sspf_app.services.disposal_ports import StoredFile
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.withheld import words_in

_NUMBER = re.compile(r"(?:(?:[A-ZÅÄÖ]{1,6}|[Dd]nr)[ .:/-]*)*\d[\d .:/-]*")
"""Signs of an office, such as ``SN``, and figures: ``SSPF 2026-014``, ``Dnr SN 2026/12``."""
_OF_A_PERSON = re.compile(r"\d{6}(?:\d{2})?[ +-]?\d{4}")
_BORN = re.compile(r"(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])\d{4}")
"""A year, a month, a day (60 more of a coordination number) and four figures."""
_OURS = frozenset({"sspf", "dnr"})
_SIGNS = 8


def told_reference(unit: UnitOfWork, file: StoredFile) -> str:
    """The reference where it is a number of the office; else signs that tell nothing.

    A number that holds a name of the young person, or may be a personal number, is none.
    """
    return _told(unit, file.case, file.reference, file.young_person)


def told_reference_of(unit: UnitOfWork, case: Case) -> str:
    """The same, of a case as it is recorded."""
    return _told(unit, case.id, case.reference or "", case.young_person)


def listed_reference(unit: UnitOfWork, case: str, reference: str, young_person: str) -> str:
    """The reference in a list of cases, where the young person is protected and was not opened.

    However an office writes its references: one that names the child, or may be a personal number,
    is none.
    """
    if _may_be_of_a_person(reference) or _names_the_young_person(unit, young_person, reference):
        return told_signs(case)
    return reference


def listed_references(unit: UnitOfWork, cases: Iterable[str]) -> dict[str, str]:
    """By case, what a list calls those that name somebody protected and were not opened."""
    return {
        row.id: listed_reference(unit, row.id, row.reference or row.id, row.young_person)
        for row in unit.records.list_of(Case, "id", cases)
    }


def tells_who(reference: str, names: Iterable[str]) -> bool:
    """Whether a reference tells a reader who the case is about: a word of a name, or a number.

    Args:
        reference: As it was typed.
        names: Of those the case is about, as they were typed.
    """
    return _may_be_of_a_person(reference) or _has_word_of(reference, names)


def _told(unit: UnitOfWork, case: str, given: str, young_person: str) -> str:
    reference = given.strip()
    if (
        _NUMBER.fullmatch(reference)
        and not _may_be_of_a_person(reference)
        and not _names_the_young_person(unit, young_person, reference)
    ):
        return reference
    return told_signs(case)


def told_signs(row: str) -> str:
    """Signs that tell a row by its id, and tell nothing."""
    return f"#{hashlib.sha256(row.encode()).hexdigest()[:_SIGNS]}"


def _may_be_of_a_person(reference: str) -> bool:
    """Whether it holds a personal number, however its figures are grouped."""
    figures = re.sub(r"\D", "", reference)
    return bool(_OF_A_PERSON.search(reference) or _BORN.fullmatch(figures))


def _names_the_young_person(unit: UnitOfWork, young_person: str, reference: str) -> bool:
    if not _words_of(reference):
        return False
    person = unit.records.standing(Person, young_person)
    return person is not None and _has_word_of(reference, (person.name, *person.aliases))


def _words_of(reference: str) -> set[str]:
    """Its words, each also without the s of a genitive: *Alvas ärende* names Alva."""
    words = {one for one in words_in(reference) if not one.isdigit()} - _OURS
    return words | {one.removesuffix("s") for one in words if len(one) > len("s")}


def _has_word_of(reference: str, names: Iterable[str]) -> bool:
    return bool(_words_of(reference) & {word for name in names for word in words_in(name)})
