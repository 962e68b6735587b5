"""The consultations' line in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.consultations.presenter import ConsultationsPresenter
    from sspf_app.gui.screens.consultations.view import ConsultationsView

    view = ConsultationsView()
    view.presenter = ConsultationsPresenter(ports, view)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="consultations",
    title=N_("Consultation"),
    icon="consultation",
    order=50,
    build=build,
    needs=frozenset({Permission.READ_CASES}),
)
