"""The consent form: one signatory's sheet, boxes to tick by hand.

A worried parent fills it in: one thing at a time, room to write, few lines, no box ticked.

Source: ``domain.md`` 2.1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sspf_app.documents import style
from sspf_app.documents.blocks import Block
from sspf_app.documents.consent_blocks import ConsentBlocks
from sspf_app.documents.consent_edges import Edges
from sspf_app.documents.consent_room import DENSITIES, DOUBLE_DENSITIES, EASY
from sspf_app.documents.consent_speech import Speech
from sspf_app.documents.consent_voice import Voice
from sspf_app.documents.flow import Pages, Placed, draw_pages, paginate
from sspf_app.documents.sheet import Drawn, Sheet
from sspf_app.documents.text_lines import Setting
from sspf_app.services.paper_of_consent import ConsentFormData

_FEW_PAGES = 2
"""One sheet of paper. Four parties and eight rows keep to it; very many rows take a second."""
_FEW_DOUBLE_PAGES = 4
"""The same with another language beside the Swedish."""
_LAW_SIZES = (11, 10.5, 10)
"""Of J and L, the largest that takes no page more and cuts no block; else they are small."""

_HOLLOW = (style.TOP - style.BOTTOM) / 4
"""So much room below the last block of a page looks as if something were lost."""


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
    edges = Edges(data, speech, setting)
    pages = _best_pages(data, speech, setting, edges)
    title = f"{speech.main.headings['A'][0]} · {data.case_reference}"
    sheet = open_sheet(setting, title=title, made_at=data.made_at)
    draw_pages(pages, sheet, edges.draw)
    return Drawn(sheet.finish(), len(pages), tuple(sheet.regions))


def _best_pages(data: ConsentFormData, speech: Speech, setting: Setting, edges: Edges) -> Pages:
    """The fewest pages, then the fewest that look torn, then the airiest."""
    if speech.main.is_easy:
        return _easy_pages([ConsentBlocks(data, speech, setting, one) for one in EASY], edges)
    few = _FEW_DOUBLE_PAGES if speech.other else _FEW_PAGES
    densities = DOUBLE_DENSITIES if speech.other else DENSITIES
    forms = [ConsentBlocks(data, speech, setting, one) for one in densities]
    made = _airiest(forms, edges, few)
    if len(made.pages) > few:
        # Behind what the staff fill in a reservation takes no room of its own.
        late = [form.with_late_reservation() for form in forms]
        made = min(made, _airiest(late, edges, few), key=lambda one: len(one.pages))
    return made.pages


def _airiest(forms: Sequence[ConsentBlocks], edges: Edges, few: int) -> _Ranked:
    """The best of some densities, from airy to tight."""
    airy = forms[0]
    best: tuple[_Ranked, ConsentBlocks] | None = None
    for form in forms:
        made = _paginated(_all(form), form, edges)
        if len(made.pages) > few:
            # Behind a long table there is room again.
            blocks = [*form.question(), *airy.choices(), *airy.law(), airy.whole_answer()]
            made = _paginated(blocks, form, edges)
        if best is None or made.rank < best[0].rank:
            best = made, form
        if len(made.pages) <= few and not made.torn:
            break
    if best is None:
        return _Ranked([], 0)
    made, form = best
    return made if len(made.pages) > few else _with_larger_law(form, edges, made)


def _with_larger_law(form: ConsentBlocks, edges: Edges, made: _Ranked) -> _Ranked:
    """The hardest words, what the law says, in type as large as the pages let it be."""
    for size in _LAW_SIZES:
        blocks = [*form.question(), *form.choices(), *form.law(size=size), *form.answer()]
        tried = _paginated(blocks, form, edges)
        if tried.rank <= made.rank:
            return tried
    return made


def _easy_pages(forms: Sequence[ConsentBlocks], edges: Edges) -> Pages:
    """First what is asked, then the law and the answer on a page of their own where it can be.

    Each part is as airy as its pages let it be.
    """
    made: list[_Ranked] = []
    for parts in _EASY_PARTS:
        whole = _Ranked([], 0)
        for part in parts:
            at = len(whole.pages)
            ways = (_paginated(part(form), form, edges, at=at) for form in forms)
            chosen = min(ways, key=lambda way: way.rank)
            whole = _Ranked([*whole.pages, *chosen.pages], whole.torn + chosen.torn)
        made.append(whole)
    return min(made, key=lambda way: way.rank).pages


class _Ranked(NamedTuple):
    """Pages, and how torn they look.

    Attributes:
        pages: The pages.
        torn: How many blocks are cut, so that such a block stands on two pages; a page that is
            left half empty counts as two.
    """

    pages: Pages
    torn: int

    @property
    def rank(self) -> tuple[int, int]:
        """The lower the better."""
        return len(self.pages), self.torn


def _paginated(
    blocks: Sequence[Block], form: ConsentBlocks, edges: Edges, *, at: int = 0
) -> _Ranked:
    """The blocks on pages of their own, behind so many others."""
    pages = paginate(blocks, form.setting, lambda page: edges.frame(at + page))
    cuts = sum(map(len, pages)) - len(blocks)
    hollow = sum(_is_hollow(page, form.setting) for page in pages[:-1])
    return _Ranked(pages, cuts + 2 * hollow)


def _is_hollow(page: Sequence[Placed], setting: Setting) -> bool:
    """Whether a good part of a page is empty that others follow."""
    last = page[-1]
    end = last.top - last.block.height(setting, last.width)
    return end - style.BOTTOM > _HOLLOW


def _all(form: ConsentBlocks) -> list[Block]:
    return [*form.question(), *form.choices(), *form.law(), *form.answer()]


_EASY_PARTS: tuple[tuple[Callable[[ConsentBlocks], list[Block]], ...], ...] = (
    (
        lambda form: [*form.question(), *form.choices()],
        lambda form: [*form.law(), *form.answer()],
    ),
    (
        lambda form: [*form.question(), *form.choices(), *form.law()],
        ConsentBlocks.answer,
    ),
    (_all,),
)
"""What begins a page of its own, best first."""
