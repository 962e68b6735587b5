"""The line of the consents in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.consents.batch import BatchPresenter
    from sspf_app.gui.screens.consents.presenter import ConsentsPresenter
    from sspf_app.gui.screens.consents.view import ConsentsView

    view = ConsentsView(ports.clock)
    batch = BatchPresenter(ports, view.batch)
    view.batch.presenter = batch
    view.presenter = ConsentsPresenter(ports, view, batch)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="consents",
    title=N_("Consents"),
    icon="consent",
    order=35,
    build=build,
    needs=frozenset({Permission.READ_CASES}),
)
