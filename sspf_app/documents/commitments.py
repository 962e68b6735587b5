"""A party's page: what it has promised and may read, case by case, the one due first on top.

Source: `domain.md` 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import Numbered, draw_letter, head, subheading
from sspf_app.documents.promises import promise_lines, view_lines
from sspf_app.documents.reader_copy import reader_line
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_plan import CommitmentsPaperData, PromisedCase
from sspf_app.texts.addressing import addressed_to
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import weekday_and_day

_GAP = 15.0


def draw(data: CommitmentsPaperData, setting: Setting) -> Drawn:
    """Draw the page; the file and its number of pages."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = pgettext("minutes", "Commitments")
    day = data.made_at.date()
    facts = [
        (pgettext("minutes", "Copy for"), addressed_to(data.recipient)),
        (_("As of"), f"{weekday_and_day(day, words)} {day.year}"),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks.append(reader_line(data, words))
    for one in data.cases:
        blocks += _case(one, words)
    return draw_letter(
        blocks,
        setting,
        title=title,
        foot=_("{title}  ·  Copy for {recipient}").format(title=title, recipient=data.recipient),
        made_at=data.made_at,
    )


def _case(one: PromisedCase, words: Words) -> list[Block]:
    named = words.gettext("Case {reference}").format(reference=one.case_reference)
    heading = f"{named}, {one.young_person}" if one.young_person else named
    lines: list[Block] = [
        Numbered(
            number,
            [
                Paragraph(line.text.strip(), style.BODY),
                *promise_lines(line.promise, words, due=line.due),
                *view_lines(line.views),
            ],
        )
        for number, line in enumerate(one.lines, 1)
    ]
    return [Stack([subheading(heading), lines[0]], before=_GAP), *lines[1:]]
