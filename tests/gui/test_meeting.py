"""The screen of a meeting: its list, its parts, and how one comes to an item."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from sspf_app.gui.screens.meeting.view import MeetingView
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown, words_in
from tests.gui.meetings_at_hand import (
    MORNING_OF,
    MUSIC,
    held_with_cora,
    planned,
)
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def test_a_window_that_stands_open_for_days_goes_by_the_day_it_is_now(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting)
    desk.clock.pass_time(days=3)
    view.items.editor._commit.click()
    began = view.items.editor.commitment.starts_on.day()
    assert began == MORNING_OF.date() + timedelta(days=3)


def test_coming_meetings_come_first_and_enter_opens_one(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = planned(services, "c-alva")
    view, _ = meeting_shown(desk)
    lines = view.list_page.model.items()
    assert [line.is_past for line in lines] == sorted(line.is_past for line in lines)
    assert lines[0].meeting == meeting
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Return)
    assert desk.frame.went_to[-1] == ("meeting", {"case": "c-alva", "meeting": meeting})


def test_list_names_no_protected_person_and_no_place_of_theirs(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk)
    protected = [line for line in view.list_page.model.items() if line.case == "c-greta"]
    assert protected
    assert {(line.who, line.place) for line in protected} == {("", "")}


def test_older_meetings_are_listed_when_asked_for(desk: DeskHouse) -> None:
    services = desk.services()
    every = services.meetings.list_meetings()
    middle = sorted(one.starts_at for one in every)[len(every) // 2]
    to_pass = middle + timedelta(days=90) - desk.clock.now()
    desk.clock.pass_time(seconds=to_pass.total_seconds())
    lately = {one.id for one in every if one.starts_at >= middle}
    assert len(lately) < len(every)
    view, _ = meeting_shown(desk)
    assert {line.meeting for line in view.list_page.model.items()} == lately
    (earlier,) = (one for one in view.list_page.findChildren(QPushButton) if "older" in one.text())
    assert earlier.isVisibleTo(view)
    earlier.click()
    assert {line.meeting for line in view.list_page.model.items()} == {one.id for one in every}
    assert not earlier.isVisibleTo(view)


def test_model_of_the_list_is_sound(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk)
    tester = QAbstractItemModelTester(
        view.list_page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.list_page.show_lines((), has_earlier=False)
    assert tester.model() is view.list_page.model


def _part(desk: DeskHouse, part: str) -> MeetingView:
    """The screen at one of its parts, filled."""
    meeting = held_with_cora(desk.services())
    if part == "list":
        return meeting_shown(desk)[0]
    if part == "plan":
        return meeting_shown(desk, case="c-dino")[0]
    view, presenter = meeting_shown(desk, case="c-cora", meeting=meeting, tab=part)
    if part == "during":
        [*_, item] = desk.services().meetings.get("c-cora", meeting).items
        presenter.recording.correct(item.id)
    return view


PARTS = ("list", "plan", "before", "during", "after")


@pytest.mark.parametrize("part", PARTS)
def test_every_control_has_its_name_and_its_room(desk: DeskHouse, part: str) -> None:
    check_screen(_part(desk, part))


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize("part", PARTS)
def test_it_speaks_swedish(desk: DeskHouse, part: str) -> None:
    view = _part(desk, part)
    check_swedish(view)
    check_screen(view)  # Swedish words are longer


def test_a_search_hit_opens_the_meeting_it_was_written_in(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    [hit] = desk.services().search.find("musikrummet")
    view, presenter = meeting_shown(desk, case="c-cora", item=hit.id)
    assert view.tabs.currentWidget() is view.items
    assert MUSIC in words_in(view.items.saved)
    assert presenter.recording.item.text == ""
    assert desk.services().meetings.get("c-cora", meeting).items


@pytest.mark.parametrize("then", ["a day later", "locked"])
def test_a_meeting_opens_where_something_is_to_be_done(desk: DeskHouse, then: str) -> None:
    meeting = held_with_cora(desk.services())
    begins = desk.services().meetings.get("c-cora", meeting).starts_at
    desk.clock.pass_time(seconds=(begins - desk.clock.now()).total_seconds() + 3600)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting)
    assert view.tabs.currentWidget() is view.items
    if then == "locked":
        desk.services().minutes_versions.lock("c-cora", meeting)
    else:
        desk.clock.pass_time(days=1)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting)
    assert view.tabs.currentWidget() is view.tabs.widget(2)
