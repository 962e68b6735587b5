"""What the presenter of today asks of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sspf_app.gui.screens.today.line_parts import TodayLine


class TodayPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_day(self, day: str) -> None: ...
    def offer(self, *, withdrawal: bool, backup: bool) -> None:
        """Offer to record that somebody takes back a consent, and to make a backup."""
        ...

    def show_beginning(self) -> None: ...
    def show_lines(self, lines: Sequence[TodayLine], next_week: Sequence[TodayLine]) -> None:
        """Show the queue, and what comes next week."""
        ...

    def show_proof(self, words: str) -> None:
        """Tell when a backup was last opened; empty = never."""
        ...
