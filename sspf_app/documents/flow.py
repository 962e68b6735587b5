"""From blocks to pages: fill one after the other, then draw them knowing how many there are."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sspf_app.documents.blocks import Block
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting
from sspf_app.domain.errors import DomainError

_HAIR = 0.01
"""Sums of heights may miss the edge by less than this."""


class Room(NamedTuple):
    """Where a block may stand: its upper edge, its width, and how far down it may reach."""

    top: float
    width: float
    bottom: float


class Frame(NamedTuple):
    """Where the blocks of a page go.

    Attributes:
        x: Left edge.
        top: Upper edge.
        bottom: Lower edge.
        width: Width.
        notch_bottom: Down to here the page is narrower, for what stands in its upper corner.
        notch_width: By how much.
        foot_top: From here down the page is narrower, for what stands in its lower corner.
        foot_width: By how much.
        is_mirrored: The corners are on the left.
    """

    x: float
    top: float
    bottom: float
    width: float
    notch_bottom: float = float("inf")
    notch_width: float = 0
    foot_top: float = 0
    foot_width: float = 0
    is_mirrored: bool = False

    def left(self, width: float) -> float:
        """Left edge of a block of this width."""
        return self.x + self.width - width if self.is_mirrored else self.x

    def room(self, block: Block, y: float, setting: Setting) -> Room:
        """Room for a block that would start at this height."""
        top, width = y, self.width
        if y > self.notch_bottom:
            if block.least_width > self.width - self.notch_width:
                top = self.notch_bottom
            else:
                width = self.width - self.notch_width
        if top - block.height(setting, width) >= self.foot_top - _HAIR:
            return Room(top, width, self.bottom)
        narrow = min(width, self.width - self.foot_width)
        fits = block.least_width <= narrow and (
            top <= self.foot_top or top - block.height(setting, narrow) >= self.bottom - _HAIR
        )
        if fits:
            return Room(top, narrow, self.bottom)
        return Room(top, width, max(self.foot_top, self.bottom))


class Placed(NamedTuple):
    """A block and where it is drawn."""

    block: Block
    x: float
    top: float
    width: float


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
        room = frame.room(block, y - (block.before if pages[-1] else 0), setting)
        is_full = room.top - block.height(setting, room.width) < room.bottom - _HAIR
        is_first = not pages[-1]
        parts = _split(block, setting, frame, room, loose=is_first) if is_full else None
        if is_full and not parts and is_first:
            raise DomainError("paper_overflow")
        if parts or not is_full:
            block, rest = parts or (block, None)
            pages[-1].append(Placed(block, frame.left(room.width), room.top, room.width))
            y = room.top - block.height(setting, room.width)
        else:
            rest = block
        if rest:
            waiting.append(rest)
            frame = frame_of(len(pages))
            y = frame.top
            pages.append([])
    return pages


def _split(
    block: Block, setting: Setting, frame: Frame, room: Room, *, loose: bool
) -> tuple[Block, Block] | None:
    if block.is_whole:
        # On a page of its own it may fit.
        first = frame.room(block, frame.top, setting)
        if first.top - block.height(setting, first.width) >= first.bottom - _HAIR:
            return None
    height = room.top - room.bottom
    parts = block.split(setting, room.width, height)
    return parts or (block.split(setting, room.width, height, loose=True) if loose else None)


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
