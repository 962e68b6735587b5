"""Moving in and out: no line in the rail; one comes here from the cases and the settings."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.moving.presenter import MovingPresenter
    from sspf_app.gui.screens.moving.view import MovingView

    view = MovingView(ports.clock.zone)
    view.presenter = MovingPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="moving",
    title=N_("Moving in and out"),
    icon="import",
    order=85,
    build=build,
    in_rail=False,
    below="cases",
    needs=frozenset({Permission.WRITE_CASES}),
)
