"""The settings' line in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.settings.presenter import SettingsPresenter
    from sspf_app.gui.screens.settings.view import SettingsView

    view = SettingsView()
    view.presenter = SettingsPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="settings", title=N_("Settings"), icon="settings", order=90, build=build, keys="Ctrl+,"
)
