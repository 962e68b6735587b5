"""The register's line in the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import N_
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screen import BuiltScreen, Screen

if TYPE_CHECKING:
    from sspf_app.gui.screens.register.view import RegisterView


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    from sspf_app.gui.screens.register.deciding_presenter import (
        ClosedNotesPresenter,
        DecidingPresenter,
    )
    from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter
    from sspf_app.gui.screens.register.doubles_presenter import DoublesPresenter
    from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter
    from sspf_app.gui.screens.register.lists_presenter import ListsPresenter
    from sspf_app.gui.screens.register.parties_presenter import OfficePresenter, PartiesPresenter
    from sspf_app.gui.screens.register.presenter import RegisterPresenter
    from sspf_app.gui.screens.register.rules_presenter import GroundsPresenter, PolicyPresenter
    from sspf_app.gui.screens.register.support_presenter import SupportPresenter
    from sspf_app.gui.screens.register.texts_presenter import TextsPresenter
    from sspf_app.gui.screens.register.users_presenter import UsersPresenter
    from sspf_app.gui.screens.register.view import RegisterView

    zone = ports.clock.zone
    view = RegisterView(zone, lambda: day_of(ports.clock.now(), zone))
    parties, office = PartiesPresenter(ports, view), OfficePresenter(ports, view)
    policy, grounds = PolicyPresenter(ports, view), GroundsPresenter(ports, view)
    deciding, notes = DecidingPresenter(ports, view), ClosedNotesPresenter(ports, view)
    view.connect_parties(parties, office)
    view.connect_rules(policy, grounds)
    view.connect_deciding(deciding, notes)
    texts = TextsPresenter(ports, view.texts)
    view.texts.connect_to(texts)
    doubles = view.doubles.presenter = DoublesPresenter(ports, view.doubles)
    lists = ListsPresenter(ports, view.lists)
    view.lists.save_wanted.connect(lists.save)
    view.lists.withdraw_wanted.connect(lists.withdraw)
    support = SupportPresenter(ports, view.support)
    view.connect_support(support)
    disposal = DisposalPresenter(ports, view.disposal)
    view.connect_disposal(disposal)
    extracts = ExtractsPresenter(ports, view.extracts)
    view.connect_extracts(extracts)
    users = view.users.presenter = UsersPresenter(ports, view.users)
    readers: dict[str, tuple[ScreenPresenter, ...]] = {
        "parties": (parties,),
        "support": (support,),
        "office": (office, *_beside_the_office(ports, view)),
        "users": (users,),
        "policy": (policy,),
        "lists": (lists,),
        "texts": (texts,),
        "grounds": (grounds,),
        "approvals": (deciding,),
        "closed_notes": (notes,),
        "doubles": (doubles,),
        "extracts": (extracts,),
        "disposal": (disposal,),
    }
    presenter = RegisterPresenter(ports, view, readers)
    view.sections.came.connect(presenter.came)
    return BuiltScreen(view=view, presenter=presenter)


def _beside_the_office(ports: ScreenPorts, view: RegisterView) -> tuple[ScreenPresenter, ...]:
    """How papers leave, rooms, and lists of participants: cards of the office's part."""
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
    return out, rooms, lists


SCREEN = Screen(name="register", title=N_("Register"), icon="register", order=70, build=build)
