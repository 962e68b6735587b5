"""Protected identity in the window: the worked case of Greta, from refusal to printed form."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from sspf_app.gui.screens.case.form_view import FormView
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY_SCREEN
from sspf_app.services.actors import Role
from sspf_app.services.party_views import PartyInput
from sspf_app.services.protection_records import VariantState
from sspf_app.services.records import User
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

GRETA = "c-greta"
WHY = "Skolan behöver vara med från terminsstarten"


def school_that_reveals(house: DeskHouse) -> None:
    worked_cases(house)
    parties = house.services().parties
    school = parties.get("school")
    parties.correct("school", PartyInput(name=school.name, kind=school.kind, reveals_place=True))


pytestmark = pytest.mark.at_desk(MORNING_OF, school_that_reveals)


def _opened(desk: DeskHouse, **wanted: str) -> CaseView:
    """The case, opened with a reason typed at its door."""
    view = cast("CaseView", desk.show(CASE, case=GRETA, **wanted).view)
    view.gate.field.setText("Mötet på torsdag")
    QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    return view


def _asked(view: CaseView) -> CaseView:
    """The case, once the social services have said that her guardians may get forms."""
    for says in ("yes", "clear"):
        card = _people(view).person.danger
        assert card is not None
        card.said.setText("Mona Ek, i dag: var sin blankett, utan platser")
        getattr(card, says).click()
    return view


def _form(view: CaseView) -> FormView:
    view.presenter.go_to("consent", print="")
    consent = view.presenter.parts["consent"]
    return consent.pages["print"].view  # pyright: ignore[reportAttributeAccessIssue]


def _people(view: CaseView) -> PeopleView:
    view.presenter.go_to("people")
    return cast("PeopleView", view.presenter.parts["people"].view)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _manager_exists(desk: DeskHouse) -> None:
    with desk.vault.open_unit(desk.actor) as unit:
        unit.office.put_user(
            User(
                id="u-eva",
                login="eva",
                name="Eva Ek",
                role=Role.UNIT_MANAGER,
                made_by="u-it",
                password_by="u-it",
                created_at=desk.clock.now(),
            )
        )
        unit.commit()


def test_a_refused_form_is_asked_for_approved_by_the_manager_and_printed(desk: DeskHouse) -> None:
    _manager_exists(desk)
    form = _form(_asked(_opened(desk)))
    assert not form.save.isEnabled()
    assert form.variant.isVisibleTo(form)
    assert "not printed until" in _words(form)
    check_screen(form)
    form.variant.ask.click()
    assert "Write why the form is needed." in _words(form.variant)
    form.variant.why.setText(WHY)
    QTest.keyClick(form.variant.why, Qt.Key.Key_Return)
    assert "Waits for the unit manager" in _words(form.variant)
    assert not form.variant.paper.approve.isVisibleTo(form)  # a manager answers here, no paper does

    desk.change_role(Role.UNIT_MANAGER)
    today = desk.show(TODAY_SCREEN).view
    assert "Forms without names of places" in _words(today)
    page = cast("RegisterView", desk.show(REGISTER, tab="approvals").view).approvals
    said = _words(page)
    assert WHY in said
    assert "Greta" not in said
    desk.dialogs.answers += [False, True]
    page.yes[GRETA].click()  # pyright: ignore[reportAttributeAccessIssue]
    assert WHY in _words(page)
    page.yes[GRETA].click()  # pyright: ignore[reportAttributeAccessIssue]
    assert "Nothing waits for a decision" in _words(page)

    desk.change_role(Role.COORDINATOR)
    view = _opened(desk)
    again = _form(view)
    assert not again.variant.isVisibleTo(again)
    assert again.save.isEnabled()
    card = _people(view).protection
    assert card is not None
    said = _words(card)
    assert "Approved" in said
    assert "Mötet på torsdag" in said


def test_a_no_leaves_the_form_unprinted(desk: DeskHouse) -> None:
    _manager_exists(desk)
    form = _form(_asked(_opened(desk)))
    form.variant.why.setText(WHY)
    form.variant.ask.click()
    desk.change_role(Role.UNIT_MANAGER)
    page = cast("RegisterView", desk.show(REGISTER, tab="approvals").view).approvals
    desk.dialogs.answers.append(True)
    page.no[GRETA].click()  # pyright: ignore[reportAttributeAccessIssue]
    desk.change_role(Role.COORDINATOR)
    again = _form(_opened(desk))
    assert not again.save.isEnabled()
    assert "Not approved" in _words(again.variant)
    assert again.variant.ask.isVisibleTo(again)


def test_without_a_manager_a_paper_decision_is_noted(desk: DeskHouse) -> None:
    view = _opened(desk)
    card = _people(view).protection
    assert card is not None
    card.variant.why.setText(WHY)
    card.variant.ask.click()
    card.variant.paper.approve.click()
    assert "Write who decided." in _words(card.variant)
    card.variant.paper.fields.decider.setText("Eva Ek")
    card.variant.paper.fields.document.setText("Delegationsbeslut 2026-14")
    card.variant.paper.approve.click()
    with desk.vault.open_unit(desk.actor) as unit:
        approval = unit.protection.approval(GRETA)
    assert approval is not None
    assert (approval.state, approval.decider) == (VariantState.APPROVED, "Eva Ek")
    assert "Kept: Delegationsbeslut 2026-14" in _words(card)


def test_who_opened_it_is_listed_by_name_time_and_reason(desk: DeskHouse) -> None:
    people = _people(_opened(desk))
    assert people.protection is not None
    said = _words(people.protection)
    assert "Anna Alm opened Greta Holm: Mötet på torsdag" in said
    check_screen(people)


def test_a_case_without_protection_shows_no_such_card(desk: DeskHouse) -> None:
    view = cast("CaseView", desk.show(CASE, case="c-alva").view)
    assert _people(view).protection is None


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    view = _asked(_opened(desk))
    people = _people(view)
    assert "Vem som har öppnat" in _words(people)
    check_swedish(people)
    check_screen(people)
    form = _form(view)
    assert form.variant.isVisibleTo(form)
    assert "Fråga enhetschefen" in form.variant.ask.text()
    _words(form)
    check_swedish(form)
    check_screen(form)
