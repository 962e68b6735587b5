"""Two offices with a vault each, who know each other's keys; all of it real."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.domain.facts import Item
from sspf_app.services.actors import Role
from sspf_app.services.decision_views import JoinInput
from sspf_app.services.hand_over_records import Basis
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from sspf_app.services.transfer_views import Arrival, Sent, TakeIn, TakenIn, TransferOrder
from sspf_app.storage.vault_database import SqlVaultDatabase
from sspf_app.system.export_target import FileTarget
from tests.fakes import FixedClock, FolderTarget
from tests.services.conftest import KEY, NOW, TODAY, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_legal import entry as legal_entry
from tests.services.test_legal import with_manager

T = InformationType
SECRET = "Pappan har flyttat hem igen"
READ = "Alva går hem efter lunch på tisdagar"


@dataclass
class Offices:
    """The north sends, the south receives.

    Attributes:
        south_party: The south as a party in the register of the north.
        folder: Where files go from one to the other.
    """

    north: House
    south: House
    scene: Scene
    south_party: str
    folder: Path
    north_key: str = ""
    south_key: str = ""

    def order(self, **other: Any) -> TransferOrder:
        given: dict[str, Any] = {
            "case": self.scene.case,
            "office": self.south_key,
            "party": self.south_party,
            "basis": Basis.CONSENT,
        }
        return TransferOrder(**(given | other))

    def send(self, **other: Any) -> Sent:
        return self.north.use.transfer_sending.send(self.order(**other), self.folder)

    def look(self, path: Path) -> Arrival:
        return self.south.use.transfer_receiving.look(path, reason="möte i dag")

    def take_in(self, arrival: Arrival, **other: Any) -> TakenIn:
        given: dict[str, Any] = {
            "persons": {one.id: one.proposed for one in arrival.persons if one.candidates},
            "parties": {one.id: "" for one in arrival.parties if one.candidates},
            "receipt_folder": self.folder,
            "reason": "tas emot",
        }
        entry = TakeIn(**(given | other))
        return self.south.use.transfer_receiving.take_in(arrival, entry)


@contextmanager
def two_offices(empty: Path, folder: Path) -> Iterator[Offices]:
    """Both vaults open; the north has a case about Alva with everybody's yes to the south too.

    Ids are counted in both, so that the same id means another row in the other vault.
    """
    with ExitStack() as stack:
        north, south = (_house(stack, empty, folder / name) for name in ("north", "south"))
        exchange = folder / "usb"
        exchange.mkdir()
        yield joined(north, south, exchange)


def _house(stack: ExitStack, empty: Path, path: Path) -> House:
    clock = FixedClock(NOW)
    database = SqlVaultDatabase(clock).open(Path(shutil.copy(empty, path)), KEY, log_key=KEY)
    stack.callback(database.close)
    house = House(clock, database.unit_of_work)
    house.target = cast("FolderTarget", FileTarget())
    house.new_session()
    return house


def joined(north: House, south: House, exchange: Path) -> Offices:
    """The two offices with a case in the north, and each other's keys."""
    scene = a_scene(north)
    theirs = _new(
        north.use.parties.add(PartyInput(name="SSPF Södra", kind=PartyKind.SOCIAL_SERVICES))
    )
    north.use.decisions.decide(scene.case, JoinInput(party=theirs, joined_on=TODAY))
    for holder in (scene.mother, scene.father):
        scene.yes(holder, recipients=(theirs,))
    offices = Offices(north=north, south=south, scene=scene, south_party=theirs, folder=exchange)
    own = _new(south.use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)))
    south.use.office.save(Office(committee="Socialnämnden", unit="SSPF Södra", own_party=own))
    north_card = north.use.transfer_offices.desk().card
    south_card = south.use.transfer_offices.desk().card
    offices.north_key = _new(south.use.transfer_offices.add(north_card, heard=True))
    offices.south_key = _new(north.use.transfer_offices.add(south_card, heard=True))
    return offices


def talk_about_alva(offices: Offices) -> str:
    """A meeting at which the school tells what the south may know, and the police what it not."""
    north, scene = offices.north.use, offices.scene
    meeting = _new(
        north.meetings.plan(
            NewMeeting(
                case=scene.case,
                purpose=scene.purpose,
                starts_at=NOW,
                parties=(scene.school, scene.police),
            )
        )
    )
    for text, source, kind in (
        (READ, scene.school, T.ATTENDANCE),
        (SECRET, scene.social, T.ECONOMY_HOUSING),
    ):
        north.meeting_items.add(
            ItemInput(
                case=scene.case,
                meeting=meeting,
                text=text,
                source=source,
                about=(scene.child,),
                types=(kind,),
                answered=frozenset({"household"}),
            )
        )
    return meeting


def _new(changes: object) -> str:
    new_id = getattr(changes, "new_id", None)
    assert isinstance(new_id, str)
    return new_id


def by_law(offices: Offices) -> Path:
    """Send all of the case on an assessment that the unit manager has approved."""
    scene, north = offices.scene, offices.north
    with_manager(north)
    made = north.use.legal.record(
        legal_entry(scene, "osl-10-2", receiver=offices.south_party, what="Hela ärendet")
    )
    north.wait(minutes=1)
    north.as_role(Role.UNIT_MANAGER).legal.decide(made.new_id or "", approve=True)
    return offices.send(basis=Basis.LAW, legal_request=made.new_id).path


def texts_in_the_south(offices: Offices, case: str) -> set[str]:
    with offices.south.unit() as unit:
        return {row.text for row in unit.records.list_standing(Item, case=case)}
