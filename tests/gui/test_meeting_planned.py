"""A meeting is planned with those whom the consents allow, as a coordinator clicks it."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown, withdraw, words_in
from tests.gui.meetings_at_hand import (
    ATTENDANCE,
    DRUGS,
    MORNING_OF,
    ONE_O_CLOCK,
    held_with_cora,
    planned,
)

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def test_a_meeting_is_planned_with_those_whom_the_consents_allow(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    assert "Alva Lind" in view.plan.about.text()
    assert set(view.plan.invited.boxes) == {"social", "school", "police", "leisure"}
    assert all(box.isChecked() for box in view.plan.invited.boxes.values())
    view.plan.day.set_day(date(2026, 3, 12))
    QTest.keyClicks(view.plan.time, "1300")
    QTest.keyClick(view.plan.time, Qt.Key.Key_Return)
    view.plan.invited.boxes["police"].click()
    view.plan.save.click()
    screen, params = desk.frame.went_to[-1]
    assert screen == "meeting"
    found = desk.services().meetings.get("c-alva", params["meeting"])
    assert found.starts_at == ONE_O_CLOCK
    parties = {one.participant for one in found.participants if one.kind == "party"}
    assert parties == {"social", "school", "leisure"}


def test_saving_waits_while_it_is_tried_who_may_be_invited(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    desk.tasks.hold()
    QTest.keyClicks(view.plan.time, "1300")
    QTest.keyClick(view.plan.time, Qt.Key.Key_Return)
    assert view.plan.save.isEnabled()
    assert len(view.plan.invited.boxes) == 4
    QTest.qWait(400)
    assert view.plan.trying.text() == "Trying who may be invited…"
    before = len(desk.frame.went_to)
    view.plan.save.click()
    view.plan.save.click()
    while desk.tasks.waits:
        desk.tasks.run()
    assert not view.plan.trying.text()
    [(screen, params)] = desk.frame.went_to[before:]
    assert screen == "meeting"
    assert desk.services().meetings.get("c-alva", params["meeting"]).starts_at == ONE_O_CLOCK


def test_saving_does_not_go_on_where_others_are_invited_than_stood_there(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    before = len(desk.frame.went_to)
    desk.tasks.hold()
    QTest.keyClicks(view.plan.time, "1300")
    QTest.keyClick(view.plan.time, Qt.Key.Key_Return)
    view.plan.save.click()
    withdraw(desk, "c-alva", signatory="anna", at=desk.clock.now())
    while desk.tasks.waits:
        desk.tasks.run()
    assert desk.frame.went_to[before:] == []
    assert "changed meanwhile" in words_in(view.plan.invited)
    assert view.plan.save.isEnabled()


def test_changing_a_meeting_keeps_whom_it_invites(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    view.plan.time.set_time(time(13, 0))
    view.plan.time.editingFinished.emit()
    view.plan.invited.boxes["police"].click()
    view.plan.save.click()
    meeting = desk.frame.went_to[-1][1]["meeting"]
    view, presenter = meeting_shown(desk, case="c-alva", meeting=meeting)
    presenter.change_plan()
    ticked = {party for party, box in view.plan.invited.boxes.items() if box.isChecked()}
    assert ticked == {"social", "school", "leisure"}
    view.plan.save.click()
    found = desk.services().meetings.get("c-alva", meeting)
    parties = {one.participant for one in found.participants if one.kind == "party"}
    assert parties == {"social", "school", "leisure"}


def test_a_blocked_party_cannot_be_chosen_and_the_sentence_says_why(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-dino")
    assert set(view.plan.invited.boxes) == {"social"}
    words = words_in(view.plan)
    assert "May not be invited" in words
    assert "Dino Falk said no on 14 January 2026" in words


def test_a_service_refuses_whoever_was_blocked_meanwhile(desk: DeskHouse) -> None:
    view, presenter = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    view.plan.time.set_time(time(13, 0))
    view.plan.time.editingFinished.emit()
    withdraw(desk, "c-alva", signatory="anna", at=MORNING_OF)
    view.plan.save.click()
    assert "may not be invited" in view.plan.banner.words()
    assert set(view.plan.invited.boxes) == {"social"}
    assert presenter.planning.form is not None


def test_what_is_missing_is_said_at_its_field(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.save.click()
    words = words_in(view.plan)
    assert "Write the day as 2026-03-12." in words
    assert desk.frame.went_to == []


def test_a_case_is_found_by_a_few_letters(desk: DeskHouse) -> None:
    view, _ = meeting_shown(desk, plan="new")
    QTest.keyClicks(view.plan.case, "alv")
    QTest.keyClick(view.plan.case, Qt.Key.Key_Return)
    assert desk.frame.went_to[-1] == ("meeting", {"case": "c-alva"})


def test_a_withdrawal_at_10_42_empties_the_invitations_of_13_00(desk: DeskHouse) -> None:
    meeting = planned(desk.services(), "c-alva")
    view, presenter = meeting_shown(desk, case="c-alva", meeting=meeting)
    assert view.before.warning.words() == ""
    desk.clock.pass_time(hours=1, minutes=42)
    withdraw(desk, "c-alva", signatory="anna", at=desk.clock.now())
    presenter.refresh()
    warned = view.before.warning.words()
    for name in ("Ersängsskolan", "Lokalpolisområde Umeå", "Fritid unga Ersboda"):
        assert name in warned
    assert "Anna Lind took back the consent on 12 March 2026 at 10:42" in words_in(view.before)


def test_the_agenda_says_without_whom_a_point_is_taken(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting)
    words = words_in(view.before)
    taken = "The point is taken without Lokalpolisområde Umeå"
    assert taken in words
    assert words.index(ATTENDANCE) < words.index(DRUGS) < words.index(taken)


def test_protected_persons_are_opened_with_a_reason(desk: DeskHouse) -> None:
    line = next(one for one in desk.services().meetings.list_meetings() if one.case == "c-greta")
    view, _ = meeting_shown(desk, case="c-greta", meeting=line.id)
    assert view.reason.isVisibleTo(view)
    view.reason.field.setText("Mötet förbereds")
    QTest.keyClick(view.reason.field, Qt.Key.Key_Return)
    assert not view.reason.isVisibleTo(view)
    reasons = [entry.reason for entry in desk.services().journal.own_trace()]
    assert "Mötet förbereds" in reasons


def test_before_opens_at_its_top_with_the_keyboard_on_the_tabs(desk: DeskHouse) -> None:
    meeting = planned(desk.services(), "c-alva")
    view, _ = meeting_shown(desk, case="c-alva", meeting=meeting)
    view.resize(1000, 500)
    view.show()
    QTest.qWait(0)
    bar = view.before._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    view.tabs.setCurrentIndex(1)
    view.tabs.setCurrentIndex(0)
    assert bar.value() == 0
    assert view.focusWidget() is view.tabs.tabBar()


def test_no_point_is_planned_of_a_meeting_that_has_been(desk: DeskHouse) -> None:
    was = ONE_O_CLOCK - timedelta(days=7)
    meeting = planned(desk.services(), "c-alva", starts_at=was)
    view, _ = meeting_shown(desk, case="c-alva", meeting=meeting, tab="before")
    assert view.before.editor.isHidden()
    assert view.before.notices.kind.count() == 0
    assert not view.before.notices.kind.isVisibleTo(view.before.notices)
    coming = planned(desk.services(), "c-alva")
    view, _ = meeting_shown(desk, case="c-alva", meeting=coming)
    assert not view.before.editor.isHidden()
    assert view.before.notices.kind.isVisibleTo(view.before.notices)


def test_before_a_case_is_chosen_the_steps_are_seen_and_wait_for_it(desk: DeskHouse) -> None:
    view, presenter = meeting_shown(desk, plan="new")
    plan = view.plan
    assert plan.day.isVisibleTo(plan)
    assert not plan.day.isEnabledTo(plan)
    assert not plan.save.isEnabledTo(plan)
    assert plan.invited._ahead.isVisibleTo(plan)
    presenter.open(case="c-alva")
    assert plan.day.isEnabledTo(plan)
    assert plan.save.isEnabledTo(plan)
    assert not plan.invited._ahead.isVisibleTo(plan)
    presenter.open(plan="new")
    assert plan.invited.boxes == {}
    assert not plan.save.isEnabledTo(plan)
