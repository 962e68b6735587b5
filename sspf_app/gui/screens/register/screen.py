"""The register's line in the rail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import N_
from sspf_app.gui.made_later import MadeLater
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screen import BuiltScreen, Screen

if TYPE_CHECKING:
    from sspf_app.gui.screens.register.view import RegisterView


Readers = tuple[ScreenPresenter, ...]
"""Who read a part when it is looked at."""


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen, but what is in each part only when it is first looked at."""
    from sspf_app.gui.screens.register.presenter import RegisterPresenter
    from sspf_app.gui.screens.register.view import RegisterView

    zone = ports.clock.zone
    view = RegisterView(zone, lambda: day_of(ports.clock.now(), zone))
    makers = {
        "parties": _parties,
        "support": _support,
        "office": _office,
        "users": _users,
        "policy": _policy,
        "lists": _lists,
        "texts": _texts,
        "grounds": _grounds,
        "approvals": _approvals,
        "access": _access,
        "closed_notes": _closed_notes,
        "doubles": _doubles,
        "extracts": _extracts,
        "disposal": _disposal,
    }
    readers = MadeLater(
        {name: partial(maker, ports, view) for name, maker in makers.items()}, lambda _part: None
    )
    presenter = RegisterPresenter(ports, view, readers)
    view.sections.came.connect(presenter.came)
    return BuiltScreen(view=view, presenter=presenter)


def _parties(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.parties_presenter import PartiesPresenter

    presenter = PartiesPresenter(ports, view)
    view.connect_parties(presenter)
    return (presenter,)


def _support(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.support_presenter import SupportPresenter

    presenter = SupportPresenter(ports, view.support)
    view.connect_support(presenter)
    return (presenter,)


def _office(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.parties_presenter import OfficePresenter

    presenter = OfficePresenter(ports, view)
    view.office.save_wanted.connect(presenter.save_office)
    return (presenter, *_beside_the_office(ports, view))


def _users(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.manager_keys_presenter import ManagerKeysPresenter
    from sspf_app.gui.screens.register.users_presenter import UsersPresenter

    presenter = view.users.presenter = UsersPresenter(ports, view.users)
    keys = view.users.keys_presenter = ManagerKeysPresenter(ports, view.users)
    return presenter, keys


def _policy(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.rules_presenter import PolicyPresenter

    presenter = PolicyPresenter(ports, view)
    view.connect_policy(presenter)
    return (presenter,)


def _lists(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.lists_presenter import ListsPresenter

    presenter = ListsPresenter(ports, view.lists)
    view.lists.save_wanted.connect(presenter.save)
    view.lists.withdraw_wanted.connect(presenter.withdraw)
    return (presenter,)


def _texts(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.texts_presenter import TextsPresenter

    presenter = TextsPresenter(ports, view.texts)
    view.texts.connect_to(presenter)
    return (presenter,)


def _grounds(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.rules_presenter import GroundsPresenter

    presenter = GroundsPresenter(ports, view)
    view.grounds.save_wanted.connect(presenter.save_ground)
    return (presenter,)


def _approvals(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.deciding_presenter import DecidingPresenter

    presenter = DecidingPresenter(ports, view)
    view.connect_deciding(presenter)
    return (presenter,)


def _access(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.access_presenter import AccessPresenter

    presenter = AccessPresenter(ports, view)
    view.connect_access(presenter)
    return (presenter,)


def _closed_notes(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.deciding_presenter import ClosedNotesPresenter

    presenter = ClosedNotesPresenter(ports, view)
    view.closed_notes.read_wanted.connect(presenter.read_closed_note)
    return (presenter,)


def _doubles(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.doubles_presenter import DoublesPresenter

    presenter = view.doubles.presenter = DoublesPresenter(ports, view.doubles)
    return (presenter,)


def _extracts(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter

    presenter = ExtractsPresenter(ports, view.extracts)
    view.connect_extracts(presenter)
    return (presenter,)


def _disposal(ports: ScreenPorts, view: RegisterView) -> Readers:
    from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter

    presenter = DisposalPresenter(ports, view.disposal)
    view.connect_disposal(presenter)
    return (presenter,)


def _beside_the_office(ports: ScreenPorts, view: RegisterView) -> tuple[ScreenPresenter, ...]:
    """How papers leave, rooms, lists of participants, districts: cards of the office's part."""
    from sspf_app.gui.screens.register.districts_presenter import DistrictsPresenter
    from sspf_app.gui.screens.register.out_presenter import OutPresenter
    from sspf_app.gui.screens.register.participants_presenter import ParticipantsPresenter
    from sspf_app.gui.screens.register.rooms_presenter import RoomsPresenter

    out, card = OutPresenter(ports, view.office.out), view.office.out
    card.take_in_wanted.connect(out.take_in)
    card.drop_wanted.connect(out.drop)
    card.template_wanted.connect(out.save_template)
    card.title_wanted.connect(out.set_title)
    rooms = RoomsPresenter(ports, view.office.rooms)
    view.office.rooms.save_wanted.connect(rooms.save)
    view.office.rooms.end_wanted.connect(rooms.end)
    lists = ParticipantsPresenter(ports, view.office.participants)
    view.office.participants.save_wanted.connect(lists.save)
    view.office.participants.end_wanted.connect(lists.end)
    districts = DistrictsPresenter(ports, view.office.districts)
    view.office.districts.save_wanted.connect(districts.save)
    view.office.districts.end_wanted.connect(districts.end)
    return out, rooms, lists, districts


SCREEN = Screen(name="register", title=N_("Register"), icon="register", order=70, build=build)
