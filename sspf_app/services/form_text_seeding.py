"""A vault begins with the texts that come with the program."""

from __future__ import annotations

from datetime import datetime

from sspf_app.services.form_text import CONSENT, SWEDISH, TextStatus
from sspf_app.services.form_text_records import StoredText, clause_words
from sspf_app.services.form_text_shipped import SHIPPED_LANGUAGES, SHIPPED_VERSION, text_in
from sspf_app.services.ports import UnitOfWork

SHIPPED_BY = "shipped"
"""Stands as editor and translator of a text that came with the program."""


def seed_texts(unit: UnitOfWork, at: datetime) -> None:
    """Take in what came with the program and is not there yet; the caller commits.

    The first text of a language is in force. A later one is only a proposal: what the office has
    approved is not replaced by an update of the program.
    """
    known = {(one.language, one.version) for one in unit.texts.list() if one.family == CONSENT}
    languages = {language for language, _ in known}
    for language in SHIPPED_LANGUAGES:
        if (language, SHIPPED_VERSION) not in known:
            unit.texts.put(_stored(language, at, is_first=language not in languages))


def _stored(language: str, at: datetime, *, is_first: bool) -> StoredText:
    text = text_in(language)
    return StoredText(
        id=f"ft-{language}-{text.version}".lower(),
        family=text.family,
        language=language,
        version=text.version,
        terms=text.terms,
        status=TextStatus.APPROVED if is_first else TextStatus.DRAFT,
        clauses=clause_words(dict(text.clauses)),
        sha256=text.sha256,
        source_sha256=None if language == SWEDISH else text_in(SWEDISH).sha256,
        translator="" if language == SWEDISH else SHIPPED_BY,
        made_at=at,
        edited_at=at,
        edited_by=SHIPPED_BY,
        approved_at=at if is_first else None,
        approved_by=SHIPPED_BY if is_first else None,
    )
