"""Minutes for one recipient: only what they may read, numbered as it stands here.

Nothing on the paper tells whether anything was left out: numbers run on, and a part without
content has no heading.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Sequence

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Columns, Look, Panel, Paragraph, Stack
from sspf_app.documents.headings import field
from sspf_app.documents.letters import Numbered, draw_letter, head, subheading
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.papers import CommitmentLine, MinutesData, MinutesItem, Participant
from sspf_app.texts.catalogue import Words, words_for

_GAP = 15.0
_FACTS = Look(9.5, 1.4)


def draw(data: MinutesData, setting: Setting) -> tuple[bytes, int]:
    """Draw one recipient's copy; the file and its number of pages."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Minutes of SSPF meeting")
    blocks = [*_head(data, title, words), *_attendance(data, words), *_items(data)]
    if data.commitments:
        blocks.append(_commitments(data.commitments, words))
    blocks += _end(data, words)
    foot = _("Case {reference}  ·  Copy for {recipient}").format(
        reference=data.case_reference, recipient=data.recipient
    )
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot,
        made_at=data.made_at,
    )


def _head(data: MinutesData, title: str, words: Words) -> list[Block]:
    pgettext = words.pgettext
    when = ", ".join(part for part in (data.meeting_on.isoformat(), data.meeting_time) if part)
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "Copy for"), data.recipient),
        (pgettext("minutes", "Meeting"), when),
        (pgettext("minutes", "Place"), data.place or ""),
        (pgettext("minutes", "About"), data.young_person or ""),
        (pgettext("minutes", "Subject"), data.title or ""),
    ]
    return head(title, facts, office=data.office, secrecy=data.secrecy, words=words)


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


def _items(data: MinutesData) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for section in data.sections:
        items: list[Block] = []
        for item in section.items:
            number += 1
            items.append(_item(number, item))
        blocks.append(Stack([subheading(section.heading), *items], before=_GAP))
    return blocks


def _item(number: int, item: MinutesItem) -> Block:
    texts: list[Block] = [Paragraph(item.text.strip(), style.BODY)]
    if told := "  ·  ".join(part for part in (item.source, item.about) if part):
        texts.append(Paragraph(told, style.LABEL))
    return Numbered(number, texts)


def _commitments(lines: Sequence[CommitmentLine], words: Words) -> Block:
    blocks = [_commitment(number, line, words) for number, line in enumerate(lines, start=1)]
    return Stack([subheading(words.pgettext("minutes", "Commitments")), *blocks], before=_GAP)


def _commitment(number: int, line: CommitmentLine, words: Words) -> Block:
    _, pgettext = words.gettext, words.pgettext
    facts = [
        (pgettext("minutes", "Responsible"), line.responsible),
        (pgettext("minutes", "From"), line.starts_on.isoformat() if line.starts_on else ""),
        (_("Done by"), line.due_on.isoformat() if line.due_on else ""),
        (_("Followed up"), line.follow_up),
    ]
    spans: list[Span] = []
    for label, value in facts:
        if value:
            gap = "     " if spans else ""
            spans += [Span(f"{gap}{label}: "), Span(value, Face.BOLD)]
    return Numbered(number, [Paragraph(line.text.strip(), style.BODY), Paragraph(spans, _FACTS)])


def _end(data: MinutesData, words: Words) -> list[Block]:
    _, pgettext = words.gettext, words.pgettext
    facts = [
        (_("Next meeting"), data.next_meeting),
        (_("Minutes taken by"), data.written_by),
        (pgettext("minutes", "Copies to"), ", ".join(data.copies_to)),
    ]
    cells: list[tuple[float, Block]] = [(0, field(label, v)) for label, v in facts if v]
    if not cells:
        return []
    return [Panel(Columns(cells, gap=14), fill=style.TINT, before=_GAP)]
