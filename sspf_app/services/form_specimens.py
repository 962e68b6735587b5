"""Specimen texts: a form's layout in a language that has no words yet.

Every clause is filled with real text of the language, as long as the Swedish clause: it shows that
fonts, direction and room are right. It says nothing about consent and is a draft for ever.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterator, Sequence

from sspf_app import assets
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_clauses import BY_ID
from sspf_app.services.form_text import FormText, TextStatus
from sspf_app.services.form_text_shipped import text_in

_VERSION = "0000-0"
_FIXED = {"word.and": "{some}, {last}", "word.day": "{year}-{month}-{day}"}


@functools.cache
def _written() -> dict[str, Sequence[str]]:
    found = json.loads(assets.path("forms/specimens.json").read_text("utf-8"))
    return {language: entry["sentences"] for language, entry in found.items()}


def specimen_languages() -> tuple[str, ...]:
    """Every language there is a specimen of."""
    return tuple(_written())


@functools.cache
def specimen_text(language: str) -> FormText:
    """A draft with the clauses of the Swedish text, filled with text of the language.

    Raises:
        DomainError: ``language_unknown`` (language).
    """
    if language not in _written():
        raise DomainError("language_unknown", language=language)
    signed = text_in("sv")
    words = itertools.cycle(" ".join(_written()[language]).split())
    clauses = {
        id_: _FIXED.get(id_) or _filled(id_, swedish, words)
        for id_, swedish in signed.clauses.items()
    }
    return FormText(
        family=signed.family,
        language=language,
        version=_VERSION,
        terms=signed.terms,
        status=TextStatus.DRAFT,
        clauses=clauses,
    )


def _filled(id_: str, swedish: str, words: Iterator[str]) -> str:
    if id_.startswith("word.month_"):
        return f"{int(id_.rpartition('_')[2]):02}"
    slots = [f"{{{name}}}" for name in sorted(BY_ID[id_].placeholders)]
    count = max(1, len(swedish.split()) - len(slots))
    return " ".join([*itertools.islice(words, count), *slots])
