"""The line of the commitments in the rail."""

from sspf_app.gui.copying import PaperCopying
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.commitments.presenter import CommitmentsPresenter
    from sspf_app.gui.screens.commitments.view import CommitmentsView

    view = CommitmentsView()
    view.presenter = CommitmentsPresenter(ports, view)
    view.presenter.copying = PaperCopying(ports, view.papers)
    view.papers.connect_to(view.presenter.copying)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(
    name="commitments",
    title=N_("Commitments"),
    icon="commitments",
    order=36,
    build=build,
    needs=frozenset({Permission.READ_CASES}),
)
