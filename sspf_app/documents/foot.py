"""The foot of every page."""

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Paragraph
from sspf_app.documents.sheet import Sheet


def draw_foot(sheet: Sheet, left: str, right: str, *, spared: float = 0) -> None:
    """Draw a hairline, and below it a text on either side.

    Args:
        sheet: Where.
        left: What stands at the left.
        right: What stands at the right; it is never cut short.
        spared: Width at the right that is left free.
    """
    top, edge = style.BOTTOM - 7, style.RIGHT - spared
    with sheet.artifact("Pagination"):
        sheet.rule((style.LEFT, top), (edge, top), style.HAIRLINE)
        end = Paragraph(right, replace(style.LABEL, align="end"))
        room = end.natural_width(sheet.setting) + 1
        end.draw(sheet, edge - room, top - 4, room)
        Paragraph(left, style.LABEL).draw(sheet, style.LEFT, top - 4, edge - style.LEFT - room - 12)
