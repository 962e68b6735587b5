"""How hard a text is to read: LIX (läsbarhetsindex), as it is used for Swedish.

LIX = words per sentence + percentage of words of more than six letters. Below 30 is very easy, 30
to 40 easy, above 50 hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sspf_app.services.form_clauses import CLAUSES, LAW_BLOCK
from sspf_app.services.form_text import EASY_SWEDISH, SWEDISH

MOST = {SWEDISH: 40, EASY_SWEDISH: 30}
"""The highest that a block may have, by language."""

_LONG = 6
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# "kap. 1 §" and "imy.se" end no sentence; a colon ends one (Björnsson counts it).
_END = re.compile(r"(?<=[.:?!])\s+(?=[^\W\d_])")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_FILLED = {
    "{contact}": "SSPF-teamet",
    "{valid_from}": "1 december 2026",
    "{valid_to}": "31 maj 2027",
    "{controller}": "Individ- och familjenämnden",
    "{officer}": "dso@umea.example",
    "{names}": "Boxningsklubben",
}


def lix(texts: Iterable[str]) -> float | None:
    """LIX of some texts read one after the other; None where there are no words."""
    sentences = [part for text in texts for part in _END.split(_plain(text)) if part.strip()]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return None
    long = sum(len(word) > _LONG for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


def block_lix(clauses: Mapping[str, str], block: str) -> float | None:
    """LIX of the running sentences of a block; None where it has only headings and labels."""
    running = (one.id for one in CLAUSES if one.block == block and one.is_running)
    return lix(clauses.get(id_, "") for id_ in running)


def most_lix(language: str, block: str) -> int | None:
    """The highest LIX that a block may have; None where nothing is asked."""
    if language == SWEDISH and block == LAW_BLOCK:
        return None
    return MOST.get(language)


def _plain(text: str) -> str:
    filled = _PLACEHOLDER.sub(lambda found: _FILLED.get(found.group(), "Namn"), text)
    return filled.replace("**", "").strip()
