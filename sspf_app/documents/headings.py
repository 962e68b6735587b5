"""Headings with a letter in the margin, and labelled facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Look, Paragraph, Stack
from sspf_app.documents.sheet import BLACK, Ink, Sheet
from sspf_app.documents.structure import Element
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Line, Setting, Span

_LETTER = Look(10, 1.3, style.WHITE, align="center")
_SQUARE = 14.5
_HANG = _SQUARE + 7.5


def _draw_letter(sheet: Sheet, letter: Paragraph, x: float, top: float) -> None:
    letter.draw(sheet, x - _HANG, top - 0.6, _SQUARE)


def _draw_square(sheet: Sheet, x: float, top: float) -> None:
    sheet.box((x - _HANG, top - _SQUARE), (_SQUARE, _SQUARE), fill=style.ACCENT)


class BlockHeading(Block):
    """A letter in a dark square, a title, and the question the block answers."""

    def __init__(
        self, letter: str, title: str, question: str = "", *, look: Look = style.HEADING
    ) -> None:
        """Take the words; the question may be empty."""
        self._letter = Paragraph([Span(letter, Face.BOLD)], _LETTER)
        self._title = Paragraph([Span(title, Face.BOLD)], look)
        self._question = Paragraph(question, replace(look, colour=BLACK)) if question else None
        self._look = look

    def _title_width(self, setting: Setting) -> float:
        return self._title.natural_width(setting) + 0.1

    def height(self, setting: Setting, width: float) -> float:
        """The title and a little air."""
        return max(_SQUARE, self._title.height(setting, width)) + 2

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the square, then letter and title as one heading."""
        square_top = top - (self._look.size * self._look.leading - _SQUARE) / 2
        _draw_square(sheet, x, square_top)
        with sheet.content(Element(self._look.tag)):
            _draw_letter(sheet, self._letter, x, square_top)
            self._title.draw(sheet, x, top, width)
            if self._question:
                start = self._title_width(sheet.setting) + 8
                self._question.draw(sheet, x + start, top, width - start)


class RunInBlock(Block):
    """A letter in a dark square, and a text that begins with its bold title."""

    def __init__(
        self, letter: str, title: str, text: Sequence[Span], look: Look, *, before: float
    ) -> None:
        """Take the words and how the text looks."""
        lead = Span(title, Face.BOLD)
        self._letter = Paragraph([Span(letter, Face.BOLD)], _LETTER)
        self._lead = Paragraph([lead], look)
        self._whole = Paragraph([lead, Span("  "), *text], look)
        self._look = look
        self.before = before

    def height(self, setting: Setting, width: float) -> float:
        """The text, or the square if that is higher."""
        return max(_SQUARE, self._whole.height(setting, width))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the square; letter and title as a heading; then the text."""
        _draw_square(sheet, x, top)
        look = self._look
        step = look.size * look.leading
        baseline = top - step / 2 - look.size * 0.34
        first, *others = self._whole.lines(sheet.setting, width)
        title_words = sum(len(line.words) for line in self._lead.lines(sheet.setting, width))
        title, rest = _cut_line(first, title_words)
        ink = Ink(look.size, look.colour)
        with sheet.content(Element("H2")):
            _draw_letter(sheet, self._letter, x, top)
            sheet.line(x, baseline, title, Ink(look.size, style.ACCENT))
        with sheet.content(Element("P")):
            sheet.line(x + title.advance * look.size / 1000, baseline, rest, ink)
            for number, line in enumerate(others, start=1):
                sheet.line(x, baseline - number * step, line, ink)


def _cut_line(line: Line, count: int) -> tuple[Line, Line]:
    title, rest = line.words[:count], line.words[count:]
    advance = sum(word.advance for word in title)
    return Line(title, advance, ""), Line(rest, line.advance - advance, line.joint)


def field(label: str, value: str) -> Stack:
    """A fact: its label in small print, below it the value."""
    return Stack([Paragraph(label, style.LABEL), Paragraph([Span(value, Face.BOLD)], style.BODY)])
