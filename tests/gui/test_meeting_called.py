"""Before a meeting: who may be invited, who was called and when, who knows another time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from sspf_app.gui.screens.meeting.called_line import CalledLine
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.meeting_views import NewMeeting
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _entry(desk: DeskHouse, **ahead: float) -> NewMeeting:
    case = desk.services().cases.get("c-cora")
    return NewMeeting(
        case="c-cora",
        purpose=case.purposes[0].id,
        starts_at=desk.clock.now() + timedelta(**ahead),
        parties=(case.coordinator_party, "school", "police"),
        persons=("cora",),
    )


def _lines(view: MeetingView) -> dict[str, CalledLine]:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    found = view.before.findChildren(CalledLine)
    return {one.participant: one for one in found if one.isVisibleTo(view.before)}


def test_each_says_whether_it_was_called(desk: DeskHouse, tmp_path: Path) -> None:
    use = desk.services()
    meeting = use.meetings.plan(_entry(desk, days=5)).new_id or ""
    use.invitation_papers.export("c-cora", meeting, recipient="school", folder=tmp_path)
    view, presenter = meeting_shown(desk, case="c-cora", meeting=meeting, tab="before")
    said = {one: line.badge.accessibleName() for one, line in _lines(view).items()}
    own = use.cases.get("c-cora").coordinator_party
    assert said == {
        own: "Our own",
        "school": "Called 12 March 2026",
        "police": "May be invited",
        "cora": "May be invited",
    }
    check_screen(view)
    _lines(view)["police"].said.click()
    presenter.refresh()
    line = _lines(view)["police"]
    assert line.badge.accessibleName() == "Called by word of mouth 12 March 2026"
    assert line.said.isHidden()


def test_who_was_called_for_another_time_says_so(desk: DeskHouse) -> None:
    use = desk.services()
    meeting = use.meetings.plan(_entry(desk, days=5)).new_id or ""
    use.spoken_calls.note("c-cora", meeting, recipient="school")
    desk.clock.pass_time(minutes=1)
    use.meetings.change(meeting, _entry(desk, days=6))
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="before")
    line = _lines(view)["school"]
    assert line.badge.accessibleName() == "Knows another time"
    assert not line.said.isHidden()
