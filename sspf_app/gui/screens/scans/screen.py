"""Scanned paper's line in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.scans.presenter import ScansPresenter
    from sspf_app.gui.screens.scans.view import ScansView

    view = ScansView(ports.clock.zone)
    view.presenter = ScansPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="scans",
    title=N_("Scans"),
    icon="import",
    order=45,
    build=build,
    needs=frozenset({Permission.WRITE_CASES}),
)
