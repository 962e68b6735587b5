"""What the presenter of today asks of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.gui.screens.today.line_parts import CardLines


class TodayPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_day(self, day: str) -> None: ...
    def offer(self, *, withdrawal: bool, backup: bool) -> None:
        """Offer to record that somebody takes back a consent, and to make a backup."""
        ...

    def show_reading(self, *, more: bool) -> None:
        """Tell that more may come; ask for it (``count``) once the lines are in sight."""
        ...

    def show_beginning(self) -> None: ...
    def show_lines(self, lines: CardLines, next_week: CardLines) -> None:
        """Show the queue, and what comes next week."""
        ...

    def add_lines(self, card: str, lines: CardLines) -> None:
        """Show lines of a card that follow those it shows; of ``lines`` all is counted."""
        ...

    def show_proof(self, words: str) -> None:
        """Tell when a backup was last opened; empty = never."""
        ...
