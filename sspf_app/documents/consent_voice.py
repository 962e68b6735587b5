"""The fixed words of a form in one language, ready to be set."""

from __future__ import annotations

import re
from functools import cached_property

from sspf_app.documents.text_lines import Span, rich
from sspf_app.services.form_text import EASY_SWEDISH, FormText
from sspf_app.services.paper_of_consent import Capacity

_NEXT = re.compile(r"([.?!](?:\*\*)?) (?=[A-ZÅÄÖ])")
"""Where a sentence ends and another begins: in easy words each has a line of its own."""


class Voice:
    """What a form says in one language.

    Attributes:
        text: Its words.
        language: Its code.
        is_easy: In easy words: every sentence has a line of its own.
    """

    def __init__(self, text: FormText) -> None:
        """Take the words."""
        self.text = text
        self.language = text.language
        self.is_easy = text.language == EASY_SWEDISH

    @cached_property
    def headings(self) -> dict[str, tuple[str, str]]:
        """Name of each block by its letter, and the question it answers."""
        return self.text.headings()

    @cached_property
    def _sentences(self) -> dict[str, str]:
        sentences = self.text.sentences()
        if not self.is_easy:
            return sentences
        return {name: _NEXT.sub(r"\1\n", words) for name, words in sentences.items()}

    def say(self, name: str, **values: object) -> tuple[Span, ...]:
        """A sentence with its values."""
        return rich(self._sentences[name], **values)

    def plain(self, name: str, **values: object) -> str:
        """A sentence that holds no bold words."""
        return self._sentences[name].format(**values)

    @property
    def between(self) -> str:
        """What stands between two sentences."""
        return "\n" if self.is_easy else " "

    def capacity(self, capacity: Capacity) -> str:
        """As what a signatory answers."""
        return self.text.clauses[f"capacity.{capacity.value}"]
