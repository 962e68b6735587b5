"""One text of a form: every fixed word of it in one language, in one version.

What is printed comes from here and from the case, and from nothing else. The checksum is taken over
language and clauses, so that an answer can be traced to each word that was signed.

Source: ``domain.md`` 2.1 and 8; sharing rules, section 5 point 7 (terms).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sspf_app.domain.codes import InformationType
from sspf_app.services.form_clauses import BY_ID, CLAUSES

CONSENT = "consent"
SWEDISH = "sv"
EASY_SWEDISH = "sv-x-lattlast"
SIGNED_LANGUAGES = (SWEDISH, EASY_SWEDISH)
"""The languages of a text that is signed; any other stands beside it."""

FORM_LANGUAGES = (
    "sv",
    "sv-x-lattlast",
    "en",
    "fi",
    "fit",
    "se",
    "smj",
    "sju",
    "sma",
    "ar",
    "prs",
    "fa",
    "so",
    "ti",
    "ckb",
    "kmr",
    "uk",
)
"""Known languages, as BCP 47 names them; not all have words."""

RIGHT_TO_LEFT = frozenset({"ar", "prs", "fa", "ckb"})


class TextStatus(StrEnum):
    """Where a text stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


def text_sha256(language: str, clauses: Mapping[str, str]) -> str:
    """Checksum over language and clauses, whatever order they are in."""
    content = json.dumps([language, dict(clauses)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """Everything fixed that one form says in one language.

    Attributes:
        family: Which form; every language and version of it shares the name.
        language: BCP 47: ``sv``, ``sv-x-lattlast``, ``ckb``.
        version: Such as ``2026-2``; on every page.
        terms: Number of its content; every language of one content shares it, and an editorial
            revision keeps it.
        status: Only an approved text prints a real form.
        clauses: Words by clause id (``services.form_clauses``).
        sha256: Checksum over language and clauses.
    """

    family: str = CONSENT
    language: str
    version: str
    terms: int
    status: TextStatus
    clauses: Mapping[str, str] = field(repr=False)
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        clauses = MappingProxyType(dict(self.clauses))
        object.__setattr__(self, "clauses", clauses)
        object.__setattr__(self, "sha256", text_sha256(self.language, clauses))

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is read from the right."""
        return self.language in RIGHT_TO_LEFT

    @property
    def missing(self) -> tuple[str, ...]:
        """Clauses without words, in the order of the form."""
        return tuple(one.id for one in CLAUSES if not self.clauses.get(one.id, "").strip())

    def stands_beside(self, signed: FormText) -> bool:
        """Whether it may be printed beside a signed text: the same content, clause by clause."""
        return (
            self.family == signed.family
            and self.terms == signed.terms
            and self.language not in SIGNED_LANGUAGES
            and self.clauses.keys() == signed.clauses.keys()
            and not self.missing
        )

    def type_name(self, type_: InformationType) -> str:
        """What the form calls an information type."""
        return self.clauses[f"type.{type_.value}"]

    def long_day(self, day: date) -> str:
        """``12 mars 2026``."""
        month = self.clauses[f"word.month_{day.month}"]
        return self.clauses["word.day"].format(day=day.day, month=month, year=day.year)

    def joined(self, parts: Sequence[str]) -> str:
        """``Anna, Bo och Cia``."""
        if len(parts) <= 1:
            return "".join(parts)
        return self.clauses["word.and"].format(some=", ".join(parts[:-1]), last=parts[-1])

    def headings(self) -> dict[str, tuple[str, str]]:
        """Title of each block from A to Q, and the question it answers (or nothing)."""
        return {
            clause.block: (
                self.clauses[clause.id],
                self.clauses.get(f"{clause.block}.question", ""),
            )
            for clause in CLAUSES
            if clause.name == "title"
        }

    def sentences(self) -> dict[str, str]:
        """Each fixed text of the blocks and the foot by its name within the block."""
        return {
            BY_ID[id_].name: words
            for id_, words in self.clauses.items()
            if BY_ID[id_].name not in ("title", "question")
            and BY_ID[id_].block not in ("capacity", "type", "word")
        }
