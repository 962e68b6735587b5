"""What the presenters ask of the windows before a vault is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import Trouble, TroubleView
from sspf_app.gui.vault_ports import OpenVault

if TYPE_CHECKING:
    from sspf_app.services.wizards import FirstStart, Problem


class UnlockPort(TroubleView, Protocol):
    """The unlock window."""

    def show_vault(self, name: str, folder: Path) -> None: ...
    def show_logins(self, logins: tuple[str, ...], with_key_file: frozenset[str]) -> None: ...
    def show_key_file(self, path: Path | None) -> None:
        """Show which key file is tried, where the user needs one."""
        ...

    def show_reason(self, words: str) -> None: ...
    def show_choice(self, recent: tuple[Path, ...], *, may_go_back: bool) -> None:
        """Show what can be chosen, and the way back to the vault before, where there is one."""
        ...

    def refuse(self, trouble: Trouble) -> None:
        """Say why not, and let the user type again."""
        ...

    def show_wait(self, seconds: int) -> None:
        """Let so many seconds go by before the next attempt; 0 = none."""
        ...

    def hand_over(self, vault: OpenVault) -> None: ...


class FirstStartPort(TroubleView, Protocol):
    """The wizard of the first start."""

    def show_step(self, state: FirstStart) -> None: ...
    def show_words(self, words: tuple[str, ...], asked: tuple[int, ...]) -> None: ...
    def show_problems(self, problems: tuple[Problem, ...]) -> None: ...
    def hand_over(self, vault: OpenVault) -> None: ...
    def close_wizard(self) -> None: ...
