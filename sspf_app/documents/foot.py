"""The foot of every page."""

from dataclasses import replace

from sspf_app.documents import style
from sspf_app.documents.blocks import Paragraph, from_start
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_lines import Setting

_GAP = 12.0


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
    first, *_rest = widths = [_width(one, setting) for one in ends]
    room = max(widths)
    # What fits beside the first line alone is not broken for the sake of the second.
    near_room = width - (first if _width(start, setting) <= width - first - _GAP else room) - _GAP
    other = replace(style.LABEL, align="end")
    near, far = (other, style.LABEL) if setting.is_rtl != paper.is_rtl else (style.LABEL, other)
    with sheet.artifact("Pagination"), sheet.speaking(setting.language, tag="Span"):
        sheet.rule((left, top), (left + width, top), style.HAIRLINE)
        for text, look, at, space in (
            (start, near, 0.0, near_room),
            ("\n".join(ends), far, width - room, room),
        ):
            x = left + from_start(at, space, width, paper)
            Paragraph(text, look).draw(sheet, x, top - 4, space)


def _width(text: str, setting: Setting) -> float:
    return Paragraph(text, style.LABEL).natural_width(setting) + 1
