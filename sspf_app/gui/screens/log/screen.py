"""The log's line in the rail."""

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.log.incident_presenter import IncidentPresenter
    from sspf_app.gui.screens.log.presenter import LogPresenter
    from sspf_app.gui.screens.log.review_presenter import ReviewPresenter
    from sspf_app.gui.screens.log.view import LogView

    zone = ports.clock.zone
    view = LogView(zone, lambda: day_of(ports.clock.now(), zone))
    view.presenter = LogPresenter(ports, view)
    reviews = view.presenter.reviews = ReviewPresenter(ports, view.reviews)
    page = view.reviews
    page.draw_wanted.connect(reviews.draw)
    page.look_wanted.connect(reviews.look)
    page.mark_wanted.connect(reviews.mark)
    page.sign_wanted.connect(reviews.sign)
    page.again_wanted.connect(reviews.draw_again)
    incident = view.presenter.incident = IncidentPresenter(ports, view.incident)
    view.incident.look_wanted.connect(incident.look)
    view.incident.save_wanted.connect(incident.save)
    view.incident.paper_wanted.connect(incident.save_paper)
    view.incident.print_wanted.connect(incident.print)
    return BuiltScreen(view=view, presenter=view.presenter)


SCREEN = Screen(name="log", title=N_("Log"), icon="log", order=80, build=build)
