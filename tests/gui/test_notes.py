"""The notes of a case on screen, clicked through as a coordinator does, over a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.notes_view import NotesView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.services.actors import Role
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.process_records import Named
from sspf_app.services.process_shipped import SHIPPED
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen
from tests.gui.told_wrong import said_wrong

IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
ALVA = "c-alva"


pytestmark = pytest.mark.at_desk(IN_FORCE, worked_cases)


def open_notes(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> NotesView:
    view = desk.show(CASE, case=ALVA, tab="notes", **wanted).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    notes = view.presenter.parts["notes"].view
    assert isinstance(notes, NotesView)
    return notes


def write(view: NotesView, words: str) -> None:
    view.new.click()
    view.editor.words.insertPlainText(words)
    view.editor.save.click()


def planned(desk: DeskHouse, *, hour: int = 13) -> str:
    services = desk.services()
    case = services.cases.get(ALVA)
    meeting = NewMeeting(
        case=ALVA,
        purpose=case.purposes[0].id,
        starts_at=datetime(2026, 2, 9, hour, 0, tzinfo=UTC),
        parties=("school",),
    )
    return services.meetings.plan(meeting).new_id or ""


def lines(view: NotesView) -> list[str]:
    return [
        str(view.model.index(row, 1).data(Qt.ItemDataRole.DisplayRole))
        for row in range(view.model.rowCount())
    ]


def shown(view: NotesView) -> object:
    return view._right.currentWidget()


def test_a_note_is_written_read_changed_and_its_versions_seen(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = open_notes(desk, qtbot)
    write(view, "Alva ringde.")
    assert lines(view) == ["Case note: Alva ringde."]
    assert view.card.words.text() == "Alva ringde."
    desk.clock.pass_time(minutes=20)
    view.card.change.click()
    view.editor.words.setPlainText("Alva ringde tidigt.")
    view.editor.save.click()
    assert view.card.words.text() == "Alva ringde tidigt."
    view.card.versions.click()
    said = [label.text() for label in view.card.findChildren(type(view.card.words))]
    assert "Alva ringde." in said
    assert desk.frame.bugs == []


def test_a_note_takes_no_words_that_nobody_saves(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_notes(desk, qtbot)
    view.new.click()
    qtbot.keyClicks(view.editor.words, "Alva ringde.")
    desk.tasks.hold()
    view.editor.save.click()
    qtbot.keyClicks(view.editor.words, " Och mer")
    assert view.editor.words.toPlainText() == "Alva ringde."
    while desk.tasks.waits:
        desk.tasks.run()
    assert lines(view) == ["Case note: Alva ringde."]
    view.new.click()
    qtbot.keyClicks(view.editor.words, "En till")
    assert view.editor.words.toPlainText().endswith("En till")


def test_a_saved_note_can_be_undone_and_what_was_written_is_a_draft(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = open_notes(desk, qtbot)
    write(view, "Till fel ärende")
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert lines(view) == []
    assert view.new.text() == "Go on with the new note"
    view.new.click()
    assert view.editor.words.toPlainText() == "Till fel ärende"


def test_what_is_typed_stays_with_its_note_and_comes_back_there_alone(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = open_notes(desk, qtbot)
    write(view, "Den första")
    write(view, "Den andra")
    (first,) = [one for one in view.model.items() if one.text == "Den första"]
    view.table.choose(first.id)
    view.card.change.click()
    view.editor.words.insertPlainText("Halv mening")
    view.new.click()
    view.editor.words.insertPlainText("En ny som inte sparas")
    drafts = view.presenter.drafts()
    assert len(drafts) == 2
    for draft in drafts:
        desk.services().drafts.save(draft.key, draft.text)
    again = open_notes(desk, qtbot)
    assert again.new.text() == "Go on with the new note"
    again.new.click()
    assert again.editor.words.toPlainText() == "En ny som inte sparas"
    again.editor.leave.click()
    (first,) = [one for one in again.model.items() if one.text == "Den första"]
    again.presenter.choose(first.id)
    assert again.card.change.text() == "Go on with the change"
    again.card.change.click()
    assert again.editor.words.toPlainText().startswith("Halv mening")


def test_a_search_and_a_kind_narrow_the_list(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_notes(desk, qtbot)
    write(view, "Om skolan")
    view.new.click()
    view.editor.kind.setCurrentIndex(view.editor.kind.findData("phone"))
    view.editor.kind.activated.emit(view.editor.kind.currentIndex())
    view.editor.words.insertPlainText("Om fritiden")
    view.editor.save.click()
    view.search.setText("SKOLAN")
    view.search.returnPressed.emit()
    assert lines(view) == ["Case note: Om skolan"]
    view.search.setText("")
    view.search.returnPressed.emit()
    view.kind.setCurrentIndex(view.kind.findData("phone"))
    view.kind.activated.emit(view.kind.currentIndex())
    assert lines(view) == ["Telephone call: Om fritiden"]


def test_a_kind_of_the_office_is_chosen_and_stands_by_its_name(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    day = desk.clock.now().date()
    kinds = (*SHIPPED.note_kinds, Named(code="own-1", name="Hembesök"))
    desk.services().process_lists.save(replace(SHIPPED, starts_on=day, note_kinds=kinds))
    desk.change_role(Role.COORDINATOR)
    view = open_notes(desk, qtbot)
    view.new.click()
    at = view.editor.kind.findText("Hembesök")
    assert at > 0
    view.editor.kind.setCurrentIndex(at)
    view.editor.words.setPlainText("Vi var hemma hos familjen.")
    view.editor.save.click()
    assert view.kind.findText("Hembesök") > 0
    assert any(one.text() == "Hembesök" for one in view.card.findChildren(QLabel))


def test_a_memory_note_is_for_oneself_unless_one_says_otherwise(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = open_notes(desk, qtbot)
    view.new.click()
    view.editor.kind.setCurrentIndex(view.editor.kind.findData("memo"))
    view.editor.kind.activated.emit(view.editor.kind.currentIndex())
    assert view.editor.level.currentData() == "author"
    assert "Only you can read it" in view.editor._readers.text()


def test_an_empty_note_says_what_is_missing(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_notes(desk, qtbot)
    view.new.click()
    view.editor.save.click()
    assert view.editor._lines["text"].trouble() == "Write the note first."


def test_what_a_note_says_goes_to_a_meeting_under_the_rules_of_items(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    meeting = planned(desk)
    view = open_notes(desk, qtbot)
    write(view, "Alva kommer i tid varje dag.")
    view.card.meeting.click()
    card = view.take_up
    assert shown(view) is view._take_up_page
    assert card.words.toPlainText() == "Alva kommer i tid varje dag."
    assert card.meeting.currentData() == meeting
    card.save.click()
    assert "kind" in said_wrong(card)["Choose a kind"]
    assert desk.services().meetings.get(ALVA, meeting).items == ()
    card.type.picked.emit("attendance")
    readers = [one.accessibleName() for one in card.findChildren(IconLine)]
    assert any("Reads it" in said for said in readers)
    check = desk.services().meeting_items.check(card.collect().entry(ALVA))
    said = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    for reason in {one for reader in check.readers if not reader.reads for one in reader.because}:
        assert said.count(reason) == 1
        held = [one.name for one in check.readers if reason in one.because and not one.reads]
        below = said[said.index(reason) + 1]
        assert all(name in below for name in held)
    card.save.click()
    (item,) = desk.services().meetings.get(ALVA, meeting).items
    assert item.text == "Alva kommer i tid varje dag."
    assert shown(view) is view._card_page


def test_a_meeting_whose_minutes_are_locked_is_not_offered(desk: DeskHouse, qtbot: QtBot) -> None:
    locked, coming = planned(desk), planned(desk, hour=14)
    desk.clock.pass_time(days=60)
    desk.services().minutes_versions.lock(ALVA, locked)
    view = open_notes(desk, qtbot)
    write(view, "Alva kommer i tid varje dag.")
    view.card.meeting.click()
    chosen = view.take_up.meeting
    assert [chosen.itemData(at) for at in range(chosen.count())] == [coming]
    desk.services().minutes_versions.lock(ALVA, coming)
    view.card.meeting.click()
    assert not view.take_up.save.isEnabled()
    assert "no meeting whose minutes are open" in view.take_up.none.text()


def test_a_hit_of_the_search_opens_the_note(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_notes(desk, qtbot)
    write(view, "Den ena")
    write(view, "Den andra")
    note = view.model.items()[0]
    again = open_notes(desk, qtbot, note=note.id)
    assert again.card.words.text() == note.text


def test_a_personal_number_is_asked_about_where_it_is_typed(desk: DeskHouse, qtbot: QtBot) -> None:
    view = open_notes(desk, qtbot)
    view.new.click()
    editor = view.editor
    assert not editor.number.isVisibleTo(view)
    editor.words.insertPlainText("Hon 😀 heter 120514-2382 och ringde 070-123 45 67.")
    assert editor.number.isVisibleTo(view)
    check_screen(view)
    editor.number.take_out.click()
    assert editor.words.toPlainText() == "Hon 😀 heter och ringde 070-123 45 67."
    assert not editor.number.isVisibleTo(view)
    editor.words.undo()
    assert editor.number.isVisibleTo(view)
    editor.number.keep.click()
    assert not editor.number.isVisibleTo(view)
    editor.words.insertPlainText(" Bror 20100101-1234.")
    assert editor.number.isVisibleTo(view)
    editor.number.keep.click()
    editor.save.click()
    assert "120514-2382" in desk.services().notes.board(ALVA).notes[0].text
