"""The log's line in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.log.presenter import LogPresenter
    from sspf_app.gui.screens.log.view import LogView

    view = LogView(ports.clock.zone)
    view.presenter = LogPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(name="log", title=N_("Log"), icon="log", order=80, build=build)
