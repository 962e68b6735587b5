"""The line in the rail of what rests on a law."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.legal.presenter import LegalPresenter
    from sspf_app.gui.screens.legal.view import LegalView

    view = LegalView(ports.clock.zone)
    view.presenter = LegalPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="legal",
    title=N_("By law"),
    icon="legal",
    order=60,
    build=build,
    needs=frozenset({Permission.READ_CASES, Permission.DECIDE}),
)
