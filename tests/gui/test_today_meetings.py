"""From a line of Today to the meeting that somebody may not come to, and to booking one."""

from datetime import UTC, date, timedelta
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.today.lines import today_line
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.request_records import ContactKind
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.meeting_at_desk import words_in
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.test_plan import NOW

pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def _lines(desk: DeskHouse, kind: str) -> list[Any]:
    entries = desk.services().today.queue().entries
    return [today_line(one, UTC) for one in entries if one.kind == kind]


def test_a_case_without_a_meeting_leads_to_booking_one(
    desk: DeskHouse, qtbot: QtBot, swedish: None
) -> None:
    line = _lines(desk, "meeting_missing")[0]
    assert "är bokat" in line.sentence
    assert (line.screen, set(line.wanted)) == ("meeting", {"case"})
    view = desk.show(MEETING, **line.wanted).view
    qtbot.addWidget(view)
    assert cast("Any", view).presenter._is_planning
    check_screen(view)
    check_swedish(view)


def test_a_party_that_may_not_come_is_named_and_leads_to_the_meeting(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    services = desk.services()
    case = services.cases.get("c-demo-1")
    parties = tuple(one.party for one in case.participations if one.is_current)
    booked = NewMeeting(
        case=case.case,
        purpose=case.purposes[0].id,
        starts_at=NOW + timedelta(days=3),
        parties=parties,
        persons=(),
    )
    meeting = services.meetings.plan(booked).new_id
    assert not [one for one in _lines(desk, "meeting_stopped") if one.wanted["meeting"] == meeting]
    desk.clock.pass_time(minutes=5)
    relation = services.people.get(case.young_person).custody[0]
    services.custody.end(relation.id, date(2026, 3, 12))
    (line,) = [one for one in _lines(desk, "meeting_stopped") if one.wanted["meeting"] == meeting]
    assert "may not be invited" in line.sentence
    view = desk.show(MEETING, **line.wanted).view
    qtbot.addWidget(view)
    assert cast("Any", view).presenter.meeting == meeting


def test_a_guardian_who_may_not_be_told_any_more_stands_there_with_why(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    services = desk.services()
    case = services.cases.get("c-demo-1")
    relation, other = services.people.get(case.young_person).custody[:2]
    booked = NewMeeting(
        case=case.case,
        purpose=case.purposes[0].id,
        starts_at=NOW + timedelta(days=9),
        parties=(),
        persons=(relation.holder, other.holder),
    )
    meeting = services.meetings.plan(booked).new_id
    desk.clock.pass_time(minutes=5)
    services.custody.end(relation.id, date(2026, 3, 14))
    services.contact_rules.record(
        ContactInput(
            case=case.case,
            person=other.holder,
            kind=ContactKind.BLOCKED,
            reason="Kontaktförbud",
            starts_on=NOW.date(),
        )
    )
    (line,) = [one for one in _lines(desk, "meeting_stopped") if one.wanted["meeting"] == meeting]
    assert other.holder_name not in line.sentence
    assert relation.holder_name in line.sentence
    view = desk.show(MEETING, **line.wanted).view
    qtbot.addWidget(view)
    said = words_in(view)
    assert f"May no longer be invited: {relation.holder_name}" in said
    assert "Taken off: nothing is sent" in said
    assert "the custody ends, and holds no longer from 15 March 2026 on" in said
    check_screen(view)
