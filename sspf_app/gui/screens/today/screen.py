"""The line of today in the rail: the first."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.today.presenter import TodayPresenter
from sspf_app.gui.screens.today.view import TodayView
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    view = TodayView()
    view.presenter = TodayPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="today",
    title=N_("Today"),
    icon="today",
    order=10,
    build=build,
    needs=frozenset({Permission.READ_CASES, Permission.DECIDE, Permission.APPROVE_DISPOSAL}),
)
