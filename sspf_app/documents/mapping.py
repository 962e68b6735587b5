"""The mapping for one reader: area by area, what was told at all talks.

Nothing on the paper tells whether anything was left out.

Source: `domain.md` 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import Numbered, draw_letter, head, subheading
from sspf_app.documents.promises import reader_lines, view_lines
from sspf_app.documents.reader_copy import copy_says, foot_of
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_mapping import MappingPaperData, MappingPaperLine
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day

_GAP = 15.0


def draw(data: MappingPaperData, setting: Setting) -> Drawn:
    """Draw one reader's mapping; the file and its number of pages."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Mapping")
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "Copy for"), addressed_to(data.recipient)),
        (pgettext("minutes", "About"), data.young_person or ""),
        (_("Talks"), ", ".join(long_day(day, words) for day in data.talks)),
        (_("Written by"), data.written_by),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks.append(copy_says(data, words))
    number = 0
    for area in data.areas:
        lines: list[Block] = []
        for line in area.lines:
            number += 1
            lines.append(_line(number, line, words))
        blocks.append(Stack([subheading(area.heading), *lines], before=_GAP))
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot_of(data, words),
        made_at=data.made_at,
    )


def _line(number: int, line: MappingPaperLine, words: Words) -> Block:
    told = words.pgettext("minutes item", "Told by")
    facts = [long_day(line.said_on, words), f"{told} {line.source}" if line.source else ""]
    return Numbered(
        number,
        [
            Paragraph([Span(line.label, Face.BOLD)], style.SMALL),
            Paragraph(line.text.strip(), style.BODY),
            Paragraph("  ·  ".join(one for one in facts if one), style.LABEL),
            *view_lines(line.views),
            *reader_lines(line.readers, words),
        ],
        heads=1,
    )
