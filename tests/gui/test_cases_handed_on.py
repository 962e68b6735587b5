"""Who handles a case is changed in the window: in the case, and for many cases in the list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.services.actors import Role
from sspf_app.services.records import User
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.screen_checks import check_screen
from tests.gui.test_cases import cases, shown

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


@pytest.fixture
def bo(desk: DeskHouse) -> str:
    with desk.vault.open_unit(desk.actor) as unit:
        unit.office.put_user(
            User(
                id="u-bo", login="bo", name="Bo Berg", role=Role.COORDINATOR, created_at=AFTER_CALL
            )
        )
        unit.commit()
    return "u-bo"


def select(view: CasesView, *chosen: str) -> None:
    model, flags = view.table.selectionModel(), QItemSelectionModel.SelectionFlag
    model.clearSelection()
    for row, case in enumerate(shown(view)):
        if case in chosen:
            model.select(view._model.index(row, 0), flags.Select | flags.Rows)


def handles(desk: DeskHouse, case: str) -> tuple[str, ...]:
    return tuple(name for _user, name in desk.services().handling.of_case(case).staff)


def test_chosen_rows_get_another_handler_and_had_back(
    desk: DeskHouse, qtbot: QtBot, bo: str
) -> None:
    view = cases(desk, qtbot)
    before = handles(desk, "c-cora")
    select(view, "c-cora", "c-dino")
    view.hand_on.click()
    card = view.hand_on_card
    assert card.isVisible()
    assert card._words.text() == "Who is to handle 2 chosen cases?"
    assert not card.save.isEnabled()
    check_screen(view)
    card.users.chip(bo).click()
    card.save.click()
    assert card.isHidden()
    assert handles(desk, "c-cora") == handles(desk, "c-dino") == ("Bo Berg",)
    said, undo = desk.frame.said[-1], desk.frame.undo
    assert said == "2 cases have another handler."
    assert undo is not None
    undo()
    assert handles(desk, "c-cora") == handles(desk, "c-dino") == before


def test_what_is_a_colleague_s_is_left_and_told_by_reference(
    desk: DeskHouse, qtbot: QtBot, bo: str
) -> None:
    desk.services().handling.change("c-dino", [bo])
    view = cases(desk, qtbot)
    select(view, "c-cora", "c-dino")
    view.hand_on.click()
    card = view.hand_on_card
    card.users.chip(desk.actor.user_id).click()
    card.save.click()
    assert card.isVisible()
    assert "Those who handle the case decide who does." in card.told.text()
    assert card._words.text() == "Who is to handle 1 chosen case?"
    card.leave.click()
    assert card.isHidden()


def test_who_handles_a_case_is_said_under_people(desk: DeskHouse, qtbot: QtBot, bo: str) -> None:
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    card = view.presenter.parts["people"].view.handlers  # pyright: ignore[reportAttributeAccessIssue]
    card.change.click()
    card.users.chip(bo).click()
    card.save.click()
    assert "Bo Berg" in card._words.text()
    assert len(handles(desk, "c-alva")) == 2


def test_who_was_made_a_handler_meanwhile_is_not_taken_away(
    desk: DeskHouse, qtbot: QtBot, bo: str
) -> None:
    view = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(view)
    part = view.presenter.parts["people"].view  # pyright: ignore[reportAttributeAccessIssue]
    me, card = desk.actor.user_id, part.handlers
    desk.services().handling.change("c-alva", [me])
    view.presenter.parts["people"].refresh()  # pyright: ignore[reportAttributeAccessIssue]
    card.change.click()
    card.users.chip(me).click()
    desk.services().handling.change("c-alva", [me, bo])  # another hand
    card.save.click()
    assert len(handles(desk, "c-alva")) == 2
    assert "changed while you wrote" in part.banner.words()
    assert "Bo Berg" in card._words.text()
    assert card.save.isVisibleTo(part)
    assert set(card.users.chosen()) == {me, bo}  # of two choices the recorded one stands
    card.users.chip(me).click()
    card.save.click()
    assert handles(desk, "c-alva") == ("Bo Berg",)


def test_who_was_chosen_and_not_saved_is_chosen_for_no_other_case(
    desk: DeskHouse, qtbot: QtBot, bo: str
) -> None:
    built = desk.show(CASE, case="c-alva", tab="people")
    qtbot.addWidget(built.view)
    card = built.view.presenter.parts["people"].view.handlers  # pyright: ignore[reportAttributeAccessIssue]
    card.change.click()
    card.users.chip(bo).click()
    built.presenter.open(case="c-cora", tab="people")
    assert card.users.chosen() == (desk.actor.user_id,)
    assert not card._is_open
