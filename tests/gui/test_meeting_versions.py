"""After the meeting: replies, the lock, a change with its reason, as a coordinator clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.ports import Question
from sspf_app.gui.screens.meeting.after_page import AfterPage
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.widgets.keyboard import has_keyboard
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.records import Presence
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import ATTENDANCE, MORNING_OF, held_with_cora, planned
from tests.gui.screen_checks import check_screen, check_swedish

CASE = "c-cora"


pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _after(desk: DeskHouse) -> tuple[MeetingView, str]:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=6)
    built = desk.show(SCREEN, case=CASE, meeting=meeting, tab="after")
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("MeetingView", built.view), meeting


def _words(widget: QWidget) -> str:
    QTest.qWait(1)
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _press(widget: QWidget, words: str) -> None:
    QTest.qWait(1)
    [found] = [
        one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()
    ]
    found.click()


def _lock(desk: DeskHouse, view: MeetingView) -> None:
    view.copies.versions.fold(wanted=False)
    desk.dialogs.answers.append(True)
    view.copies.versions.lock.click()


def _open(view: MeetingView, reason: str) -> None:
    versions = view.copies.versions
    versions.change.click()
    assert versions.reason.hasFocus()
    QTest.keyClicks(versions.reason, reason)
    QTest.keyClick(versions.reason, Qt.Key.Key_Return)


def test_a_reply_is_noted_by_one_press_and_a_remark_with_its_words(desk: DeskHouse) -> None:
    view, meeting = _after(desk)
    card = view.copies.adjustment
    card.rows["school"].bar.chip(AdjustmentReply.APPROVED.value).click()
    police = card.rows["police"]
    police.bar.chip(AdjustmentReply.REMARK.value).click()
    assert police.remark.hasFocus()
    QTest.keyClicks(police.remark, "Det var i tisdags")
    QTest.keyClick(police.remark, Qt.Key.Key_Return)
    state = desk.services().minutes_versions.state(CASE, meeting)
    replies = {one.participant: (one.reply, one.remark) for one in state.adjustments}
    assert replies["school"] == (AdjustmentReply.APPROVED, "")
    assert replies["police"] == (AdjustmentReply.REMARK, "Det var i tisdags")
    assert "2 of" in _words(card)


def test_who_has_not_answered_is_told_before_the_lock(desk: DeskHouse) -> None:
    view, meeting = _after(desk)
    view.copies.adjustment.rows["school"].bar.chip(AdjustmentReply.APPROVED.value).click()
    desk.dialogs.answers.append(False)
    view.copies.versions.lock.click()
    question = desk.dialogs.asked[-1]
    assert isinstance(question, Question)
    assert "Lokalpolisområde Umeå" in question.detail
    assert "Ersängsskolan" not in question.detail
    assert not desk.services().minutes_versions.state(CASE, meeting).is_locked


def test_who_gets_no_copy_is_not_said_to_be_silent(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=6)
    desk.dialogs.answers.append(False)
    view = cast("MeetingView", desk.show(SCREEN, case=CASE, meeting=meeting, tab="after").view)
    state = desk.services().minutes_versions.state(CASE, meeting)
    without = [one.name for one in state.adjustments if not one.gets_copy]
    view.copies.versions.lock.click()
    question = desk.dialogs.asked[-1]
    assert isinstance(question, Question)
    silent, _dot, rest = question.detail.partition("Gets no copy to answer about: ")
    assert without
    assert all(name in rest and name not in silent for name in without)


def _unfolded(after: AfterPage) -> list[QWidget]:
    """What is open, but for those who get no copy: they are always told."""
    return [one for one in after.sections[:3] + after.sections[4:] if not one.is_folded]


def test_it_opens_at_its_top_with_what_is_next_and_the_lock_far_from_the_keyboard(
    desk: DeskHouse,
) -> None:
    view, meeting = _after(desk)
    after = view.copies
    assert _unfolded(after) == [after.attendance]
    assert has_keyboard(after.attendance)
    for participant in after.attendance.bars:
        desk.services().meetings.note_presence(
            CASE, meeting, participant=participant, presence=Presence.PRESENT
        )
    view.presenter.open(case=CASE, meeting=meeting, tab="after")
    assert _unfolded(after) == [after.adjustment]
    assert has_keyboard(after.adjustment)
    _lock(desk, view)
    view.presenter.open(case=CASE, meeting=meeting, tab="after")
    assert _unfolded(after) == [after.versions]
    assert QApplication.focusWidget() is after.versions.toggle
    after.versions.toggle.click()
    assert after.versions.is_folded
    assert "Locked as version 1" in _words(after.versions)
    QTest.mouseClick(after.versions, Qt.MouseButton.LeftButton, pos=QPoint(60, 30))
    assert not after.versions.is_folded


def test_locked_minutes_are_only_read(desk: DeskHouse) -> None:
    view, _ = _after(desk)
    _lock(desk, view)
    assert "Locked as version 1" in _words(view.copies.versions)
    assert not any(bar.isEnabled() for bar in view.copies.attendance.bars.values())
    view.tabs.setCurrentIndex(1)
    assert "locked as version 1" in view.items.locked.words()
    assert not view.items.editor.isEnabled()
    assert not view.items.editor.foot.isEnabled()
    corrects = [
        one for one in view.items.saved.findChildren(QPushButton) if one.text() == "Correct"
    ]
    assert not any(one.isVisible() for one in corrects)


def test_a_change_is_a_version_compared_with_the_one_before(desk: DeskHouse) -> None:
    view, meeting = _after(desk)
    _lock(desk, view)
    desk.clock.pass_time(minutes=1)
    _open(view, "Fel dag skrevs")
    view.tabs.setCurrentIndex(1)
    assert "Fel dag skrevs" in view.items.locked.words()
    [item] = [
        one for one in desk.services().meetings.get(CASE, meeting).items if one.text == ATTENDANCE
    ]
    view.items.recording.correct(item.id)
    view.items.editor.text.setPlainText("Närvaron har gått upp.")
    view.items.editor.save.click()
    view.tabs.setCurrentIndex(2)
    desk.clock.pass_time(minutes=1)
    _lock(desk, view)
    _press(view.copies.versions, "What changed after")
    words = _words(view.copies.versions)
    for wanted in ("Changed because: Fel dag skrevs", ATTENDANCE, "Närvaron har gått upp."):
        assert wanted in words


def test_a_new_version_is_sent_to_who_has_an_older_copy(desk: DeskHouse, tmp_path: Path) -> None:
    view, meeting = _after(desk)
    _lock(desk, view)
    desk.clock.pass_time(minutes=1)
    folder = tmp_path / "ut"
    folder.mkdir()
    desk.services().minutes.export(CASE, meeting, recipient="school", folder=folder)
    desk.clock.pass_time(minutes=1)
    _open(view, "Fel")
    view.tabs.setCurrentIndex(1)
    [item] = [
        one for one in desk.services().meetings.get(CASE, meeting).items if one.text == ATTENDANCE
    ]
    view.items.recording.correct(item.id)
    view.items.editor.text.setPlainText("Närvaron har gått upp.")
    view.items.editor.save.click()
    view.tabs.setCurrentIndex(2)
    desk.clock.pass_time(minutes=1)
    _lock(desk, view)
    assert "Have an older copy" in _words(view.copies.versions)
    desk.dialogs.answers.append(folder)
    _press(view.copies.versions, "Send the new version")
    assert len(list(folder.iterdir())) == 2
    view.presenter.refresh()
    assert "Have an older copy" not in _words(view.copies.versions)


def _through_its_states(desk: DeskHouse) -> Iterator[MeetingView]:
    """The page as a draft, locked, while it is opened again, and open."""
    view, _ = _after(desk)
    yield view
    _lock(desk, view)
    assert view.copies.versions.change.isVisible()
    yield view
    versions = view.copies.versions
    versions.change.click()
    assert versions.reason.isVisible()
    yield view
    versions.reason.setFocus()
    QTest.keyClicks(versions.reason, "Fel dag skrevs")
    QTest.keyClick(versions.reason, Qt.Key.Key_Return)
    assert not versions.reason.isVisible()
    yield view


def test_every_control_has_its_name_and_its_room_in_every_state(desk: DeskHouse) -> None:
    for view in _through_its_states(desk):
        shown = view.tabs.currentIndex()
        check_screen(view)
        view.tabs.setCurrentIndex(1)
        check_screen(view)
        view.tabs.setCurrentIndex(shown)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish_in_every_state(desk: DeskHouse) -> None:
    for view in _through_its_states(desk):
        check_swedish(view)
        check_screen(view)


def test_a_remark_and_a_reason_are_drafts_of_their_meeting_alone(desk: DeskHouse) -> None:
    view, meeting = _after(desk)
    other = planned(desk.services(), CASE)
    _lock(desk, view)
    card = view.copies.adjustment
    view.copies.versions.change.click()
    QTest.keyClicks(view.copies.versions.reason, "Fel dag skr")
    card.rows["school"].bar.chip(AdjustmentReply.APPROVED.value).click()
    card.rows["police"].bar.chip(AdjustmentReply.REMARK.value).click()
    QTest.keyClicks(card.rows["police"].remark, "Det var i tis")
    view.presenter.refresh()
    assert view.copies.versions.reason.text() == "Fel dag skr"
    _keep(desk, view)
    view.presenter.open(case=CASE, meeting=other, tab="after")
    assert view.presenter.finishing.drafts() == ()
    assert not card.rows["police"].remark.text()
    told = desk.services().minutes_versions.state(CASE, other).adjustments
    assert not any(one.reply for one in told)
    view.presenter.open(case=CASE, meeting=meeting, tab="after")
    assert view.copies.versions.reason.text() == "Fel dag skr"
    assert card.rows["police"].remark.text() == "Det var i tis"
    QTest.keyClick(view.copies.versions.reason, Qt.Key.Key_Return)
    [kept] = [one for one in desk.services().drafts.list_drafts() if one.key.endswith(":finish")]
    assert "Det var i tis" in kept.text
    assert "Fel dag" not in kept.text


def _keep(desk: DeskHouse, view: MeetingView) -> None:
    """As the keeper of drafts does every few seconds."""
    for draft in view.presenter.drafts():
        desk.services().drafts.save(draft.key, draft.text)


def test_two_copies_beside_each_other_begin_with_the_agenda(desk: DeskHouse) -> None:
    view, meeting = _after(desk)
    for heading, source, type_ in (
        ("Proverna", "social", InformationType.ALCOHOL_DRUGS),
        ("Skoldagarna", "school", InformationType.ATTENDANCE),
    ):
        point = PointInput(
            case=CASE,
            meeting=meeting,
            heading=heading,
            source=source,
            about=("cora",),
            types=(type_,),
        )
        desk.services().agenda.add(point)
    view.presenter.refresh()
    view.copies.compare.click()
    compared = view.copies.compared
    for box, recipient in ((compared.left, "school"), (compared.right, "police")):
        box.setCurrentIndex(box.findData(recipient))
    words = _words(compared)
    assert words.count("1. Skoldagarna") == 2
    assert words.count("2. Proverna") == 1
    assert words.count("2. Pause") == 1
    check_screen(view)
