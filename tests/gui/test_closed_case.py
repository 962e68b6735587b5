"""A closed case in the window: what is refused is not offered, and it says how to go on."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.meetings_view import MeetingsView
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.plan_view import PlanView
from sspf_app.gui.screens.case.screen import SCREEN
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.plan_records import PlanKind
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.plan_at_hand import CASE, plan, write

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
SAID = "The case is closed. To go on with it, reopen it under Decisions"

pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def words_in_sight(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def part(desk: DeskHouse, qtbot: QtBot, name: str) -> QWidget:
    view = desk.show(SCREEN, case=CASE, tab=name).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    found = view.presenter.parts[name].view
    assert isinstance(found, QWidget)
    return found


def close(desk: DeskHouse) -> None:
    desk.house.clock.pass_time(hours=1)
    desk.services().cases.close(CASE, reason="Målen nådda")


def test_the_plan_of_a_closed_case_is_read_and_printed(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "I skolan varje dag")
    close(desk)
    view = part(desk, qtbot, "plan")
    assert isinstance(view, PlanView)
    lines = view.lines
    away = (lines.add, lines.anew, lines.out, lines.up, lines.down, lines.set, lines.kind)
    assert not any(one.isVisibleTo(view) for one in away)
    assert lines.print.isVisibleTo(view)
    assert SAID in words_in_sight(view)
    lines.table.item_opened.emit(lines._model.items()[0])
    assert lines.isVisibleTo(view)
    desk.house.clock.pass_time(hours=1)
    desk.services().cases.reopen(CASE)
    view = part(desk, qtbot, "plan")
    assert isinstance(view, PlanView)
    assert all(one.isVisibleTo(view) for one in (view.lines.add, view.lines.set, view.lines.kind))
    assert SAID not in words_in_sight(view)


def test_no_meeting_talk_or_purpose_is_offered(desk: DeskHouse, qtbot: QtBot) -> None:
    close(desk)
    meetings = part(desk, qtbot, "meetings")
    assert isinstance(meetings, MeetingsView)
    assert not meetings.new.isVisibleTo(meetings)
    assert SAID in words_in_sight(meetings)
    mapping = part(desk, qtbot, "mapping")
    assert isinstance(mapping, MappingView)
    mapping.presenter.want(referral="new")
    assert not mapping.new.isVisibleTo(mapping)
    assert not mapping.referral.isVisibleTo(mapping)
    assert SAID in words_in_sight(mapping)
    people = part(desk, qtbot, "people")
    assert isinstance(people, PeopleView)
    assert not people.purposes.begin.isVisibleTo(people)
    assert not people.parties.join.isVisibleTo(people)


def test_a_meeting_planned_before_the_closing_is_only_read(desk: DeskHouse, qtbot: QtBot) -> None:
    services = desk.services()
    case = services.cases.get(CASE)
    entry = NewMeeting(
        case=CASE,
        purpose=case.purposes[0].id,
        starts_at=desk.clock.now() + timedelta(days=7),
        parties=(),
        persons=(case.young_person,),
    )
    meeting = services.meetings.plan(entry).new_id or ""
    close(desk)
    view = desk.show(MEETING, case=CASE, meeting=meeting).view
    assert isinstance(view, MeetingView)
    qtbot.addWidget(view)
    assert "The case was closed before this meeting" in words_in_sight(view)
    assert not view.before.on_paper.isVisibleTo(view)
