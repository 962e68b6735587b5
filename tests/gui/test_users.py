"""Users are added and ended in the window, by the rules of the console."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.errors import DomainError
from sspf_app.gui.ports import Question
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.users_page import UsersPage
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.unlock import words_sheet
from sspf_app.gui.words_dialog import WordsDialog
from sspf_app.services.actors import Role
from sspf_app.services.errors import KnownError
from sspf_app.services.queries import NOBODY
from sspf_app.services.records import User
from sspf_app.services.whose_account import is_another
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish
from tests.services.vault_house import ANNA, BO, CIA

pytestmark = pytest.mark.at_desk(MORNING_OF)


def _page(desk: DeskHouse) -> UsersPage:
    view = cast("RegisterView", desk.show(SCREEN, tab="users").view)
    assert view.section() == "users"
    return view.users


def _cells(page: UsersPage, row: int) -> list[str]:
    model = page.model
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


def test_a_user_gets_words_that_are_shown_once_and_open_the_vault(desk: DeskHouse) -> None:
    page = _page(desk)
    assert page.end.isHidden()  # nobody ends themselves
    page.new.click()
    page.form.name.setText("Eva Ek")
    page.form.login.setText("eva")
    page.form.role.chip(Role.UNIT_MANAGER.value).click()
    assert "reviews the log" in page.form.does.text()
    assert "approves nothing you ask for" in " ".join(
        one.text() for one in page.form.findChildren(QLabel)
    )
    check_screen(page)
    page.form.save.click()
    [(name, password)] = desk.dialogs.told
    assert name == "Eva Ek"
    assert len(password.split("-")) == 6
    assert _cells(page, 1)[:3] == ["Eva Ek", "Unit manager", "Active"]
    assert _cells(page, 1)[3:] == ["never", "Anna Alm"]
    assert page.table.chosen().user.login == "eva"
    assert "Has not chosen a password of their own" in page.about.text()
    assert "comes from Anna Alm: it approves nothing they ask" in page.about.text()
    check_screen(page)
    desk.vault.close()
    desk.vault = desk.house.unlock("eva", password)
    desk.actor = desk.vault.actor
    assert desk.actor.role is Role.UNIT_MANAGER
    assert _cells(_page(desk), 1)[3] == "2026-03-12 09:00"


def test_an_account_of_ones_own_making_counts_once_a_paper_is_noted(desk: DeskHouse) -> None:
    bo = desk.house.add_bo(desk.vault, Role.UNIT_MANAGER)
    page = _page(desk)
    page.table.choose(bo)
    assert page.vouching.isHidden()  # the password is not bo's own yet
    assert _cells(page, 1)[3] == "never"
    page.table.choose(desk.actor.user_id)
    assert "Set the password of Bo" in page.about.text()
    assert "comes from" not in page.about.text()
    assert page.vouching.isHidden()  # no paper about this account mends it
    desk.vault.close()
    vault = desk.house.unlock("bo", BO)
    desk.house.access.change_password(vault, old=BO, new=CIA)
    vault.close()
    desk.vault = desk.house.unlock("anna", ANNA)
    page = _page(desk)
    page.table.choose(bo)
    assert "The account comes from Anna" in page.about.text()
    assert "Set the password" not in page.about.text()
    assert not page.vouching.isHidden()
    page.vouching.begin.click()
    check_screen(page)
    page.vouching.save.click()
    assert "Write who has signed the paper" in page.banner.words()
    page.vouching.signer.setText("Ulla Ek")
    page.vouching.document.setText("Dnr 7")
    page.vouching.save.click()
    assert "Ulla Ek has signed" in page.about.text()
    assert page.vouching.isHidden()
    with desk.vault.open_unit(desk.actor) as unit:
        users = unit.office.users()
    assert is_another(users, bo, asker=desk.actor.user_id)


def test_a_typed_password_is_typed_twice_and_is_not_easy_to_guess(desk: DeskHouse) -> None:
    page = _page(desk)
    page.new.click()
    form = page.form
    form.save.click()
    assert form.trouble("name") == "Write the name in full."
    form.name.setText("Bo Berg")
    form.save.click()
    assert form.trouble("login") == "Write what they sign in as."
    form.login.setText("anna")
    form.way.chip("typed").click()
    form.save.click()
    assert form.trouble("password") == "Type the password."
    form.password.setText(BO)
    form.save.click()
    assert form.trouble("repeated") == "The two passwords are not the same."
    form.repeated.setText(BO)
    form.save.click()
    assert "Somebody has that user name already." in form.trouble("login")
    form.login.setText("bo")
    form.password.setText("kort")
    form.repeated.setText("kort")
    form.save.click()
    assert form.trouble("password")
    check_screen(page)
    form.password.setText(BO)
    form.repeated.setText(BO)
    form.save.click()
    assert desk.dialogs.told == []
    assert (form.password.text(), form.repeated.text()) == ("", "")
    desk.vault.close()
    desk.vault = desk.house.unlock("bo", BO)


def test_nobody_is_added_when_the_form_is_left(desk: DeskHouse) -> None:
    page = _page(desk)
    page.new.click()
    page.form.way.chip("typed").click()
    page.form.password.setText(BO)
    page.form.back.click()
    assert page.form.password.text() == ""
    assert len(page.model.items()) == 1


def test_whoever_is_ended_cannot_open_what_is_there_now(desk: DeskHouse) -> None:
    desk.house.add_bo(desk.vault)
    page = _page(desk)
    page.table.selectRow(1)
    desk.dialogs.answers.append(False)
    page.end.click()
    assert _cells(page, 1)[2] == "Active"
    desk.dialogs.answers.append(True)
    page.end.click()
    assert _cells(page, 1)[2] == "Ended 2026-03-12"
    assert page.end.isHidden()
    check_screen(page)
    desk.vault.close()
    with pytest.raises(KnownError, match="login_unknown"):
        desk.house.unlock("bo", BO)
    desk.vault = desk.house.unlock("anna", ANNA)
    assert desk.services().office.get() is not None


@pytest.mark.at_desk(MORNING_OF, worked_cases_of_karin)
def test_ending_somebody_tells_which_cases_have_nobody_and_leads_there(desk: DeskHouse) -> None:
    bo = desk.house.add_bo(desk.vault)
    page = _page(desk)
    desk.services().handling.change_many(["c-cora", "c-dino"], [bo])
    page.table.choose(bo)
    desk.dialogs.answers.append(True)
    page.end.click()
    asked = desk.dialogs.asked[-1]
    assert isinstance(asked, Question)
    assert asked.detail.startswith("2 open cases are handled by Bo")
    assert desk.frame.went_to[-1] == ("cases", {"handler": NOBODY})


def _put(desk: DeskHouse, **accounts: User) -> None:
    with desk.vault.open_unit(desk.vault.actor) as unit:
        for one in accounts.values():
            unit.office.put_user(one)
        unit.commit()


def _apart(user: str, role: Role) -> User:
    """An account that comes from nobody who is there."""
    return User(
        id=f"u-{user}",
        login=user,
        name=f"{user.title()} Ek",
        role=role,
        created_at=MORNING_OF,
        made_by="u-it",
        password_by=f"u-{user}",
    )


def test_ending_who_approves_says_what_follows_and_another_ends_her_once_more(
    desk: DeskHouse,
) -> None:
    bo = desk.house.add_bo(desk.vault)
    manager, other = _apart("lena", Role.UNIT_MANAGER), _apart("kaj", Role.COORDINATOR)
    ended = replace(_apart("mia", Role.UNIT_MANAGER), ended_at=MORNING_OF, ended_by=other.id)
    _put(desk, manager=manager, other=other, ended=ended)
    page = _page(desk)
    page.table.choose(manager.id)
    assert page.end.text() == "End the user…"
    desk.dialogs.answers.append(True)
    page.end.click()
    asked = desk.dialogs.asked[-1]
    assert isinstance(asked, Question)
    assert "Lena Ek approves what others ask for." in asked.detail
    page.table.choose(manager.id)
    assert page.end.isHidden()  # whoever ended her is one
    page.table.choose(ended.id)
    assert page.end.text() == "Has left: end once more…"
    assert "Ended by Kaj Ek;" in page.about.text()
    check_screen(page)
    desk.dialogs.answers.append(True)
    page.end.click()
    with desk.vault.open_unit(desk.vault.actor) as unit:
        by = {one.id: (one.ended_by, one.ended_also_by) for one in unit.office.users()}
    me = desk.vault.actor.user_id
    assert (by[manager.id], by[ended.id]) == ((me, ""), (other.id, me))
    assert "Ended by Kaj Ek, Anna" in page.about.text()
    assert page.end.isHidden()
    page.table.choose(bo)
    desk.dialogs.answers.append(False)
    page.end.click()
    last = desk.dialogs.asked[-1]
    assert isinstance(last, Question)
    assert "approves what others" not in last.detail


def test_new_words_are_made_after_a_question_and_shown_once(desk: DeskHouse) -> None:
    page = _page(desk)
    desk.dialogs.answers.append(False)
    page.words.click()
    assert desk.dialogs.told == []
    desk.dialogs.answers.append(True)
    page.words.click()
    [(vault, words)] = desk.dialogs.told
    assert vault == "valv"
    desk.vault.close()
    desk.vault = desk.house.vaults.unlock_with_words(
        desk.house.place, words=words, login="anna", new_password=BO
    )


def test_words_are_printed_and_not_lost_by_a_key_pressed_too_early(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        words_sheet, "print_sheet", lambda words, **_where: printed.append(tuple(words))
    )
    dialog = WordsDialog(("bok", "hav", "sten"), None, vault="valv")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.close_it.isEnabled()
    check_screen(dialog)
    (sheet,) = (one for one in dialog.findChildren(QPushButton) if one.text().startswith("Print"))
    sheet.click()
    assert printed == [("bok", "hav", "sten")]
    dialog.kept.click()
    dialog.close_it.click()
    assert not dialog.isVisible()


def test_whoever_does_not_manage_the_vault_makes_no_words(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    assert _page(desk).words.isHidden()
    with pytest.raises(DomainError, match="not_permitted"):
        desk.accounts().new_words()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.UNIT_MANAGER])
def test_roles_that_manage_users_have_the_page(desk: DeskHouse, role: Role) -> None:
    desk.change_role(role)
    assert _cells(_page(desk), 0)[0] == "Anna Alm"


def test_an_archivist_neither_sees_nor_is_given_the_users(desk: DeskHouse) -> None:
    desk.change_role(Role.ARCHIVIST)
    view = cast("RegisterView", desk.show(SCREEN, tab="users").view)
    assert "users" not in view.sections.offered()
    with pytest.raises(DomainError, match="not_permitted"):
        desk.accounts().board()
    with pytest.raises(DomainError, match="not_permitted"):
        desk.accounts().end(desk.vault.actor.user_id)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    page = _page(desk)
    check_swedish(page)
    page.new.click()
    page.form.way.chip("typed").click()
    check_swedish(page)
    check_screen(page)
