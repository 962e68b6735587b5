"""The meetings' line in the rail."""

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.meeting.presenter import MeetingPresenter
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.actors import Permission


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    zone = ports.clock.zone
    view = MeetingView(zone, lambda: day_of(ports.clock.now(), zone))
    presenter = MeetingPresenter(ports, view)
    view.connect_to(presenter)
    return BuiltScreen(view=view, presenter=presenter)


SCREEN = Screen(
    name="meeting",
    title=N_("Meetings"),
    icon="meeting",
    order=30,
    build=build,
    needs=frozenset({Permission.READ_CASES}),
)
