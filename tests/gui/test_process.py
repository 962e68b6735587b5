"""The course of a case on screen, clicked through as a coordinator does, over a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.close_editor import CloseEditor
from sspf_app.gui.screens.case.closure_card import ClosureCard
from sspf_app.gui.screens.case.consent_card import SignatoryCard
from sspf_app.gui.screens.case.consent_view import ConsentView
from sspf_app.gui.screens.case.decisions_view import DecisionsView
from sspf_app.gui.screens.case.mapping_board import ReferralCard
from sspf_app.gui.screens.case.talk_view import InformationTalkView
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.closure_views import ClosureInput, GoalLine
from sspf_app.services.course_views import StepState
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.process_records import OccasionKind, Reached, Step
from tests.gui.course_at_desk import ALVA, IN_FORCE, mapping, open_case, overview, state
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import planned

pytestmark = pytest.mark.at_desk(IN_FORCE, worked_cases)


def test_a_step_is_noted_by_hand_taken_back_and_leads_to_its_place(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    case = open_case(desk, qtbot, "overview")
    view = overview(case)
    view.course.all.click()
    view.steps.notes["consultation", "done"].click()
    assert state(desk, Step.CONSULTATION) is StepState.DONE
    view.steps.backs["consultation"].click()
    assert state(desk, Step.CONSULTATION) is not StepState.DONE
    view.steps.notes["referral", "not_needed"].click()
    assert state(desk, Step.REFERRAL) is StepState.NOT_NEEDED
    view.steps.acts["mapping"].click()
    assert case.tabs.tabText(case.tabs.currentIndex()) == "Mapping"


def test_a_step_opens_its_place_whatever_was_in_sight_there(desk: DeskHouse, qtbot: QtBot) -> None:
    case = open_case(desk, qtbot, "mapping", referral="new")
    assert mapping(case).kind.one() == OccasionKind.REFERRAL.value
    case.presenter.open(case=ALVA, tab="overview")
    view = overview(case)
    view.course.all.click()
    assert view.steps.isVisible()
    view.steps.acts["mapping"].click()
    assert mapping(case).kind.one() == OccasionKind.MAPPING.value
    case.presenter.open(case=ALVA, tab="overview")
    assert view.course.isVisible()  # and the next step with it, not the list one came from


def test_a_referral_from_the_school_tells_what_waits_for_consent(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = mapping(open_case(desk, qtbot, "mapping", referral="new"))
    form = view.referral
    form.party.setCurrentIndex(form.party.findData("school"))
    form.party.activated.emit(1)
    form.save.click()
    assert form.who_line.trouble()
    form.who.setText("Karin Holm")
    form.know.press_number(1)
    form.report.press_number(2)
    form.save.click()
    (card,) = view.areas.values()
    assert isinstance(card, ReferralCard)
    card.add_button.click()
    assert view.card.source.currentData() == "school"
    view.card.area.setCurrentIndex(view.card.area.findData("absence"))
    view.card.area.activated.emit(0)
    assert view.card.types.chosen() == ("attendance",)
    view.kind.press_number(1)
    assert view.new.text() == "New mapping talk"


def test_an_information_talk_is_noted_with_own_words_and_stands_at_the_consents(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    case = open_case(desk, qtbot, "consent", talk="new")
    consent = case.presenter.parts["consent"].view
    assert isinstance(consent, ConsentView)
    view = consent.presenter.pages["talk"].view
    assert isinstance(view, InformationTalkView)
    view.held_by.clear()
    view.mode.choose(("phone",))
    view.mode.changed.emit(("phone",))
    view.save.click()
    troubles = [one for one in view._lines if view._lines[one].trouble()]
    assert troubles == ["held_by", "interpreter", "told"]
    view.held_by.setText("Maria Ask")
    view.interpreter.setText("Tolk 4711")
    for box in view.told.values():
        box.click()
    mother = view.parts["anna"]
    mother.how.press_number(1)
    mother.words.setPlainText("Jag får säga nej.")
    (draft,) = case.presenter.drafts()
    assert draft.key == f"case/{ALVA}/talk"
    view.save.click()
    (talk,) = desk.services().information_talks.list_talks(ALVA)
    assert talk.not_told == ()
    assert ("Jag får säga nej.") in [words for _, _, words in talk.told_back]
    assert case.presenter.drafts() == ()
    assert state(desk, Step.INFORMATION) is StepState.DONE
    consent.talks.new.click()
    assert view.isVisibleTo(consent)


def test_a_case_is_closed_with_how_it_was_and_the_draft_comes_back(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    planned(desk.services(), ALVA, starts_at=desk.clock.now() + timedelta(days=3))
    case = open_case(desk, qtbot, "decisions", act="close")
    view = case.presenter.parts["decisions"].view
    assert isinstance(view, DecisionsView)
    editor = view.editor
    assert isinstance(editor, CloseEditor)
    assert editor.ahead.words().startswith("A meeting is planned: ")
    assert "The closing calls nobody off." in editor.ahead.words()
    editor.experience["alva"].setPlainText("Det blev lugnare.")
    (draft,) = case.typed_book.drafts()
    assert draft.key == f"case/{ALVA}/decision:close"
    view.close_editor()
    view.presenter.act("close")
    editor = view.editor
    assert isinstance(editor, CloseEditor)
    assert editor.experience["alva"].toPlainText() == "Det blev lugnare."
    editor.after.set_day(date(2026, 1, 1))
    editor.save.click()
    assert editor.lines["reason"].trouble()
    assert editor.lines["after"].trouble()
    editor.reason.setText("Målen nådda")
    editor.after.set_day(date(2026, 5, 1))
    desk.dialogs.answers.append(True)
    editor.save.click()
    closure = desk.services().closures.desk(ALVA)
    assert closure.closure is not None
    assert [said for _, said in closure.experience] == ["Det blev lugnare."]
    assert case.typed_book.drafts() == ()
    assert state(desk, Step.CLOSING) is StepState.DONE
    told = replace(closure, goals=(GoalLine(item="i", text="Alla dagar.", reached=Reached.FULLY),))
    card = ClosureCard(told, closure.closure)
    qtbot.addWidget(card)
    assert "Alla dagar: fully" in [one.text() for one in card.findChildren(QLabel)]
    acts = overview(open_case(desk, qtbot, "overview"))
    acts.steps.fill()
    assert acts.steps._lines
    assert acts.steps.acts == {}  # in a closed case nothing is left to do


def test_a_closed_case_offers_no_form_and_says_that_the_consent_ended(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    beside = ClosureInput(retention="five_years")
    desk.services().decisions.decide(ALVA, CloseInput(reason="Målen nådda", beside=beside))
    desk.clock.pass_time(hours=1)
    case = open_case(desk, qtbot, "consent")
    consent = case.presenter.parts["consent"].view
    assert isinstance(consent, ConsentView)
    cards = consent.findChildren(SignatoryCard)
    assert cards
    for card in cards:
        assert "print" not in card.buttons
        said = [label.text() for label in card.findChildren(QLabel)]
        assert "The consent ended when the case was closed." in said
        assert "Ended with the case" in said
    view = overview(open_case(desk, qtbot, "overview"))
    assert view._view is not None
    assert view._board is not None
    assert view.presenter.change_for(view._view.cells[0][0], view._board) is None


def test_the_unit_manager_names_and_moves_steps_and_adds_an_area(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = desk.show(REGISTER, tab="lists").view
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    page = view.lists
    steps = page.lists["steps"]
    assert not next(one for one in steps.rows if one.code == "consent").on.isEnabled()
    steps.rows[0].field.setText("Första oron")
    steps.move_line("information", -1)
    areas = page.lists["areas"]
    areas.grow.click()
    areas.rows[-1].field.setText("Syskon")
    kinds = page.lists["note_kinds"]
    assert not next(one for one in kinds.rows if one.code == "case_note").on.isEnabled()
    kinds.grow.click()
    kinds.rows[-1].field.setText("Hembesök")
    page.starts_on.set_day(date(2026, 2, 9))
    page.save.click()
    (row,) = desk.services().process_lists.rows()
    assert row.steps[0].name == "Första oron"
    assert [one.code for one in row.steps[1:3]] == ["information", "referral"]
    assert row.areas[-1].name == "Syskon"
    assert row.note_kinds[-1].name == "Hembesök"
    desk.dialogs.answers += [False, True]
    next(iter(page.takes.values())).click()
    next(iter(page.takes.values())).click()
    assert desk.services().process_lists.rows() == ()
    page.starts_on.set_day(date(2026, 1, 1))
    page.save.click()
    assert page.refusal.isVisibleTo(page)


def test_the_coordinator_reads_the_lists(desk: DeskHouse, qtbot: QtBot) -> None:
    view = desk.show(REGISTER, tab="lists").view
    assert isinstance(view, RegisterView)
    qtbot.addWidget(view)
    assert not view.lists.save.isVisibleTo(view)
    steps = view.lists.lists["steps"]
    assert steps.rows == []
    assert len(steps.read) > 3
    assert steps.findChildren(QLineEdit) == []
    assert not any(one.isVisibleTo(view) for one in steps.findChildren(QAbstractButton))
