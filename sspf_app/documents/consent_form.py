"""The consent form: one signatory's sheet, boxes to tick by hand.

A worried parent fills it in: one thing at a time, room to write, few lines, no box ticked.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.documents.consent_blocks import ConsentBlocks
from sspf_app.documents.consent_edges import Edges
from sspf_app.documents.consent_room import DENSITIES, EASY
from sspf_app.documents.consent_speech import Speech
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.flow import Pages, draw_pages, paginate
from sspf_app.documents.sheet import Drawn, Sheet
from sspf_app.documents.text_lines import Setting
from sspf_app.services.form_text import EASY_SWEDISH
from sspf_app.services.paper_of_consent import ConsentFormData

_FEW_PAGES = 2
"""One sheet of paper. Four parties and eight rows keep to it; very many rows take a second."""
_FEW_DOUBLE_PAGES = 4
"""The same with another language beside the Swedish; easy words may take twice as many."""


def draw(
    data: ConsentFormData, setting: Setting, *, open_sheet: Callable[..., Sheet] = Sheet
) -> Drawn:
    """Draw one sheet.

    Args:
        data: What stands on it.
        setting: Fonts and language.
        open_sheet: Opens a sheet, such as one that takes answers in another way than by pen.

    Raises:
        DomainError: as ``DocumentRenderer`` says.
    """
    speech = Speech(Voice(data.text), Voice(data.translation) if data.translation else None)
    setting = setting.of(speech.language)
    edges = Edges(data, speech)
    pages = _best_pages(data, speech, setting, edges)
    title = f"{speech.main.headings['A'][0]} · {data.case_reference}"
    sheet = open_sheet(setting, title=title, made_at=data.made_at)
    draw_pages(pages, sheet, edges.draw)
    return Drawn(sheet.finish(), len(pages), tuple(sheet.regions))


def _best_pages(data: ConsentFormData, speech: Speech, setting: Setting, edges: Edges) -> Pages:
    """The fewest pages, then the fewest blocks that are cut, then the airiest."""
    best: tuple[tuple[int, int], Pages] | None = None
    is_easy = data.text.language == EASY_SWEDISH
    few = (_FEW_DOUBLE_PAGES if speech.other else _FEW_PAGES) * (2 if is_easy else 1)
    densities = EASY if is_easy else DENSITIES
    airy, *_others = forms = [ConsentBlocks(data, speech, setting, one) for one in densities]
    for form in forms:
        blocks = [*form.question(), *form.terms(), *form.answer()]
        pages = paginate(blocks, setting, edges.frame)
        if len(pages) > few:
            # Behind a long table there is room again.
            blocks = [*form.question(), *airy.terms(), airy.whole_answer()]
            pages = paginate(blocks, setting, edges.frame)
        # A block that goes on on the next page stands on both.
        cuts = sum(map(len, pages)) - len(blocks)
        rank = (len(pages), cuts)
        if best is None or rank < best[0]:
            best = rank, pages
        if len(pages) <= few and not cuts:
            break
    return best[1] if best else []
