"""Form texts as screens show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sspf_app.services.form_clauses import BLOCKS, CLAUSES, Clause
from sspf_app.services.form_text import SIGNED_LANGUAGES
from sspf_app.services.form_text_checks import TextFault, clause_faults
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.lix import block_lix, most_lix


@dataclass(frozen=True, slots=True, kw_only=True)
class TextItem:
    """One version of one language in the list.

    Attributes:
        is_in_force: It is what a form is printed with today.
        is_behind: The Swedish text in force has other terms or other words than it was made from.
        missing: Clauses without words.
        may_approve: The user may approve it, as far as role and editor go.
        needs_paper: Nobody in this vault may, so that it is approved on paper.
    """

    text: StoredText
    is_in_force: bool
    is_behind: bool
    missing: int
    may_approve: bool
    needs_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBeside:
    """A clause in Swedish and in the text that is looked at."""

    clause: Clause
    swedish: str
    words: str

    @property
    def faults(self) -> tuple[TextFault, ...]:
        """What is wrong with the words."""
        return clause_faults(self.clause.id, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockEase:
    """LIX of a block beside the highest it may have; None = not measured or nothing asked."""

    block: str
    lix: float | None
    most: int | None

    @property
    def is_hard(self) -> bool:
        """Harder to read than the block may be."""
        return self.lix is not None and self.most is not None and round(self.lix, 1) > self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class TextComparison:
    """A text clause by clause beside the Swedish one.

    Attributes:
        source: The Swedish text it is compared with; None when there is none but itself.
    """

    item: TextItem
    source: StoredText | None
    clauses: tuple[ClauseBeside, ...]
    ease: tuple[BlockEase, ...]


def ease_of(words: Mapping[str, str], block: str, *, language: str) -> BlockEase:
    """How easy a block is to read, as its words stand now."""
    is_measured = language in SIGNED_LANGUAGES
    return BlockEase(
        block=block,
        lix=block_lix(words, block) if is_measured else None,
        most=most_lix(language, block),
    )


def compared(item: TextItem, source: StoredText | None) -> TextComparison:
    """Lay a text beside the Swedish one."""
    words = item.text.words
    beside = {} if source is None else source.words
    language = item.text.language
    return TextComparison(
        item=item,
        source=source,
        clauses=tuple(
            ClauseBeside(
                clause=clause,
                swedish=beside.get(clause.id, ""),
                words=words.get(clause.id, ""),
            )
            for clause in CLAUSES
        ),
        ease=tuple(
            ease_of(words, block, language=language)
            for block in BLOCKS
            if language in SIGNED_LANGUAGES
        ),
    )
