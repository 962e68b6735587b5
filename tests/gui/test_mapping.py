"""The mapping talks of a case on screen, clicked through as a coordinator does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.mapping_board import AreaCard
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.widgets.name_question import NameQuestion
from sspf_app.services.process_records import OccasionKind
from tests.gui.course_at_desk import ALVA, IN_FORCE, mapping, noted_talk, open_case
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import planned
from tests.gui.screen_checks import check_screen
from tests.gui.told_wrong import said_wrong

pytestmark = pytest.mark.at_desk(IN_FORCE, worked_cases)


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


def test_in_a_closed_case_what_stands_is_put_right_and_nothing_is_added(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    noted_talk(view)
    for words in ("Spelar trumpet.", "Spelar också horn."):
        view.areas["leisure"].add_button.click()
        view.card.words.setPlainText(words)
        view.card.aspect.press_number(2)
        view.card.save.click()
    desk.clock.pass_time(hours=1)
    desk.services().cases.close(ALVA, reason="Målen nådda")
    view = mapping(open_case(desk, qtbot, "mapping"))
    qtbot.wait(1)  # parts that were just put in place are shown by the event loop
    area = view.areas["leisure"]
    assert isinstance(area, AreaCard)
    away = (area.add_button, area.take_all, *area.takes.values())
    assert not any(one is None or one.isVisibleTo(view) for one in away)
    view.presenter.add(area="leisure")
    assert not view.card.isVisibleTo(view)
    assert all(one.isVisibleTo(view) for one in area.changes.values())


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
    assert said_wrong(view.card) == {"Item": "Write what was said."}
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
    assert view.talk.time_line.trouble()


def test_a_name_nobody_said_anything_about_is_asked_about_in_sight(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = mapping(open_case(desk, qtbot, "mapping"))
    view.window().resize(1092, 500)
    noted_talk(view)
    view.areas["leisure"].add_button.click()
    view.card.words.setPlainText("Är ofta med Kevin efter skolan.")
    view.card.aspect.press_number(2)
    view.card.save.click()  # before the question has come
    qtbot.waitUntil(lambda: bool(view.card.findChildren(NameQuestion)))
    (asked,) = view.card.findChildren(NameQuestion)
    qtbot.waitUntil(lambda: asked.answers[0].hasFocus())
    assert not asked.answers[0].visibleRegion().isEmpty()
    qtbot.keyClick(asked, Qt.Key.Key_3)
    view.card.save.click()
    (entry,) = desk.services().occasions.board(ALVA, OccasionKind.MAPPING).entries
    assert entry.item.text == "Är ofta med Kevin efter skolan."
