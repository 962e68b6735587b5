"""Where one plans: other meetings at the place then, and a time that the clocks skip."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

import pytest

from sspf_app.gui.screens.ask.screen import SCREEN as ASK
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.hands_on_cases import entry_of
from tests.gui.meeting_at_desk import meeting_shown
from tests.gui.meetings_at_hand import MORNING_OF, planned
from tests.gui.two_hands import type_over, words_in

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)
SKIPPED = "The clocks are put forward that night: 02:30 does not exist on 2026-03-29."
NIGHT = date(2026, 3, 29)


def _at_bjorken(desk: DeskHouse, case: str) -> None:
    """A meeting of another case, tomorrow at one."""
    meetings = desk.services().meetings
    made = planned(desk.services(), case)
    found = meetings.get(case, made)
    entry = replace(entry_of(desk, made, case), place="Rum 3")
    meetings.change(made, replace(entry, starts_at=found.starts_at + timedelta(days=1)))


def test_a_room_that_is_taken_is_told_and_stops_nothing(desk: DeskHouse) -> None:
    _at_bjorken(desk, "c-cora")
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 13))
    view.plan.time.set_time(time(13, 10))
    view.plan.time.editingFinished.emit()
    assert view.plan.beside.words() == ""
    type_over(view.plan.place, "rum 3")
    assert "Another meeting begins at 13:00 at the same place" in view.plan.beside.words()
    view.plan.save.click()
    assert desk.frame.went_to[-1][0] == "meeting"


def test_so_it_is_where_a_meeting_is_moved(desk: DeskHouse) -> None:
    _at_bjorken(desk, "c-cora")
    made = planned(desk.services(), "c-alva")
    view, _ = meeting_shown(desk, case="c-alva", meeting=made, tab="before")
    card = view.before.when
    card.change.click()
    card.day.set_day(date(2026, 3, 13))
    type_over(card.place, "Rum 3")
    assert "Another meeting begins at 13:00" in card.beside.words()
    card.time.set_time(time(15, 0))
    card.time.editingFinished.emit()
    assert card.beside.words() == ""
    card.save.click()
    assert desk.services().meetings.get("c-alva", made).place == "Rum 3"


def test_a_time_that_the_clocks_skip_is_said_at_its_field_and_saved_as_none(
    desk: DeskHouse,
) -> None:
    view, _ = meeting_shown(desk, case="c-alva")
    view.plan.day.set_day(NIGHT)
    view.plan.time.set_time(time(2, 30))
    view.plan.time.editingFinished.emit()
    before = len(desk.services().meetings.list_meetings(case="c-alva"))
    view.plan.save.click()
    assert SKIPPED in words_in(view.plan)
    assert len(desk.services().meetings.list_meetings(case="c-alva")) == before
    view.plan.time.set_time(time(3, 0))
    view.plan.time.editingFinished.emit()
    view.plan.save.click()
    starts = {one.starts_at for one in desk.services().meetings.list_meetings(case="c-alva")}
    assert datetime(2026, 3, 29, 1, 0, tzinfo=UTC) in starts


def test_a_note_of_that_hour_is_not_kept_as_of_another(desk: DeskHouse) -> None:
    desk.clock.pass_time(days=20)
    view = cast("CaseView", desk.show(CASE, case="c-alva", tab="notes", new="yes").view)
    part: Any = view.presenter.parts["notes"].view
    part.editor.words.setPlainText("Ringde i natt")
    part.editor.day.set_day(NIGHT)
    part.editor.time.set_time(time(2, 30))
    part.editor.save.click()
    assert SKIPPED in words_in(part)
    assert "Ringde i natt" not in {one.text for one in desk.services().notes.board("c-alva").notes}


def test_what_is_asked_of_that_hour_is_not_answered_for_another(desk: DeskHouse) -> None:
    view: Any = desk.show(ASK, case="c-alva").view
    view.day.set_day(NIGHT)
    view.time.set_time(time(2, 30))
    view.time.editingFinished.emit()
    assert SKIPPED in words_in(view)
    view.time.set_time(time(3, 30))
    view.time.editingFinished.emit()
    assert SKIPPED not in words_in(view)
