"""How much room the parts of the consent form have.

A form takes the airiest of a few densities that keeps it to its pages.
"""

from dataclasses import dataclass

HEAD_HEIGHT = 96.0
"""Of a head that runs upwards, at most."""


@dataclass(frozen=True)
class Density:
    """How much room there is.

    Attributes:
        gap: Between blocks.
        leading: Of running text.
        air: Above and below in a table row.
        write: Height of a line to write on.
        one_a_line: What one chooses from stands one below the other.
        in_columns: What the law says (J to L) stands in two columns of short lines.
        heads: So many parts of block E stay with its first boxes: its name, how to answer, the
            samples.
        company: So many rows of boxes stay together where a page ends, in two languages.
        head_height: So high a head of a column that runs upwards may be, before it breaks.
    """

    gap: float
    leading: float
    air: float
    write: float
    one_a_line: bool = False
    in_columns: bool = False
    heads: int = 3
    company: int = 2
    head_height: float = HEAD_HEIGHT


DENSITIES = (
    Density(gap=15, leading=1.36, air=5.5, write=27),
    Density(gap=12, leading=1.3, air=4.5, write=24),
    Density(gap=9, leading=1.24, air=3, write=22),
    Density(gap=6.5, leading=1.19, air=2, write=20),
    Density(gap=6.5, leading=1.19, air=2, write=20, heads=1),
    Density(gap=4.5, leading=1.16, air=1.2, write=18.5),
    # A row in two languages is several lines high: before a page more, it may stand alone.
    Density(gap=6.5, leading=1.19, air=2, write=20, company=1),
    Density(gap=4.5, leading=1.16, air=1.2, write=18.5, company=1),
)
"""From airy to tight."""

DOUBLE_DENSITIES = (
    *(one for one in DENSITIES if one.company > 1),
    # Many columns, an association's among them: their heads break, and two rows stay together.
    Density(gap=3.5, leading=1.14, air=1, write=18.5, head_height=62),
    *(one for one in DENSITIES if one.company == 1),
)
"""The same in two languages."""

EASY = tuple(
    Density(gap=gap, leading=leading, air=air, write=write, one_a_line=True, in_columns=True)
    for gap, leading, air, write in (
        (16, 1.45, 5, 28),
        (13, 1.42, 4, 26),
        (11, 1.4, 3, 25),
        (9, 1.36, 2.5, 24),
        (7, 1.32, 2, 22),
        (6, 1.27, 1.5, 20),
        (5, 1.23, 1.2, 19),
    )
)
"""For a form in easy words: short lines, one thing a line."""
