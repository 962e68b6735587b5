"""A copy that waits for what a name means leads to where that is answered."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.people_views import PersonInput
from sspf_app.services.plan_records import PlanKind
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.screen_checks import check_screen
from tests.gui.test_plan import CASE, NOW, plan, write

pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def test_a_plan_with_a_name_nobody_has_answered_for(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Zyxandra ringer varje kväll")
    view.lines.print.click()
    copies = view.papers
    assert copies.names.isHidden()
    services = desk.services()
    services.people.add(PersonInput(name="Zyxandra Sandklint", born=date(2011, 5, 6)))
    reader = next(
        n
        for n in range(copies.recipient.count())
        if " line" in copies.recipient.itemText(n)
        and copies.recipient.itemData(n) != copies.recipient.itemData(0)
    )
    copies.recipient.setCurrentIndex(reader)
    copies.recipient.activated.emit(reader)
    assert "Zyxandra" in copies._why.text()
    assert not copies.names.isHidden()
    check_screen(view)
    copies.names.click()
    where, wanted = desk.frame.went_to[-1]
    assert (where, wanted["case"], wanted["tab"]) == ("meeting", CASE, "after")
    meeting = desk.show(MEETING, **wanted).view
    qtbot.addWidget(meeting)
    asked = services.meeting_names.of_meeting(CASE, wanted["meeting"]).open
    assert [one.name for one in asked] == ["Zyxandra"]
    services.meeting_names.answer(CASE, wanted["meeting"], asked[0].key, NameMeaning.OTHER_YOUTH)
    view = plan(desk, qtbot)
    view.lines.print.click()
    view.papers.recipient.setCurrentIndex(reader)
    view.papers.recipient.activated.emit(reader)
    assert view.papers.names.isHidden()
    assert view.papers.preview.page_count() > 0
