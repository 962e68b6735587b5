"""The screens that exist; a new one is one line here."""

from sspf_app.gui.screen import Screen
from sspf_app.gui.screens.settings.screen import SCREEN as SETTINGS

SCREENS: tuple[Screen, ...] = (SETTINGS,)
