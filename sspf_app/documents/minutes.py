"""Minutes for one recipient: only what they may read, numbered as it stands here.

Nothing on the paper tells whether anything was left out: numbers run on, and a part without
content has no heading.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Look, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import Numbered, draw_letter, head, listed, subheading
from sspf_app.documents.panels import Panel
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_minutes import (
    CommitmentLine,
    ItemReaders,
    MinutesData,
    MinutesItem,
    Participant,
)
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import weekday_and_day

_GAP = 15.0
_FACTS = Look(9.5, 1.4)
_READERS = Look(9.5, 1.25)
_READERS_LABEL = 62.0


def draw(data: MinutesData, setting: Setting) -> Drawn:
    """Draw one recipient's copy; the file and its number of pages."""
    words = words_for(data.language)
    _ = words.gettext
    title = data.heading or _("Minutes of SSPF meeting")
    blocks = [*_head(data, title, words), *_attendance(data, words), *_told(data, words)]
    foot = _("Case {reference}  ·  Copy for {recipient}").format(
        reference=data.case_reference, recipient=data.recipient
    )
    if data.is_own_copy:
        foot = _("Case {reference}  ·  Own copy, not shared").format(reference=data.case_reference)
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot,
        made_at=data.made_at,
    )


def _head(data: MinutesData, title: str, words: Words) -> list[Block]:
    _, pgettext = words.gettext, words.pgettext
    day = f"{weekday_and_day(data.meeting_on, words)} {data.meeting_on.year}"
    when = ", ".join(part for part in (day, data.meeting_time) if part)
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "Copy for"), data.recipient),
        (pgettext("minutes", "Meeting"), when),
        (pgettext("minutes", "Place"), data.place or ""),
        (pgettext("minutes", "About"), data.young_person or ""),
        (pgettext("minutes", "Subject"), data.title or ""),
        (pgettext("minutes", "Version"), data.version),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    if data.is_own_copy:
        own = Span(_("The coordinator's own copy."), Face.BOLD)
        kept = Span(" " + _("It shows what others may not read. Do not hand it out."))
        blocks.append(Panel(Paragraph([own, kept], style.SMALL), fill=style.TINT, before=_GAP))
    return blocks


def _attendance(data: MinutesData, words: Words) -> list[Block]:
    pgettext = words.pgettext
    groups = [
        (pgettext("minutes", "Present"), data.present),
        (pgettext("minutes", "Absent"), data.absent),
    ]
    return [
        Stack(
            [subheading(title), *[_participant(person) for person in people]],
            before=_GAP,
        )
        for title, people in groups
        if people
    ]


def _participant(person: Participant) -> Block:
    spans = [Span(person.name or person.role)]
    if person.name and person.role:
        spans.append(Span(f", {person.role}"))
    return Paragraph(spans, style.BODY, before=2)


def _told(data: MinutesData, words: Words) -> list[Block]:
    """Items, commitments, and the end of the paper, which stands with the last of them."""
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
    last = last_blocks.pop()
    last_blocks.append(Stack([last, end], before=last.before))
    return [_section(*section) for section in sections]


def _section(heading: str, blocks: Sequence[Block]) -> Block:
    return Stack([subheading(heading), *blocks], before=_GAP)


def _item(number: int, item: MinutesItem, words: Words) -> Block:
    pgettext = words.pgettext
    texts: list[Block] = [Paragraph(item.text.strip(), style.BODY)]
    told = [
        (pgettext("minutes item", "Told by"), item.source),
        (pgettext("minutes item", "About"), item.about),
    ]
    if facts := "  ·  ".join(f"{label} {value}" for label, value in told if value):
        texts.append(Paragraph(facts, style.LABEL))
    return Numbered(number, [*texts, *_readers(item.readers, words)])


def _readers(readers: ItemReaders | None, words: Words) -> list[Block]:
    """A line of its own for those who read it, and for each reason why others do not."""
    if readers is None:
        return []
    pgettext = words.pgettext
    kept = pgettext("readers", "Not shared with")
    lines = [(kept, [f"{listed(one.names)}: ", one.why]) for one in readers.kept_from]
    if readers.shared_with:
        lines.insert(0, (pgettext("readers", "Shared with:"), ["", listed(readers.shared_with)]))
    return [
        Columns(
            [
                (_READERS_LABEL, Paragraph([Span(label, Face.BOLD)], _READERS)),
                (0, Paragraph([Span(names, Face.BOLD), Span(text)], _READERS)),
            ],
            gap=8,
            before=3,
        )
        for label, (names, text) in lines
    ]


def _commitment(number: int, line: CommitmentLine, words: Words) -> Block:
    _, pgettext = words.gettext, words.pgettext
    facts = [
        (pgettext("minutes", "Responsible"), line.responsible),
        (pgettext("minutes", "From"), line.starts_on.isoformat() if line.starts_on else ""),
        (_("Done by"), line.due_on.isoformat() if line.due_on else ""),
    ]
    spans: list[Span] = []
    for label, value in facts:
        if value:
            gap = "     " if spans else ""
            spans += [Span(f"{gap}{label}: "), Span(value, Face.BOLD)]
    texts: list[Block] = [Paragraph(line.text.strip(), style.BODY)]
    if spans:
        texts.append(Paragraph(spans, _FACTS))
    if line.follow_up:
        texts.append(Paragraph(f"{_('Followed up')}: {line.follow_up}", _FACTS))
    return Numbered(number, [*texts, *_readers(line.readers, words)])


def _end(data: MinutesData, words: Words) -> Block | None:
    _, pgettext = words.gettext, words.pgettext
    facts = [
        (_("Next meeting"), data.next_meeting),
        (_("Minutes taken by"), data.written_by),
        (pgettext("minutes", "Copies to"), listed(data.copies_to)),
    ]
    cells: list[tuple[float, Block]] = [(0, field(label, v)) for label, v in facts if v]
    return Panel(Columns(cells, gap=14), fill=style.TINT, before=_GAP) if cells else None
