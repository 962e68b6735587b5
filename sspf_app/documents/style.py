"""The look of all papers: one typeface, one accent colour that stays dark in black and white."""

from sspf_app.documents.blocks import Look
from sspf_app.documents.grid import GridLook
from sspf_app.documents.sheet import PAGE_HEIGHT, PAGE_WIDTH, Colour, Ink

MM = 72 / 25.4

ACCENT: Colour = (0.05, 0.32, 0.38)
TINT: Colour = (0.925, 0.955, 0.96)
GREY: Colour = (0.27, 0.27, 0.27)
WHITE: Colour = (1, 1, 1)

LEFT = 20 * MM
"""Left edge of the text; letters of blocks stand in the margin."""
RIGHT = PAGE_WIDTH - 16 * MM
WIDTH = RIGHT - LEFT


def left(*, is_rtl: bool) -> float:
    """Left edge of the text; a paper that runs to the left has its broad margin at the right."""
    return PAGE_WIDTH - RIGHT if is_rtl else LEFT


TOP = PAGE_HEIGHT - 14 * MM
BOTTOM = 18 * MM
"""Lower edge of the text; the foot stands below it."""

TITLE = Look(19, 1.2, ACCENT, tag="H1")
HEADING = Look(12, 1.25, ACCENT, tag="H2")
BODY = Look(11, 1.3)
SMALL = Look(9.5, 1.3)
LABEL = Look(9, 1.25, GREY)

HAIRLINE = Ink(0.5, (0.72, 0.77, 0.78))
TABLE = GridLook(TINT, HAIRLINE)
