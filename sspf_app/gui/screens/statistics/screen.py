"""The line of the statistics in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.statistics.presenter import StatisticsPresenter
    from sspf_app.gui.screens.statistics.view import StatisticsScreenView

    view = StatisticsScreenView()
    view.presenter = StatisticsPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="statistics",
    title=N_("Statistics"),
    icon="statistics",
    order=37,
    build=build,
    keys="Ctrl+Shift+S",
    needs=frozenset({Permission.READ_STATISTICS}),
)
"""It has a key of its own: the numbers of the other lines stay what hands have learned."""
