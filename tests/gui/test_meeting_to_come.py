"""Before a meeting begins nobody was there, and nothing of it leaves the desk.

Defends: what is not offered is said beforehand with its time, and offered once the meeting begins
without anything being opened anew.
"""

from __future__ import annotations

import pytest

from sspf_app.services.records import Presence
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import meeting_shown, words_in
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def test_attendance_and_copies_wait_for_the_meeting(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, presenter = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    after = view.copies
    assert words_in(after).count("Thursday 12 March at 13:00") == 2  # at both it is about
    assert not any(bar.isEnabled() for bar in after.attendance.bars.values())
    assert not any(one.isEnabled() for one in (after.export_all, after.print_all))
    cards = after.copies.cards.values()
    assert cards  # they can be read
    assert not any(one.export.isEnabled() or one.print.isEnabled() for one in cards)
    assert view.awaited.timer.isActive()

    desk.clock.pass_time(hours=4)
    presenter.look_at_clock()
    assert "13:00" not in words_in(after)
    assert not view.awaited.timer.isActive()
    assert after.export_all.isEnabled()
    assert all(one.export.isEnabled() for one in after.copies.cards.values())
    bar = after.attendance.bars["school"]
    assert bar.isEnabled()
    bar.chip(Presence.PRESENT.value).click()
    held = desk.services().meetings.get("c-cora", meeting).participants
    assert [one.presence for one in held if one.participant == "school"] == [Presence.PRESENT]
