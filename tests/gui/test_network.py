"""The network of a young person on screen, over a real vault."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.network_editor import NetworkEditor
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from tests.gui.desk_house import DeskHouse, worked_cases

ALVA = "c-alva"


pytestmark = pytest.mark.at_desk(datetime(2026, 2, 2, 9, 0, tzinfo=UTC), worked_cases)


def open_people(desk: DeskHouse, qtbot: QtBot) -> PeopleView:
    view = desk.show(CASE, case=ALVA, tab="people").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view
    assert isinstance(people, PeopleView)
    return people


def editor(view: PeopleView) -> NetworkEditor:
    assert isinstance(view.person.editor, NetworkEditor)
    return view.person.editor


def names(view: PeopleView) -> list[str]:
    return [one.name for one in view.network.map._persons]


def test_somebody_is_added_walked_to_taken_out_and_put_back(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    assert "Alva" in names(view)[0]
    assert len(names(view)) >= 3
    view.network.new.click()
    editor(view).name.setText("Moa Granberg")
    editor(view).words.setText("mormor")
    editor(view).save.click()
    assert "Moa Granberg" in names(view)
    shown = view.network.map
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.accessibleDescription() == "Moa Granberg: mormor"
    (moa,) = [one for one in view.presenter.network._persons if one.name == "Moa Granberg"]
    view.network.ended.emit(moa.relation)
    assert "Moa Granberg" not in names(view)
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert "Moa Granberg" in names(view)
    assert desk.frame.bugs == []


def test_the_case_of_a_friend_opens_from_the_map(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    view.network.new.click()
    other = editor(view).other
    (cora,) = [one.id for one in other._choices if one.title == "Cora Berg"]
    other.choose(cora)
    editor(view).kind.setCurrentIndex(editor(view).kind.findData("friend"))
    editor(view).save.click()
    view.network.map.person_opened.emit(cora)
    assert desk.frame.went_to[-1] == ("case", {"case": "c-cora"})


def test_what_is_typed_is_a_draft_and_comes_back(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    view.network.new.click()
    editor(view).name.setText("Moa")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_people(desk, qtbot)
    assert editor(again).name.text() == "Moa"
    editor(again)._on_leave()
    assert desk.services().drafts.get(draft.key) is None
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert editor(again).name.text() == "Moa"


def test_a_faulty_relation_is_told(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_people(desk, qtbot)
    view.network.new.click()
    editor(view).save.click()
    assert "write a name" in view.banner.words()
