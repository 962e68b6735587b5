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
    """

    gap: float
    leading: float
    air: float
    write: float


DENSITIES = (
    Density(gap=15, leading=1.36, air=5.5, write=27),
    Density(gap=12, leading=1.3, air=4.5, write=24),
    Density(gap=9, leading=1.24, air=3, write=22),
    Density(gap=6.5, leading=1.19, air=2, write=20),
)
"""From airy to tight."""
