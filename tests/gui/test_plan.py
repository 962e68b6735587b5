"""The plan of a case as one writes, sets and compares it, over a real vault."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.plan_view import PlanView
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.own_views import ViewInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.process_records import OccasionKind
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.plan_at_hand import CASE, plan, write

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def words_in_sight(widget: QWidget) -> list[str]:
    QTest.qWait(1)
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def lines(view: PlanView) -> list[tuple[int, str]]:
    return [(one.depth, one.item.text) for one in view.lines._model.items()]


def test_goals_are_written_and_what_stands_under_them(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    assert view.lines._model.items() == ()
    write(view, PlanKind.GOAL, "I skolan varje dag")
    assert lines(view) == [(0, "I skolan varje dag")]
    view.lines.table.selectRow(0)
    write(view, PlanKind.COMMITMENT, "Ringer hem")
    write(view, PlanKind.YOUNG_WORDS, "Jag vill sova")
    assert lines(view) == [(0, "Jag vill sova"), (0, "I skolan varje dag"), (1, "Ringer hem")]
    assert "Ulla, mentor" in str(view.lines._model.index(2, 2).data())
    assert view.presenter.drafts() == ()


def test_a_line_is_begun_where_the_minutes_are_open(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    services = desk.services()
    person = services.cases.get(CASE).young_person
    talk = OccasionInput(case=CASE, at=desk.clock.now(), persons=(person,))
    services.occasions.begin(talk, OccasionKind.MAPPING)
    newest = services.plans.board(CASE).occasions[0]
    services.minutes_versions.lock(CASE, newest.id)
    view.presenter.refresh()
    view.lines.add.click()
    offered = {
        view.card.meeting.itemData(at): view.card.meeting.itemText(at)
        for at in range(view.card.meeting.count())
    }
    assert offered[newest.id].endswith("(locked)")
    others = [said for one, said in offered.items() if one != newest.id]
    assert others
    assert view.card.meeting.currentText() == others[0]
    assert "locked" not in others[0]


def test_the_plan_is_set_and_compared_with_what_came_after(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    view.lines.set.click()
    view.version.approved_by.setText("Alva och Anna")
    view.version.set.click()
    assert not view.lines.set.isEnabled()
    view.lines.table.selectRow(0)
    desk.clock.pass_time(minutes=5)
    view.lines.anew.click()
    assert view.card.words.toPlainText() == "Målet"
    view.card.words.setPlainText("Målet, tydligare")
    view.card.save.click()
    assert lines(view) == [(0, "Målet, tydligare")]
    view.lines.beside.click()
    compared = view.compared
    assert [
        (one.change, one.old.text, one.new.text) for one in compared.lines if one.old and one.new
    ] == [("changed", "Målet", "Målet, tydligare")]
    said = words_in_sight(compared)
    assert "1 changed." in said
    assert {"As it was: Målet", "As it became: Målet, tydligare"} <= set(said)
    assert compared.unchanged.isHidden()
    qtbot.keyClick(view.compared, Qt.Key.Key_Escape)


def test_goals_are_put_in_another_order_by_key(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Skolan")
    write(view, PlanKind.GOAL, "Fritiden")
    view.lines.table.selectRow(1)
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view.lines.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lines(view) == [(0, "Fritiden"), (0, "Skolan")]
    chosen = view.lines.table.chosen()
    assert chosen is not None
    assert chosen.item.text == "Fritiden"
    qtbot.keyClick(view.lines.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lines(view) == [(0, "Skolan"), (0, "Fritiden")]


def test_what_is_typed_about_a_version_comes_back(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    view.lines.set.click()
    view.version.approved_by.setText("Cora och")
    key = f"case/{CASE}/plan-version:{CASE}-p"
    assert [one.key for one in view.presenter.drafts()] == [key]
    view.version.left.emit()
    assert view.presenter.drafts() == ()
    view.lines.set.click()
    assert view.version.approved_by.text() == "Cora och"
    view.version.approved_by.setText("Cora och Fatima")
    view.version.set.click()
    assert view.presenter.drafts() == ()
    assert desk.services().drafts.get(key) is None


def test_nobody_has_said_yes_to_a_line_that_came_meanwhile(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    use = desk.services().plans
    (goal,) = use.board(CASE).entries
    view.lines.set.click()
    view.version.approved_by.setText("Cora och Fatima")
    desk.clock.pass_time(minutes=5)
    use.take_out(CASE, goal.item.id)  # another hand, and back with other words
    use.put_back(CASE, goal.item.id)
    view.version.set.click()
    assert len(use.board(CASE).versions) == 1  # as it was again
    write(view, PlanKind.GOAL, "Ett till")
    view.lines.set.click()
    view.version.approved_by.setText("Cora och Fatima")
    view.version.reason.setText("Ett mål till")
    use.take_out(CASE, goal.item.id)
    view.version.set.click()
    assert len(use.board(CASE).versions) == 1
    assert "go back and look at it" in view.banner.words()
    view.version.set.click()  # not before it was looked at
    assert len(use.board(CASE).versions) == 1
    view.version.left.emit()
    view.lines.set.click()
    assert view.version.approved_by.text() == "Cora och Fatima"
    view.version.set.click()
    assert len(use.board(CASE).versions) == 2


def test_what_was_promised_is_put_in_taken_out_and_undone(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    assert view.lines.loose.count() == 1
    promised = view.lines.loose.currentData()
    view.lines.take.click()
    assert [one.item.id for one in view.lines._model.items()] == [promised]
    view.lines.table.selectRow(0)
    view.lines.out.click()
    assert lines(view) == []
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert [one.item.id for one in view.lines._model.items()] == [promised]
    view.lines.table.selectRow(0)
    view.lines.note.click()
    assert desk.frame.went_to[-1] == ("commitments", {"case": CASE, "item": promised})


def test_what_is_typed_stays_a_draft_of_its_line(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    view.lines.add.click()
    view.card.words.setPlainText("Halvfärdigt")
    assert [one.key for one in view.presenter.drafts()] == [f"case/{CASE}/plan:new-goal"]
    view.card.left.emit()
    view.lines.add.click()
    assert view.card.words.toPlainText() == "Halvfärdigt"


def test_a_line_takes_no_words_that_nobody_saves(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    desk.tasks.hold()
    write(view, PlanKind.GOAL, "I skolan")
    while desk.tasks.waits:
        desk.tasks.run()
    view.card.words.setPlainText("I skolan")
    view.card._on_type("participation")
    while desk.tasks.waits:
        desk.tasks.run()
    view.card.save.click()
    qtbot.keyClicks(view.card.words, " varje dag")
    assert view.card.words.toPlainText() == "I skolan"
    while desk.tasks.waits:
        desk.tasks.run()
    assert lines(view) == [(0, "I skolan")]
    assert not view.card.words.isReadOnly()


def test_before_a_meeting_was_held_nothing_can_be_written(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot, case="c-demo-11")
    assert not view.lines.add.isEnabled()
    assert view.lines._no_occasion.isVisibleTo(view)
    assert "hold one first" in view.lines._no_occasion.text()


def test_a_meeting_later_the_same_day_is_named_as_what_stops_the_plan(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    case = desk.services().cases.get("c-demo-11")
    desk.services().meetings.plan(
        NewMeeting(
            case=case.case,
            purpose=case.purposes[0].id,
            starts_at=desk.clock.now() + timedelta(hours=2),
            parties=(),
            persons=(case.young_person,),
            place="Kommunhuset",
        )
    )
    view = plan(desk, qtbot, case="c-demo-11")
    assert not view.lines.add.isEnabled()
    assert "the next one begins" in view.lines._no_occasion.text()


def test_a_line_worded_anew_keeps_its_marks_and_opens_no_view_unasked(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view, services = plan(desk, qtbot), desk.services()
    write(view, PlanKind.GOAL, "Sova hemma")
    (entry,) = services.plans.board(CASE).entries
    item = entry.item
    person = services.cases.get(CASE).young_person
    closed = ItemInput(
        case=CASE,
        meeting=item.meeting,
        text=item.text,
        source=item.source,
        about=item.about,
        types=item.types,
        oral_only=True,
        hide_from_guardians=True,
    )
    desk.clock.pass_time(seconds=60)
    services.meeting_items.correct(item.id, closed)
    said = ViewInput(
        case=CASE, item=item.id, person=person, text="Så är det inte", said_on=NOW.date()
    )
    desk.clock.pass_time(seconds=60)
    services.own_views.note(said)
    view.presenter.refresh()
    view.lines.table.selectRow(0)
    view.lines.anew.click()
    assert view.card.oral.isChecked()
    desk.clock.pass_time(seconds=60)
    view.card.oral.click()
    view.card.save.click()
    assert services.plans.board(CASE).entries[0].item.oral_only
    view.presenter.editing.check()
    yes = next(
        one for one in view.card.findChildren(QPushButton) if one.text() == "Yes, they may read it"
    )
    yes.click()
    view.card.save.click()
    (entry,) = services.plans.board(CASE).entries
    assert not entry.item.oral_only
    assert entry.item.hide_from_guardians


def test_who_words_a_line_anew_sees_that_a_view_stays_with_the_older_words(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view, services = plan(desk, qtbot), desk.services()
    write(view, PlanKind.GOAL, "Sova hemma")
    (entry,) = services.plans.board(CASE).entries
    person = services.cases.get(CASE).young_person
    desk.clock.pass_time(seconds=60)
    said = ViewInput(case=CASE, item=entry.item.id, person=person, text="Helst", said_on=NOW.date())
    services.own_views.note(said)
    desk.clock.pass_time(seconds=60)
    talk = OccasionInput(case=CASE, at=desk.clock.now(), persons=(person,))
    later = services.occasions.begin(talk, OccasionKind.MAPPING).new_id
    view.presenter.refresh()
    view.lines.table.selectRow(0)
    stands = "A view stands with the older words: “Sova hemma”"
    assert stands not in words_in_sight(view)
    view.lines.anew.click()
    kept = "the view stays with the words it is about."
    assert any(one.endswith(kept) for one in words_in_sight(view.card))
    view.card.meeting.setCurrentIndex(view.card.meeting.findData(later))
    view.card.words.setPlainText("Sova hemma i veckorna")
    view.card.save.click()
    assert lines(view) == [(0, "Sova hemma i veckorna")]
    view.lines.table.selectRow(0)
    assert stands in words_in_sight(view)


def test_a_speaker_is_proposed_whom_more_read_and_nobody_is_made_one(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view, card = plan(desk, qtbot), None
    view.lines.kind.setCurrentIndex(view.lines.kind.findData(PlanKind.COMMITMENT.value))
    view.lines.add.click()
    card = view.card
    school = "alidhemsgymnasiet"
    place = card.responsible.findData(school)
    card.responsible.setCurrentIndex(place)
    card.responsible.activated.emit(place)
    assert card.source.currentData() != school  # who does it is not who said it
    view.lines.kind.setCurrentIndex(view.lines.kind.findData(PlanKind.GOAL.value))
    view.card.left.emit()
    view.lines.add.click()
    card.words.setPlainText("Kommer till skolan varje dag")
    card._on_type("attendance")
    assert card.source.currentData() != school
    assert card.speaker.isVisibleTo(view)
    assert "Ålidhemsgymnasiet" in card.speak.text()
    card.speak.click()
    assert card.source.currentData() == school
    assert not card.speaker.isVisibleTo(view)


def test_what_is_unchanged_is_folded_and_what_came_and_went_is_told_in_words(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Skolan")
    view.lines.table.selectRow(0)
    write(view, PlanKind.COMMITMENT, "Ringer hem")
    write(view, PlanKind.GOAL, "Fritiden")
    view.lines.set.click()
    view.version.approved_by.setText("Alva och Anna")
    view.version.set.click()
    view.lines.table.selectRow(2)
    view.lines.out.click()
    write(view, PlanKind.GOAL, "Hemma")
    desk.clock.pass_time(minutes=5)
    promised = next(one.item.id for one in view.lines._model.items() if one.line is not None)
    step = StepInput(case=CASE, item=promised, status=CommitmentStatus.DONE, comment="")
    desk.services().commitments.note(step)
    view.presenter.refresh()
    view.lines.beside.click()
    said = words_in_sight(view.compared)
    assert "1 added, 1 changed, 1 taken away, 1 unchanged." in said
    assert {"Hemma", "Fritiden", "Ringer hem", "How it stands"} <= set(said)
    assert "As it became: Done" in said
    assert "Skolan" not in said
    view.compared.unchanged.toggle.click()
    assert "Skolan" in words_in_sight(view.compared)
