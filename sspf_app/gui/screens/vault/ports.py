"""What the presenter of the vault asks of its view."""

from __future__ import annotations

from typing import Protocol

from sspf_app.gui.ports import TroubleView


class VaultPort(TroubleView, Protocol):
    """The view of the vault."""

    def show_proof(
        self,
        lines: tuple[tuple[str, str], ...],
        warnings: tuple[str, ...],
        *,
        may_check: bool,
    ) -> None: ...
    def show_checked(self, words: str, *, is_sound: bool) -> None: ...
    def show_place(self, words: str, *, is_found: bool) -> None: ...
    def show_head_trouble(self, words: str) -> None:
        """What was typed is no head of a log."""
        ...
