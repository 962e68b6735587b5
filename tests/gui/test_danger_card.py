"""The question whether guardians may know: the next step, its card, what it holds back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.danger_card import DangerCard
from sspf_app.services.case_views import NewCase
from sspf_app.services.request_records import ContactKind
from tests.gui.case_at_desk import BEFORE_SHEET_TWO, open_case, overview
from tests.gui.desk_house import DeskHouse

K = ContactKind


def unanswered(house: DeskHouse) -> None:
    house.take_in("01-worked-cases")


pytestmark = pytest.mark.at_desk(BEFORE_SHEET_TWO, unanswered)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def card_of(desk: DeskHouse, qtbot: QtBot) -> DangerCard:
    view = open_case(desk, qtbot, "c-alva", tab="people")
    card = view.presenter.parts["people"].view.person.danger
    assert isinstance(card, DangerCard)
    return card


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def answers(desk: DeskHouse) -> list[ContactKind]:
    return [one.kind for one in desk.services().contact_rules.dangers("c-alva")]


def test_it_is_the_next_step_before_a_form_and_one_click_answers_it(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    step = overview(open_case(desk, qtbot, "c-alva")).next
    assert step.text() == "Answer the question"
    card = card_of(desk, qtbot)
    assert card.fields.isHidden()
    click(qtbot, card.no)
    assert answers(desk) == [K.DANGER_NO]
    card = card_of(desk, qtbot)
    assert card.no.isHidden()
    assert not card.yes.isHidden()
    step = overview(open_case(desk, qtbot, "c-alva")).next
    assert step.text() != "Answer the question"


def test_not_knowing_holds_back_until_somebody_notes_what_was_said(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    click(qtbot, card_of(desk, qtbot).unknown)
    step = overview(open_case(desk, qtbot, "c-alva")).next
    assert step.text() == "Note what the social services said"
    card = card_of(desk, qtbot)
    assert "Nothing is printed or saved for a guardian." in said(card)
    assert card.no.isHidden()
    click(qtbot, card.clear)
    assert "Write a few words first." in said(card)
    card.said.setText("Mona Ek, mottagningen, i dag: de får veta")
    click(qtbot, card.clear)
    assert answers(desk) == [K.DANGER_UNKNOWN, K.DANGER_CLEARED]
    assert "Mona Ek" in said(card_of(desk, qtbot))


def test_no_form_is_offered_to_a_guardian_before_it_is_answered(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    """The matrix and the cards lead to the question, and to the form once it is answered."""
    view = overview(open_case(desk, qtbot, "c-alva"))
    change = view.presenter.change_for(view._view.cells[0][0], view._board)
    assert (change.button, change.tab) == ("Answer the question", "people")
    board = open_case(desk, qtbot, "c-alva", tab="consent").presenter.parts["consent"].view
    cards = [one for one in board.cards if "danger" in one.buttons]
    assert cards
    assert all("print" not in one.buttons for one in cards)
    cards[0].buttons["danger"].click()
    click(qtbot, card_of(desk, qtbot).no)
    view = overview(open_case(desk, qtbot, "c-alva"))
    change = view.presenter.change_for(view._view.cells[0][0], view._board)
    assert (change.button.startswith("Print the form for"), change.tab) == (True, "consent")


def test_a_doubt_of_another_case_is_told_as_such_and_cleared_here(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    services = desk.services()
    young = services.cases.get("c-alva").young_person
    own = services.cases.get("c-alva").coordinator_party
    new = NewCase(young_person=young, purposes=("Lugn hemma",), coordinator_party=own)
    other = services.cases.open_case(new).new_id or ""
    services.contact_rules.answer_danger(other, K.DANGER_YES)
    card = card_of(desk, qtbot)
    assert "in another case of the young person" in said(card)
    assert card.no.isHidden()
    card.said.setText("Mona Ek, mottagningen, i dag: de får veta")
    click(qtbot, card.clear)
    assert answers(desk) == [K.DANGER_CLEARED]
    assert "in another case" not in said(card_of(desk, qtbot))
