"""What every list of states does with the window it is pictured in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sspf_app.gui.shell import Shell
from sspf_app.gui.vault_ports import OpenVault

Steps = Callable[[], Iterator[str]]
"""Brings the window into one state after the other, and names each."""


class ShellStates:
    """Brings a shell into one state after the other."""

    def __init__(
        self, shell: Shell, vault: OpenVault, settle: Callable[[], None], fetch: Callable[..., Any]
    ) -> None:
        """Stand ready; nothing is opened yet.

        Args:
            shell: The window.
            vault: What it shows.
            settle: Lets jobs come to an end.
            fetch: Runs a job on the thread of the database and returns what it gave.
        """
        self._shell, self._vault = shell, vault
        self._settle, self._fetch = settle, fetch

    def steps(self) -> Sequence[Steps]:
        """Everything to be pictured, in order."""
        return ()

    def each(self) -> Iterator[str]:
        """Reach every state in turn; yields its name."""
        for steps in self.steps():
            for name in steps():
                self._settle()
                yield name

    def _go(self, screen: str, **params: str) -> None:
        self._shell.navigate(screen, **params)
        self._settle()

    def _presenter(self, screen: str) -> Any:
        return self._shell.host.presenter_of(screen)
