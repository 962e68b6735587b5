"""The page for a colleague who goes on: what waits in every open case, the first day first."""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import GAP, Letter, head, paragraphs, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_hand_over import HandOverData, HandOverRow, HandOverSection
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day

_DAY, _REFERENCE = 112.0, 108.0


def draw(data: HandOverData, setting: Setting) -> Drawn:
    """Draw the page."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Handing over")
    facts = [
        (_("Who takes over"), data.colleague),
        (_("Handed over by"), data.made_by),
        (_("Made on"), long_day(data.made_at.date(), words)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    told = (
        _("Nobody with protected identity is named; the reference leads to the case.")
        if data.has_names
        else _("Nobody is named; the reference leads to the case in the program.")
    )
    blocks.append(paragraphs(told))
    if not data.sections:
        blocks.append(Stack([Paragraph(_("Nothing waits."), style.BODY)], before=GAP))
    for section in data.sections:
        blocks += _section(section, words)
    letter = Letter(
        blocks=blocks,
        title=title,
        foot=f"{title}  ·  {long_day(data.made_at.date(), words)}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _section(section: HandOverSection, words: Words) -> list[Block]:
    first, *others = (_row(row, words) for row in section.rows)
    heading = subheading(section.title)
    return [Stack([heading, first], before=GAP, is_whole=True), *others]


def _row(row: HandOverRow, words: Words) -> Block:
    day = long_day(row.day, words)
    when = f"{day} {row.time}".rstrip()
    said = "  ·  ".join(part for part in (row.name, row.words) if part)
    return Columns(
        [
            (_DAY, Paragraph(when, style.SMALL)),
            (_REFERENCE, Paragraph([Span(row.reference, Face.BOLD)], style.SMALL)),
            (0, Paragraph(said, style.SMALL)),
        ],
        gap=10,
        before=4,
    )
