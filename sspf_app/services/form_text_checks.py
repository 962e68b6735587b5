"""What can be wrong with the words of a clause, and with a text that is to be approved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sspf_app.domain.errors import DomainError
from sspf_app.services.form_clauses import BY_ID, CLAUSES
from sspf_app.services.form_text import SIGNED_LANGUAGES, SWEDISH
from sspf_app.services.form_text_records import StoredText

LONGEST_CLAUSE = 2000

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# Joiners are letters' business; what turns the order of text is the program's own.
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault:
    """One thing that keeps a clause from being printed.

    Attributes:
        clause: Its id; empty = the whole sheet.
        code: Turned into a sentence by ``texts.form_text_faults``.
    """

    clause: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict[str, object])


def clause_faults(clause_id: str, words: str) -> tuple[TextFault, ...]:
    """Everything wrong with the words of one clause; empty words are a fault too."""
    clause = BY_ID.get(clause_id)
    if clause is None:
        return (TextFault(clause=clause_id, code="unknown_clause"),)
    if not words.strip():
        return (TextFault(clause=clause_id, code="no_words"),)
    found = set(_PLACEHOLDER.findall(words))
    faults = [
        *(("placeholder_missing", {"name": name}) for name in sorted(clause.placeholders - found)),
        *(("placeholder_unknown", {"name": name}) for name in sorted(found - clause.placeholders)),
        *_sign_faults(words),
    ]
    return tuple(TextFault(clause=clause_id, code=code, params=params) for code, params in faults)


def _sign_faults(words: str) -> Iterable[tuple[str, dict[str, object]]]:
    if set(_PLACEHOLDER.sub("", words)) & set("{}"):
        yield "brace", {}
    if words.count("**") % 2:
        yield "bold_open", {}
    if len(words) > LONGEST_CLAUSE:
        yield "too_long", {"most": LONGEST_CLAUSE}
    for sign in words:
        if sign not in _JOINERS and unicodedata.category(sign) in (
            "Cc",
            "Cf",
            "Cs",
            "Co",
            "Zl",
            "Zp",
        ):
            yield "hidden_sign", {"sign": f"U+{ord(sign):04X}"}
            return


def text_faults(words: Mapping[str, str]) -> tuple[TextFault, ...]:
    """Everything wrong with a whole text, in the order of the form."""
    unknown = (id_ for id_ in words if id_ not in BY_ID)
    ids = (*(clause.id for clause in CLAUSES), *unknown)
    return tuple(fault for id_ in ids for fault in clause_faults(id_, words.get(id_, "")))


def check_approvable(text: StoredText, swedish: StoredText | None) -> None:
    """Whether a draft may be approved, as far as the text itself goes.

    Args:
        text: The draft.
        swedish: The Swedish text in force.

    Raises:
        DomainError: ``form_text_faulty`` (number, clause); for another language than Swedish
            ``no_swedish_text``, ``translation_of_older_text``; for a translation
            ``translator_missing``, ``translation_date_missing``, ``reviewer_missing``.
    """
    faults = text_faults(text.words)
    if faults:
        clause = BY_ID.get(faults[0].clause)
        number = clause.number if clause else faults[0].clause
        raise DomainError("form_text_faulty", number=len(faults), clause=number)
    if text.language == SWEDISH:
        return
    if swedish is None:
        raise DomainError("no_swedish_text")
    if (text.source_sha256, text.terms) != (swedish.sha256, swedish.terms):
        raise DomainError("translation_of_older_text", version=swedish.version)
    if text.language not in SIGNED_LANGUAGES:
        _check_translator(text)


def _check_translator(text: StoredText) -> None:
    if not text.translator.strip():
        raise DomainError("translator_missing")
    if text.translated_on is None:
        raise DomainError("translation_date_missing")
    if not text.reviewer.strip():
        raise DomainError("reviewer_missing")
