"""Register > Legal grounds, as the administrator clicks it, and as others read it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from sspf_app.gui.screens.register.grounds_page import GroundsPage
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.legal_records import Needed
from tests.gui.desk_house import DeskHouse
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

TODAY = date(2026, 3, 12)
DECIDED = "Eva Ek, enhetschef, beslut 2026-14"


pytestmark = pytest.mark.at_desk(MORNING_OF)


def _page(desk: DeskHouse, role: Role = Role.ADMINISTRATOR) -> GroundsPage:
    desk.change_role(role)
    view = cast("RegisterView", desk.show(SCREEN, tab="grounds").view)
    assert view.section() == "grounds"
    return view.grounds


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _versions(desk: DeskHouse, code: str) -> list[tuple[date, date | None, bool]]:
    found = next(one for one in desk.services().legal_grounds.list_grounds() if one.code == code)
    return [(one.valid_from, one.valid_to, one.enabled) for one in found.versions]


def test_a_version_from_a_day_on_leaves_the_old_in_the_history(desk: DeskHouse) -> None:
    page = _page(desk)
    code = page.model.items()[0].code
    begun = _versions(desk, code)[0][0]
    page.table.choose(code)
    page.change.setFocus()
    QTest.keyClick(page.change, Qt.Key.Key_Space)  # by the keyboard alone
    assert page.fields.isVisibleTo(page)
    assert page.fields.starts.day() == TODAY  # the version before began earlier
    page.fields.starts.set_day(TODAY + timedelta(days=10))
    page.fields.enabled_box.setChecked(False)
    page.fields.save.click()
    assert "Write who decided this" in page.fields.refusal.words()
    page.fields.decided_by.setText(DECIDED)
    page.fields.save.setFocus()
    QTest.keyClick(page.fields.save, Qt.Key.Key_Space)
    new, old = _versions(desk, code)
    assert new == (TODAY + timedelta(days=10), None, False)
    assert old == (begun, TODAY + timedelta(days=9), True)
    said = _words(page)
    assert "Will hold" in said  # shape and word
    assert "Can be chosen" in said
    assert f"Decided by: {DECIDED}" in said
    assert page.fields.isHidden()


def test_a_version_of_the_same_day_replaces_and_the_replaced_stays(desk: DeskHouse) -> None:
    page = _page(desk)
    code = page.model.items()[0].code
    for wording in ("Första lydelsen.", "Andra lydelsen."):
        page.table.choose(code)
        page.change.click()
        page.fields.wording.setPlainText(wording)
        page.fields.decided_by.setText(DECIDED)
        page.fields.save.click()
        assert page.fields.refusal.words() == ""
    found = next(one for one in desk.services().legal_grounds.list_grounds() if one.code == code)
    assert found.shown.wording == "Andra lydelsen."
    assert [one.wording for one in found.replaced] == ["Första lydelsen."]
    assert "Replaced" in _words(page)


def test_a_version_cannot_begin_before_today(desk: DeskHouse) -> None:
    page = _page(desk)
    page.change.click()
    page.fields.decided_by.setText(DECIDED)
    page.fields.starts.set_day(TODAY - timedelta(days=1))
    page.fields.save.click()
    assert "cannot begin before today" in page.fields.refusal.words()
    assert page.fields.decided_by.text() == DECIDED  # what was typed stays


def test_a_new_ground_with_its_own_questions(desk: DeskHouse) -> None:
    page = _page(desk)
    page.new.click()
    fields = page.fields
    fields.save.click()
    assert fields.refusal.words() != ""
    fields.paragraph.setText("Exempellagen 1 §")
    fields.title.setText("Exempel")
    fields.wording.setPlainText("Så säger regeln.")
    fields.may_act.setText("Enhetschefen")
    fields.givers.choose(("social_services",))
    fields.takers.choose(("police",))
    fields.add_question.click()
    fields.add_question.click()
    fields.lines[0].words.setText("Är det akut?")
    fields.lines[1].words.setText("Kan det vänta?")
    fields.lines[1].needed.setCurrentIndex(fields.lines[1].needed.findData(Needed.NO.value))
    fields.decided_by.setText(DECIDED)
    fields.save.click()
    made = next(
        one.shown
        for one in desk.services().legal_grounds.list_grounds()
        if one.shown.paragraph == "Exempellagen 1 §"
    )
    assert [(one.text, one.needed) for one in made.questions] == [
        ("Är det akut?", Needed.YES),
        ("Kan det vänta?", Needed.NO),
    ]
    assert "Exempel" in _words(page)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.UNIT_MANAGER])
def test_others_read_and_do_not_change(desk: DeskHouse, role: Role) -> None:
    page = _page(desk, role)
    assert page.reading.words() == "Only the administrator changes legal grounds."
    assert page.new.isHidden()
    assert page.change.isHidden()
    assert "Came with the program." in _words(page)


def test_every_control_has_its_name_and_its_room(desk: DeskHouse) -> None:
    page = _page(desk)
    check_screen(page)
    page.change.click()
    check_screen(page)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    page = _page(desk)
    check_swedish(page)
    check_screen(page)
    page.change.click()
    check_swedish(page)
    check_screen(page)
