"""Names in a reason: the log keeps it, and whoever reviews the log may know none of them.

Source: sharing rules, section 6.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Set

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.folding import INVISIBLE
from sspf_app.services.name_ways import Word, WrittenText, bare_words
from sspf_app.services.swedish_names import FIRST_NAMES, WORDS_TOO

_GENITIVE = "s"
_PARTICLES = frozenset(
    {"af", "al", "av", "bin", "da", "de", "den", "der", "el", "la", "van", "von"}
)
"""Words of names that are no name alone, and some of them words of any sentence."""


def check_no_name(reason: str, persons: Iterable[Person]) -> None:
    """Whether a reason names none of these, by any word of a name of theirs.

    A name that is another word too, such as Hans, counts with a capital within the sentence.

    Args:
        reason: As it was typed.
        persons: Whom the case, or the use case, knows.

    Raises:
        DomainError: ``reason_names_somebody``; it does not say whom.
    """
    names = {
        word
        for person in persons
        for name in (person.name, *person.aliases)
        for word in bare_words(name)
        if len(word) > 1 and word not in _PARTICLES
    }
    _refuse(reason, names)


def check_no_first_name(reason: str) -> None:
    """Whether a reason has no common first name, where nobody of the case may be asked about.

    Whoever is not on the list of a case, and a unit manager, would be told by a refusal who is in
    it. So what is refused does not depend on the vault.

    Args:
        reason: As it was typed.

    Raises:
        DomainError: ``reason_names_somebody``.
    """
    _refuse(reason, FIRST_NAMES)


def _refuse(reason: str, names: Set[str]) -> None:
    written = unicodedata.normalize("NFC", reason).translate(INVISIBLE)
    words = WrittenText(written).words
    if any(_is_name(word, names, begins=at == 0) for at, word in enumerate(words)):
        raise DomainError("reason_names_somebody")


def _is_name(word: Word, names: Set[str], *, begins: bool) -> bool:
    found = names & {word.bare, word.bare.removesuffix(_GENITIVE)}
    if word.is_capital and not begins:
        return bool(found)
    return bool(found - WORDS_TOO)
