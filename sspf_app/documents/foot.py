"""The foot of every page."""

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Paragraph, from_start
from sspf_app.documents.sheet import Sheet


def draw_foot(  # noqa: PLR0913  what stands where
    sheet: Sheet, start: str, end: str, *, below: str = "", spared: float = 0, language: str = ""
) -> None:
    """Draw a hairline, and below it a text on either side.

    Args:
        sheet: Where.
        start: What stands where the paper begins: at the left, or at the right.
        end: What stands at the other side; it is never cut short.
        below: What stands under that in a line of its own: the head of the log.
        spared: Width at the other side that is left free.
        language: Language of both texts, where it is not the paper's.
    """
    paper = sheet.setting
    setting = paper.of(language or paper.language)
    width = style.WIDTH - spared
    left = style.left(is_rtl=paper.is_rtl) + from_start(0, width, style.WIDTH, paper)
    top = style.BOTTOM - 7
    ends = tuple(filter(None, (end, below)))
    room = max(Paragraph(one, style.LABEL).natural_width(setting) for one in ends) + 1
    other = replace(style.LABEL, align="end")
    near, far = (other, style.LABEL) if setting.is_rtl != paper.is_rtl else (style.LABEL, other)
    with sheet.artifact("Pagination"), sheet.speaking(setting.language, tag="Span"):
        sheet.rule((left, top), (left + width, top), style.HAIRLINE)
        for text, look, at, space in (
            (start, near, 0.0, width - room - 12),
            ("\n".join(ends), far, width - room, room),
        ):
            x = left + from_start(at, space, width, paper)
            Paragraph(text, look).draw(sheet, x, top - 4, space)
