"""Another purpose of a case, and a personal number shown whole, over a real vault."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.people_views import PersonInput
from sspf_app.services.sharing_views import CellShape
from tests.gui.desk_house import DeskHouse, worked_cases

ALVA = "c-alva"
NUMBER = "20120514-2381"


pytestmark = pytest.mark.at_desk(datetime(2026, 2, 2, 9, 0, tzinfo=UTC), worked_cases)


def open_people(desk: DeskHouse, qtbot: QtBot) -> PeopleView:
    view = desk.show(CASE, case=ALVA, tab="people").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view
    assert isinstance(people, PeopleView)
    return people


def purposes(desk: DeskHouse) -> list[str]:
    return [one.text for one in desk.services().cases.get(ALVA).purposes]


def test_another_purpose_is_entered_and_shares_nothing_yet(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    card = view.purposes
    before = purposes(desk)
    card.begin.click()
    card.save.click()
    assert not card.begin.isVisibleTo(card)  # a purpose without words stays in its field
    card.words.setPlainText(before[0].upper())
    card.save.click()
    assert purposes(desk) == before
    card.words.setPlainText("Skolan och socialtjänsten planerar skoldagen ihop")
    card.save.click()
    assert purposes(desk) == [*before, "Skolan och socialtjänsten planerar skoldagen ihop"]
    assert card.begin.isVisibleTo(card)
    assert card.typed() == ""
    new = desk.services().cases.get(ALVA).purposes[-1].id
    case = desk.services().cases.get(ALVA)
    first = desk.services().sharing.matrix(
        ALVA, purpose=case.purposes[0].id, subject=case.young_person
    )
    other = desk.services().sharing.matrix(ALVA, purpose=new, subject=case.young_person)
    assert CellShape.BOTH in {cell.shape for row in first.cells for cell in row}
    assert {cell.shape for row in other.cells for cell in row} == {CellShape.UNANSWERED}


def test_a_purpose_that_is_typed_waits_in_its_own_case(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    view.purposes.begin.click()
    view.purposes.words.setPlainText("Halvfärd")
    (draft,) = view.presenter.drafts()
    assert draft.key == f"case/{ALVA}/purpose:new"
    desk.services().drafts.save(draft.key, draft.text)
    again = open_people(desk, qtbot)
    assert again.typed_purpose() == "Halvfärd"
    again.purposes._on_leave()
    assert desk.services().drafts.get(draft.key) is None
    assert again.typed_purpose() == ""
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert again.typed_purpose() == "Halvfärd"
    kept = desk.services().drafts.get(draft.key)
    assert kept is not None
    assert kept.text == "Halvfärd"
    again.purposes.words.clear()
    desk.services().drafts.discard(draft.key)
    desk.frame.undo = None
    again.purposes._on_leave()
    assert desk.frame.undo is None  # nothing was lost, and nothing is offered


def test_a_number_is_shown_whole_to_whoever_says_why(desk: DeskHouse, qtbot: QtBot) -> None:
    young = desk.services().cases.get(ALVA).young_person
    detail = desk.services().people.get(young)
    desk.services().people.correct(
        young, PersonInput(name=detail.name, born=detail.born, personal_number=NUMBER)
    )
    view = open_people(desk, qtbot)
    assert view.person.about is not None
    line = view.person.about.number
    assert line is not None
    assert line._said.text() == "20120514-****"
    line.begin.click()
    line.show_whole.click()
    assert line._said.text() == "20120514-****"
    line.reason.setText("Ringer socialjouren")
    line.show_whole.click()
    assert line._said.text() == NUMBER
    assert "Ringer socialjouren" in {one.reason for one in desk.services().journal.own_trace()}
