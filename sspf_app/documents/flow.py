"""From blocks to pages: fill one after the other, then draw them knowing how many there are."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sspf_app.documents.blocks import Block
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting
from sspf_app.domain.errors import DomainError


class Frame(NamedTuple):
    """Where the blocks of a page go.

    Attributes:
        x: Left edge.
        top: Upper edge.
        bottom: Lower edge.
        width: Width.
        notch_bottom: Down to here the page is narrower, for what stands in its upper corner.
        notch_width: By how much.
    """

    x: float
    top: float
    bottom: float
    width: float
    notch_bottom: float = float("inf")
    notch_width: float = 0

    def place(self, block: Block, y: float) -> tuple[float, float]:
        """Upper edge and width for a block that would start at this height."""
        if y <= self.notch_bottom:
            return y, self.width
        if block.least_width > self.width - self.notch_width:
            return self.notch_bottom, self.width
        return y, self.width - self.notch_width


class Placed(NamedTuple):
    """A block and where it is drawn."""

    block: Block
    x: float
    top: float
    width: float


_HAIR = 0.01
"""Sums of heights may miss the edge by less than this."""

Pages = list[list[Placed]]


def paginate(blocks: Sequence[Block], setting: Setting, frame_of: Callable[[int], Frame]) -> Pages:
    """Place blocks on pages.

    Args:
        blocks: In reading order.
        setting: Fonts and language.
        frame_of: Frame of a page, counted from 0.

    Returns:
        The pages, at least one.

    Raises:
        DomainError: ``paper_overflow``: a block that cannot be cut is higher than a page.
    """
    pages: Pages = [[]]
    frame = frame_of(0)
    y = frame.top
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        top, width = frame.place(block, y - (block.before if pages[-1] else 0))
        is_full = top - block.height(setting, width) < frame.bottom - _HAIR
        is_first = not pages[-1]
        parts = _split(block, setting, frame, top, loose=is_first) if is_full else None
        if is_full and not parts and is_first:
            raise DomainError("paper_overflow")
        if parts or not is_full:
            block, rest = parts or (block, None)
            pages[-1].append(Placed(block, frame.x, top, width))
            y = top - block.height(setting, width)
        else:
            rest = block
        if rest:
            waiting.append(rest)
            frame = frame_of(len(pages))
            y = frame.top
            pages.append([])
    return pages


def _split(
    block: Block, setting: Setting, frame: Frame, top: float, *, loose: bool
) -> tuple[Block, Block] | None:
    if block.is_whole:
        # On a page of its own it may fit.
        first, width = frame.place(block, frame.top)
        if first - block.height(setting, width) >= frame.bottom - _HAIR:
            return None
    _, width = frame.place(block, top)
    room = top - frame.bottom
    parts = block.split(setting, width, room)
    return parts or (block.split(setting, width, room, loose=True) if loose else None)


def draw_pages(pages: Pages, sheet: Sheet, draw_edges: Callable[[Sheet, int, int], None]) -> None:
    """Draw all pages.

    Args:
        pages: What ``paginate`` made.
        sheet: An empty sheet.
        draw_edges: Draws what stands on every page; gets the page from 1 and the number of pages.
    """
    for number, page in enumerate(pages, start=1):
        if number > 1:
            sheet.next_page()
        draw_edges(sheet, number, len(pages))
        for block, x, top, width in page:
            block.draw(sheet, x, top, width)
