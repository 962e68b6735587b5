"""The foot of every page."""

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Paragraph
from sspf_app.documents.sheet import Sheet


def draw_foot(sheet: Sheet, left: str, right: str) -> None:
    """Draw a hairline, and below it a text on either side."""
    top = style.BOTTOM - 7
    with sheet.artifact("Pagination"):
        sheet.rule((style.LEFT, top), (style.RIGHT, top), style.HAIRLINE)
        end = Paragraph(right, replace(style.LABEL, align="right"))
        room = end.natural_width(sheet.setting) + 1
        end.draw(sheet, style.RIGHT - room, top - 4, room)
        Paragraph(left, style.LABEL).draw(sheet, style.LEFT, top - 4, style.WIDTH - room - 12)
