"""The items of a case with views, restrictions and older copies; one comes here from the case."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.item_rights.presenter import ItemRightsPresenter
    from sspf_app.gui.screens.item_rights.view import ItemRightsView

    view = ItemRightsView(ports.clock.zone)
    view.presenter = ItemRightsPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="item_rights",
    title=N_("Views and restrictions"),
    icon="register",
    order=23,
    build=build,
    in_rail=False,
    below="cases",
    needs=frozenset({Permission.READ_CASES}),
)
