"""Names in what is said at a meeting: asked about and answered by keyboard, or afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.widgets.name_question import NameQuestion
from sspf_app.services.meeting_records import NameMeaning
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, ONE_O_CLOCK, planned
from tests.gui.screen_checks import check_screen, check_swedish

CASE = "c-cora"
CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _at_meeting(desk: DeskHouse) -> tuple[MeetingView, str]:
    meeting = planned(desk.services(), CASE, starts_at=ONE_O_CLOCK + timedelta(days=1))
    desk.clock.pass_time(hours=24 + 4, minutes=30)
    view = cast("MeetingView", desk.show(SCREEN, case=CASE, meeting=meeting, tab="during").view)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    return view, meeting


def _typed(view: MeetingView, words: str) -> None:
    editor = view.items.editor
    editor.text.setFocus()
    editor.source.chip("school").click()
    editor.type.picked.emit(InformationType.ATTENDANCE.value)
    editor.text.setPlainText(words)
    editor.tell_now()
    QTest.qWait(1)


def _here() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def test_a_name_is_answered_for_by_two_keys_and_not_asked_about_again(desk: DeskHouse) -> None:
    view, meeting = _at_meeting(desk)
    _typed(view, "Kalle och hon kom sent.")
    (asked,) = view.items.readers.findChildren(NameQuestion)
    assert "Kalle" in asked.accessibleName()
    check_screen(view)
    QTest.keyClick(_here(), Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert asked.answers[0].hasFocus()
    QTest.keyClick(_here(), Qt.Key.Key_1)
    assert view.items.editor.text.hasFocus()
    QTest.keyClick(_here(), Qt.Key.Key_Return, CTRL)
    (item,) = desk.services().meetings.get(CASE, meeting).items
    assert item.text == "Kalle och hon kom sent."
    (kept,) = desk.services().meeting_names.of_meeting(CASE, meeting).answered
    assert (kept.name, kept.meaning) == ("kalle", NameMeaning.OTHER_YOUTH)
    _typed(view, "Kalle igen.")
    assert not view.items.readers.findChildren(NameQuestion)


def test_what_is_saved_unanswered_comes_back_with_its_question(desk: DeskHouse) -> None:
    view, meeting = _at_meeting(desk)
    _typed(view, "Kalle kom sent.")
    QTest.keyClick(view.items.editor.text, Qt.Key.Key_Return, CTRL)
    QTest.qWait(1)
    assert view.items.editor.text.toPlainText() == "Kalle kom sent."
    assert view.items.readers.findChildren(NameQuestion)
    assert desk.services().meetings.get(CASE, meeting).items == ()


def test_an_answer_is_given_anew_afterwards(desk: DeskHouse) -> None:
    view, meeting = _at_meeting(desk)
    _typed(view, "Kalle kom sent.")
    view.items.readers.findChildren(NameQuestion)[0].answers[0].click()
    QTest.keyClick(view.items.editor.text, Qt.Key.Key_Return, CTRL)
    QTest.qWait(1)
    view.tabs.setCurrentWidget(view.copies)
    card = view.copies.names
    assert card.isVisibleTo(view)
    card.fold(wanted=False)
    card.meant.emit("kalle", NameMeaning.SOMEBODY.value)
    (kept,) = desk.services().meeting_names.of_meeting(CASE, meeting).answered
    assert kept.meaning is NameMeaning.SOMEBODY
    check_screen(view)


def test_a_name_in_a_heading_is_answered_for_there(desk: DeskHouse) -> None:
    meeting = planned(desk.services(), CASE, starts_at=ONE_O_CLOCK + timedelta(days=7))
    view = cast("MeetingView", desk.show(SCREEN, case=CASE, meeting=meeting).view)
    editor = view.before.editor
    editor.heading.setText("Träffen med Kalle")
    editor.source.chip("leisure").click()
    editor.type.picked.emit(InformationType.LEISURE_ACTIVITIES.value)
    editor.add.click()
    QTest.qWait(1)
    (asked,) = editor.findChildren(NameQuestion)
    asked.answers[2].click()
    QTest.qWait(1)
    (point,) = desk.services().agenda.points(CASE, meeting)
    assert point.heading == "Träffen med Kalle"


@pytest.mark.usefixtures("swedish")
def test_the_questions_are_swedish(desk: DeskHouse) -> None:
    view, _meeting = _at_meeting(desk)
    _typed(view, "Kalle och 20130203-2394 kom sent.")
    check_swedish(view)
