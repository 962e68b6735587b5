"""The line of the cases in the rail."""

from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.cases.glance import GlanceLead
from sspf_app.gui.screens.cases.intake import Intake
from sspf_app.gui.screens.cases.intake_view import IntakeView
from sspf_app.gui.screens.cases.presenter import CasesPresenter
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    view = CasesView(ports.clock.zone)

    def make_intake() -> Intake:
        page = IntakeView()
        page.presenter = Intake(ports, page)
        view.add_intake(page)
        return page.presenter

    view.panel.lead = GlanceLead(ports, view.panel)
    view.presenter = CasesPresenter(ports, view, make_intake)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="cases",
    title=N_("Cases"),
    icon="cases",
    order=20,
    build=build,
    needs=frozenset({Permission.READ_CASES}),
)
