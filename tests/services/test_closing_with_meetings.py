"""Before a closing it is said which meetings are planned, and who is to hear that there is none."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sspf_app.services.closure_views import MeetingAhead
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from tests.services.conftest import House
from tests.services.test_agenda import _plan, _scene
from tests.services.test_closures import close


def test_planned_meetings_are_said_with_who_was_called(house: House, tmp_path: Path) -> None:
    scene = _scene(house)
    _plan(scene)
    house.wait(minutes=1)
    _later, sooner = _plan(scene, days=9), _plan(scene, days=2)
    house.use.invitation_papers.export(scene.case, sooner, recipient=scene.school, folder=tmp_path)
    zone = house.clock.zone
    now = house.clock.at.astimezone(zone)
    assert house.use.closures.desk(scene.case).ahead == (
        MeetingAhead(starts_at=now + timedelta(days=2), called=("Ersängsskolan",)),
        MeetingAhead(starts_at=now + timedelta(days=9)),
    )
    house.wait(minutes=1)
    close(scene)
    assert sooner not in [one.target for one in house.use.today.queue().next_week]
    told = NoticeOrder(
        case=scene.case, meeting=sooner, recipient=scene.school, kind=NoticeKind.CANCELLED
    )
    assert "cancelled" in house.use.notices.preview(told)


def test_a_case_without_a_planned_meeting_says_nothing(house: House) -> None:
    scene = _scene(house)
    _plan(scene)
    house.wait(minutes=1)
    assert house.use.closures.desk(scene.case).ahead == ()
