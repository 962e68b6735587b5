"""The family's page: who has been told what, when, and on which consent.

Source: sharing rules, section 6; `domain.md` 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.beside import Columns
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.letters import GAP, Letter, head, paragraphs, questions, subheading
from sspf_app.documents.sheet import Drawn, Sheet
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.paper_of_ledger import LedgerPageData, LedgerPageRow
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_day, long_instant

_WHEN = 134.0


def draw(data: LedgerPageData, setting: Setting) -> Drawn:
    """Draw the page."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("What has been shared")
    facts = [
        (pgettext("letter", "To"), data.reader),
        (pgettext("letter", "Case"), data.case_reference),
        (_("Made on"), long_day(data.made_at.date(), words)),
    ]
    blocks = head(title, facts, office=data.office, secrecy=None, words=words)
    blocks.append(
        paragraphs(
            _(
                "Here you see what we have shared with others on the ground of consent, as far as "
                "it is yours to read. Below stand the papers that you have got yourself."
            )
        )
    )
    nobody = _("Nothing that you may read about has been shared.")
    told = [_row(row, [row.recipient, row.way], words) for row in data.told]
    own = [_row(row, [row.way], words) for row in data.own]
    blocks += _part(_("What others have been told"), told, nobody)
    blocks += _part(_("Papers you have got"), own, _("None."))
    blocks.append(
        paragraphs(
            _(
                "Something here that you do not recognise, or that is wrong? Tell us, and we note "
                "it and look into it."
            )
        )
    )
    blocks.append(questions(data.office, words, is_person=True))
    letter = Letter(
        blocks=blocks,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )
    return letter.draw(setting)


def _part(title: str, rows: Sequence[Block], nothing: str) -> list[Block]:
    heading = subheading(title)
    if not rows:
        return [Stack([heading, Paragraph(nothing, style.BODY, before=4)], before=GAP)]
    first, *others = rows
    return [Stack([heading, first], before=GAP, is_whole=True), *others]


def _row(row: LedgerPageRow, named: Sequence[str], words: Words) -> Block:
    """A row under what it is named by: who got it and how; of what the reader got, how alone."""
    _ = words.gettext
    when = Paragraph(long_instant(row.at, row.at.tzinfo or UTC, words), style.SMALL)
    first, *others = named
    lines: list[Block] = [Paragraph([Span(first, Face.BOLD)], style.BODY)]
    lines += [Paragraph(one, style.SMALL) for one in others]
    lines += [Paragraph(text, style.BODY, before=2) for text in row.information]
    if row.remark:
        lines.append(Paragraph([Span(row.remark, Face.BOLD)], style.BODY, before=2))
    if row.basis:
        said = _("Ground: {basis}").format(basis=row.basis)
        lines.append(Paragraph(said, style.SMALL, before=2))
    return Stack(
        [_Rule(), Columns([(_WHEN, when), (0, Stack(lines, is_whole=True))], gap=12, before=6)],
        before=8,
        is_whole=True,
    )


class _Rule(Block):
    """A hairline across."""

    def height(self, setting: Setting, width: float) -> float:
        """As good as none."""
        del setting, width
        return 0.5

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw it."""
        sheet.rule((x, top), (x + width, top), style.HAIRLINE)
