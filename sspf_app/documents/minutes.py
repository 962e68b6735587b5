"""Minutes for one recipient: only what they may read, numbered as it stands here.

Nothing on the paper tells whether anything was left out: numbers run on, and a part without
content has no heading.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import minutes_words, style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import Numbered, draw_letter, head, subheading
from sspf_app.documents.panels import Panel
from sspf_app.documents.promises import FACTS, reader_lines, view_lines
from sspf_app.documents.reader_copy import copy_says, foot_of
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_minutes import (
    AgendaLine,
    CommitmentLine,
    MinutesData,
    MinutesItem,
    Participant,
)
from sspf_app.texts.catalogue import Words, words_for

_GAP = 15.0
_COMPANY = 2
"""So many texts stand with the end of the paper, so that no page holds hardly anything."""


def draw(data: MinutesData, setting: Setting) -> Drawn:
    """Draw one recipient's copy; the file and its number of pages."""
    words = words_for(data.language)
    title = minutes_words.title_of(data, words)
    blocks = [
        *_head(data, title, words),
        *agenda_blocks(data.agenda, words),
        *_attendance(data, words),
        *_told(data, words),
    ]
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot_of(data, words),
        made_at=data.made_at,
        below=minutes_words.log_line(data, words),
    )


def _head(data: MinutesData, title: str, words: Words) -> list[Block]:
    facts = minutes_words.head_facts(data, words)
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    return [*blocks, copy_says(data, words)]


def agenda_blocks(lines: tuple[AgendaLine, ...], words: Words) -> list[Block]:
    """The agenda, one line below the other; a pause is a line like the others."""
    if not lines:
        return []
    texts: list[Block] = [subheading(words.gettext("Agenda"))]
    for said, below in minutes_words.agenda(lines, words):
        texts.append(Paragraph(f"–  {said.strip()}", style.BODY, before=2))
        texts += [Paragraph(f"    {below}", style.LABEL)] if below else []
    return [Stack(texts, before=_GAP)]


def _attendance(data: MinutesData, words: Words) -> list[Block]:
    return [
        Stack(
            [subheading(title), *[_participant(person) for person in people]],
            before=_GAP,
        )
        for title, people in minutes_words.attendance(data, words)
    ]


def _participant(person: Participant) -> Block:
    spans = [Span(person.name or person.role)]
    if person.name and person.role:
        spans.append(Span(f", {person.role}"))
    return Paragraph(spans, style.BODY, before=2)


def _told(data: MinutesData, words: Words) -> list[Block]:
    """Items, commitments, and the end of the paper, which stands with the last two of them."""
    sections: list[tuple[str, list[Block]]] = []
    number = 0
    for section in data.sections:
        items: list[Block] = []
        for item in section.items:
            number += 1
            items.append(_item(number, item, words))
        sections.append((section.heading, items))
    lines = [_commitment(number, line, words) for number, line in enumerate(data.commitments, 1)]
    if lines:
        sections.append((words.pgettext("minutes", "Commitments"), lines))
    end = _end(data, words)
    if not sections or end is None:
        return [_section(*section) for section in sections] + ([end] if end else [])
    last_blocks = sections[-1][1]
    last = last_blocks[-_COMPANY:]
    del last_blocks[-_COMPANY:]
    last_blocks.append(Stack([*last, end], before=last[0].before, heads=len(last)))
    return [_section(*section) for section in sections]


def _section(heading: str, blocks: Sequence[Block]) -> Block:
    return Stack([subheading(heading), *blocks], before=_GAP)


def _item(number: int, item: MinutesItem, words: Words) -> Block:
    texts: list[Block] = [Paragraph(item.text.strip(), style.BODY)]
    if facts := minutes_words.item_facts(item, words):
        texts.append(Paragraph(facts, style.LABEL))
    return _with_views(number, texts, item, words)


def _commitment(number: int, line: CommitmentLine, words: Words) -> Block:
    spans: list[Span] = []
    for label, value in minutes_words.commitment_facts(line, words):
        if value:
            gap = "     " if spans else ""
            spans += [Span(f"{gap}{label}: "), Span(value, Face.BOLD)]
    texts: list[Block] = [Paragraph(line.text.strip(), style.BODY)]
    if spans:
        texts.append(Paragraph(spans, FACTS))
    if line.follow_up:
        texts.append(Paragraph(f"{words.gettext('Followed up')}: {line.follow_up}", FACTS))
    return _with_views(number, texts, line, words)


def _with_views(
    number: int, texts: list[Block], line: MinutesItem | CommitmentLine, words: Words
) -> Block:
    """What is told, how those it is about see it, and who reads it."""
    return Numbered(number, [*texts, *view_lines(line.views), *reader_lines(line.readers, words)])


def _end(data: MinutesData, words: Words) -> Block | None:
    facts = minutes_words.end_facts(data, words)
    cells: list[tuple[float, Block]] = [(0, field(label, value)) for label, value in facts]
    return Panel(Columns(cells, gap=14), fill=style.TINT, before=_GAP) if cells else None
