"""What is said at a meeting is written and read back, as a coordinator types it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.records import Presence
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meeting_at_desk import (
    button_of,
    during_meeting,
    meeting_shown,
    press_key,
    withdraw,
    words_in,
)
from tests.gui.meetings_at_hand import (
    ATTENDANCE,
    DRUGS,
    MORNING_OF,
    MUSIC,
    held_with_cora,
    planned,
)
from tests.gui.screen_checks import check_screen

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def test_a_personal_number_is_asked_about_where_it_is_typed(desk: DeskHouse) -> None:
    view, _, _ = during_meeting(desk)
    editor = view.items.editor
    editor.text.setPlainText("Ringde om 120514-2382 i går.")
    assert editor.number.isVisibleTo(view)
    check_screen(view)
    editor.source.choose((editor.source.ids()[0],))
    editor.tell_now()
    assert editor.number.isVisibleTo(view)  # what else is chosen answers nothing
    editor.number.take_out.click()
    assert editor.text.toPlainText() == "Ringde om i går."
    assert not editor.number.isVisibleTo(view)


def _type_item(view: MeetingView, text: str, number: Qt.Key, kind: str) -> None:
    """By keyboard alone, as in a meeting."""
    editor = view.items.editor
    editor.text.setFocus()
    editor.text.insertPlainText(text)  # QTest types no å, ä, ö
    press_key(editor.text, number, Qt.KeyboardModifier.AltModifier)
    press_key(editor.text, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert editor.type.hasFocus()
    QTest.keyClicks(editor.type, kind)
    QTest.keyClick(editor.type, Qt.Key.Key_Return)


def test_an_item_is_written_with_the_keyboard_alone(desk: DeskHouse) -> None:
    view, presenter, meeting = during_meeting(desk)
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    assert "4 of 6 read it" in words_in(view.items.readers)
    press_key(view.items.editor.type, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert (item.text, item.source, item.about) == (ATTENDANCE, "school", ("cora",))
    assert item.types == (InformationType.ATTENDANCE,)
    assert view.items.editor.text.toPlainText() == ""
    assert view.items.editor.text.hasFocus()
    assert presenter.drafts() == ()
    assert ATTENDANCE in words_in(view.items.saved)


def test_who_reads_it_is_shown_while_one_types(desk: DeskHouse) -> None:
    view, _, _ = during_meeting(desk)
    _type_item(view, DRUGS, Qt.Key(Qt.Key.Key_0 + 1), "alco")
    words = words_in(view.items.readers)
    assert "Lokalpolisområde Umeå" in words
    kept_from, _parted, reading = words.partition("\nRead it\n")
    assert "Does not read it\nLokalpolisområde Umeå\nExcluded by Cora Berg." in kept_from
    assert "Cora Berg" in reading.splitlines()[0]


def test_a_commitment_has_responsible_start_due_and_follow_up(desk: DeskHouse) -> None:
    view, _, meeting = during_meeting(desk)
    leisure = view.items.editor.source.ids().index("leisure") + 1
    _type_item(view, MUSIC, Qt.Key(Qt.Key.Key_0 + leisure), "leis")
    editor = view.items.editor
    press_key(editor.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert editor.commitment.isVisibleTo(view)
    editor.save.click()
    assert "Choose who is responsible" in view.items.readers.refusal.words()
    assert "Choose who is responsible" in editor.commitment.lines["responsible"].trouble()
    editor.commitment.responsible.chip("leisure").click()
    editor.commitment.due_on.set_day(date(2026, 4, 30))
    editor.save.click()
    assert "followed up" in editor.commitment.lines["follow_up"].trouble()
    assert editor.commitment.follow_up.hasFocus()
    QTest.keyClicks(editor.commitment.follow_up, "Nytt samtal i april")
    editor.save.click()
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert item.commitment is not None
    assert (item.commitment.responsible, item.commitment.due_on) == ("leisure", date(2026, 4, 30))
    assert item.commitment.starts_on == date(2026, 3, 12)


def test_what_is_missing_is_said_at_its_field_which_takes_the_keyboard(desk: DeskHouse) -> None:
    view, _, meeting = during_meeting(desk)
    editor = view.items.editor
    editor.save.click()
    assert (editor.lines.missing(), editor.text.hasFocus()) == ("Write what was said.", True)
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + 1), "pres")
    editor.about.chip("cora").click()  # it is about nobody now
    assert editor.lines.missing() == ""
    editor.save.click()
    assert editor.lines.missing() == "Choose whom it is about."
    assert any(chip.hasFocus() for chip in editor.about.findChildren(QAbstractButton))
    assert "Choose whom it is about." in words_in(view.items)
    check_screen(view.items)
    assert desk.services().meetings.get("c-cora", meeting).items == ()
    editor.about.chip("cora").click()
    assert editor.lines.missing() == ""
    editor.types.chip("attendance").click()
    editor.save.click()
    assert editor.type.hasFocus()
    button_of(view.items, "Empty").click()
    empty = editor.item()
    assert (empty.text, empty.source, empty.about, empty.types) == ("", None, ("cora",), ())
    assert editor.lines.missing() == ""


def test_a_named_person_is_asked_about_before_it_is_saved(desk: DeskHouse) -> None:
    view, _, meeting = during_meeting(desk)
    _type_item(view, "Mötet gick bra enligt Bea Berg.", Qt.Key(Qt.Key.Key_0 + 1), "leis")
    assert "Bea Berg is named in the text" in words_in(view.items.readers)
    view.items.editor.save.click()
    assert desk.services().meetings.get("c-cora", meeting).items == ()
    assert "Bea Berg" in view.items.editor.text.toPlainText()
    button_of(view.items.readers, "No, only named").click()
    view.items.editor.save.click()
    assert len(desk.services().meetings.get("c-cora", meeting).items) == 1


def test_a_refusal_says_why_and_keeps_what_was_typed(desk: DeskHouse) -> None:
    view, _, meeting = during_meeting(desk, "c-alva")
    withdraw(desk, "c-alva", signatory="anna", at=desk.clock.now())
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    view.items.editor.save.click()
    assert "Anna Lind took back the consent" in view.items.readers.refusal.words()
    assert view.items.editor.text.toPlainText() == ATTENDANCE
    assert desk.services().meetings.get("c-alva", meeting).items == ()


def test_what_was_typed_comes_back_in_that_meeting_only(desk: DeskHouse, qtbot: QtBot) -> None:
    view, presenter, meeting = during_meeting(desk)
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + 1), "pres")
    [draft] = presenter.drafts()
    assert draft.key == f"meeting/c-cora/{meeting}/item"
    desk.services().drafts.save(draft.key, draft.text)
    other = planned(desk.services(), "c-alva", starts_at=desk.clock.now())
    presenter.open(case="c-alva", meeting=other)
    assert view.items.editor.text.toPlainText() == ""
    again, later = meeting_shown(desk, case="c-cora", meeting=meeting)
    assert again.items.editor.text.toPlainText() == ATTENDANCE
    assert again.items.editor.item().types == ("attendance",)
    assert "did not save it" in again.items.kept.words()
    qtbot.waitUntil(lambda: again.tabs.currentWidget() is again.items)
    later.recording.empty()
    assert desk.services().drafts.get(draft.key) is None
    assert again.items.editor.text.toPlainText() == ""
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert again.items.editor.text.toPlainText() == ATTENDANCE
    assert desk.services().drafts.get(draft.key) is not None


def test_the_last_letters_are_in_the_draft_at_once(desk: DeskHouse) -> None:
    view, presenter, _ = during_meeting(desk)
    QTest.keyClicks(view.items.editor.text, "Just now")
    [draft] = presenter.drafts()
    assert '"text": "Just now"' in draft.text


def test_a_saved_item_is_corrected_in_place(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=5)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting)
    button_of(view.items.saved, "Correct").click()
    editor = view.items.editor
    before = editor.text.toPlainText()
    editor.text.setPlainText(f"{before} Rättat.")
    editor.save.click()
    texts = [item.text for item in desk.services().meetings.get("c-cora", meeting).items]
    assert f"{before} Rättat." in texts
    assert len(texts) == 3


def test_a_legal_disclosure_stays_out_until_an_independent_source_is_confirmed(
    desk: DeskHouse,
) -> None:
    view, _, meeting = during_meeting(desk)
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    flags = view.items.editor.flags
    assert "independent_source_confirmed" not in flags.ids()
    flags.chip("from_legal_disclosure").click()
    assert "0 of 6 read it" in words_in(view.items.readers)
    flags.chip("independent_source_confirmed").click()
    assert "3 of 6 read it" in words_in(view.items.readers)
    view.items.editor.save.click()
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert (item.from_legal_disclosure, item.independent_source_confirmed) == (True, True)


def test_attendance_is_noted_at_once(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=4, minutes=30)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    card = view.copies.attendance
    card.bars["school"].chip(Presence.PRESENT.value).click()
    card.bars["police"].chip(Presence.ABSENT.value).click()
    card.fields["school"].setText("Karin Öberg, rektor")
    QTest.keyClick(card.fields["school"], Qt.Key.Key_Return)
    people = desk.services().meetings.get("c-cora", meeting).participants
    found = {one.participant: (one.presence, one.names) for one in people}
    assert found["school"] == (Presence.PRESENT, "Karin Öberg, rektor")
    assert found["police"] == (Presence.ABSENT, "")


def test_quick_clicks_of_attendance_all_stand_while_earlier_ones_are_saved(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=4, minutes=30)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    card = view.copies.attendance
    desk.tasks.hold()
    card.bars["school"].chip(Presence.PRESENT.value).click()
    card.bars["police"].chip(Presence.PRESENT.value).click()
    card.bars["leisure"].chip(Presence.ABSENT.value).click()
    card.bars["police"].chip(Presence.ABSENT.value).click()
    clicked = {"school": "present", "police": "absent", "leisure": "absent"}
    while desk.tasks.waits:
        desk.tasks.run()
        assert {one: card.bars[one].one() for one in clicked} == clicked
        other = view.items.attendance
        assert {one: other.bars[one].one() for one in clicked} == clicked
    people = desk.services().meetings.get("c-cora", meeting).participants
    found = {one.participant: one.presence.value for one in people}
    assert found | clicked == found


def test_attendance_that_is_not_saved_is_told_and_put_back(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=5)
    view, _ = meeting_shown(desk, case="c-cora", meeting=meeting, tab="after")
    card = view.copies.attendance
    card.bars["school"].chip(Presence.PRESENT.value).click()
    desk.tasks.hold()
    card.bars["school"].chip(Presence.ABSENT.value).click()
    card.bars["police"].chip(Presence.ABSENT.value).click()
    desk.services().minutes_versions.lock("c-cora", meeting)
    while desk.tasks.waits:
        desk.tasks.run()
    assert card.bars["school"].one() == Presence.PRESENT.value
    assert card.bars["police"].one() is None
    assert "locked" in card.banner.words()
    assert "locked" in view.items.attendance.banner.words()
