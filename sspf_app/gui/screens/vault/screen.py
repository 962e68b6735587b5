"""The line of the vault in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.vault.presenter import VaultPresenter
from sspf_app.gui.screens.vault.view import VaultView


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    view = VaultView()
    view.presenter = VaultPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(name="vault", title=N_("The vault"), icon="key", order=85, build=build)
