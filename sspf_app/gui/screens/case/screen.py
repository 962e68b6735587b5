"""A case: reached from the list, the search and today's queue."""

from sspf_app.gui.i18n import N_, _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.case.overview_presenter import OverviewPresenter
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.presenter import CasePresenter
from sspf_app.gui.screens.case.view import CaseView


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    overview = OverviewView()
    overview.presenter = OverviewPresenter(ports, overview)
    view = CaseView({"overview": (_("Overview"), overview)})
    view.presenter = CasePresenter(ports, view, {"overview": overview.presenter})
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="case", title=N_("Case"), icon="cases", order=21, build=build, in_rail=False, below="cases"
)
