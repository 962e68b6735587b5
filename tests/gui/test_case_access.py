"""A protected case in the window of a colleague who is not on its list: asked for, given, ended."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from sspf_app.gui.screens.case.access_card import AccessCard
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY_SCREEN
from sspf_app.gui.widgets.access_list import AccessListPart
from sspf_app.services.actors import Role
from sspf_app.services.records import User
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

GRETA = "c-greta"
WHY = "vikarierar i veckan"
OLLE, EVA = "u-olle", "u-unit_manager"

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _accounts(desk: DeskHouse, *, has_manager: bool) -> None:
    """Olle, who is not on the list; and a unit manager."""
    users = [(OLLE, "Olle Öst", Role.COORDINATOR)]
    users += [(EVA, "Eva Ek", Role.UNIT_MANAGER)] if has_manager else []
    with desk.vault.open_unit(desk.actor) as unit:
        for user, name, role in users:
            unit.office.put_user(
                User(
                    id=user,
                    login=user[2:5],
                    name=name,
                    role=role,
                    made_by="u-it",
                    password_by=user,
                    created_at=desk.clock.now(),
                )
            )
        unit.commit()


def _as_olle(desk: DeskHouse) -> CaseView:
    desk.actor = replace(desk.actor, user_id=OLLE, name="Olle Öst", role=Role.COORDINATOR)
    return cast("CaseView", desk.show(CASE, case=GRETA).view)


def _card(view: CaseView) -> AccessCard:
    assert view.access is not None
    assert view.access.isVisibleTo(view)
    return view.access


def test_a_name_in_the_reason_is_refused_at_its_field_and_what_was_written_stays(
    desk: DeskHouse,
) -> None:
    _accounts(desk, has_manager=True)
    view = _as_olle(desk)
    card = _card(view)
    card.why.setText("vikarierar för Karin Ek")
    card.ask.click()
    assert card._why_row.trouble().startswith("Names do not belong in the log: write why without")
    assert card.why.text() == "vikarierar för Karin Ek"
    assert view.window().focusWidget() is card.why
    assert not view.banner.isVisibleTo(view)
    card.why.setText("vikarierar för en kollega")
    card.ask.click()
    assert "asked" in card._state.text().lower()


def _as_handler(desk: DeskHouse) -> AccessListPart:
    """The list as whoever handles the case sees it under Persons."""
    desk.change_role(Role.COORDINATOR)
    desk.actor = replace(desk.actor, name="Anna Alm")
    view = cast("CaseView", desk.show(CASE, case=GRETA).view)
    view.gate.field.setText("Mötet på torsdag")
    QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    view.presenter.go_to("people")
    people = cast("PeopleView", view.presenter.parts["people"].view)
    check_screen(people)
    assert people.protection is not None
    return people.protection.listed


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def test_a_colleague_asks_by_keyboard_and_whoever_handles_it_gives(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=True)
    view = _as_olle(desk)
    card = _card(view)
    said = _words(view)
    assert "handled by Anna Alm" in said
    assert "Greta" not in said
    assert not view.gate.isVisibleTo(view)
    assert view.first_focus() is card.why
    check_screen(view)
    card.why.setText("x")
    QTest.keyClick(card.why, Qt.Key.Key_Return)
    assert "two with ten letters together" in _words(card)
    card.why.setText(WHY)
    QTest.keyClick(card.why, Qt.Key.Key_Return)
    assert "It waits for an answer." in _words(_card(view))
    assert not card.ask.isVisibleTo(card)
    assert not card.paper.approve.isVisibleTo(card)  # a manager answers here, no paper does

    desk.change_role(Role.COORDINATOR)
    today = desk.show(TODAY_SCREEN).view
    assert "A colleague has asked" in _words(today)
    part = _as_handler(desk)
    assert f"Olle Öst asked on 2026-03-12: {WHY}" in _words(part)
    part.buttons[OLLE, "give"].click()
    assert "Given by Anna Alm" in _words(part)
    assert part.buttons[OLLE, "end"].accessibleName() == "End access for Olle Öst"

    view = _as_olle(desk)
    assert view.gate.isVisibleTo(view)  # now a reason is asked for, as of everybody on the list
    view.gate.field.setText("Mötet på torsdag")
    QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    assert "Greta" in view.accessibleName()


def test_the_unit_manager_answers_by_the_reference(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=True)
    card = _card(_as_olle(desk))
    card.why.setText(WHY)
    card.ask.click()
    desk.change_role(Role.UNIT_MANAGER)
    desk.actor = replace(desk.actor, name="Eva Ek")
    today = desk.show(TODAY_SCREEN).view
    assert "to open a case with somebody protected" in _words(today)
    view = cast("RegisterView", desk.show(REGISTER, tab="access").view)
    part = view.access.parts[GRETA]
    said = _words(view.access)
    assert WHY in said
    assert "Greta" not in said
    check_screen(view)
    part.buttons[OLLE, "decline"].click()
    assert "Eva Ek said no" in _words(_card(_as_olle(desk)))


def test_somebody_is_let_in_unasked_and_taken_off(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=True)
    part = _as_handler(desk)
    assert not part.findChildren(QPushButton, "end")
    assert (part.who.count(), part.who.currentText()) == (1, "Olle Öst")
    part.give.click()
    assert "Write a few words first." in _words(part)
    part.why.setText(WHY)
    QTest.keyClick(part.why, Qt.Key.Key_Return)
    assert f"Why: {WHY}" in _words(part)
    part.buttons[OLLE, "end"].click()
    assert "Olle" not in _words(part)
    assert "Anna Alm ended your access" in _words(_card(_as_olle(desk)))


def test_without_a_manager_the_decision_on_paper_is_noted(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=False)
    view = _as_olle(desk)
    card = _card(view)
    assert "decision on paper can be noted" in _words(card)
    card.why.setText(WHY)
    card.ask.click()
    assert view.first_focus() is card.paper.fields.decider
    card.paper.approve.click()
    assert "Write who decided." in _words(card)
    card.paper.fields.decider.setText("Eva Ek")
    card.paper.fields.document.setText("Beslut 2026-14")
    card.paper.approve.click()
    assert view.gate.isVisibleTo(view)


def test_the_list_of_cases_tells_the_reference_alone(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=True)
    desk.actor = replace(desk.actor, user_id=OLLE, name="Olle Öst")
    view = desk.show(CASES).view
    check_screen(view)
    assert "Greta" not in _words(view)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    _accounts(desk, has_manager=True)
    view = _as_olle(desk)
    assert "Be om tillgång" in _card(view).ask.text()
    check_swedish(view)
    _card(view).why.setText(WHY)
    _card(view).ask.click()
    part = _as_handler(desk)
    check_swedish(part)
    part.buttons[OLLE, "give"].click()
    check_swedish(part)
