"""A meeting from plan to each recipient's minutes, as a coordinator clicks and types it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import cast

import pikepdf
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.documents.word_reading import lines
from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.meeting.copies_row import CopyCard
from sspf_app.gui.screens.meeting.presenter import MeetingPresenter
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.word_view import WordPreview
from sspf_app.services.export_views import CopyKind, WordLine, WordRole
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.records import Presence
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import (
    ATTENDANCE,
    DRUGS,
    MORNING_OF,
    MUSIC,
    ONE_O_CLOCK,
    held_with_cora,
    planned,
)
from tests.gui.screen_checks import check_screen, check_swedish


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskHouse]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = DeskHouse(tmp_path, MORNING_OF, worked_cases)
    yield made
    assert made.frame.bugs == []
    made.close()


def _shown(desk: DeskHouse, **params: str) -> tuple[MeetingView, MeetingPresenter]:
    built = desk.show(SCREEN, **params)
    return cast("MeetingView", built.view), cast("MeetingPresenter", built.presenter)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def test_a_window_that_stands_open_for_days_goes_by_the_day_it_is_now(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting)
    desk.clock.pass_time(days=3)
    view.items.editor._commit.click()
    began = view.items.editor.commitment.starts_on.day()
    assert began == MORNING_OF.date() + timedelta(days=3)


# The list


def test_coming_meetings_come_first_and_enter_opens_one(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = planned(services, "c-alva")
    view, _ = _shown(desk)
    lines = view.list_page.model.items()
    assert [line.is_past for line in lines] == sorted(line.is_past for line in lines)
    assert lines[0].meeting == meeting
    QTest.keyClick(view.list_page.table, Qt.Key.Key_Return)
    assert desk.frame.went_to[-1] == ("meeting", {"case": "c-alva", "meeting": meeting})


def test_list_names_no_protected_person_and_no_place_of_theirs(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    protected = [line for line in view.list_page.model.items() if line.case == "c-greta"]
    assert protected
    assert {(line.who, line.place) for line in protected} == {("", "")}


def test_older_meetings_are_listed_when_asked_for(desk: DeskHouse) -> None:
    services = desk.services()
    every = services.meetings.list_meetings()
    middle = sorted(one.starts_at for one in every)[len(every) // 2]
    to_pass = middle + timedelta(days=90) - desk.clock.now()
    desk.clock.pass_time(seconds=to_pass.total_seconds())
    lately = {one.id for one in every if one.starts_at >= middle}
    assert len(lately) < len(every)
    view, _ = _shown(desk)
    assert {line.meeting for line in view.list_page.model.items()} == lately
    (earlier,) = (one for one in view.list_page.findChildren(QPushButton) if "older" in one.text())
    assert earlier.isVisibleTo(view)
    earlier.click()
    assert {line.meeting for line in view.list_page.model.items()} == {one.id for one in every}
    assert not earlier.isVisibleTo(view)


def test_model_of_the_list_is_sound(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    tester = QAbstractItemModelTester(
        view.list_page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    view.list_page.show_lines((), has_earlier=False)
    assert tester.model() is view.list_page.model


# Planning


def test_a_meeting_is_planned_with_those_whom_the_consents_allow(desk: DeskHouse) -> None:
    view, _ = _shown(desk, case="c-alva")
    assert set(view.plan.boxes) == {"social", "school", "police", "leisure"}
    assert all(box.isChecked() for box in view.plan.boxes.values())
    view.plan.day.set_day(date(2026, 3, 12))
    QTest.keyClicks(view.plan.time, "1300")
    QTest.keyClick(view.plan.time, Qt.Key.Key_Return)
    view.plan.boxes["police"].click()
    view.plan.save.click()
    screen, params = desk.frame.went_to[-1]
    assert screen == "meeting"
    found = desk.services().meetings.get("c-alva", params["meeting"])
    assert found.starts_at == ONE_O_CLOCK
    parties = {one.participant for one in found.participants if one.kind == "party"}
    assert parties == {"social", "school", "leisure"}


def test_changing_a_meeting_keeps_whom_it_invites(desk: DeskHouse) -> None:
    view, _ = _shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    view.plan.time.set_time(time(13, 0))
    view.plan.time.editingFinished.emit()
    view.plan.boxes["police"].click()
    view.plan.save.click()
    meeting = desk.frame.went_to[-1][1]["meeting"]
    view, presenter = _shown(desk, case="c-alva", meeting=meeting)
    presenter.change_plan()
    ticked = {party for party, box in view.plan.boxes.items() if box.isChecked()}
    assert ticked == {"social", "school", "leisure"}
    view.plan.save.click()
    found = desk.services().meetings.get("c-alva", meeting)
    parties = {one.participant for one in found.participants if one.kind == "party"}
    assert parties == {"social", "school", "leisure"}


def test_a_blocked_party_cannot_be_chosen_and_the_sentence_says_why(desk: DeskHouse) -> None:
    view, _ = _shown(desk, case="c-dino")
    assert set(view.plan.boxes) == {"social"}
    words = _words(view.plan)
    assert "May not be invited" in words
    assert "Dino Falk said no on 14 January 2026" in words


def test_a_service_refuses_whoever_was_blocked_meanwhile(desk: DeskHouse) -> None:
    view, presenter = _shown(desk, case="c-alva")
    view.plan.day.set_day(date(2026, 3, 12))
    view.plan.time.set_time(time(13, 0))
    view.plan.time.editingFinished.emit()
    _withdraw(desk, "c-alva", signatory="anna", at=MORNING_OF)
    view.plan.save.click()
    assert "may not be invited" in view.plan.banner.words()
    assert set(view.plan.boxes) == {"social"}
    assert presenter.planning.form is not None


def test_what_is_missing_is_said_at_its_field(desk: DeskHouse) -> None:
    view, _ = _shown(desk, case="c-alva")
    view.plan.save.click()
    words = _words(view.plan)
    assert "Write the day as 2026-03-12." in words
    assert desk.frame.went_to == []


def test_a_case_is_found_by_a_few_letters(desk: DeskHouse) -> None:
    view, _ = _shown(desk, plan="new")
    QTest.keyClicks(view.plan.case, "alv")
    QTest.keyClick(view.plan.case, Qt.Key.Key_Return)
    assert desk.frame.went_to[-1] == ("meeting", {"case": "c-alva"})


# Before


def _withdraw(desk: DeskHouse, case: str, *, signatory: str, at: datetime) -> None:
    desk.services().withdrawals.register(
        WithdrawalInput(
            case=case,
            signatory=signatory,
            received_at=at,
            received_by="SSPF-teamet, Anna Alm",
            subjects=(EVERY,),
            purposes=(EVERY,),
            parties=(EVERY,),
            types=(EVERY,),
        )
    )


def test_a_withdrawal_at_10_42_empties_the_invitations_of_13_00(desk: DeskHouse) -> None:
    meeting = planned(desk.services(), "c-alva")
    view, presenter = _shown(desk, case="c-alva", meeting=meeting)
    assert view.before.warning.words() == ""
    desk.clock.pass_time(hours=1, minutes=42)
    _withdraw(desk, "c-alva", signatory="anna", at=desk.clock.now())
    presenter.refresh()
    warned = view.before.warning.words()
    for name in ("Ersängsskolan", "Lokalpolisområde Umeå", "Fritid unga Ersboda"):
        assert name in warned
    assert "Anna Lind took back the consent on 12 March 2026 at 10:42" in _words(view.before)


def test_the_agenda_says_without_whom_a_point_is_taken(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting)
    words = _words(view.before)
    taken = "The point is taken without Lokalpolisområde Umeå"
    assert taken in words
    assert words.index(ATTENDANCE) < words.index(DRUGS) < words.index(taken)


def test_protected_persons_are_opened_with_a_reason(desk: DeskHouse) -> None:
    line = next(one for one in desk.services().meetings.list_meetings() if one.case == "c-greta")
    view, _ = _shown(desk, case="c-greta", meeting=line.id)
    assert view.reason.isVisibleTo(view)
    view.reason.field.setText("Mötet förbereds")
    QTest.keyClick(view.reason.field, Qt.Key.Key_Return)
    assert not view.reason.isVisibleTo(view)
    reasons = [entry.reason for entry in desk.services().journal.own_trace()]
    assert "Mötet förbereds" in reasons


# During


def _during(desk: DeskHouse, case: str = "c-cora") -> tuple[MeetingView, MeetingPresenter, str]:
    meeting = planned(desk.services(), case)
    desk.clock.pass_time(hours=4, minutes=30)
    view, presenter = _shown(desk, case=case, meeting=meeting)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    return view, presenter, meeting


def test_a_personal_number_is_asked_about_where_it_is_typed(desk: DeskHouse) -> None:
    view, _, _ = _during(desk)
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
    _press(editor.text, number, Qt.KeyboardModifier.AltModifier)
    _press(editor.text, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert editor.type.hasFocus()
    QTest.keyClicks(editor.type, kind)
    QTest.keyClick(editor.type, Qt.Key.Key_Return)


def test_an_item_is_written_with_the_keyboard_alone(desk: DeskHouse) -> None:
    view, presenter, meeting = _during(desk)
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    assert "4 of 6 read it" in _words(view.items.readers)
    _press(view.items.editor.type, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert (item.text, item.source, item.about) == (ATTENDANCE, "school", ("cora",))
    assert item.types == (InformationType.ATTENDANCE,)
    assert view.items.editor.text.toPlainText() == ""
    assert view.items.editor.text.hasFocus()
    assert presenter.drafts() == ()
    assert ATTENDANCE in _words(view.items.saved)


def test_who_reads_it_is_shown_while_one_types(desk: DeskHouse) -> None:
    view, _, _ = _during(desk)
    _type_item(view, DRUGS, Qt.Key(Qt.Key.Key_0 + 1), "alco")
    words = _words(view.items.readers)
    assert "Lokalpolisområde Umeå" in words
    kept_from, _parted, reading = words.partition("\nRead it\n")
    assert "Does not read it\nLokalpolisområde Umeå\nExcluded by Cora Berg." in kept_from
    assert "Cora Berg" in reading.splitlines()[0]


def test_a_commitment_has_responsible_start_due_and_follow_up(desk: DeskHouse) -> None:
    view, _, meeting = _during(desk)
    leisure = view.items.editor.source.ids().index("leisure") + 1
    _type_item(view, MUSIC, Qt.Key(Qt.Key.Key_0 + leisure), "leis")
    editor = view.items.editor
    _press(editor.text, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert editor.commitment.isVisibleTo(view)
    editor.save.click()
    assert "Choose who is responsible" in view.items.readers.refusal.words()
    editor.commitment.responsible.chip("leisure").click()
    editor.commitment.due_on.set_day(date(2026, 4, 30))
    QTest.keyClicks(editor.commitment.follow_up, "Nytt samtal i april")
    editor.save.click()
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert item.commitment is not None
    assert (item.commitment.responsible, item.commitment.due_on) == ("leisure", date(2026, 4, 30))
    assert item.commitment.starts_on == date(2026, 3, 12)


def test_a_named_person_is_asked_about_before_it_is_saved(desk: DeskHouse) -> None:
    view, _, meeting = _during(desk)
    _type_item(view, "Mötet gick bra enligt Bea Berg.", Qt.Key(Qt.Key.Key_0 + 1), "leis")
    assert "Bea Berg is named in the text" in _words(view.items.readers)
    view.items.editor.save.click()
    assert desk.services().meetings.get("c-cora", meeting).items == ()
    assert "Bea Berg" in view.items.editor.text.toPlainText()
    _button(view.items.readers, "No, only named").click()
    view.items.editor.save.click()
    assert len(desk.services().meetings.get("c-cora", meeting).items) == 1


def test_a_refusal_says_why_and_keeps_what_was_typed(desk: DeskHouse) -> None:
    view, _, meeting = _during(desk, "c-alva")
    _withdraw(desk, "c-alva", signatory="anna", at=desk.clock.now())
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    view.items.editor.save.click()
    assert "Anna Lind took back the consent" in view.items.readers.refusal.words()
    assert view.items.editor.text.toPlainText() == ATTENDANCE
    assert desk.services().meetings.get("c-alva", meeting).items == ()


def test_what_was_typed_comes_back_in_that_meeting_only(desk: DeskHouse, qtbot: QtBot) -> None:
    view, presenter, meeting = _during(desk)
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + 1), "pres")
    [draft] = presenter.drafts()
    assert draft.key == f"meeting/c-cora/{meeting}/item"
    desk.services().drafts.save(draft.key, draft.text)
    other = planned(desk.services(), "c-alva", starts_at=desk.clock.now())
    presenter.open(case="c-alva", meeting=other)
    assert view.items.editor.text.toPlainText() == ""
    again, later = _shown(desk, case="c-cora", meeting=meeting)
    assert again.items.editor.text.toPlainText() == ATTENDANCE
    assert again.items.editor.item().types == ("attendance",)
    assert "did not save it" in again.items.kept.words()
    qtbot.waitUntil(lambda: again.tabs.currentWidget() is again.items)
    later.recording.empty()
    assert desk.services().drafts.get(draft.key) is None


def test_the_last_letters_are_in_the_draft_at_once(desk: DeskHouse) -> None:
    view, presenter, _ = _during(desk)
    QTest.keyClicks(view.items.editor.text, "Just now")
    [draft] = presenter.drafts()
    assert '"text": "Just now"' in draft.text


def test_a_saved_item_is_corrected_in_place(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=5)
    view, _ = _shown(desk, case="c-cora", meeting=meeting)
    _button(view.items.saved, "Correct").click()
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
    view, _, meeting = _during(desk)
    school = view.items.editor.source.ids().index("school") + 1
    _type_item(view, ATTENDANCE, Qt.Key(Qt.Key.Key_0 + school), "pres")
    flags = view.items.editor.flags
    assert "independent_source_confirmed" not in flags.ids()
    flags.chip("from_legal_disclosure").click()
    assert "0 of 6 read it" in _words(view.items.readers)
    flags.chip("independent_source_confirmed").click()
    assert "3 of 6 read it" in _words(view.items.readers)
    view.items.editor.save.click()
    [item] = desk.services().meetings.get("c-cora", meeting).items
    assert (item.from_legal_disclosure, item.independent_source_confirmed) == (True, True)


# After


def _button(widget: QWidget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)


def _read(pdf: bytes) -> str:
    import io

    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_each_recipient_has_a_copy_of_their_own(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    papers = {
        one: _read(card.copy.paper.pdf)
        for one, card in view.copies.copies.cards.items()
        if card.copy.paper is not None
    }
    assert {COORDINATOR, "school", "police", "leisure", "cora"} <= set(papers)
    assert all(_pages(card) for card in view.copies.copies.cards.values())
    assert "drogtester" in papers["school"]
    assert "drogtester" not in papers["police"]
    assert "Lokalpolisområde" in papers[COORDINATOR]
    assert DRUGS not in _words(view.copies)
    assert "for you alone" in _words(view.copies)
    view.copies.not_shared.toggle.click()
    held_back = _words(view.copies)
    assert DRUGS in held_back
    assert "There is nothing in the minutes that Bea Berg may read." in held_back


def test_a_word_copy_is_read_back_before_it_is_written(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    view.copies.copy.choose(CopyKind.WORD)
    cards = view.copies.copies.cards
    assert {COORDINATOR, "school", "police"} <= set(cards)
    said = {one: _in_word(card) for one, card in cards.items()}
    assert any("drogtester" in line.text for line in said["school"])
    assert not any("drogtester" in line.text for line in said["police"])
    roles = [line.role for line in said["police"]]
    assert roles.count(WordRole.TITLE) == 1
    assert WordRole.HEADING in roles
    assert roles[-1] is WordRole.FOOT
    paper = cards["police"].copy.paper
    assert paper is not None
    assert paper.pdf.startswith(b"PK")
    assert "copy for Lokalpolis" in cards["police"].preview.accessibleName()
    assert view.copies.export_all.isEnabled()
    desk.dialogs.answers.append(tmp_path)
    cards["police"].export_wanted.emit("police")
    (file,) = tmp_path.glob("*.docx")
    written = lines(file.read_bytes())
    assert written[:-1] == said["police"][:-1]  # the foot tells how far the log had come
    check_screen(view)
    view.copies.copy.choose(CopyKind.PAPER)
    assert all(_pages(card) for card in view.copies.copies.cards.values())


def _in_word(card: CopyCard) -> tuple[WordLine, ...]:
    assert isinstance(card.preview, WordPreview)
    return card.preview.lines()


def _pages(card: CopyCard) -> int:
    assert isinstance(card.preview, PdfPreview)
    return card.preview.page_count()


def test_copies_stand_beside_each_other_only_where_two_have_room(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    copies = view.copies.copies
    copies.setParent(None)  # a window of its own can have any width
    copies.show()
    assert QTest.qWaitForWindowActive(copies)

    def seen() -> list[str]:
        QTest.qWait(1)
        return [one for one, card in copies.cards.items() if card.isVisible()]

    least = max(card.least for card in copies.cards.values())
    copies.resize(2 * least, 600)
    first, second, *_more = copies.choice.ids()
    assert tuple(copies.cards) == copies.choice.ids()
    assert (copies.choice.isVisible(), seen()) == (True, [first])
    copies.choice.focus_chip()
    _press(copies.choice.chip(first), Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    assert seen() == [second]
    assert copies.cards[second].width() > 2 * least - 8 * GRID
    copies.resize(2 * least + 2 * GRID, 600)
    assert (copies.choice.isVisible(), seen()) == (False, list(copies.cards))
    copies.resize(2 * least, 600)
    assert seen() == [second]  # as chosen
    copies.close()
    copies.setParent(view)


def test_all_copies_are_written_where_the_user_says(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    target = tmp_path / "ut"
    target.mkdir()
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    assert list(target.iterdir()) == []
    desk.dialogs.answers.append(target)
    view.copies.copy.choose(CopyKind.PAPER)
    view.copies.export_all.click()
    *files, listed = sorted(target.iterdir())
    assert [file.name[:3] for file in files] == ["01-", "02-", "03-", "04-"]
    assert "4 copies were saved" in view.copies.banner.words()
    assert listed.name in view.copies.banner.words()
    counted = "".join(_read(listed.read_bytes()).split())
    assert all(file.name in counted for file in files)
    assert not view.copies.run.isVisible()
    texts = {file.name: _read(file.read_bytes()) for file in files}
    police = next(text for text in texts.values() if "Exemplar för Lokalpolis" in text)
    assert "drogtester" not in police
    assert "negativa" not in police
    assert not any("Cora" in name for name in texts)
    timeline = desk.services().timeline.events("c-cora")
    assert sum(entry.kind == "disclosed" for entry in timeline) == 5  # the list too


def test_copies_to_send_are_locked_and_each_password_is_told_once(
    desk: DeskHouse, tmp_path: Path
) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    target = tmp_path / "ut"
    target.mkdir()
    desk.dialogs.answers.append(target)
    assert view.copies.copy.kind() is CopyKind.DISPATCH  # nothing else goes out unless chosen
    view.copies.export_all.click()
    told = {name.rpartition(" · ")[2]: password for name, password in desk.dialogs.told}
    assert any(name.startswith("Lokalpolis") for name, _ in desk.dialogs.told)
    files = sorted(target.iterdir())
    assert sorted(told) == [file.name for file in files]
    assert len(set(told.values())) == len(files) == 4
    for file in files:
        assert pikepdf.open(file, password=told[file.name]).pages
    desk.dialogs.answers.append(target)
    view.copies.copy.choose(CopyKind.ARCHIVE)
    view.copies.copies.cards["school"].export_wanted.emit("school")
    assert len(list(target.glob("*-arkiv.pdf"))) == 1


def test_nothing_is_written_when_no_folder_is_chosen(desk: DeskHouse, tmp_path: Path) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    desk.dialogs.answers.append(None)
    view.copies.copies.cards["school"].export_wanted.emit("school")
    assert list(tmp_path.glob("*.pdf")) == []
    assert view.copies.banner.words() == ""


def test_a_name_that_leaks_is_told_with_its_place(desk: DeskHouse) -> None:
    services = desk.services()
    meeting = held_with_cora(services)
    services.meetings.note_presence(
        "c-cora", meeting, participant="school", presence=Presence.PRESENT, names="Alva Lind"
    )
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
    assert "leisure" not in view.copies.copies.cards
    told = _words(view.copies)
    assert "Nothing was saved" in told
    assert "Alva Lind" in told


def test_attendance_is_noted_at_once(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
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
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
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
    view, _ = _shown(desk, case="c-cora", meeting=meeting, tab="after")
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


# Every part of the screen


def _part(desk: DeskHouse, part: str) -> MeetingView:
    """The screen at one of its parts, filled."""
    meeting = held_with_cora(desk.services())
    if part == "list":
        return _shown(desk)[0]
    if part == "plan":
        return _shown(desk, case="c-dino")[0]
    view, presenter = _shown(desk, case="c-cora", meeting=meeting, tab=part)
    if part == "during":
        [*_, item] = desk.services().meetings.get("c-cora", meeting).items
        presenter.recording.correct(item.id)
    return view


PARTS = ("list", "plan", "before", "during", "after")


@pytest.mark.parametrize("part", PARTS)
def test_every_control_has_its_name_and_its_room(desk: DeskHouse, part: str) -> None:
    check_screen(_part(desk, part))


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize("part", PARTS)
def test_it_speaks_swedish(desk: DeskHouse, part: str) -> None:
    view = _part(desk, part)
    check_swedish(view)
    check_screen(view)  # Swedish words are longer


def test_a_search_hit_opens_the_meeting_it_was_written_in(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    [hit] = desk.services().search.find("musikrummet")
    view, presenter = _shown(desk, case="c-cora", item=hit.id)
    assert view.tabs.currentWidget() is view.items
    assert MUSIC in _words(view.items.saved)
    assert presenter.recording.item.text == ""
    assert desk.services().meetings.get("c-cora", meeting).items
