"""A version of a text at each step of its life: drafted, edited, approved, retired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_clauses import BY_ID, CLAUSES
from sspf_app.services.form_text import CONSENT, SWEDISH, TextStatus, text_sha256
from sspf_app.services.form_text_checks import LONGEST_CLAUSE
from sspf_app.services.form_text_records import StoredText, clause_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOrigin:
    """Who stands behind a translation."""

    translator: str = ""
    translated_on: date | None = None
    reviewer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Who makes a version, and when; the clock's own instant."""

    id: str
    by: str
    at: datetime


def drafted(
    stored: Iterable[StoredText],
    language: str,
    *,
    basis: StoredText | None,
    swedish: StoredText | None,
    made: Made,
) -> StoredText:
    """A new draft of a language.

    Args:
        stored: Every version there is.
        language: Its language.
        basis: Whose words it begins with; None = with none.
        swedish: The Swedish text in force, whose content it is to have.
        made: Its id, by whom and when.
    """
    words = {clause.id: "" for clause in CLAUSES} | ({} if basis is None else basis.words)
    is_swedish = language == SWEDISH
    terms = basis.terms if is_swedish and basis is not None else swedish.terms if swedish else 1
    return StoredText(
        id=made.id,
        family=CONSENT,
        language=language,
        version=_next_version(stored, language, made.at.year),
        terms=terms,
        status=TextStatus.DRAFT,
        clauses=clause_words(words),
        sha256=text_sha256(language, words),
        source_sha256=None if is_swedish or swedish is None else swedish.sha256,
        made_at=made.at,
        edited_at=made.at,
        edited_by=made.by,
    )


def edited(text: StoredText, words: Mapping[str, str], *, at: datetime, by: str) -> StoredText:
    """The draft with other words.

    Raises:
        DomainError: ``unknown_clause`` (clause), ``clause_too_long`` (clause, most).
    """
    for id_, written in words.items():
        if id_ not in BY_ID:
            raise DomainError("unknown_clause", clause=id_)
        if len(written) > LONGEST_CLAUSE:
            number = BY_ID[id_].number
            raise DomainError("clause_too_long", clause=number, most=LONGEST_CLAUSE)
    new = text.words | {id_: written.strip() for id_, written in words.items()}
    return replace(
        text,
        clauses=clause_words(new),
        sha256=text_sha256(text.language, new),
        edited_at=at,
        edited_by=by,
    )


def next_terms(stored: Iterable[StoredText], *, changes_meaning: bool) -> int:
    """The number of terms of a Swedish draft: an editorial revision keeps it."""
    known = [
        one.terms
        for one in stored
        if one.language == SWEDISH and one.status is not TextStatus.DRAFT
    ]
    return max(known, default=1) + (1 if changes_meaning and known else 0)


def need_draft(text: StoredText) -> StoredText:
    """The text, if it may still be edited.

    Raises:
        DomainError: ``text_not_draft`` (version).
    """
    if text.status is not TextStatus.DRAFT:
        raise DomainError("text_not_draft", version=text.version)
    return text


def _next_version(stored: Iterable[StoredText], language: str, year: int) -> str:
    prefix = f"{year}-"
    numbers = [
        int(one.version.removeprefix(prefix))
        for one in stored
        if one.language == language
        and one.version.startswith(prefix)
        and one.version.removeprefix(prefix).isdigit()
    ]
    return f"{prefix}{max(numbers, default=0) + 1}"
