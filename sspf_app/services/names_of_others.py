"""Names of persons of other cases in words that are free: a purpose, or who heard a withdrawal.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.other_names import OtherPeople
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.withheld import WithheldSearch
from sspf_app.texts.catalogue import Words, words_for

_LANGUAGE = "sv"


def others_in(
    unit: UnitOfWork, loaded: LoadedCase, text: str, *, words: Words | None = None
) -> OtherPeople:
    """Persons of other cases whom a text of this one names.

    Args:
        unit: Where persons are looked for.
        loaded: The case.
        text: What was typed.
        words: The language of the paper the text is to stand on; None = Swedish.
    """
    people = unit.queries.persons_in(text)
    return OtherPeople(loaded, people, (text,), words=words or words_for(_LANGUAGE))


def check_purpose(unit: UnitOfWork, loaded: LoadedCase, text: str) -> None:
    """Refuse a purpose that names somebody of another case: it stands on every form.

    The refusal does not repeat the name: the person may have protected identity.

    Raises:
        DomainError: ``purpose_names_other``.
    """
    names = others_in(unit, loaded, text).names
    if WithheldSearch(texts=(), names=names, readable=()).hits(text):
        raise DomainError("purpose_names_other")
