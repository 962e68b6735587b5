"""Sentences for what the rules refuse: what happened, and what to do; no blame.

A test checks that every code raised in the program has a sentence here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from sspf_app.domain.errors import DomainError
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.leaks import FoundWords, told_leaks
from sspf_app.texts.sentences import cases, consent, files, law, people, retention, rights
from sspf_app.texts.users import role_and_needed

SENTENCES: dict[str, str] = {
    code: sentence
    for part in (people, consent, cases, law, files, retention, rights)
    for code, sentence in part.SENTENCES.items()
}


def error_sentence(error: DomainError, words: Words) -> str:
    """What to tell the user.

    Args:
        error: What was raised.
        words: The language.
    """
    pattern = SENTENCES.get(error.code)
    if pattern is None:  # never a code without words, even for one nobody has thought of
        return words.gettext("This could not be done ({code}).").format(code=error.code)
    params = {name: _shown(value, words) for name, value in error.params.items()}
    if leaks := error.params.get("leaks"):
        params["found"] = told_leaks(cast("tuple[FoundWords, ...]", leaks), words)
    said = words.marked(pattern).format(**params)
    if error.code == "not_permitted" and (needed := error.params.get("needed")):
        role = str(error.params["role"])
        return f"{said} {role_and_needed(role, cast('tuple[str, ...]', needed), words)}"
    return said


def _shown(value: object, words: Words) -> object:
    if isinstance(value, DiskFault):
        return value.in_words(words)
    if isinstance(value, datetime):
        return long_day(value.date(), words)
    if isinstance(value, date):
        return long_day(value, words)
    return value
