"""The register, as it is clicked, on real services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSpinBox, QWidget

from sspf_app.domain.codes import ExceptionGround, PartyKind
from sspf_app.gui.ports import Question
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.decision_views import ExceptionInput
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

TODAY = date(2026, 3, 12)

_OWN = ("parties", "support", "office", "users", "policy", "lists", "texts", "extracts", "disposal")

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse, **params: str) -> RegisterView:
    return cast("RegisterView", desk.show(SCREEN, **params).view)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def test_a_party_is_entered_and_corrected_in_place(desk: DeskHouse) -> None:
    page = _shown(desk).parties
    page.new.click()
    page.name.setText("Minervaskolan")
    page.kind.setCurrentIndex(page.kind.findData(PartyKind.SCHOOL.value))
    page.independent.click()
    page.save.click()
    entered = next(
        one for one in desk.services().parties.list_parties() if one.name == "Minervaskolan"
    )
    assert (entered.kind, entered.independent) == (PartyKind.SCHOOL, True)
    assert page.table.chosen() == entered
    page.reveals.click()
    page.save.click()
    assert desk.services().parties.get(entered.id).reveals_place


def test_a_name_that_is_taken_is_refused_and_kept(desk: DeskHouse) -> None:
    page = _shown(desk).parties
    page.new.click()
    page.name.setText("Ersängsskolan")
    page.save.click()
    assert "Ersängsskolan is in the register already." in page.refusal.words()
    assert page.name.text() == "Ersängsskolan"


def test_contacts_are_written_where_they_stand(desk: DeskHouse) -> None:
    page = _shown(desk, party="school").parties
    page.contacts.show_party(desk.services().parties.get("school"))
    QTest.mouseClick(page.contacts._add, Qt.MouseButton.LeftButton)
    form = page.contacts.form
    assert form is not None
    form.save.click()
    assert "A name is needed." in _words(page.contacts)
    form.name.setText("Karin Öberg")
    form.phone.setText("090-12 34 56")
    QTest.keyClick(form.phone, Qt.Key.Key_Return)
    [contact] = desk.services().parties.get("school").contacts
    assert (contact.name, contact.phone) == ("Karin Öberg", "090-12 34 56")
    assert "Karin Öberg" in _words(page.contacts)
    page.contacts.remove_wanted.emit(contact)
    assert desk.services().parties.get("school").contacts == ()
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert [one.name for one in desk.services().parties.get("school").contacts] == ["Karin Öberg"]


def test_the_office_is_saved_with_its_own_party(desk: DeskHouse) -> None:
    page = _shown(desk, tab="office").office
    page.fields["committee"].setText("Individ- och familjenämnden")
    page.fields["data_protection_officer"].setText("dataskyddsombud@kommun.example")
    page.weeks.setValue(6)
    page.own_party.setCurrentIndex(page.own_party.findData("social"))
    page.save.click()
    office = desk.services().office.get()
    assert office.committee == "Individ- och familjenämnden"
    assert office.own_party == "social"
    assert office.weeks_to_meeting == 6


def test_settings_are_offered_from_the_day_it_is_now(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    built = desk.show(SCREEN, tab="policy")
    view = cast("RegisterView", built.view)
    view.show_section("lists")
    view.lists.starts_on.set_day(TODAY + timedelta(days=30))  # typed: it stays
    desk.clock.pass_time(days=2)
    built.presenter.refresh()
    view.show_section("policy")
    assert view.policy.starts_on.day() == TODAY + timedelta(days=2)
    assert view.lists.starts_on.day() == TODAY + timedelta(days=30)


def test_settings_hold_from_a_day_on_and_never_from_before(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    page = _shown(desk, tab="policy").policy
    days, own_track = page.fields["oral_days"], page.fields["youth_only_track"]
    assert isinstance(days, QSpinBox)
    assert isinstance(own_track, QCheckBox)
    days.setValue(7)
    page.starts_on.set_day(TODAY - timedelta(days=1))
    page.look.click()
    assert "cannot start before today" in page.refusal.words()
    assert desk.services().office.policy() == ()
    page.starts_on.set_day(TODAY)
    assert not page.save.isEnabled()  # what changes is said first
    page.look.click()
    assert page.effect.words().startswith("From 2026-03-12: ")
    page.save.click()
    [row] = desk.services().office.policy()
    assert (row.starts_on, row.oral_days, row.youth_only_track) == (TODAY, 7, False)
    assert "An oral yes lasts: 7 days" in _words(page)
    assert page.refusal.words() == ""


def test_a_proposal_longer_than_the_most_is_refused(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    page = _shown(desk, tab="policy").policy
    most = page.fields["validity_months_max"]
    assert isinstance(most, QSpinBox)
    most.setValue(3)
    page.look.click()
    assert "longer than the longest allowed" in page.refusal.words()


def test_whoever_is_no_manager_reads_the_settings(desk: DeskHouse) -> None:
    page = _shown(desk, tab="policy").policy
    assert page.reading.words() == "Only the unit manager changes these settings."
    assert page.save.isHidden()
    assert all(field.isHidden() for field in page.fields.values())
    assert page.values["oral_days"].text() == "14 days"
    assert not page.values["oral_days"].isHidden()


def test_a_change_is_counted_over_all_cases(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    page = _shown(desk, tab="policy").policy
    age = page.fields["youth_signs_from"]
    assert isinstance(age, QSpinBox)
    age.setValue(12)
    page.look.click()
    assert "open case" in page.effect.words()
    assert "Somebody else must answer in" in page.effect.words()
    age.setValue(13)
    assert page.effect.words() == ""
    assert not page.save.isEnabled()


def test_coming_settings_are_corrected_or_taken_back(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    page = _shown(desk, tab="policy").policy
    page.starts_on.set_day(TODAY + timedelta(days=30))
    page.look.click()
    page.save.click()
    [row] = desk.services().office.policy()
    correct = next(one for one in page.findChildren(QPushButton) if one.text() == "Correct it")
    correct.click()
    assert page.starts_on.day() == row.starts_on
    back = next(one for one in page.findChildren(QPushButton) if one.text() == "Take it back")
    desk.dialogs.answers += [False, True]
    back.click()
    assert desk.services().office.policy() == (row,)
    back.click()
    assert desk.services().office.policy() == ()


def test_the_manager_reads_a_request_whole_and_decides(desk: DeskHouse) -> None:
    asked = ExceptionInput(
        guardian="erik",
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=5),
        hindrance="Ligger på sjukhus",
        cannot_wait="Skolstart",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Bara närvaro",
    )
    custody = desk.services().people.get("alva").custody
    asked = replace(asked, guardian=custody[0].holder)
    request = desk.services().exceptions.request("c-alva", asked).new_id or ""
    desk.change_role(Role.UNIT_MANAGER)
    view = _shown(desk, tab="approvals")
    page = view.approvals
    assert view.sections.page() is page
    assert "parties" not in view.sections.offered()
    assert "Ligger på sjukhus" in _words(page)
    assert "What a yes lets others know" in _words(page)
    check_screen(view)
    page.no[request].click()  # pyright: ignore[reportAttributeAccessIssue]
    assert page.reasons[request].trouble() == "Write why the answer is no."
    desk.dialogs.answers += [False, True]
    page.yes[request].click()  # pyright: ignore[reportAttributeAccessIssue]
    question = desk.dialogs.asked[-1]
    assert isinstance(question, Question)
    assert "cannot be limited to a part" in question.detail
    assert len(desk.services().exceptions.pending()) == 1
    page.yes[request].click()  # pyright: ignore[reportAttributeAccessIssue]
    assert desk.services().exceptions.pending() == ()
    assert "Nothing waits for a decision" in _words(page)


@pytest.mark.parametrize("section", _OWN)
def test_every_control_has_its_name_and_its_room(desk: DeskHouse, section: str) -> None:
    view = _shown(desk, party="school", tab=section)
    assert view.section() == section
    check_screen(view)


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize("section", _OWN)
def test_it_speaks_swedish(desk: DeskHouse, section: str) -> None:
    view = _shown(desk, party="school", tab=section)
    check_swedish(view, but=frozenset({"Part"}))  # a party in Swedish, a section in English
    check_screen(view)  # Swedish words are longer


def test_a_part_is_read_when_it_is_looked_at(desk: DeskHouse) -> None:
    def logged() -> list[str]:
        with desk.vault.open_unit(desk.vault.actor) as unit:
            return [one.subject for one in unit.journal.entries(limit=20)]

    before = len(logged())
    built = desk.show(SCREEN)
    view = cast("RegisterView", built.view)
    assert view.parties.model.items()
    assert len(logged()) == before
    view.sections.line("disposal").click()
    assert logged()[0] == "disposal"
    view.sections.line("extracts").click()
    view.sections.line("disposal").click()
    assert logged().count("disposal") == 1
    built.presenter.refresh()
    view.sections.line("extracts").click()
    view.sections.line("disposal").click()
    assert logged().count("disposal") == 2


def test_parts_are_walked_by_the_arrows_and_chosen_in_a_box_where_there_is_little_room(
    desk: DeskHouse,
) -> None:
    view = _shown(desk)
    sections = view.sections
    sections.chooser().setFocus()
    for key, there in (
        (Qt.Key.Key_Down, "support"),
        (Qt.Key.Key_End, "disposal"),
        (Qt.Key.Key_Down, "parties"),
        (Qt.Key.Key_Up, "disposal"),
        (Qt.Key.Key_Home, "parties"),
    ):
        QTest.keyClick(sections.line(sections.current()), key)
        assert sections.current() == there
        assert view.focusWidget() is sections.line(there)
    view.resize(700, 700)
    assert sections.chooser() is sections.box
    assert view.focusWidget() is sections.box
    assert sections.box.count() == len(sections.offered())
    sections.box.setCurrentIndex(sections.box.findData("lists"))
    sections.box.activated.emit(sections.box.currentIndex())
    assert view.section() == "lists"
    check_screen(view)
    view.resize(1240, 800)
    assert view.focusWidget() is sections.line("lists")


def test_models_are_sound(desk: DeskHouse) -> None:
    register = _shown(desk)
    for model in (register.parties.model, register.support.model):
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        assert QAbstractItemModelTester(model, mode).model() is model
