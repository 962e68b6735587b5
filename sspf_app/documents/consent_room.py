"""How much room the parts of the consent form have.

A form takes the airiest of a few densities that keeps it to its pages.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Density:
    """How much room there is.

    Attributes:
        gap: Between blocks.
        leading: Of running text.
        air: Above and below in a table row.
        write: Height of a line to write on.
        one_a_line: What one chooses from stands one below the other.
        heads: So many parts of block E stay with its first boxes: its name, how to answer, the
            samples.
    """

    gap: float
    leading: float
    air: float
    write: float
    one_a_line: bool = False
    heads: int = 3


DENSITIES = (
    Density(gap=15, leading=1.36, air=5.5, write=27),
    Density(gap=12, leading=1.3, air=4.5, write=24),
    Density(gap=9, leading=1.24, air=3, write=22),
    Density(gap=6.5, leading=1.19, air=2, write=20),
    Density(gap=6.5, leading=1.19, air=2, write=20, heads=1),
)
"""From airy to tight."""

EASY = (
    Density(gap=18, leading=1.5, air=6, write=30, one_a_line=True),
    Density(gap=15, leading=1.46, air=5, write=28, one_a_line=True),
    Density(gap=12, leading=1.42, air=4, write=26, one_a_line=True),
    Density(gap=9, leading=1.4, air=3, write=24, one_a_line=True),
)
"""For a form in easy words: one thing a line, on as many pages as it takes."""
