"""Districts in the window: the office's list, the card of a case, the list of cases, a new case."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PauseReason, Protection
from sspf_app.gui.screens.case.district_card import DistrictCard
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.cases.intake_view import IntakeView
from sspf_app.gui.screens.cases.presenter import NO_DISTRICT
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.people_views import PersonInput
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.test_cases import cases, headings, shown

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


@pytest.fixture
def ersboda(desk: DeskHouse) -> str:
    return desk.services().districts.save(None, "Ersboda").new_id or ""


def called(desk: DeskHouse) -> list[str]:
    return [one.name for one in desk.services().districts.in_use()]


def press(parent: QWidget, accessible: str) -> None:
    QTest.qWait(1)  # what was put away is gone by then
    [found] = [
        one for one in parent.findChildren(QAbstractButton) if one.accessibleName() == accessible
    ]
    found.click()


def choose(view: CasesView, district: str) -> None:
    view.district.setCurrentIndex(view.district.findData(district))
    view.district.activated.emit(view.district.currentIndex())


def card_of(desk: DeskHouse, qtbot: QtBot, case: str, reason: str = "") -> DistrictCard:
    view = cast("CaseView", desk.show(CASE, case=case, tab="people").view)
    qtbot.addWidget(view)
    view.show()
    if reason:
        view.gate.field.setText(reason)
        QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    return view.presenter.parts["people"].view.district  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.usefixtures("swedish")
def test_districts_are_made_corrected_and_retired_in_the_register(desk: DeskHouse) -> None:
    view = cast("RegisterView", desk.show(REGISTER, tab="office").view)
    card = view.office.districts
    for name in ("Ersboda", "Haga"):
        card.make.click()
        assert card.form is not None
        QTest.keyClicks(card.form.name, name)
        QTest.keyClick(card.form.name, Qt.Key.Key_Return)
    assert called(desk) == ["Ersboda", "Haga"]
    press(card, "Rätta Haga")
    assert card.form is not None
    card.form.name.setText("ersboda")
    card.form.save.click()
    assert "redan" in card.refusal.text()
    card.form.name.setText(" ")
    card.form.save.click()
    assert called(desk) == ["Ersboda", "Haga"]
    card.form.name.setText("Haga och Sandbacka")
    check_swedish(view)
    check_screen(view)
    card.form.save.click()
    press(card, "Erbjud inte Ersboda mer")
    assert called(desk) == ["Haga och Sandbacka"]
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert called(desk) == ["Ersboda", "Haga och Sandbacka"]


def test_without_districts_nothing_of_them_shows(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    view.resize(2400, 700)
    assert view.district.isHidden()
    assert "District" not in headings(view)
    assert card_of(desk, qtbot, "c-alva").isHidden()
    steps = cases(desk, qtbot, new="yes").intake
    assert steps._district_line.isHidden()


def test_the_list_is_filtered_by_district_and_remembers_it(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    services = desk.services()
    haga = services.districts.save(None, "Haga").new_id or ""
    services.districts.choose("c-alva", ersboda)
    services.districts.choose("c-cora", haga)
    view = cases(desk, qtbot)
    view.resize(2400, 700)
    qtbot.waitUntil(lambda: "District" in headings(view))
    choices = [view.district.itemText(at) for at in range(view.district.count())]
    assert choices == ["All districts", "Ersboda", "Haga", "No district"]
    column = [one.name for one in view._model.columns].index("district")
    said = {
        case: view._model.index(row, column).data() or "" for row, case in enumerate(shown(view))
    }
    assert {case: name for case, name in said.items() if name} == {
        "c-alva": "Ersboda",
        "c-cora": "Haga",
    }
    check_screen(view)
    choose(view, ersboda)
    assert shown(view) == ["c-alva"]
    assert view._count.text() == "1 case of 7"
    services.districts.save(ersboda, "Ersboda och Ersmark")
    view.presenter.refresh()
    assert (view.district.currentText(), shown(view)) == ("Ersboda och Ersmark", ["c-alva"])
    choose(view, NO_DISTRICT)
    assert len(shown(view)) == 5
    assert "c-greta" in shown(view)
    choose(view, haga)
    services.districts.choose("c-cora", "")
    services.districts.end(haga)
    view.presenter.refresh()
    assert view.district.currentData() == ""
    assert len(shown(view)) == 7  # nothing is narrowed by what is not in sight


def test_the_list_stays_in_the_order_of_its_districts(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    services = desk.services()
    haga = services.districts.save(None, "Haga").new_id or ""
    services.districts.choose("c-alva", haga)
    services.districts.choose("c-cora", ersboda)
    view = cases(desk, qtbot)
    column = [one.name for one in view._model.columns].index("district")
    view.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert shown(view)[:2] == ["c-alva", "c-cora"]
    services.districts.choose("c-alva", ersboda)
    services.districts.choose("c-cora", haga)
    view.presenter.refresh()
    assert shown(view)[:2] == ["c-cora", "c-alva"]


def test_what_has_no_room_stands_in_the_hint(desk: DeskHouse, qtbot: QtBot, ersboda: str) -> None:
    desk.services().districts.choose("c-alva", ersboda)
    view = cases(desk, qtbot)
    view.resize(700, 700)
    qtbot.waitUntil(lambda: "District" not in headings(view))
    item = next(one for one in view._model.items() if one.case == "c-alva")
    assert "District: Ersboda" in view._named(item)


def test_the_district_of_a_case_is_said_under_people_and_had_back(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    card = card_of(desk, qtbot, "c-alva")
    assert card.told.text() == "No district"
    card.change.click()
    assert card.change.isHidden()
    card.district.setCurrentIndex(card.district.findData(ersboda))
    check_screen(card.window())
    card.save.click()
    assert card.told.text() == "Ersboda"
    assert desk.frame.said[-1] == "The district of the case is saved."
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert card.told.text() == "No district"
    assert desk.frame.said[-1] == "The case has the district it had."
    card.change.click()
    card.district.setCurrentIndex(card.district.findData(ersboda))
    card.leave.click()
    assert desk.services().districts.of_case("c-alva").district == ""


def test_what_a_colleague_chose_meanwhile_is_not_written_over(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    services = desk.services()
    haga = services.districts.save(None, "Haga").new_id or ""
    card = card_of(desk, qtbot, "c-alva")
    card.change.click()
    card.district.setCurrentIndex(card.district.findData(ersboda))
    services.cases.pause("c-alva", reason=PauseReason.OTHER)
    desk.frame.broadcast(Changes(topics=frozenset({Topic.CASES}), ids=frozenset({"c-alva"})))
    assert card.save.isVisible()  # something else was written in the case
    assert card.district.currentData() == ersboda
    services.districts.choose("c-alva", haga)
    card.save.click()
    assert services.districts.of_case("c-alva").district == haga
    assert (card.told.text(), card.district.currentText()) == ("Haga", "Haga")
    card.change.click()
    card.district.setCurrentIndex(card.district.findData(ersboda))
    card.save.click()
    undo = desk.frame.undo
    assert undo is not None
    services.districts.choose("c-alva", "")
    undo()
    assert services.districts.of_case("c-alva").district == ""


def test_a_choice_that_was_begun_is_of_no_other_case(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    card = card_of(desk, qtbot, "c-alva")
    card.change.click()
    card.district.setCurrentIndex(card.district.findData(ersboda))
    view = desk.frame.shown
    assert view is not None
    view.presenter.open(case="c-cora", tab="people")
    assert not card.save.isVisible()
    assert (card.told.text(), card.district.currentText()) == ("No district", "No district")


def test_one_that_is_offered_no_more_is_still_told_and_can_be_kept(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    services = desk.services()
    services.districts.choose("c-alva", ersboda)
    services.districts.save(None, "Haga")
    services.districts.end(ersboda)
    card = card_of(desk, qtbot, "c-alva")
    assert (card.told.text(), card.district.currentText()) == ("Ersboda", "Ersboda")
    card.change.click()
    card.save.click()
    assert services.districts.of_case("c-alva").district == ersboda


def test_a_case_of_somebody_protected_says_why_it_has_none(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    services = desk.services()
    services.districts.choose("c-alva", ersboda)
    young = services.cases.get("c-alva").young_person
    known = services.people.get(young)
    services.people.correct(
        young,
        PersonInput(name=known.name, born=known.born, protected_identity=Protection.SECRECY_MARK),
    )
    card = card_of(desk, qtbot, "c-alva", "Mötet på torsdag")
    assert card.told.text().startswith("None: it could tell where")
    assert card.change.isHidden()


def entered(desk: DeskHouse, qtbot: QtBot, protection: Protection) -> IntakeView:
    """A new case as far as the step of its purpose."""
    steps = cases(desk, qtbot, new="yes").intake
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    steps.young.protection.setCurrentIndex(steps.young.protection.findData(protection.value))
    guardian = steps.guardians[0]
    guardian.person.name.setText("Moa Ek")
    guardian.kind.setCurrentIndex(1)
    guardian.starts_on.edit.setText("2011-02-03")
    for _step in range(2):
        steps.next.click()
    steps.purpose.setPlainText("Tillbaka till skolan")
    steps.parties["school"].click()
    return steps


def test_a_new_case_can_be_of_a_district(desk: DeskHouse, qtbot: QtBot, ersboda: str) -> None:
    steps = entered(desk, qtbot, Protection.NONE)
    assert steps._district_line.isVisible()
    steps.district.setCurrentIndex(steps.district.findData(ersboda))
    steps.district.activated.emit(steps.district.currentIndex())
    check_screen(steps.window())
    steps.next.click()
    assert "Ersboda" in [one.text() for one in steps.findChildren(QLabel)]
    steps.next.click()
    case = desk.frame.went_to[-1][1]["case"]
    assert desk.services().districts.of_case(case).district == ersboda


def test_what_was_chosen_and_is_offered_no_more_is_let_go_of(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    steps = entered(desk, qtbot, Protection.NONE)
    steps.district.setCurrentIndex(steps.district.findData(ersboda))
    steps.district.activated.emit(steps.district.currentIndex())
    desk.services().districts.end(ersboda)
    steps.presenter.refresh()
    assert steps._district_line.isHidden()
    assert steps.collect().district == ""


def test_a_new_case_of_somebody_protected_is_asked_for_none(
    desk: DeskHouse, qtbot: QtBot, ersboda: str
) -> None:
    steps = entered(desk, qtbot, Protection.SECRECY_MARK)
    assert steps._district_line.isHidden()
    steps._district = ersboda  # chosen before somebody was said to be protected
    (draft,) = steps.presenter.drafts()
    assert ersboda not in draft.text
    steps.next.click()
    assert "Ersboda" not in [one.text() for one in steps.findChildren(QLabel)]
    steps.next.click()
    assert steps.reason.isVisible()
    steps.reason.field.setText("Ny familj hos oss")
    QTest.keyClick(steps.reason.field, Qt.Key.Key_Return)
    assert desk.frame.went_to, steps.banner.words()
    with desk.vault.open_unit(desk.actor) as unit:
        assert unit.districts.of_cases() == {}
