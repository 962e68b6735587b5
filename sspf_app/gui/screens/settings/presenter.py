"""Leads the settings."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.settings.ports import SettingsPort
from sspf_app.services.settings import Language, Settings, ThemeChoice


class SettingsPresenter(ScreenPresenter):
    """Saves each choice at once."""

    def __init__(self, ports: ScreenPorts, view: SettingsPort) -> None:
        super().__init__(ports, view)
        self._settings = ports.settings.load()
        self._spoken = self._settings.language

    def refresh(self) -> None:
        """Show what is chosen."""
        self._settings = self.ports.settings.load()
        self._show()

    def choose_language(self, language: Language) -> None:
        """Speak another language from the next start on."""
        self._save(replace(self._settings, language=language))

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Another look, at once."""
        self._save(replace(self._settings, theme=theme))

    def choose_text_size(self, percent: int) -> None:
        """Another size of text, at once."""
        self._save(replace(self._settings, text_percent=percent))

    def choose_hints(self, *, wanted: bool) -> None:
        """Show a hint the first time a screen is opened, or none any more."""
        self._save(replace(self._settings, hints=wanted))

    def choose_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse."""
        self._save(replace(self._settings, idle_minutes=minutes))

    def _save(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        before = self._settings
        self._settings = settings

        def undo() -> None:
            self._save(before)

        def done(_result: None) -> None:
            self.view.apply_look(settings.theme, settings.text_percent)
            self._show()
            self.ports.frame.say(_("The choice is saved."), undo=undo)

        def failed(error: BaseException) -> None:
            self._settings = before
            self._show()
            self.show_error(error)

        self.ports.tasks.submit(
            lambda: self.ports.settings.save(settings),
            owner=self.view,
            on_done=done,
            on_error=failed,
        )

    def _show(self) -> None:
        self.view.show_settings(
            self._settings, needs_restart=self._settings.language is not self._spoken
        )
