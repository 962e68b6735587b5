"""What the cards of today keep of lines that are not made yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from sspf_app.gui.screens.today.line_parts import CardLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A card whose last lines are not made yet.

    Attributes:
        lines: All it is to show.
        name: Which card it is.
        made: How many of them are there.
        place: Where among all buttons the next one goes.
    """

    layout: QVBoxLayout
    lines: CardLines
    name: str
    made: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """The end of a card that shows some of its lines.

    Attributes:
        line: Holds the button.
        shown: How many lines stand above it.
    """

    layout: QVBoxLayout
    line: QHBoxLayout
    button: QPushButton
    shown: int
