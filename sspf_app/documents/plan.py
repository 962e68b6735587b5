"""The plan for one reader: own words first, then goals with what is to be done under each.

Nothing on the paper tells whether anything was left out: numbers run on, and a part without
content has no heading.

Source: `domain.md` 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.inset import Inset
from sspf_app.documents.letters import Numbered, draw_letter, head, subheading
from sspf_app.documents.promises import FACTS, promise_lines, reader_lines, view_lines
from sspf_app.documents.reader_copy import copy_says, foot_of
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_plan import PlanPaperData, PlanPaperLine
from sspf_app.services.plan_records import PlanKind
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words, words_for

_GAP = 15.0
_WORDS = (PlanKind.YOUNG_WORDS, PlanKind.GUARDIAN_WORDS)
_STEP = 20.0
"""How much further in a line stands for each goal above it."""


def draw(data: PlanPaperData, setting: Setting) -> Drawn:
    """Draw one reader's plan; the file and its number of pages."""
    words = words_for(data.language)
    _ = words.gettext
    title = _("Action plan")
    blocks = [*_head(data, title, words), *_said(data, words), *_goals(data, words)]
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=foot_of(data, words),
        made_at=data.made_at,
    )


def _head(data: PlanPaperData, title: str, words: Words) -> list[Block]:
    _, pgettext = words.gettext, words.pgettext
    facts = [
        (pgettext("minutes", "Case"), data.case_reference),
        (pgettext("minutes", "Copy for"), addressed_to(data.recipient)),
        (pgettext("minutes", "About"), data.young_person or ""),
        (pgettext("minutes", "Version"), data.version),
        (_("Purpose"), data.purpose),
        (_("Approved by"), data.approved_by),
        (_("Written by"), data.written_by),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    return [*blocks, copy_says(data, words)]


def _said(data: PlanPaperData, words: Words) -> list[Block]:
    """Own words, and the overall goal: each under what it is."""
    blocks: list[Block] = []
    for kind in (*_WORDS, PlanKind.OVERALL):
        lines = [line for line in data.lines if line.kind is kind]
        if not lines:
            continue
        texts: list[Block] = [subheading(lines[0].label)]
        for line in lines:
            said = f"”{line.text.strip()}”" if kind in _WORDS else line.text.strip()
            texts.append(Paragraph(said, style.BODY, before=4))
            texts += view_lines(line.views)
            texts += reader_lines(line.readers, words)
        blocks.append(Stack(texts, before=_GAP))
    return blocks


def _goals(data: PlanPaperData, words: Words) -> list[Block]:
    numbered = [line for line in data.lines if line.number]
    blocks: list[Block] = [_line(line, words) for line in numbered]
    if not blocks:
        return []
    has_goals = any(line.kind is not PlanKind.COMMITMENT for line in numbered)
    title = (
        words.gettext("Goals and what is to be done")
        if has_goals
        else (words.pgettext("minutes", "Commitments"))
    )
    first = Stack([subheading(title), blocks[0]], before=_GAP)
    return [first, *blocks[1:]]


def _line(line: PlanPaperLine, words: Words) -> Block:
    depth = line.number.count(".")
    is_goal = line.kind is not PlanKind.COMMITMENT
    face = Face.BOLD if is_goal else Face.REGULAR
    texts: list[Block] = [
        Paragraph(line.label, style.LABEL),
        Paragraph([Span(line.text.strip(), face)], style.BODY),
    ]
    if line.support:
        said = words.gettext("Support: {name}").format(name=line.support.strip())
        texts.append(Paragraph(said, FACTS))
    if line.promise is not None:
        texts += promise_lines(line.promise, words)
    texts += view_lines(line.views)
    texts += reader_lines(line.readers, words)
    block = Numbered(line.number, texts, indent=24 + 6.0 * depth, heads=1)
    return Inset(block, _STEP * depth, before=12.0 if not depth else 7.0)
