"""The list beside a batch of papers: whoever fills the envelopes counts and ticks by it."""

from __future__ import annotations

from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.grid import Grid
from sspf_app.documents.letters import draw_letter, head
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_print import PrintListData
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_instant

_GAP = 14.0
_SHARES = (5, 24, 55, 8, 8)
"""How wide the columns are."""


def draw(data: PrintListData, setting: Setting) -> Drawn:
    """Draw the list; the file and its number of pages."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = pgettext("print list", "Papers to print")
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (
            pgettext("print list", "Made"),
            long_instant(data.made_at, data.made_at.tzinfo or UTC, words),
        ),
        (pgettext("print list", "Copies"), str(len(data.lines))),
        (pgettext("print list", "Pages in all"), str(sum(line.pages for line in data.lines))),
    ]
    said = _(
        "Stays in the office. Print each file by itself and put it into its envelope before the "
        "next: no two copies are alike. Sheets are counted as printed on both sides."
    )
    blocks: list[Block] = [
        *head(title, facts, office=data.office, secrecy=data.secrecy, words=words),
        Stack([Paragraph(said, style.BODY)], before=_GAP),
    ]
    heads = [
        pgettext("print list", "No"),
        pgettext("minutes", "Copy for"),
        pgettext("print list", "File"),
        pgettext("print list", "Pages"),
        pgettext("print list", "Sheets"),
    ]
    rows = [
        [f"{number}.", line.recipient, line.file_name, str(line.pages), str((line.pages + 1) // 2)]
        for number, line in enumerate(data.lines, start=1)
    ]
    blocks.append(_table(heads, rows))
    foot = _("Case {reference}  ·  Own copy, not shared").format(reference=data.case_reference)
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot,
        made_at=data.made_at,
    )


def _table(heads: list[str], rows: list[list[str]]) -> Block:
    top = [Paragraph([Span(text, Face.BOLD)], style.SMALL) for text in heads]
    cells = [[Paragraph(text, style.SMALL) for text in row] for row in rows]
    widths = [style.WIDTH * share / sum(_SHARES) for share in _SHARES]
    return Grid(widths, cells, style.TABLE, head=top, before=_GAP)
