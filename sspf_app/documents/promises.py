"""What papers with lines share: who does it, how it stands, how they see it, who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sspf_app.documents import minutes_words
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Look, Paragraph
from sspf_app.documents.inset import Inset
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Span
from sspf_app.services.paper_of_minutes import ItemReaders
from sspf_app.services.paper_of_plan import PaperPromise
from sspf_app.services.paper_parts import OwnView
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_day

FACTS = Look(9.5, 1.4)
_READERS = Look(9.5, 1.25)
_READERS_LABEL = 62.0
_VIEW = Look(9.5, 1.3)
_VIEW_IN = 16.0


def promise_lines(promise: PaperPromise, words: Words, *, due: str = "") -> list[Block]:
    """Who does it, from when to when, how it stands and how it is followed up."""
    _, pgettext = words.gettext, words.pgettext
    who = ", ".join(part for part in (promise.responsible, promise.in_person) if part)
    facts = [
        (pgettext("minutes", "Responsible"), who),
        (pgettext("minutes", "From"), _apart(promise.starts_on, words)),
        (_("Done by"), _apart(promise.due_on, words)),
        (_("How it stands"), (due or promise.status).replace(" ", "\u00a0")),
    ]
    spans: list[Span] = []
    for label, value in facts:
        if value:
            gap = "     " if spans else ""
            name = label.replace(" ", "\u00a0")
            spans += [Span(f"{gap}{name}:\u00a0"), Span(value, Face.BOLD)]
    lines: list[Block] = [Paragraph(spans, FACTS)]
    if promise.follow_up:
        lines.append(Paragraph(f"{_('Followed up')}: {promise.follow_up}", FACTS))
    return lines


def reader_lines(readers: ItemReaders | None, words: Words) -> list[Block]:
    """A line of its own for those who read it, and for each reason why others do not."""
    return [
        Columns(
            [
                (_READERS_LABEL, Paragraph([Span(label, Face.BOLD)], _READERS)),
                (0, Paragraph([Span(names, Face.BOLD), Span(text)], _READERS)),
            ],
            gap=8,
            before=3,
        )
        for label, names, text in minutes_words.reader_lines(readers, words)
    ]


def view_lines(views: Sequence[OwnView]) -> list[Block]:
    """How those a line is about see it: further in, smaller, under who says so."""
    return [
        Inset(
            Paragraph(
                [
                    *([Span(f"{one.heading}: ", Face.BOLD)] if one.heading else []),
                    Span(one.text.strip()),
                ],
                _VIEW,
            ),
            _VIEW_IN,
            before=4,
        )
        for one in views
    ]


def _apart(day: date, words: Words) -> str:
    """A day that no line breaks."""
    return long_day(day, words).replace(" ", "\u00a0")
