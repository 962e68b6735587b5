"""The question's line in the rail; Ctrl+Q opens it from anywhere."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.ask.presenter import AskPresenter
    from sspf_app.gui.screens.ask.view import AskView

    view = AskView(ports.clock.zone)
    view.presenter = AskPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="ask",
    title=N_("Ask"),
    icon="ask",
    order=95,
    build=build,
    in_rail=False,
    needs=frozenset({Permission.READ_CASES}),
)
