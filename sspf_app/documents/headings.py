"""Headings with a letter in the margin, and labelled facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Look, Paragraph, Stack, Text, from_start
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import BLACK, Colour, Ink, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_fonts import Face, Word
from sspf_app.documents.text_lines import Line, Setting, Span

_LETTER = Look(10, 1.3, style.WHITE, align="center", tag="Span")
_SQUARE = 14.5
_HANG = _SQUARE + 7.5


def _mark_left(x: float, width: float, setting: Setting) -> float:
    """Left edge of the square: in the margin where the language begins."""
    return x + from_start(-_HANG, _SQUARE, width, setting)


class BlockHeading(Block):
    """A letter in a dark square, a title, and the question the block answers."""

    def __init__(
        self,
        letter: str,
        title: str,
        question: str = "",
        *,
        look: Look = style.HEADING,
        text: Block | None = None,
    ) -> None:
        """Take the words; the question may be empty. ``text`` stands instead of both."""
        self._letter = Paragraph([Span(letter, Face.BOLD)], _LETTER)
        self._title = Paragraph([Span(title, Face.BOLD)], look)
        self._question = Paragraph(question, replace(look, colour=BLACK)) if question else None
        self._look = look
        self._text = text

    def _title_width(self, setting: Setting) -> float:
        return self._title.natural_width(setting) + 0.1

    def height(self, setting: Setting, width: float) -> float:
        """The title and a little air."""
        return max(_SQUARE, (self._text or self._title).height(setting, width)) + 2

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the square, then letter and title as one heading."""
        square_top = top - (self._look.size * self._look.leading - _SQUARE) / 2
        left = _mark_left(x, width, sheet.setting)
        sheet.box((left, square_top - _SQUARE), (_SQUARE, _SQUARE), fill=style.ACCENT)
        if self._text:
            with sheet.element(Element(self._look.tag)):
                self._letter.draw(sheet, left, square_top - 0.6, _SQUARE)
                self._text.draw(sheet, x, top, width)
            return
        with sheet.content(Element(self._look.tag)):
            self._letter.draw(sheet, left, square_top - 0.6, _SQUARE)
            self._title.draw(sheet, x, top, width)
            if self._question:
                start = self._title_width(sheet.setting) + 8
                room = width - start
                at = x + from_start(start, room, width, sheet.setting)
                self._question.draw(sheet, at, top, room)


class RunInBlock(Block):
    """A letter in a dark square, and a text that begins with its bold title."""

    def __init__(  # noqa: PLR0913  what it says, and how
        self,
        letter: str,
        title: str,
        text: Sequence[Span],
        look: Look,
        *,
        before: float,
        has_lines: bool = False,
    ) -> None:
        """Take the words and how the text looks; without a letter there is no square.

        With ``has_lines`` every sentence has a line of its own: the first one does not begin behind
        the title where it would go on below.
        """
        lead = Span(title, Face.BOLD)
        self._letter = Paragraph([Span(letter, Face.BOLD)], _LETTER) if letter else None
        self._lead = Paragraph([lead], look)
        self._run_in = Paragraph([lead, Span("  "), *text], look)
        self._below = Paragraph([lead, Span("\n"), *text], look) if has_lines else self._run_in
        self._look = look
        self.before = before

    def _whole(self, setting: Setting, width: float) -> Paragraph:
        (first, *_rest) = self._run_in.lines(setting, width)
        return self._run_in if first.joint == "\n" else self._below

    def height(self, setting: Setting, width: float) -> float:
        """The text, or the square if that is higher."""
        return max(_SQUARE, self._whole(setting, width).height(setting, width))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the square; letter and title as a heading; then the text."""
        left = _mark_left(x, width, sheet.setting)
        if self._letter:
            sheet.box((left, top - _SQUARE), (_SQUARE, _SQUARE), fill=style.ACCENT)
        lines = self._whole(sheet.setting, width).lines(sheet.setting, width)
        title, texts = self._parts(sheet.setting, width)
        look = self._look
        step = look.size * look.leading
        baseline = top - step / 2 - look.size * 0.34

        def write(number: int, line: Line, at: float, colour: Colour) -> None:
            start = from_start(at, line.advance, _thousandths(width, look), sheet.setting)
            place = x + start * look.size / 1000, baseline - number * step
            sheet.line(*place, line, Ink(look.size, colour))

        with sheet.content(Element("H2")):
            if self._letter:
                self._letter.draw(sheet, left, top - 0.6, _SQUARE)
            for number, line in enumerate(title):
                write(number, line, 0, style.ACCENT)
        with sheet.content(Element("P")):
            for number, line in texts:
                before = lines[number].advance - line.advance
                write(number, line, before, look.colour)

    def _parts(self, setting: Setting, width: float) -> tuple[list[Line], list[tuple[int, Line]]]:
        """The lines of the title, and those of the text with their numbers."""
        (lead,) = self._lead.lines(setting, float("inf"))
        left = _letter_count(lead.words)
        title: list[Line] = []
        texts: list[tuple[int, Line]] = []
        for number, line in enumerate(self._whole(setting, width).lines(setting, width)):
            count = 0
            while left > 0 and count < len(line.words):
                left -= _letter_count(line.words[count : count + 1])
                count += 1
            ours, rest = _cut_line(line, count)
            title += [ours] if ours.words else []
            texts += [(number, rest)] if rest.words else []
        return title, texts


def _letter_count(words: Sequence[Word]) -> int:
    return sum(len(word.text.strip(" ")) for word in words)


def _thousandths(width: float, look: Look) -> float:
    return width * 1000 / look.size


def _cut_line(line: Line, count: int) -> tuple[Line, Line]:
    title, rest = line.words[:count], line.words[count:]
    advance = sum(word.advance for word in title)
    return Line(title, advance, ""), Line(rest, line.advance - advance, line.joint)


def field(label: str | Text, value: str | Text) -> Stack:
    """A fact: its label in small print, below it the value."""
    named = Paragraph(label, style.LABEL) if isinstance(label, str) else label
    if isinstance(value, str):
        value = Paragraph([Span(value, Face.BOLD)], style.BODY)
    return Stack([named, value])


class SenderAndMark(Block):
    """Who sends a paper, and beside it a framed mark that is as wide as its words.

    So the sender's name has all the room the mark does not need.
    """

    _GAP = 16.0
    _PADDING = 7.0
    _MOST = 262.0

    def __init__(self, sender: Block, mark: Sequence[Paragraph]) -> None:
        """Take the sender, and the lines of the mark."""
        self._sender = sender
        self._lines = mark
        edge = Ink(1.1, style.ACCENT)
        self._mark = Panel(Stack(mark), edge=edge, padding=self._PADDING)

    def _columns(self, setting: Setting) -> Columns:
        longest = max(line.natural_width(setting) for line in self._lines)
        wide = min(longest + 2 * self._PADDING + 1, self._MOST)
        return Columns([(0, self._sender), (wide, self._mark)], gap=self._GAP)

    def height(self, setting: Setting, width: float) -> float:
        """Height of the taller of the two."""
        return self._columns(setting).height(setting, width)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw both."""
        self._columns(sheet.setting).draw(sheet, x, top, width)
