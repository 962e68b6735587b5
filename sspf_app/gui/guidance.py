"""The help and the list of keys of a window, made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sspf_app.gui.key_list import KeyList
from sspf_app.gui.screen import Screen

if TYPE_CHECKING:
    from sspf_app.gui.help_window import HelpWindow


class Guidance:
    """Opens both over the window they belong to."""

    def __init__(self, window: QWidget, screens: tuple[Screen, ...], *, has_ask: bool) -> None:
        self._window = window
        self._screens = screens
        self._has_ask = has_ask
        self._keys: KeyList | None = None
        self._help: HelpWindow | None = None

    def show_keys(self) -> None:
        """Show the list of keys."""
        if self._keys is None:
            self._keys = KeyList(self._window, screens=self._screens, has_ask=self._has_ask)
        self._keys.open()

    def show_help(self, screen: str | None) -> None:
        """Open the help at the page of a screen; None = at its first page."""
        if self._help is None:
            from sspf_app.gui.help_window import open_help

            self._help = open_help(self._window, self._screens, has_ask=self._has_ask)
        self._help.open_at(screen or "")
