"""A version of a form's text as the vault keeps it: its words, and who answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.form_text import FormText, TextStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """The words of one clause."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """One version in one language. A draft is edited; what was approved never is.

    Attributes:
        sha256: Checksum over language and clauses; a printed sheet keeps it.
        source_sha256: Checksum of the Swedish text that it says the same as; None for Swedish.
        translator: Who wrote it in its language.
        translated_on: When that was finished.
        reviewer: Who read it against the Swedish text.
        edited_by: Who changed it last; somebody else approves it.
        approved_by: Id of the user who did; their name, where it was approved on paper.
        approved_in: Where that paper is kept; empty = it was approved here.
    """

    id: str
    family: str
    language: str
    version: str
    terms: int
    status: TextStatus
    clauses: tuple[ClauseWords, ...]
    sha256: str
    source_sha256: str | None = None
    translator: str = ""
    translated_on: date | None = None
    reviewer: str = ""
    note: str = ""
    made_at: datetime
    edited_at: datetime
    edited_by: str
    approved_at: datetime | None = None
    approved_by: str | None = None
    approved_in: str = ""
    retired_at: datetime | None = None
    retired_by: str | None = None

    @property
    def words(self) -> dict[str, str]:
        """Words by clause id."""
        return {clause.id: clause.words for clause in self.clauses}

    @property
    def text(self) -> FormText:
        """What a form is printed with."""
        return FormText(
            family=self.family,
            language=self.language,
            version=self.version,
            terms=self.terms,
            status=self.status,
            clauses=self.words,
        )


def clause_words(words: dict[str, str]) -> tuple[ClauseWords, ...]:
    """Words by clause id, as they are kept."""
    return tuple(ClauseWords(id=id_, words=text) for id_, text in words.items())
