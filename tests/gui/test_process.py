"""The course of a case on screen, clicked through as a coordinator does, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.close_editor import CloseEditor
from sspf_app.gui.screens.case.closure_card import ClosureCard
from sspf_app.gui.screens.case.consent_card import SignatoryCard
from sspf_app.gui.screens.case.consent_view import ConsentView
from sspf_app.gui.screens.case.decisions_view import DecisionsView
from sspf_app.gui.screens.case.mapping_board import AreaCard, ReferralCard
from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.talk_view import InformationTalkView
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.closure_views import ClosureInput, GoalLine
from sspf_app.services.course_views import StepState
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.process_records import OccasionKind, Reached, Step
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import planned
from tests.gui.screen_checks import check_screen

IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
ALVA = "c-alva"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskHouse]:
    made = DeskHouse(tmp_path, IN_FORCE, worked_cases)
    yield made
    made.close()


def open_case(desk: DeskHouse, qtbot: QtBot, tab: str, **wanted: str) -> CaseView:
    view = desk.show(CASE, case=ALVA, tab=tab, **wanted).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    return view


def overview(case: CaseView) -> OverviewView:
    view = case.presenter.parts["overview"].view
    assert isinstance(view, OverviewView)
    return view


def mapping(case: CaseView) -> MappingView:
    view = case.presenter.parts["mapping"].view
    assert isinstance(view, MappingView)
    return view


def state(desk: DeskHouse, step: Step) -> StepState:
    return next(one.state for one in desk.services().course.steps(ALVA).steps if one.step is step)


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


def noted_talk(view: MappingView) -> None:
    view.new.click()
    view.talk.persons.press_number(1)
    view.talk.save.click()


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


def test_a_mapping_talk_is_noted_and_filled_area_by_area(desk: DeskHouse, qtbot: QtBot) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    view.areas["leisure"].add_button.click()
    assert view.card.types.chosen() == ("leisure_activities",)
    assert view.card.source.currentData() == "family"
    view.card.words.setPlainText("Spelar trumpet.")
    view.card.aspect.press_number(2)
    view.card.save.click()
    (entry,) = desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries
    assert (entry.item.text, entry.area, entry.aspect.value) == (
        "Spelar trumpet.",
        "leisure",
        "strength",
    )
    view.areas["leisure"].changes[entry.item.id].click()
    view.card.words.setPlainText("Spelar trumpet varje vecka.")
    view.card.save.click()
    (entry,) = desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries
    assert entry.item.text == "Spelar trumpet varje vecka."


def test_an_entry_takes_no_words_that_nobody_saves(desk: DeskHouse, qtbot: QtBot) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    view.areas["school"].add_button.click()
    qtbot.keyClicks(view.card.words, "Trivs")
    view.card.aspect.choose(())
    view.card.save.click()  # refused: it takes words again
    qtbot.keyClicks(view.card.words, " nu")
    view.card.aspect.press_number(2)
    desk.tasks.hold()
    view.card.save.click()
    qtbot.keyClicks(view.card.words, " och mer")
    assert view.card.words.toPlainText() == "Trivs nu"
    while desk.tasks.waits:
        desk.tasks.run()
    (entry,) = desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries
    assert entry.item.text == "Trivs nu"
    assert not view.card.words.isReadOnly()


def test_what_is_typed_stays_a_draft_of_its_entry_alone(desk: DeskHouse, qtbot: QtBot) -> None:
    case = open_case(desk, qtbot, "mapping")
    view = mapping(case)
    noted_talk(view)
    view.areas["school"].add_button.click()
    view.card.words.setPlainText("Trött på")
    (draft,) = case.presenter.drafts()
    assert draft.key == f"case/{ALVA}/mapping:new"
    desk.services().drafts.save(draft.key, draft.text)
    view.card.leave.click()
    assert view.card.words.toPlainText() == ""
    view.areas["school"].add_button.click()
    assert view.card.words.toPlainText() == "Trött på"
    view.card.save.click()
    assert desk.services().drafts.get(draft.key) is None


def test_an_entry_without_what_it_needs_is_refused_and_kept(desk: DeskHouse, qtbot: QtBot) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    view.areas["school"].add_button.click()
    view.card.save.click()
    assert view.card.refusal.isVisibleTo(view)
    view.card.words.setPlainText("Trivs")
    view.card.aspect.choose(())
    view.card.save.click()
    assert desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries == ()
    assert view.card.words.toPlainText() == "Trivs"


def test_the_mapping_is_read_on_paper_over_all_talks(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    assert not view.copies.isVisibleTo(view)
    noted_talk(view)
    view.areas["leisure"].add_button.click()
    view.card.words.setPlainText("Spelar trumpet.")
    view.card.save.click()
    view.copies.click()
    assert view.papers.recipient.count() > 1
    assert view.papers.preview.page_count() == 1
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.append(out)
    view.papers.save.click()
    assert len(list(out.iterdir())) == 1
    view.papers.left.emit()
    assert view.new.isVisibleTo(view)
    assert desk.frame.bugs == []


def test_a_personal_number_in_an_entry_is_asked_about_where_it_is_typed(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    view.areas["leisure"].add_button.click()
    view.card.words.setPlainText("Spelar med 120514-2382.")
    assert view.card.number.isVisibleTo(view)
    check_screen(view)
    view.card.number.keep.click()
    assert not view.card.number.isVisibleTo(view)
    view.card.words.setPlainText("Spelar med 20100101-1234.")
    view.card.number.take_out.click()
    assert view.card.words.toPlainText() == "Spelar med ."


def test_an_entry_is_taken_up_at_the_next_meeting(desk: DeskHouse, qtbot: QtBot) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    view.areas["leisure"].add_button.click()
    view.card.words.setPlainText("Spelar trumpet.")
    view.card.save.click()
    (entry,) = desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries
    area = view.areas["leisure"]
    assert isinstance(area, AreaCard)
    area.takes[entry.item.id].click()
    meetings = desk.services().meetings.list_meetings(case=ALVA)
    if not meetings:
        assert "Plan a meeting first" in desk.frame.said[-1]
        planned(desk.services(), ALVA, starts_at=desk.clock.now() + timedelta(hours=1))
        area.takes[entry.item.id].click()
    screen, params = desk.frame.went_to[-1]
    assert (screen, params["take"]) == ("meeting", f"{entry.item.meeting}/{entry.item.id}")
    shown = desk.show(MEETING, **params).view
    assert isinstance(shown, MeetingView)
    qtbot.addWidget(shown)
    typed = shown.items.editor.item()
    assert (typed.text, typed.source, typed.item) == ("Spelar trumpet.", "family", None)
    assert desk.frame.bugs == []


def test_all_of_an_area_are_taken_up_after_one_another(desk: DeskHouse, qtbot: QtBot) -> None:
    planned(desk.services(), ALVA, starts_at=desk.clock.now() + timedelta(hours=1))
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    said = ("Spelar trumpet.", "Går till gården.", "Vill simma.")
    for words in said:
        view.areas["leisure"].add_button.click()
        view.card.words.setPlainText(words)
        view.card.save.click()
    area = view.areas["leisure"]
    assert isinstance(area, AreaCard)
    assert area.take_all is not None
    area.take_all.click()
    shown = desk.show(MEETING, **desk.frame.went_to[-1][1]).view
    assert isinstance(shown, MeetingView)
    qtbot.addWidget(shown)
    editor, taken = shown.items.editor, set[str]()
    taken.add(editor.item().text)
    assert "2 more" in desk.frame.said[-1]
    editor.save.click()
    shown.presenter.refresh()
    taken.add(editor.item().text)
    shown.presenter.refresh()  # what is being written is never written over
    shown.presenter.recording.empty()
    taken.add(editor.item().text)
    assert taken == set(said)
    meeting = desk.frame.went_to[-1][1]["meeting"]
    (item,) = desk.services().meetings.get(ALVA, meeting).items
    assert item.text in said
    assert desk.frame.bugs == []


def test_what_is_typed_of_a_talk_and_a_referral_comes_back(desk: DeskHouse, qtbot: QtBot) -> None:
    case = open_case(desk, qtbot, "mapping")
    view = mapping(case)
    view.new.click()
    assert case.presenter.drafts() == ()
    view.talk.persons.press_number(1)
    (draft,) = case.presenter.drafts()
    assert draft.key == f"case/{ALVA}/mapping-form"
    view.talk.left.emit()
    assert case.presenter.drafts() == ()
    chosen = view.talk.persons.chosen()
    view.new.click()
    assert view.talk.persons.chosen() == chosen != ()
    view.talk.save.click()
    assert desk.services().drafts.get(draft.key) is None
    view.presenter.choose_kind(OccasionKind.REFERRAL.value)
    view.new.click()
    view.referral.party.setCurrentIndex(1)
    view.referral.who.setText("Ulla Ek")
    view.referral.know.choose(("no",))
    (draft,) = case.presenter.drafts()
    view.presenter.choose_kind(OccasionKind.MAPPING.value)
    view.presenter.choose_kind(OccasionKind.REFERRAL.value)
    view.new.click()
    assert (view.referral.who.text(), view.referral.know.one()) == ("Ulla Ek", "no")
    assert view.referral.party.currentIndex() == 1


def test_a_talk_without_anybody_is_not_noted(desk: DeskHouse, qtbot: QtBot) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    view.new.click()
    view.talk.save.click()
    assert view.talk.persons_line.trouble()
    view.talk.persons.press_number(1)
    view.talk.time.setText("23:59")
    view.talk.save.click()
    assert view.talk.day_line.trouble()


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
    assert troubles == ["held_by", "interpreter"]
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
    case = open_case(desk, qtbot, "decisions", act="close")
    view = case.presenter.parts["decisions"].view
    assert isinstance(view, DecisionsView)
    editor = view.editor
    assert isinstance(editor, CloseEditor)
    editor.experience["alva"].setPlainText("Det blev lugnare.")
    (draft,) = case.presenter.drafts()
    assert draft.key == f"case/{ALVA}/close"
    desk.services().drafts.save(draft.key, draft.text)
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
    editor.save.click()
    closure = desk.services().closures.desk(ALVA)
    assert closure.closure is not None
    assert [said for _, said in closure.experience] == ["Det blev lugnare."]
    assert case.presenter.drafts() == ()
    assert desk.services().drafts.get(draft.key) is None
    assert state(desk, Step.CLOSING) is StepState.DONE
    told = replace(closure, goals=(GoalLine(item="i", text="Alla dagar.", reached=Reached.FULLY),))
    card = ClosureCard(told, closure.closure)
    qtbot.addWidget(card)
    assert "Alla dagar: fully" in [one.text() for one in card.findChildren(QLabel)]
    acts = case.presenter.parts["overview"].view
    assert isinstance(acts, OverviewView)
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
