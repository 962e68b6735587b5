"""Decisions in the window of a case, over a real vault, as a user clicks and types."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.ports import Question
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.case.decision_words import (
    ALONE,
    CLOSE,
    HINDERED,
    MATURITY,
    NO,
    PAUSE,
    PLACEMENT,
    POSITION,
    REOPEN,
    RESUME,
    SCHOOL,
    YES,
)
from sspf_app.gui.screens.case.decisions_view import DecisionsView
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.party_views import PartyInput
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.screen_checks import check_screen, check_swedish, clipped

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


def decisions(desk: DeskHouse, qtbot: QtBot, case: str = "c-alva", **wanted: str) -> DecisionsView:
    view = desk.show(CASE, case=case, tab="decisions", **wanted).view
    qtbot.addWidget(view)
    found = view.findChild(DecisionsView)
    assert isinstance(found, DecisionsView)
    return found


def begin(view: DecisionsView, act: str) -> Any:
    """Press the button of an act; its editor."""
    view.acts[act].setFocus()
    view.acts[act].click()  # pyright: ignore[reportAttributeAccessIssue]
    assert view.editor is not None
    return view.editor


def state(desk: DeskHouse, case: str = "c-alva") -> str:
    return desk.services().cases.get(case).state


def test_an_assessment_says_beforehand_who_must_answer(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    assert state(desk) == "in_force"
    editor = begin(view, MATURITY)
    editor.save.click()
    assert editor.lines["question0"].trouble() == "Answer yes or no."
    for answer in editor.answers:
        answer.choose((YES,))
    editor.answers[4].choose((NO,))
    editor.result.choose(("some",))
    editor.hear()
    assert editor.lines["types"].isVisible()
    editor.types.choose(("participation",))
    editor.reason.setPlainText("Har tänkt länge")
    assert "Alva Lind must answer" in editor.effect.words()
    assert "“in force” to “partly answered”" in editor.effect.words()
    editor.save.click()
    assert state(desk) == "partial"
    [line] = desk.services().decisions.board("c-alva").lines
    assert "Speaks freely, without pressure from anybody? No." in line.reason
    assert line.reason.endswith("Har tänkt länge")
    assert view.editor is None


def test_an_exception_is_asked_for_and_approved_by_a_manager_who_is_not_here(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    services = desk.services()
    record = services.consent_cards.board("c-alva", purpose="p1", subject="alva")
    view = decisions(desk, qtbot)
    editor = begin(view, HINDERED)
    editor.ends_on.set_day(date(2026, 3, 31))
    for field in (editor.hindrance, editor.cannot_wait, editor.why):
        field.setPlainText("Ligger på sjukhus")
    editor.ground.choose(("child_best",))
    editor.hear()
    assert "at most" in editor.effect.words().lower() or "14" in editor.effect.words()
    editor.ends_on.set_day(date(2026, 3, 20))
    assert "must answer" in editor.effect.words()
    editor.save.click()
    [request] = services.decisions.board("c-alva").requests
    assert request.state.value == "pending"
    view.presenter.act("note", request=request.id)
    note: Any = view.editor
    note.decider.setText("Stina Berg")
    note.function.setText("enhetschef")
    note.document.setText("Dnr 14")
    note.save.click()
    [request] = services.decisions.board("c-alva").requests
    assert (request.state.value, request.decider) == ("approved", "Stina Berg")
    assert record.cards


def test_care_pauses_until_the_position_is_recorded(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    editor = begin(view, PAUSE)
    editor.reason.choose(("compulsory_care",))
    editor.to_end.setPlainText("Socialsekreteraren tar ställning")
    assert "“in force” to “paused”" in editor.effect.words()
    assert "Less may be shared" in editor.effect.words()
    editor.save.click()
    assert state(desk) == "paused"
    assert RESUME not in view.acts
    desk.house.clock.pass_time(minutes=1)
    position = begin(view, POSITION)
    position.position.setPlainText("Gäller inte hemmet")
    position.by.setText("Eva Holm")
    position.function.setText("socialsekreterare")
    position.save.click()
    assert POSITION not in view.acts
    desk.house.clock.pass_time(minutes=1)
    resume = begin(view, RESUME)
    assert "“paused” to “in force”" in resume.effect.words()
    resume.save.click()
    assert state(desk) == "in_force"


def test_today_leads_to_the_position(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.house.clock.pass_time(days=22)
    view = decisions(desk, qtbot, case="c-ida", act=POSITION)
    assert view.editor is not None
    assert POSITION in view.acts


def test_a_placement_becomes_a_task(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    editor = begin(view, PLACEMENT)
    editor.note.setPlainText("Jourhem")
    editor.save.click()
    assert state(desk) == "in_force"
    [task] = desk.services().decisions.board("c-alva").tasks
    view.presenter.finish_task(task.id)
    assert desk.services().decisions.board("c-alva").tasks == ()
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert desk.services().decisions.board("c-alva").tasks == (task,)
    assert desk.frame.said[-1] == "It is to be seen to again."


def test_a_request_is_taken_back_after_a_question(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    editor = begin(view, HINDERED)
    editor.ends_on.set_day(date(2026, 3, 20))
    for field in (editor.hindrance, editor.cannot_wait, editor.why):
        field.setPlainText("Ligger på sjukhus")
    editor.ground.choose(("child_best",))
    editor.hear()
    editor.save.click()
    back = next(
        one for one in view.findChildren(QPushButton) if one.text() == "Take the request back"
    )
    for answer, state in ((False, "pending"), (True, "declined")):
        desk.dialogs.answers.append(answer)
        back.click()
        [request] = desk.services().decisions.board("c-alva").requests
        assert request.state.value == state
    assert [one.text for one in desk.dialogs.asked if isinstance(one, Question)] == [
        "Take the request back?",
        "Take the request back?",
    ]


def test_a_change_of_school_is_one_act(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.services().parties.add(PartyInput(name="Hagaskolan", kind=PartyKind.SCHOOL))
    view = decisions(desk, qtbot)
    editor = begin(view, SCHOOL)
    editor.new.setCurrentIndex(editor.new.findText("Hagaskolan"))
    editor.hear()
    assert editor.effect.words().startswith("From 2026-03-13:")
    editor.save.click()
    names = [one.name for one in desk.services().cases.get("c-alva").participations]
    assert "Hagaskolan" in names


def test_closing_and_reopening(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    editor = begin(view, CLOSE)
    assert editor.minutes.isHidden()
    editor.reason.setText("Målen är nådda")
    editor.reason.editingFinished.emit()
    assert "“in force” to “closed”" in editor.effect.words()
    desk.dialogs.answers.extend((False, True))
    editor.save.click()
    assert state(desk) != "closed"
    editor.save.click()
    asked = desk.dialogs.asked[-1]
    assert isinstance(asked, Question)
    assert "does not come back" in asked.detail
    assert list(view.acts) == [REOPEN]
    desk.house.clock.pass_time(minutes=1)
    begin(view, REOPEN).save.click()
    assert state(desk) == "expired"


def test_answering_alone_is_offered_only_by_policy(desk: DeskHouse, qtbot: QtBot) -> None:
    assert ALONE not in decisions(desk, qtbot, case="c-dino").acts


def test_it_is_led_by_the_keyboard(desk: DeskHouse, qtbot: QtBot) -> None:
    view = decisions(desk, qtbot)
    view.acts[PLACEMENT].setFocus()
    qtbot.keyClick(view.acts[PLACEMENT], Qt.Key.Key_Space)
    editor: Any = view.editor
    assert view.window().focusWidget() is editor.note
    qtbot.keyClicks(editor.note, "Jourhem")
    qtbot.keyClick(editor.note, Qt.Key.Key_Tab)
    assert view.window().focusWidget() is not editor.note
    editor.save.setFocus()
    qtbot.keyClick(editor.save, Qt.Key.Key_Space)
    assert len(desk.services().decisions.board("c-alva").tasks) == 1


_ACTS = (MATURITY, HINDERED, SCHOOL, PLACEMENT, PAUSE, CLOSE)


@pytest.mark.parametrize("act", _ACTS)
def test_every_control_has_its_name_and_its_room(desk: DeskHouse, qtbot: QtBot, act: str) -> None:
    view = decisions(desk, qtbot)
    begin(view, act)
    check_screen(view)


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize("act", _ACTS)
def test_it_speaks_swedish(desk: DeskHouse, qtbot: QtBot, act: str) -> None:
    desk.services().decisions.note_placement("c-alva", "Jourhem")
    view = decisions(desk, qtbot)
    editor = begin(view, act)
    editor.save.click()
    check_swedish(view)
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_a_paused_case_speaks_swedish(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.house.clock.pass_time(days=22)
    view = decisions(desk, qtbot, case="c-ida", act=POSITION)
    check_swedish(view)
    check_screen(view)


def test_as_we_knew_it_is_shown_unmistakably_and_only_looked_at(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    screen = desk.show(CASE, case="c-alva", tab="overview").view
    qtbot.addWidget(screen)
    view = screen.findChild(OverviewView)
    assert isinstance(view, OverviewView)
    bar, presenter = view.panel.earlier, view.presenter
    assert bar.words() == ""
    before = view._view
    assert before is not None
    desk.house.clock.pass_time(hours=2)
    desk.services().decisions.decide("c-alva", CloseInput(reason="Målen är nådda"))
    presenter.refresh()
    assert view._view is not None
    assert view._view.cells != before.cells
    view.panel.known.click()
    assert view._view.known_at is not None
    assert view._view.cells == before.cells  # as it was known an hour ago: the case was open
    assert "Nothing is shared from here" in bar.words()
    assert "as known on 2026-03-12 12:00, an hour ago: choose another day" in bar.words()
    # What is of today is marked or away, and the bar stands above everything of that day.
    assert _header(screen)[0].startswith("Today: ")
    assert not view.next.isVisibleTo(screen)
    assert not view.course.isVisibleTo(screen)
    assert bar.mapTo(screen, bar.pos()).y() <= view.panel.mapTo(screen, view.panel.pos()).y()
    assert view._board is not None
    assert presenter.change_for(view._view.cells[0][0], view._board) is None
    bar.day.set_day(date(2026, 1, 10))
    assert "as known on 2026-01-10" in bar.words()
    bar.back.click()
    assert bar.words() == ""
    assert presenter.choice.is_now
    assert not _header(screen)[0].startswith("Today: ")
    assert view.course.isVisibleTo(screen)
    presenter.choose_day(date(2027, 1, 1))
    assert bar.words().startswith("So it will be on 2027-01-01")
    presenter.choose_day(date(2026, 2, 1))
    assert bar.words().startswith("So it was on 2026-02-01")


def _header(screen: ScreenView) -> list[str]:
    badges = screen.header.badges
    found = [item.widget() for at in range(badges.count()) if (item := badges.itemAt(at))]
    return [badge.accessibleName() for badge in found if badge is not None]


@pytest.mark.usefixtures("swedish")
def test_an_earlier_day_speaks_swedish(desk: DeskHouse, qtbot: QtBot) -> None:
    screen = desk.show(CASE, case="c-alva", tab="overview").view
    qtbot.addWidget(screen)
    view = screen.findChild(OverviewView)
    assert isinstance(view, OverviewView)
    view.panel.known.click()
    assert "Inget kan delas härifrån" in view.panel.earlier.words()
    qtbot.waitUntil(lambda: clipped(screen) == [])
    check_screen(screen)


def test_the_matrix_is_seen_before_it_is_saved(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = desk.show(CASE, case="c-alva", tab="overview").view
    qtbot.addWidget(screen)
    view = screen.findChild(OverviewView)
    assert isinstance(view, OverviewView)
    view.panel.print.click()
    assert view._pages.currentWidget() is view.paper
    assert view.paper.preview.page_count() >= 1
    check_screen(screen)
    desk.dialogs.answers.append(tmp_path)
    view.paper.save.click()
    assert [file.suffix for file in tmp_path.glob("*delningsmatris*")] == [".pdf"]
    assert view._pages.currentIndex() == 0
    view.presenter.choose_day(date(2026, 2, 1))
    assert not view.panel.print.isEnabled()


def test_custody_and_parties_say_beforehand_what_follows(desk: DeskHouse, qtbot: QtBot) -> None:
    screen = desk.show(CASE, case="c-alva", tab="people").view
    qtbot.addWidget(screen)
    view = screen.findChild(PeopleView)
    assert isinstance(view, PeopleView)
    relation = desk.services().people.get("alva").custody[0]
    view.person._on_act("end", relation)
    editor: Any = view.person.editor
    editor.hear()
    assert "Nobody can be named who answers" in editor.effect.words()
    view.close_editor()
    view.person.add_guardian()
    editor = view.person.editor
    editor.person.fields["name"].setText("Siv Lind")
    editor.kind.setCurrentIndex(editor.kind.findData("appointed_guardian"))
    editor.starts_on.set_day(date(2026, 3, 12))
    editor.document.setText("Dom T 1-26")
    editor.seen_on.set_day(date(2026, 3, 12))
    assert "Siv Lind must answer" in editor.effect.words()
    view.close_editor()
    police = next(
        one for one in desk.services().cases.get("c-alva").participations if one.party == "police"
    )
    parties = view.parties
    parties.begin_leaving(police)
    assert "From 2026-03-13" in parties.effect.words()
    assert "Less may be shared" in parties.effect.words()
    parties.keep.click()
    assert parties.effect.words() == ""
    parties.begin_leaving(police)
    parties.leave.click()
    left = next(
        one for one in desk.services().cases.get("c-alva").participations if one.id == police.id
    )
    assert left.left_on == date(2026, 3, 12)
