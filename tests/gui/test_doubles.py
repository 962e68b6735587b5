"""Persons entered twice, on screen: asked about in place, compared, merged, taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.custody_editor import CustodyEditor
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.cases.person_fields import PersonFields
from sspf_app.gui.screens.register.doubles_page import DoublesPage
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.people_views import PersonInput
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen

ALVA = "c-alva"


pytestmark = pytest.mark.at_desk(datetime(2026, 2, 2, 9, 0, tzinfo=UTC), worked_cases)


def open_doubles(desk: DeskHouse, qtbot: QtBot) -> DoublesPage:
    view = desk.show(REGISTER, tab="doubles").view
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    return view.doubles


def a_twin(desk: DeskHouse) -> tuple[str, str]:
    """Somebody of the worked cases once more, the words of the name changed about."""
    people = desk.services().people
    (erik,) = [one for one in people.list_people() if one.name == "Erik Lind"]
    born = people.get(erik.id).born
    twin = people.add(PersonInput(name="Lind Erik", born=born, phone="070-123")).new_id or ""
    desk.clock.pass_time(seconds=1)  # a merge at the very instant of the entry stays
    return erik.id, twin


def test_a_pair_is_compared_merged_and_taken_back(desk: DeskHouse, qtbot: QtBot) -> None:
    erik, twin = a_twin(desk)
    page = open_doubles(desk, qtbot)
    (pair,) = page.model.items()
    assert {pair.first.id, pair.second.id} == {erik, twin}
    page.table.choose(f"{pair.first.id}/{pair.second.id}")
    page.keeps[erik].click()
    assert page.kept() == erik
    assert "Nobody may know more" in page._effect.text()
    assert page.merge.isEnabled()
    page.merge.click()
    desk.clock.pass_time(seconds=5)
    assert page.model.items() == ()
    assert desk.services().people.get(erik).phone == "070-123"
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert len(page.model.items()) == 1
    assert desk.frame.bugs == []


def test_a_merge_is_taken_back_another_day_unless_something_was_recorded_since(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    erik, twin = a_twin(desk)
    services = desk.services()
    effect = services.merging.effect(kept=erik, dropped=twin)
    services.merging.merge(kept=erik, dropped=twin, told=effect.opens)
    desk.clock.pass_time(hours=30)
    page = open_doubles(desk, qtbot)
    page.past.click()
    (back,) = page.made.backs
    assert "Lind Erik" in back.accessibleDescription()
    check_screen(page)
    desk.dialogs.answers.append(True)
    back.click()
    assert len(page.model.items()) == 1
    assert not page.past.isVisibleTo(page)
    assert services.people.get(twin).phone == "070-123"

    desk.clock.pass_time(hours=1)
    merge = services.merging.merge(kept=erik, dropped=twin, told=effect.opens).new_id
    desk.clock.pass_time(hours=1)
    services.people.correct(erik, PersonInput(name="Erik B Lind"))
    page.presenter.refresh()
    page.past.click()
    desk.dialogs.answers.append(True)
    page.made.backs[0].click()
    assert merge in [one.id for one in services.merging.made_one()]
    assert page.banner.words()
    assert desk.frame.bugs == []


def test_two_who_are_two_leave_the_list(desk: DeskHouse, qtbot: QtBot) -> None:
    a_twin(desk)
    page = open_doubles(desk, qtbot)
    (pair,) = page.model.items()
    page.table.choose(f"{pair.first.id}/{pair.second.id}")
    desk.dialogs.answers += [False, True]
    page.two.click()
    assert page.model.items() == (pair,)
    page.two.click()
    assert page.model.items() == ()


def test_two_birth_dates_are_told_and_cannot_be_merged(desk: DeskHouse, qtbot: QtBot) -> None:
    people = desk.services().people
    (erik,) = [one for one in people.list_people() if one.name == "Erik Lind"]
    other = people.add(PersonInput(name="Erik Lind", born=date(1950, 1, 1))).new_id or ""
    page = open_doubles(desk, qtbot)
    page.first.choose(erik.id)
    page.second.choose(other)
    page.compare.click()
    assert "birth date" in page.refusal.words()
    assert not page.merge.isEnabled()


def test_a_new_guardian_who_is_known_is_asked_about_in_place(desk: DeskHouse, qtbot: QtBot) -> None:
    view = desk.show(CASE, case=ALVA, tab="people").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    people = view.presenter.parts["people"].view
    assert isinstance(people, PeopleView)
    people.add.click()
    editor = people.person.editor
    assert isinstance(editor, CustodyEditor)
    name = editor.person.fields["name"]
    name.setText("Berg Bea")
    name.editingFinished.emit()
    assert "Bea Berg" in editor.alike.accessibleName()
    editor.alike.yes.click()
    assert editor.holder.currentText() == "Bea Berg"
    assert editor.alike.isHidden()


def test_somebody_else_of_the_same_name_is_asked_about_once(desk: DeskHouse, qtbot: QtBot) -> None:
    fields = PersonFields(is_young=True)
    qtbot.addWidget(fields)
    fields.show()
    fields.offer(desk.services().people.list_people())
    fields.name.setText("Alva Lind")
    fields.name.editingFinished.emit()
    assert not fields.alike.isHidden()
    fields.alike.no.click()
    fields.name.editingFinished.emit()
    assert fields.alike.isHidden()
    assert fields.entry().id == ""
