"""The sharing matrix on paper: kinds of information by party, each cell a word.

Source: sharing rules, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from sspf_app.documents import style
from sspf_app.documents.blocks import Block, Paragraph, Stack
from sspf_app.documents.grid import Grid
from sspf_app.documents.letters import draw_letter, head, subheading
from sspf_app.documents.sheet import Drawn
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.domain.codes import ReasonCode
from sspf_app.services.paper_of_matrix import MatrixPaperData
from sspf_app.services.sharing_views import CellShape
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.dates import long_instant

_GAP = 14.0
_LABEL_WIDTH = 142.0
_LEAST_LABEL = 100.0
_PADDINGS = 2 * style.TABLE.padding + 0.5
_MOST_COLUMNS = 5
"""More parties than these stand in a table of their own below."""


def draw(data: MatrixPaperData, setting: Setting) -> Drawn:
    """Draw the matrix; the file and its number of pages."""
    words = words_for(data.language)
    _, pgettext = words.gettext, words.pgettext
    title = _("Sharing matrix")
    facts = [
        (pgettext("letter", "Case"), data.case_reference),
        (pgettext("letter", "About"), data.subject),
        (_("As it stands"), long_instant(data.made_at, data.made_at.tzinfo or UTC, words)),
        (_("Purpose"), data.purpose),
    ]
    blocks = head(title, facts, office=data.office, secrecy=data.secrecy, words=words)
    blocks.append(
        Stack(
            [
                Paragraph(
                    _(
                        "For the coordinator's own file. It shows this moment only: before "
                        "anything is shared the question is asked anew."
                    ),
                    style.BODY,
                )
            ],
            before=_GAP,
        )
    )
    for first in range(0, len(data.parties), _MOST_COLUMNS):
        blocks.append(_table(data, words, slice(first, first + _MOST_COLUMNS), setting))
    blocks.append(_answers(data, words))
    return draw_letter(
        blocks,
        setting,
        title=f"{title} · {data.case_reference}",
        foot=f"{title}  ·  {data.case_reference}",
        made_at=data.made_at,
    )


def _table(data: MatrixPaperData, words: Words, part: slice, setting: Setting) -> Block:
    shown = cell_words(words)
    parties = data.parties[part]
    heads = [
        Paragraph([Span(_short(name, data.parties), Face.BOLD)], style.SMALL) for name in parties
    ]
    top = [Paragraph([Span(words.gettext("Information"), Face.BOLD)], style.SMALL), *heads]
    rows = [
        [
            Paragraph(row.label, style.SMALL),
            *(Paragraph(_cell(shape, shown), style.SMALL) for shape in row.cells[part]),
        ]
        for row in data.rows
    ]
    return Grid(_widths(heads, setting), rows, style.TABLE, head=top, before=_GAP)


def _short(name: str, names: Sequence[str]) -> str:
    """The name up to its first comma, as on the form, where that is nobody else's."""
    short = name.partition(",")[0].strip()
    alike = [one for one in names if one.partition(",")[0].strip() == short]
    return short if short and len(alike) == 1 else name


def _widths(heads: Sequence[Paragraph], setting: Setting) -> list[float]:
    """Columns alike; one whose head has a long word is as wide as the word."""
    alike = (style.WIDTH - _LABEL_WIDTH) / len(heads)
    widths = [max(alike, head.least_text_width(setting) + _PADDINGS) for head in heads]
    first = style.WIDTH - sum(widths)
    return [first, *widths] if first >= _LEAST_LABEL else [_LABEL_WIDTH, *[alike] * len(heads)]


def _cell(shape: CellShape, shown: dict[CellShape, str]) -> list[Span]:
    may = shape in (CellShape.BOTH, CellShape.GIVE, CellShape.RECEIVE)
    return [Span(shown[shape], Face.BOLD if may else Face.REGULAR)]


def _answers(data: MatrixPaperData, words: Words) -> Block:
    _ = words.gettext
    shown = {
        ReasonCode.CONSENT: _("has said yes"),
        ReasonCode.REFUSED: _("has said no"),
        ReasonCode.WITHDRAWN: _("has taken back the consent"),
        ReasonCode.EXPIRED: _("the answer has ended"),
        ReasonCode.NOT_YET_VALID: _("the yes has not begun to hold"),
        ReasonCode.ORAL_ONLY: _("has said yes by word of mouth only"),
        ReasonCode.AWAITING: _("has a form and has not answered"),
        ReasonCode.INVALIDATED: _("the answer was recorded wrongly"),
        ReasonCode.NOT_ASKED: _("has not been asked"),
    }
    lines = [
        Paragraph(
            [Span(f"{one.name}: ", Face.BOLD), Span(shown[ReasonCode(one.status)])],
            style.BODY,
            before=3,
        )
        for one in data.answers
    ]
    if not lines:
        lines = [Paragraph(_("Nobody can be named who answers: nothing is shared."), style.BODY)]
    return Stack([subheading(_("Who must answer")), *lines], before=_GAP, is_whole=True)


def cell_words(words: Words) -> dict[CellShape, str]:
    """A word for every shape a cell may have."""
    pgettext = words.pgettext
    return {
        CellShape.BOTH: pgettext("matrix", "tells and is told"),
        CellShape.RECEIVE: pgettext("matrix", "is told"),
        CellShape.GIVE: pgettext("matrix", "tells"),
        CellShape.NO: pgettext("matrix", "no"),
        CellShape.ORAL: pgettext("matrix", "by word of mouth"),
        CellShape.EXCLUDED: pgettext("matrix", "excluded"),
        CellShape.WAITING: pgettext("matrix", "waits for answers"),
        CellShape.UNANSWERED: pgettext("matrix", "no answer in force"),
        CellShape.BLOCKED: pgettext("matrix", "stopped"),
        CellShape.YES: pgettext("matrix", "yes"),
        CellShape.OWN: pgettext("matrix", "own"),
    }
