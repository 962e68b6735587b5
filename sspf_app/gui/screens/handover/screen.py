"""Handing over: no line in the rail; one comes here from the cases, the settings and today."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.handover.presenter import HandOverPresenter
    from sspf_app.gui.screens.handover.view import HandOverView

    view = HandOverView()
    presenter = HandOverPresenter(ports, view)
    view.connect_to(presenter, has_care=ports.care is not None)
    return BuiltScreen(view=view, presenter=presenter)


SCREEN = Screen(
    name="handover",
    title=N_("Hand over"),
    icon="export",
    order=86,
    build=build,
    in_rail=False,
    below="cases",
    needs=frozenset({Permission.EXPORT}),
)
