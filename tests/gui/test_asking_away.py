"""Where an approval is awaited: the question saved for a manager elsewhere, and the answer read in.

Clicked on real services, with real sealed files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.crypto.manager_key import KeyBox
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.codes import ExceptionGround
from sspf_app.gui.screens.case.decisions_view import DecisionsView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.legal.screen import SCREEN as LEGAL
from sspf_app.gui.screens.legal.view import LegalView
from sspf_app.services.actors import Role
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.legal_records import Direction, LegalStatus
from sspf_app.services.legal_views import LegalInput
from sspf_app.services.manager_desk import ManagerDesk, ManagerTools, OwnKey
from sspf_app.services.records import Office, User
from sspf_app.system.export_target import FileTarget
from sspf_app.system.source_files import SourceFolder
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.test_decisions import AFTER_CALL

KEYS = SealingKeys()


@dataclass
class Away:
    """A desk, and a unit manager with a key on another computer."""

    desk: DeskHouse
    key: OwnKey
    manager: ManagerDesk
    folder: Path

    def questions(self) -> list[Path]:
        return sorted(self.folder.glob("*.sspf-fraga"))

    def answer(self, *, why_not: str = "", number: int | None = None) -> Path:
        asked = self.manager.read_request(self.key, self.questions()[-1])
        return self.manager.answer(self.key, asked, self.folder, why_not=why_not, number=number)


def make_away(desk: DeskHouse, folder: Path) -> Away:
    with desk.vault.open_unit(desk.actor) as unit:
        user = User(
            id=f"u-{Role.UNIT_MANAGER.value}",
            login="stina",
            name="Stina Berg",
            role=Role.UNIT_MANAGER,
            created_at=desk.clock.now(),
            made_by="u-it",
            password_by="u-it",
        )
        unit.office.put_user(user)
        unit.commit()
    seed = KEYS.new_seed()
    key = OwnKey(seed=seed, card=KEYS.card(seed, name="Stina Berg"))
    desk.change_role(Role.UNIT_MANAGER)
    desk.services().manager_keys.register(key.card, login="stina", heard=True)
    desk.change_role(Role.COORDINATOR)
    tools = ManagerTools(
        keys=KEYS, boxes=KeyBox(), sources=SourceFolder(), target=FileTarget(), clock=desk.clock
    )
    (folder / "usb").mkdir()
    return Away(desk=desk, key=key, manager=ManagerDesk(tools), folder=folder / "usb")


def at_the_office(house: DeskHouse) -> None:
    worked_cases(house)
    house.services().office.save(Office(unit="SSPF", coordinator="Karin Ek", own_party="social"))


pytestmark = pytest.mark.at_desk(AFTER_CALL, at_the_office)


def _request(desk: DeskHouse) -> str:
    board = desk.services().decisions.board("c-alva")
    entry = ExceptionInput(
        guardian=board.joint_guardians[0][0],
        starts_on=AFTER_CALL.date(),
        ends_on=date(2026, 3, 20),
        hindrance="Ligger på sjukhus",
        cannot_wait="Mötet är i morgon",
        ground=ExceptionGround.CHILD_BEST,
        ground_reason="Risken ökar",
    )
    return desk.services().exceptions.request("c-alva", entry).new_id or ""


def test_an_exception_is_asked_for_and_answered_by_files(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    request = _request(desk)
    view = desk.show(CASE, case="c-alva", tab="decisions").view
    qtbot.addWidget(view)
    part = view.findChild(DecisionsView)
    assert isinstance(part, DecisionsView)
    assert part.away[request].isHidden()  # nobody has a key
    away = make_away(desk, tmp_path)
    part.presenter.refresh()
    buttons = part.away[request]
    assert list(buttons.seals) == ["stina"]
    assert buttons.take is None  # nothing was saved yet
    desk.dialogs.answers.append(away.folder)
    buttons.seals["stina"].click()
    assert len(away.questions()) == 1
    assert "Stina Berg" in desk.frame.said[-1]
    buttons = part.away[request]
    assert "2026-03-12" in buttons._said.text()
    assert buttons.take is not None
    desk.dialogs.answers.append(away.questions()[0])  # the question is no answer
    buttons.take.click()
    assert desk.services().decisions.board("c-alva").requests[0].state.value == "pending"
    desk.dialogs.answers.append(away.answer())
    buttons.take.click()
    [stored] = desk.services().decisions.board("c-alva").requests
    assert (stored.state.value, stored.decider) == ("approved", "Stina Berg")
    assert part.away == {}


def test_a_question_by_law_is_answered_with_no(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    away = make_away(desk, tmp_path)
    use = desk.services()
    scene = use.legal.desk("c-alva")
    ground = next(one for one in scene.grounds if one.code == "osl-10-18a")
    parties = {one.kind.value: one.id for one in scene.parties}
    made = use.legal.record(
        LegalInput(
            case="c-alva",
            person=scene.persons[0][0],
            direction=Direction.OUTGOING,
            ground=ground.id,
            giver=parties["social_services"],
            receiver=parties["police"],
            asked_by="Insp. Öberg",
            asked_at=desk.clock.now(),
            asked_what="Var hon brukar vara",
            answers={one.key: one.needed == "yes" for one in ground.questions},
            circumstances="Sedd med en grupp som rekryterar",
            reasoning="Faran väger tyngst",
            what="Att hon träffat gruppen",
            hand_out=True,
        )
    )
    view = desk.show(LEGAL, request=made.new_id or "").view
    qtbot.addWidget(view)
    assert isinstance(view, LegalView)
    card = view.request
    desk.dialogs.answers.append(away.folder)
    card.away.seals["stina"].click()
    take = card.away.take
    assert take is not None
    desk.dialogs.answers.append(away.answer(why_not="Faran är över"))
    take.click()
    (line,) = desk.services().legal.list_requests()
    assert line.request.status is LegalStatus.NOT_APPROVED
    assert "Faran är över" in line.request.approval_document
    assert card.away.isHidden()
