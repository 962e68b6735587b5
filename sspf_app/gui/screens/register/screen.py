"""The register's line in the rail."""

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter
    from sspf_app.gui.screens.register.doubles_presenter import DoublesPresenter
    from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter
    from sspf_app.gui.screens.register.lists_presenter import ListsPresenter
    from sspf_app.gui.screens.register.out_presenter import OutPresenter
    from sspf_app.gui.screens.register.participants_presenter import ParticipantsPresenter
    from sspf_app.gui.screens.register.presenter import RegisterPresenter
    from sspf_app.gui.screens.register.rooms_presenter import RoomsPresenter
    from sspf_app.gui.screens.register.support_presenter import SupportPresenter
    from sspf_app.gui.screens.register.texts_presenter import TextsPresenter
    from sspf_app.gui.screens.register.view import RegisterView

    zone = ports.clock.zone
    view = RegisterView(zone, lambda: day_of(ports.clock.now(), zone))
    texts = TextsPresenter(ports, view.texts)
    view.doubles.presenter = DoublesPresenter(ports, view.doubles)
    presenter = RegisterPresenter(ports, view, texts, view.doubles.presenter)
    lists = presenter.lists = ListsPresenter(ports, view.lists)
    out = presenter.out = OutPresenter(ports, view.office.out)
    card = view.office.out
    card.take_in_wanted.connect(out.take_in)
    card.drop_wanted.connect(out.drop)
    card.template_wanted.connect(out.save_template)
    card.title_wanted.connect(out.set_title)
    rooms = presenter.rooms = RoomsPresenter(ports, view.office.rooms)
    view.office.rooms.save_wanted.connect(rooms.save)
    view.office.rooms.end_wanted.connect(rooms.end)
    lists_of = presenter.participants = ParticipantsPresenter(ports, view.office.participants)
    view.office.participants.save_wanted.connect(lists_of.save)
    view.office.participants.end_wanted.connect(lists_of.end)
    view.connect_to(presenter)
    view.lists.save_wanted.connect(lists.save)
    view.lists.withdraw_wanted.connect(lists.withdraw)
    view.texts.connect_to(texts)
    presenter.support = SupportPresenter(ports, view.support)
    view.connect_support(presenter.support)
    presenter.disposal = DisposalPresenter(ports, view.disposal)
    view.connect_disposal(presenter.disposal)
    presenter.extracts = ExtractsPresenter(ports, view.extracts)
    view.connect_extracts(presenter.extracts)
    return BuiltScreen(view=view, presenter=presenter)


SCREEN = Screen(name="register", title=N_("Register"), icon="register", order=70, build=build)
