"""Series, rooms and sittings in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from sspf_app.domain.codes import PartyKind
from sspf_app.gui.screens.meeting.meeting_reading import read_page
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.party_views import ContactInput, PartyInput
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, planned
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse, **params: str) -> MeetingView:
    built = desk.show(SCREEN, **params)
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("MeetingView", built.view)


def _press(view: MeetingView, words: str) -> None:
    QTest.qWait(1)
    [found] = [one for one in view.findChildren(QPushButton) if one.text() == words]
    found.click()
    QTest.qWait(1)


@pytest.mark.usefixtures("swedish")
def test_a_meeting_comes_again_and_the_sitting_is_walked_by_key(desk: DeskHouse) -> None:
    services = desk.services()
    first, second = planned(services, "c-alva"), planned(services, "c-cora")
    view = _shown(desk, case="c-alva", meeting=first)
    _press(view, "Låt det återkomma")
    _press(view, "Ta dagens möten i följd")
    check_swedish(view)
    check_screen(view)
    _press(view, "Planera nästa")
    screen, params = desk.frame.went_to[-1]
    assert (screen, params["case"]) == ("meeting", "c-alva")
    assert params["meeting"] not in (first, "")
    view.presenter.go_live(wanted=True)
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    walked = {"case": "c-cora", "meeting": second, "live": "on"}
    assert desk.frame.went_to[-1] == ("meeting", walked)


def test_a_place_is_remembered(desk: DeskHouse) -> None:
    view = _shown(desk, case="c-alva")
    view.plan.place.setText("Sessionssalen")
    view.plan.keep_room.click()
    assert not view.plan.keep_room.isEnabled()
    rooms = [one.words for one in desk.services().meeting_series.rooms()]
    assert rooms == ["Sessionssalen"]


@pytest.mark.usefixtures("swedish")
def test_rooms_are_made_corrected_and_retired_in_the_register(desk: DeskHouse) -> None:
    view = cast("RegisterView", desk.show(REGISTER, tab="office").view)
    card = view.office.rooms

    def kept() -> list[str]:
        return [one.words for one in desk.services().meeting_series.rooms()]

    for name in ("Sessionssalen", "Biblioteket"):
        card.make.click()
        assert card.form is not None
        QTest.keyClicks(card.form.name, name)
        QTest.keyClick(card.form.name, Qt.Key.Key_Return)
    assert kept() == ["Biblioteket", "Sessionssalen"]
    assert card.form is None

    _named(card, "Rätta Sessionssalen").click()
    assert card.form is not None
    card.form.name.setText("biblioteket")
    card.form.save.click()
    assert "redan" in card.refusal.text()
    card.form.name.setText("Stora salen")
    QTest.keyClicks(card.form.place, "Stadshuset, plan 2")
    check_swedish(view)
    check_screen(view)
    card.form.save.click()
    assert kept() == ["Biblioteket", "Stora salen, Stadshuset, plan 2"]

    _named(card, "Erbjud inte Biblioteket mer").click()
    assert kept() == ["Stora salen, Stadshuset, plan 2"]
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert len(kept()) == 2
    plan = _shown(desk, case="c-alva").plan
    completer = plan.place.completer()
    assert completer is not None
    assert completer.model().rowCount() == 2


@pytest.mark.usefixtures("swedish")
def test_a_fixed_list_is_made_changed_and_retired_in_the_register(desk: DeskHouse) -> None:
    services = desk.services()
    school = next(one for one in services.parties.list_parties() if one.kind is PartyKind.SCHOOL)
    services.parties.add_contact(ContactInput(party=school.id, name="Kim Lind", function="rektor"))
    view = cast("RegisterView", desk.show(REGISTER, tab="office").view)
    card = view.office.participants
    card.make.click()
    form = card.form
    assert form is not None
    form.save.click()
    assert card.form is form  # it has no name and nobody on it
    form.name.setText("Skola och socialtjänst")
    form.parties[school.id].click()
    [person] = [one for one in form.contacts.values() if one.isVisibleTo(form)]
    person.click()
    check_swedish(view)
    check_screen(view)
    form.save.click()
    [made] = services.participant_lists.in_use()
    assert [one.name for one in made.parties[0].contacts] == ["Kim Lind"]

    _named(card, "Rätta Skola och socialtjänst").click()
    assert card.form is not None
    assert card.form.parties[school.id].isChecked()
    card.form.name.setText("Norra")
    card.form.save.click()
    assert [one.name for one in services.participant_lists.in_use()] == ["Norra"]
    _named(card, "Erbjud inte Norra mer").click()
    assert services.participant_lists.in_use() == ()
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert [one.name for one in services.participant_lists.in_use()] == ["Norra"]
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_a_fixed_list_proposes_and_who_may_not_come_stands_with_the_reason(
    desk: DeskHouse,
) -> None:
    services = desk.services()
    stranger = services.parties.add(PartyInput(name="Ridklubben", kind=PartyKind.ASSOCIATION))
    own = services.cases.get("c-alva").coordinator_party
    may_come = next(one for one in _shown(desk, case="c-alva").plan.invited.boxes if one != own)
    person = ContactInput(party=may_come, name="Kim Lind", function="rektor")
    kim = services.parties.add_contact(person).new_id or ""
    parties = (may_come, stranger.new_id or "")
    services.participant_lists.save(None, name="Norra", parties=parties, contacts=(kim,))
    plan = _shown(desk, case="c-alva").plan
    before = {party for party, box in plan.invited.boxes.items() if box.isChecked()}
    assert len(before) > 2
    plan.invited.fixed.setFocus()
    QTest.keyClick(plan.invited.fixed, Qt.Key.Key_Down)
    chosen = {party for party, box in plan.invited.boxes.items() if box.isChecked()}
    assert chosen == {own, may_come}
    assert stranger.new_id not in plan.invited.boxes  # no box: it cannot be chosen
    said = [one.accessibleName() for one in plan.findChildren(QWidget)]
    assert any(one.startswith("Ridklubben. ") for one in said)
    assert any("Kim Lind, rektor" in one.text() for one in plan.findChildren(QLabel))
    check_swedish(plan)
    check_screen(plan)
    QTest.keyClick(plan.invited.fixed, Qt.Key.Key_Up)
    assert {party for party, box in plan.invited.boxes.items() if box.isChecked()} == before


def _named(card: QWidget, words: str) -> QAbstractButton:
    QTest.qWait(1)
    [found] = [one for one in card.findChildren(QAbstractButton) if one.accessibleName() == words]
    return found


def test_time_and_place_are_changed_where_they_stand(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = planned(services, "c-alva")
    view = _shown(desk, case="c-alva", meeting=meeting, tab="before")
    card = view.before.when
    card.change.click()
    card.time.setText("kvart")
    card.save.click()
    assert card._time_row.trouble()
    card.time.setText("14:30")
    card.place.setText("Biblioteket")
    card.save.click()
    found = services.meetings.get("c-alva", meeting)
    local = found.starts_at.astimezone(desk.clock.zone)
    assert (f"{local:%H:%M}", found.place) == ("14:30", "Biblioteket")
    assert card.form.isHidden()
    assert "14:30" in card._told.text()
    card.change.click()
    card.place.setText("Annat")
    card.leave.click()
    assert services.meetings.get("c-alva", meeting).place == "Biblioteket"
    card.change.click()
    assert card.place.text() == "Biblioteket"


def test_cases_change_places_in_the_sitting(desk: DeskHouse) -> None:
    services = desk.services()
    first, second = planned(services, "c-alva"), planned(services, "c-cora")
    view = _shown(desk, case="c-alva", meeting=first, tab="before")
    _press(view, "Take the meetings of this day in a row")
    [_, later] = [
        one
        for one in view.before.sitting.findChildren(QAbstractButton)
        if one.accessibleName() == "Earlier in the sitting"
    ]
    later.click()
    order = [one.meeting for one in services.rosters.of_meeting("c-alva", first)]
    assert order == [second, first]


def test_an_invitation_is_taken_back_by_letter(desk: DeskHouse, tmp_path: Path) -> None:
    services = desk.services()
    meeting = planned(services, "c-alva")
    papers = services.invitation_papers
    reader = next(one.recipient for one in papers.recipients("c-alva", meeting) if one.readable)
    papers.export("c-alva", meeting, recipient=reader, folder=tmp_path)
    view = _shown(desk, case="c-alva", meeting=meeting, tab="before")
    card = view.notices
    assert card.letters.isHidden()
    card.recipient.setCurrentIndex(card.recipient.findData(reader))
    card.kind.setCurrentIndex(card.kind.findData("cancelled"))
    assert not card.letters.isHidden()
    card.letters.click()
    shown = view.invitations
    assert [shown.recipient.itemData(at) for at in range(shown.recipient.count())] == [reader]
    assert shown.preview.page_count() == 1
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.append(out)
    shown.save.click()
    assert len(list(out.iterdir())) == 1


def test_a_meeting_of_a_case_that_is_elsewhere_offers_no_act(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = planned(services, "c-alva")
    view = _shown(desk, case="c-alva", meeting=meeting, tab="before")
    page = read_page(services, "c-alva", meeting, now=desk.clock.now())
    away = replace(page, case=replace(page.case, went_to="SSPF Södra"))
    view.show_meeting(away, tab="before")
    allowed = {"To the case", "Before", "During the meeting", "After", "Close the message"}
    looks = {"", "Larger", "Smaller", "Fit width", "Next page", "Previous page", "Whole page"}
    for tab in ("before", "during", "after"):
        view.show_meeting(away, tab=tab)
        view.items.show_choices(away)
        QTest.qWait(1)
        folds = {one.toggle for one in view.copies.sections}
        words = {
            one.text() or one.accessibleName()
            for one in view.findChildren(QAbstractButton)
            if one.isVisibleTo(view) and one.isEnabled() and not one.isCheckable()
            if one not in folds
        }
        assert words - allowed <= looks, tab
    assert "SSPF Södra" in view.away.text()
    view.show_meeting(page, tab="before")
    assert view.away.isHidden()
    assert view.before.when.change.isVisibleTo(view)
