"""The page of the statistics: plain tables, what is hidden and why, and with what care to read.

Source: domain notes, section 5.
"""

from __future__ import annotations

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.grid import Grid
from sspf_app.documents.letters import draw_letter, head, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_statistics import StatisticsPaperData
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day
from sspf_app.texts.statistics import (
    StatisticsLine,
    StatisticsPart,
    explanations,
    period_words,
    statistics_parts,
)

_GAP = 14.0
_SHARES = (58, 14, 12, 16)
"""How wide the columns are."""
_INDENT = "\u2003"


def draw(data: StatisticsPaperData, setting: Setting) -> Drawn:
    """Draw the page; the file and its number of pages."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("SSPF in numbers")
    period = data.figures.period
    named = period_words(period, words)
    facts = [
        (
            _("Period"),
            _("{first} to {last}").format(
                first=long_day(period.first, words), last=long_day(period.last, words)
            ),
        ),
        (_("As of"), long_day(data.fixed_on, words)),
    ]
    blocks: list[Block] = head(
        f"{title}, {named}", facts, office=data.office, secrecy=None, words=words
    )
    has_before = data.before is not None
    for part in statistics_parts(data.figures, data.before, words):
        blocks.append(_part(part, words, has_before=has_before))
    blocks.append(Stack([subheading(_("How to read the numbers"))], before=_GAP))
    blocks += [
        Stack([Paragraph(sentence, style.BODY)], before=4) for sentence in explanations(words)
    ]
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {named}",
        foot=f"{title}  ·  {named}",
        made_at=data.made_at,
    )


def _part(part: StatisticsPart, words: Words, *, has_before: bool) -> Block:
    _ = words.gettext
    has_shares = any(line.share for line in part.lines)
    wanted = [number for number, there in enumerate((True, True, has_shares, has_before)) if there]
    heads = [_("What"), _("How many"), _("Share"), _("Period before")]
    top = [_cell(heads[number], Face.BOLD, is_number=number > 0) for number in wanted]
    rows = [[_cells(line)[number] for number in wanted] for line in part.lines]
    shares = [_SHARES[number] for number in wanted]
    shares[0] += sum(_SHARES) - sum(shares)  # the numbers keep their width
    widths = [style.WIDTH * share / sum(_SHARES) for share in shares]
    texts: list[Block] = [
        subheading(part.title),
        Grid(widths, rows, style.TABLE, head=top, before=4),
    ]
    if part.is_hidden:
        said = _("Too few, or too alike, to be told by kind.")
        texts.append(Paragraph(said, style.SMALL, before=4))
    return Stack(texts, before=_GAP, is_whole=True)


def _cells(line: StatisticsLine) -> list[Block]:
    face = Face.BOLD if line.depth == 0 else Face.REGULAR
    return [
        _cell(_INDENT * line.depth + line.words, face, is_number=False),
        _cell(line.number, face, is_number=True),
        _cell(line.share, Face.REGULAR, is_number=True),
        _cell(line.before, Face.REGULAR, is_number=True),
    ]


def _cell(said: str, face: Face, *, is_number: bool) -> Block:
    look = replace(style.SMALL, align="end") if is_number else style.SMALL
    return Paragraph([Span(said, face)], look)
