"""What the presenter asks of its view."""

from pathlib import Path
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.settings import Settings, ThemeChoice


class SettingsPort(TroubleView, Protocol):
    """The settings' view."""

    def show_settings(self, settings: Settings, *, needs_restart: bool) -> None: ...
    def show_password_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field of the password's card: old, new or repeated."""
        ...

    def forget_password(self) -> None: ...
    def show_key_file(self, *, path: Path | None, is_needed: bool) -> None: ...
    def show_key_trouble(self, words: str) -> None:
        """Say what is wrong with the password of the key file's card."""
        ...

    def apply_look(self, theme: ThemeChoice, text_percent: int) -> None: ...
