"""The agenda and the live mode, by keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.widgets.form import FormRow
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.records import Presence
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import (
    ATTENDANCE,
    MORNING_OF,
    MUSIC,
    ONE_O_CLOCK,
    held_with_cora,
    planned,
)
from tests.gui.screen_checks import check_screen, check_swedish

CASE = "c-cora"
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _next_meeting(desk: DeskHouse) -> str:
    """A week after one that was held, with two points planned."""
    held_with_cora(desk.services())
    meeting = planned(desk.services(), CASE, starts_at=ONE_O_CLOCK + timedelta(days=7))
    for heading, source, type_ in (
        ("Proverna", "social", InformationType.ALCOHOL_DRUGS),
        ("Skoldagarna", "school", InformationType.ATTENDANCE),
    ):
        desk.services().agenda.add(
            PointInput(
                case=CASE,
                meeting=meeting,
                heading=heading,
                source=source,
                about=("cora",),
                types=(type_,),
            )
        )
    return meeting


def _shown(desk: DeskHouse, **params: str) -> MeetingView:
    built = desk.show(SCREEN, case=CASE, **params)
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("MeetingView", built.view)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)
    QTest.qWait(1)


def test_a_point_is_planned_and_stands_in_the_order_of_consent(desk: DeskHouse) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    editor = view.before.editor
    editor.heading.setText("Musikrummet")
    editor.source.chip("leisure").click()
    editor.type.picked.emit(InformationType.LEISURE_ACTIVITIES.value)
    editor.add.click()
    headings = [one.heading for one in desk.services().agenda.points(CASE, meeting)]
    assert headings == ["Skoldagarna", "Musikrummet", "Proverna"]
    assert "The point is taken without Lokalpolisområde Umeå" in _words(view.before)
    assert editor.heading.text() == ""


def test_a_heading_with_a_name_is_not_planned_and_kept(desk: DeskHouse) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    editor = view.before.editor
    editor.heading.setText("Bråket med Alva Lind")
    editor.source.chip("leisure").click()
    editor.type.picked.emit(InformationType.LEISURE_ACTIVITIES.value)
    editor.add.click()
    (row,) = (one for one in editor.findChildren(FormRow) if one.isAncestorOf(editor.heading))
    assert "names somebody" in row.trouble()
    assert editor.heading.text() == "Bråket med Alva Lind"


def test_a_point_taken_off_comes_back(desk: DeskHouse) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    first, second = desk.services().agenda.points(CASE, meeting)
    view.before.remove_wanted.emit(first)
    assert [one.id for one in desk.services().agenda.points(CASE, meeting)] == [second.id]
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert {one.heading for one in desk.services().agenda.points(CASE, meeting)} == {
        "Skoldagarna",
        "Proverna",
    }


def _live(desk: DeskHouse) -> tuple[MeetingView, str]:
    meeting = _next_meeting(desk)
    desk.clock.pass_time(hours=7 * 24 + 4, minutes=30)
    view = _shown(desk, meeting=meeting)
    _press(Qt.Key.Key_F11)
    return view, meeting


def test_the_live_mode_fills_the_display_and_leaves_by_the_same_key(desk: DeskHouse) -> None:
    view, _ = _live(desk)
    assert desk.frame.is_filled
    assert view.items.side.isVisible()
    assert not view.tabs.tabBar().isVisible()
    assert view.items.editor.text.hasFocus()
    assert "Two negative" not in _words(view.items.memory)
    assert MUSIC in _words(view.items.memory)
    assert ATTENDANCE in _words(view.items.memory)
    _press(Qt.Key.Key_F11)
    assert not desk.frame.is_filled
    assert view.tabs.tabBar().isVisible()
    assert not view.items.side.isVisible()


def test_a_whole_point_by_keys_alone(desk: DeskHouse) -> None:
    view, meeting = _live(desk)
    _press(Qt.Key.Key_Down, ALT)
    assert "Skoldagarna" in view.items.agenda.accessibleName()
    editor = view.items.editor
    assert (editor.source.one(), editor.item().types) == ("school", ("attendance",))
    editor.text.insertPlainText("Hon har varit där varje dag.")
    _press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _press(Qt.Key.Key_Down, ALT)
    assert "Proverna" in view.items.agenda.accessibleName()
    assert "Without Lokalpolisområde Umeå" in _words(view.items.agenda)
    [item] = desk.services().meetings.get(CASE, meeting).items
    assert item.text == "Hon har varit där varje dag."
    taken = {one.heading: one.is_taken for one in desk.services().agenda.points(CASE, meeting)}
    assert taken == {"Skoldagarna": True, "Proverna": False}


def test_a_point_never_takes_what_is_typed(desk: DeskHouse) -> None:
    view, _ = _live(desk)
    editor = view.items.editor
    editor.text.insertPlainText("Mitt i en mening")
    editor.source.chip("leisure").click()
    editor.text.setFocus()
    _press(Qt.Key.Key_Down, ALT)
    assert editor.item().text == "Mitt i en mening"
    assert editor.source.one() == "leisure"
    [draft] = view.presenter.drafts()
    assert "Mitt i en mening" in draft.text


def test_attendance_by_key(desk: DeskHouse) -> None:
    view, meeting = _live(desk)
    _press(Qt.Key.Key_N, ALT)
    first = next(iter(view.items.attendance.bars))
    _press(Qt.Key.Key_1)
    people = desk.services().meetings.get(CASE, meeting).participants
    assert {one.participant: one.presence for one in people}[first] is Presence.PRESENT


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish_and_has_its_room(desk: DeskHouse) -> None:
    view, _ = _live(desk)
    check_swedish(view)
    check_screen(view)
    _press(Qt.Key.Key_F11)
    view.tabs.setCurrentIndex(0)
    check_swedish(view)
    check_screen(view)


def test_a_planned_point_is_worded_anew_in_place(desk: DeskHouse) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    first = desk.services().agenda.points(CASE, meeting)[0]
    view.before.edit_wanted.emit(first)
    editor = view.before.editor
    assert editor.heading.text() == first.heading
    assert editor.leave.isVisibleTo(view.before)
    editor.heading.setText("Skolveckan")
    editor.add.click()
    headings = [one.heading for one in desk.services().agenda.points(CASE, meeting)]
    assert "Skolveckan" in headings
    assert len(headings) == 2
    assert not editor.leave.isVisibleTo(view.before)


def test_a_heading_that_was_begun_comes_back_in_its_meeting_alone(desk: DeskHouse) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    view.before.editor.heading.setText("Musikrum")
    (draft,) = view.presenter.drafts()
    assert draft.key == f"meeting/{CASE}/{meeting}:point"
    desk.services().drafts.save(draft.key, draft.text)
    again = _shown(desk, meeting=meeting)
    assert again.before.editor.heading.text() == "Musikrum"
    other = planned(desk.services(), CASE, starts_at=ONE_O_CLOCK + timedelta(days=14))
    third = _shown(desk, meeting=other)
    assert third.before.editor.heading.text() == ""


@pytest.mark.parametrize("width", [800, 1280])
def test_no_button_of_the_live_mode_is_cut(desk: DeskHouse, width: int) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting, live="on")
    view.resize(width, 600)
    QTest.qWait(1)
    foot = view.items.editor.foot
    for one in foot.findChildren(QPushButton):
        assert one.width() >= one.sizeHint().width(), one.text()
        assert foot.rect().contains(one.geometry()), one.text()


def test_invitations_are_read_on_paper_and_saved(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = _next_meeting(desk)
    view = _shown(desk, meeting=meeting)
    view.before.on_paper.click()
    assert view.invitations.isVisibleTo(view)
    assert view.invitations.preview.page_count() == 1
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.append(out)
    view.invitations.save_all.click()
    assert len(list(out.iterdir())) > 2
    assert all("Cora" not in one.name for one in out.iterdir())
    view.invitations.left.emit()
    assert view.before.isVisibleTo(view)
