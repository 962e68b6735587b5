"""What the form says, in Swedish alone or with another language beside it, block by block.

Swedish is the text that is signed. The other language has the same letters and the same clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Look, Paragraph, Text
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.headings import BlockHeading, RunInBlock
from sspf_app.documents.languages import GAP, Below, Beside, InLanguage
from sspf_app.documents.text_bidi import RIGHT_TO_LEFT
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Span

_COLUMN = (style.WIDTH - GAP) / 2
Say = Callable[[Voice], Sequence[Span]]
"""A text in the language it is asked for."""


def sentence(name: str, **values: object) -> Say:
    """A fixed sentence that needs the same values in every language."""
    return lambda voice: voice.say(name, **values)


@dataclass(frozen=True)
class Speech:
    """The language or languages of one form.

    Attributes:
        main: The language that is signed.
        other: The language beside it, if any; the paper runs its way.
    """

    main: Voice
    other: Voice | None = None

    @property
    def language(self) -> str:
        """The language whose direction the paper has."""
        return (self.other or self.main).language

    def each(self, make: Callable[[Voice], Block], *, in_cell: bool = False) -> Block:
        """The same block in each language, side by side.

        On the page the second column begins at the same place everywhere; in a cell of a table
        both share its width.
        """
        first = make(self.main)
        if self.other is None:
            return first
        second = make(self.other)
        return Beside(
            InLanguage(first, self.main.language),
            InLanguage(second, self.other.language),
            before=first.before,
            start=0 if in_cell else _COLUMN,
        )

    def text(self, say: Say, look: Look, *, before: float = 0) -> Block:
        """A text, in two languages side by side."""
        return self.each(lambda voice: Paragraph(say(voice), look, before=before))

    def label(self, say: Say, look: Look) -> Text:
        """A short text, in two languages one above the other."""
        if self.other is None:
            return Paragraph(say(self.main), look)
        first, second = (
            InLanguage(_aside(say(voice), look, self.language, voice), voice.language)
            for voice in (self.main, self.other)
        )
        return Below(first, second)

    def own(self, spans: str | Sequence[Span], look: Look) -> Text:
        """Names, addresses and words written for this family: as they are, whatever stands round.

        They begin where the paper begins.
        """
        written = [Span(spans)] if isinstance(spans, str) else spans
        text = _aside(written, look, self.language, self.main)
        return InLanguage(text, self.main.language) if self.other else text

    def named(self, name: str, look: Look) -> Text:
        """A label that is a fixed sentence."""
        return self.label(sentence(name), look)

    def heading(self, letter: str, *, look: Look = style.HEADING, title: str = "") -> Block:
        """Letter, name and question of a block; ``title`` is another sentence for the name."""

        def words(voice: Voice) -> tuple[str, str]:
            name, question = voice.headings[letter]
            return (voice.plain(title) if title else name), question

        if self.other is None:
            return BlockHeading(letter, *words(self.main), look=look)

        def make(voice: Voice) -> Block:
            name, question = words(voice)
            spans = [Span(name, Face.BOLD), *([Span(f"  {question}")] if question else [])]
            plain = Look(look.size, look.leading, look.colour, tag="Span")
            return InLanguage(Paragraph(spans, plain), voice.language, tag="Span")

        both = Beside(make(self.main), make(self.other), start=_COLUMN)
        return BlockHeading(letter, "", look=look, text=both)

    def rule(self, letter: str, say: Say, look: Look, *, before: float) -> Block:
        """A block that is one text, beginning with its name."""
        runs_left = self.language in RIGHT_TO_LEFT

        def make(voice: Voice) -> Block:
            title, question = voice.headings[letter]
            whole = f"{title}: {question}" if question else f"{title}."
            is_first = (voice is self.main) is not runs_left
            return RunInBlock(
                letter if is_first else "",
                whole,
                say(voice),
                look,
                before=before,
                has_lines=voice.is_easy,
            )

        return self.each(make)


def _aside(spans: Sequence[Span], look: Look, outer: str, voice: Voice) -> Paragraph:
    """A text that begins where the paper begins, also where its own language does not."""
    turned = (outer in RIGHT_TO_LEFT) != (voice.language in RIGHT_TO_LEFT)
    aligned = Look(look.size, look.leading, look.colour, "end" if turned else look.align, look.tag)
    return Paragraph(spans, aligned)
