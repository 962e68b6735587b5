"""What the presenter asks of its view."""

from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.settings import Settings, ThemeChoice


class SettingsPort(TroubleView, Protocol):
    """The settings' view."""

    def show_settings(self, settings: Settings, *, needs_restart: bool) -> None: ...
    def apply_look(self, theme: ThemeChoice, text_percent: int) -> None: ...
