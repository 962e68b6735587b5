"""The consent form: one signatory's sheet, boxes to tick by hand.

A worried parent fills it in: one thing at a time, room to write, few lines, no box ticked.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from sspf_app.documents import style
from sspf_app.documents.blocks import Look, Paragraph
from sspf_app.documents.consent_blocks import ConsentBlocks
from sspf_app.documents.consent_room import DENSITIES
from sspf_app.documents.consent_words import fixed_texts, headings
from sspf_app.documents.flow import Frame, Pages, draw_pages, paginate
from sspf_app.documents.foot import draw_foot
from sspf_app.documents.marks import draw_code
from sspf_app.documents.sheet import Drawn, Sheet
from sspf_app.documents.text_fonts import Face
from sspf_app.documents.text_lines import Setting, Span
from sspf_app.services.form_code import scan_payload, shown_form_code
from sspf_app.services.paper_of_consent import ConsentFormData

# Side of the square code's dark part; its quiet zone reaches into the margins.
_CODE = 20 * style.MM
_CODE_WITH_QUIET = _CODE * 33 / 25
_QUIET = (_CODE_WITH_QUIET - _CODE) / 2
_FOOT_CODE = 29 * style.MM
"""Upper edge of the dark part of the lower code."""
_SPARED = _CODE + 6 * style.MM
_FEW_PAGES = 2
"""One sheet of paper. Four parties and eight rows keep to it; very many rows take a second."""


def draw(data: ConsentFormData, setting: Setting) -> Drawn:
    """Draw one sheet.

    Raises:
        DomainError: as ``DocumentRenderer`` says.
    """
    pages = _best_pages(data, setting)
    title = f"{headings(data.text)['A'][0]} · {data.case_reference}"
    sheet = Sheet(setting, title=title, made_at=data.made_at)
    draw_pages(pages, sheet, lambda page, number, count: _draw_edges(page, data, number, count))
    return Drawn(sheet.finish(), len(pages), tuple(sheet.regions))


def _best_pages(data: ConsentFormData, setting: Setting) -> Pages:
    """The fewest pages, then the fewest blocks that are cut, then the airiest."""
    best: tuple[tuple[int, int], Pages] | None = None
    airy, *_others = forms = [ConsentBlocks(data, setting, density) for density in DENSITIES]
    for form in forms:
        blocks = [*form.question(), *form.terms(), *form.answer()]
        pages = paginate(blocks, setting, _frame)
        if len(pages) > _FEW_PAGES:
            # Behind a long table there is room again.
            blocks = [*form.question(), *airy.terms(), airy.whole_answer()]
            pages = paginate(blocks, setting, _frame)
        # A block that goes on on the next page stands on both.
        cuts = sum(map(len, pages)) - len(blocks)
        rank = (len(pages), cuts)
        if best is None or rank < best[0]:
            best = rank, pages
        if len(pages) <= _FEW_PAGES and not cuts:
            break
    return best[1] if best else []


def _frame(page: int) -> Frame:
    del page
    return Frame(
        x=style.LEFT,
        top=style.TOP,
        bottom=style.BOTTOM,
        width=style.WIDTH,
        notch_bottom=style.TOP - _CODE - 22,
        notch_width=_SPARED,
        foot_top=_FOOT_CODE + _QUIET,
        foot_width=_SPARED,
    )


def _draw_edges(sheet: Sheet, data: ConsentFormData, page: int, pages: int) -> None:
    """Draw what stands on every page: the square code twice, its signs in clear, the foot.

    Twice, because a pen stroke through a corner of one makes it unreadable.
    """
    texts = fixed_texts(data.text)
    left = style.RIGHT - _CODE
    for place, top in (("top", style.TOP), ("foot", _FOOT_CODE)):
        draw_code(
            sheet,
            scan_payload(data.form_code, page, pages),
            at=(left - _QUIET, top + _QUIET),
            size=_CODE_WITH_QUIET,
        )
        sheet.region(f"code:{page}:{place}", (left, top - _CODE, _CODE, _CODE))
    shown = shown_form_code(data.form_code)
    code = Paragraph([Span(shown, Face.BOLD)], Look(9.5, 1.25, align="center"))
    foot = texts["foot"].format(
        reference=data.case_reference,
        version=data.text.version,
        terms=data.text.terms,
        text=data.text.sha256[:8],
    )
    number = texts["code"].format(code=shown), texts["page"].format(page=page, pages=pages)
    with sheet.artifact("Pagination"):
        code.draw(sheet, left - 10, style.TOP - _CODE - 3, _CODE + 20)
        draw_foot(sheet, foot, "  ·  ".join(number), spared=_SPARED)
