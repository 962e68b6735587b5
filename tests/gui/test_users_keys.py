"""A unit manager's own key is entered and ended beside their account, by whoever may."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from sspf_app.crypto.manager_key import KeyBox
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.errors import DomainError
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.users_page import UsersPage
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.manager_desk import MadeKey, ManagerDesk, ManagerTools
from sspf_app.system.export_target import FileTarget
from sspf_app.system.source_files import SourceFolder
from tests.gui.desk_house import DeskHouse
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF)


def _page(desk: DeskHouse) -> UsersPage:
    return cast("RegisterView", desk.show(SCREEN, tab="users").view).users


def _at_bo(desk: DeskHouse, role: Role) -> UsersPage:
    """The page at the account of a unit manager, for somebody in a role."""
    bo = desk.house.add_bo(desk.vault, Role.UNIT_MANAGER)
    desk.change_role(role)
    page = _page(desk)
    page.table.choose(bo)
    return page


def _made(desk: DeskHouse, folder: Path, name: str = "bo.nyckel") -> MadeKey:
    keys, files = SealingKeys(), SourceFolder()
    tools = ManagerTools(
        keys=keys, boxes=KeyBox(), sources=files, target=FileTarget(), clock=desk.clock
    )
    phrase = "fyra blyga tigrar metar gädda"
    return ManagerDesk(tools).make(folder / name, name="Bo", passphrase=phrase)


def test_the_administrator_enters_a_key_once_its_words_were_compared(
    desk: DeskHouse, tmp_path: Path
) -> None:
    page = _at_bo(desk, Role.ADMINISTRATOR)
    card = page.key
    assert not card.isHidden()
    assert card.said.text().startswith("No key is entered.")
    own = desk.services().manager_keys.board().own_words
    assert card.vault_words.text().split(" · ") == list(own)
    assert card.end.isHidden()
    check_screen(page)
    made = _made(desk, tmp_path)
    desk.dialogs.answers.append(made.private)
    card.choose.click()
    assert "bo.nyckel is no public key" in page.banner.words()
    assert card._new.isHidden()
    desk.dialogs.answers.append(made.public)
    card.choose.click()
    assert page.banner.words() == ""
    assert card.new_words.text().split(" · ") == list(made.words)
    check_screen(page)
    card.enter.click()
    assert "Compare the twelve words" in card._heard_row.trouble()
    assert desk.services().manager_keys.board().keys == ()
    card.heard.setChecked(True)
    card.enter.click()
    assert card.said.text().startswith("Entered 2026-03-12. No copy")
    assert card.words.text().split(" · ") == list(made.words)
    assert card._new.isHidden()
    check_screen(page)
    [held] = desk.services().manager_keys.board().keys
    assert (held.manager.login, held.words) == ("bo", made.words)


def test_another_key_takes_its_place_and_an_ended_one_never_comes_back(
    desk: DeskHouse, tmp_path: Path
) -> None:
    page = _at_bo(desk, Role.ADMINISTRATOR)
    card = page.key
    first, second = _made(desk, tmp_path), _made(desk, tmp_path, "ny.nyckel")
    for made in (first, second, first):
        desk.dialogs.answers.append(made.public)
        card.choose.click()
        card.heard.setChecked(True)
        card.enter.click()
    assert "was entered before" in page.banner.words()
    card.back.click()
    assert card.words.text().split(" · ") == list(second.words)
    assert card.choose.text() == "Enter another key…"
    desk.dialogs.answers.append(False)
    card.end.click()
    assert len(desk.services().manager_keys.board().keys) == 1
    desk.dialogs.answers.append(True)
    card.end.click()
    assert desk.services().manager_keys.board().keys == ()
    assert card.end.isHidden()
    assert card.choose.text() == "Enter a key…"


def test_a_coordinator_sees_the_words_and_enters_none(desk: DeskHouse, tmp_path: Path) -> None:
    page = _at_bo(desk, Role.COORDINATOR)
    assert not page.key.isHidden()
    assert page.key._acts.isHidden()
    page.table.choose(desk.vault.actor.user_id)
    assert page.key.isHidden()  # no unit manager
    with pytest.raises(DomainError, match="not_permitted"):
        desk.services().manager_keys.read_card(_made(desk, tmp_path).public)


def test_a_manager_enters_their_own_key_alone(desk: DeskHouse) -> None:
    page = _at_bo(desk, Role.UNIT_MANAGER)
    assert page.key._acts.isHidden()  # bo is another manager
    assert desk.services().manager_keys.board().enters == frozenset()


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse, tmp_path: Path) -> None:
    page = _at_bo(desk, Role.ADMINISTRATOR)
    check_swedish(page)
    desk.dialogs.answers.append(_made(desk, tmp_path).public)
    page.key.choose.click()
    check_swedish(page)
    page.key.heard.setChecked(True)
    page.key.enter.click()
    check_swedish(page)
    check_screen(page)
