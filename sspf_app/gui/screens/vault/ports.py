"""What the presenter of the vault asks of its view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.gui.screens.vault.vault_words import Safe, ToOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultScene:
    """What the page shows.

    Attributes:
        technical: Names and values, for whoever knows computers.
        may_check: The user may have the whole checked.
    """

    to_order: tuple[ToOrder, ...]
    safe: tuple[Safe, ...]
    technical: tuple[tuple[str, str], ...]
    may_check: bool


class VaultPort(TroubleView, Protocol):
    """The view of the vault."""

    def show_proof(self, scene: VaultScene) -> None: ...
    def show_checked(self, words: str, *, is_sound: bool) -> None: ...
    def show_place(self, words: str, *, is_found: bool) -> None: ...
    def show_head_trouble(self, words: str) -> None:
        """What was typed is no head of a log."""
        ...
