"""The chasing list as one uses it: by mouse and by keyboard, over a real vault."""

from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.consents.presenter import ALL, TO_DO
from sspf_app.gui.screens.consents.screen import SCREEN
from sspf_app.gui.screens.consents.view import ConsentsView
from sspf_app.gui.screens.today.lines import today_line
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.request_records import ChaseAct, ChaseKind, ChaseStateName, ContactKind
from tests.gui.desk_house import DeskHouse, demo_cases

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
S = ChaseStateName


pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def consents(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> ConsentsView:
    view = desk.show(SCREEN, **wanted).view
    assert isinstance(view, ConsentsView)
    qtbot.addWidget(view)
    return view


def states(view: ConsentsView) -> dict[str, ChaseStateName]:
    return {item.case.removeprefix("c-demo-"): item.state for item in view._model.items()}


def choose(view: ConsentsView, *numbers: int) -> None:
    view.table.clearSelection()
    how = QItemSelectionModel.SelectionFlag
    for number in numbers:
        index = view._model.index_of(f"c-demo-{number}/c-demo-{number}-p")
        view.table.selectionModel().select(index, how.Select | how.Rows)
        view.table.selectionModel().setCurrentIndex(index, how.NoUpdate)


def test_the_list_says_how_far_each_consent_has_come(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot, state=ALL)
    assert states(view) == {
        "1": S.IN_FORCE,
        "2": S.IN_FORCE,
        "3": S.REFUSED,
        "4": S.WITHDRAWN,
        "5": S.IN_FORCE,
        "6": S.PAUSED,
        "7": S.ENDING,
        "8": S.ENDING,  # on a birthday the young person must answer too
        "9": S.TALK_FIRST,
        "10": S.IN_FORCE,
        "11": S.NOT_ASKED,
        "12": S.STOPPED,
        "13": S.AWAITING,
        "14": S.BARRED,
        "15": S.ENDING,
    }


def test_rows_of_a_case_with_several_purposes_are_told_apart(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot, state=ALL)
    assert view.table.isColumnHidden(2)
    desk.services().case_parts.add_purpose("c-demo-1", "Fritid")
    view = consents(desk, qtbot, state=ALL)
    assert not view.table.isColumnHidden(2)
    shown = {one.case: view._purpose(one) for one in view._model.items() if view._purpose(one)}
    assert set(shown) == {"c-demo-1"}
    assert "Fritid" in [view._purpose(one) for one in view._model.items()]


def test_what_is_in_force_or_answered_no_is_not_chased(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot)
    assert view.state.currentData() == TO_DO
    assert set(states(view)) == {"7", "8", "9", "11", "12", "13", "14", "15"}
    view.search.setText("klint")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert set(states(view)) == {"13"}
    view.search.setText("finns inte")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert states(view) == {}
    view.search.setText("")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    view.state.setCurrentIndex(view.state.findData(S.ENDING.value))
    view.state.activated.emit(view.state.currentIndex())
    assert set(states(view)) == {"7", "8", "15"}


def test_a_protected_name_is_neither_shown_nor_found(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot, state=ALL)
    model = view.table.model()
    row = view._model.index_of("c-demo-5/c-demo-5-p").row()
    said = " ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
    assert "Greta" not in said
    view.search.setText("Greta")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert states(view) == {}


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (11, {"tab": "consent", "print": "p-demo-11-m"}),
        (14, {"tab": "people", "person": "p-demo-14-f"}),
        (12, {"tab": "people", "person": "p-demo-12-u"}),
        (3, {"tab": "consent"}),
    ],
)
def test_enter_does_the_next_thing(
    desk: DeskHouse, qtbot: QtBot, number: int, wanted: dict[str, str]
) -> None:
    view = consents(desk, qtbot, state=ALL)
    choose(view, number)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    case = f"c-demo-{number}"
    assert desk.frame.went_to == [("case", {"case": case, "purpose": f"{case}-p", **wanted})]


def test_a_reminder_is_noted_by_keyboard(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot)
    choose(view, 13)
    assert view.next.text() == "Note a reminder"
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    editor = view.editor
    assert view._below.currentWidget() is view._noting
    assert editor.next_on.day() == date(2026, 3, 19)
    editor.next_on.edit.setText("2026-03-")
    qtbot.keyClick(editor.note, Qt.Key.Key_Return)
    assert "2026-03-12" in editor._next_row.trouble()
    editor.next_on.edit.setText("2026-03-20")
    qtbot.keyClick(editor.note, Qt.Key.Key_Return)
    assert view._below.currentWidget() is view.panel
    (item,) = view._chosen()
    assert [one.missing.reminders for one in item.people] == [1, 1]
    assert item.state is S.ASKED
    assert item.act is ChaseAct.ANSWER
    assert desk.frame.bugs == []


def test_talk_first_is_noted_seen_and_met(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot)
    choose(view, 13)
    talk = view.panel.buttons["p-demo-13-f", ChaseKind.TALK_FIRST]
    qtbot.mouseClick(talk, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    assert view.editor.note_row.trouble() == "Write a few words first."
    view.editor.note.setText("Vad händer om jag säger nej?")
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    assert states(view)["13"] is S.TALK_FIRST
    assert "Vad händer om jag säger nej?" in _said(view)
    qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    assert states(view)["13"] is S.ASKED


def test_a_note_that_is_left_changes_nothing(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot)
    choose(view, 9)
    qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    view.editor.left.emit()
    assert view._below.currentWidget() is view.panel
    assert states(view)["9"] is S.TALK_FIRST


def test_a_refusal_is_not_chased_and_a_blocked_guardian_is_not_written_to(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = consents(desk, qtbot, state=ALL)
    choose(view, 3)
    assert view.panel.buttons == {}
    choose(view, 14)
    assert view.panel.buttons == {}
    assert "The law still requires that answer" in _said(view)


def test_custody_that_is_not_confirmed_is_never_called_nobody_missing(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = consents(desk, qtbot)
    choose(view, 12)
    assert "as long as custody is not confirmed" in _said(view)
    assert "Nobody is missing" not in _said(view)


def test_renewals_of_several_cases_print_in_one_file(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    view = consents(desk, qtbot)
    choose(view, 7, 15)
    assert view.renew.text() == "Prepare renewals…"
    qtbot.mouseClick(view.renew, Qt.MouseButton.LeftButton)
    assert len(view.batch.sheets) == 5
    last = list(view.batch.sheets.values())[-1]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    desk.dialogs.answers.append(out)
    qtbot.mouseClick(view.batch.save, Qt.MouseButton.LeftButton)
    (path,) = out.iterdir()
    with pikepdf.Pdf.open(path) as printed:
        assert len(printed.pages) % 2 == 0
    assert desk.frame.saved == path
    assert states(view)["15"] is S.ENDING
    for number, count in ((7, 3), (15, 2)):
        with desk.vault.open_unit(desk.actor) as unit:
            rows = unit.office.disclosures(f"c-demo-{number}")
        assert [row.file_name for row in rows] == [path.name] * count
    assert desk.frame.bugs == []


def test_rows_that_get_no_renewal_are_told_before_and_after(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot, state=ALL)
    choose(view, 1, 9, 15)
    items = {item.case: item for item in view._chosen()}
    before = _said(view)
    assert "everybody has said yes, to" in before
    assert "SSPF 2026-009: has a form already." in before
    assert f"{items['c-demo-15'].reference}: " not in before  # the one that ends is renewed
    qtbot.mouseClick(view.renew, Qt.MouseButton.LeftButton)
    said = " ".join(label.text() for label in view.batch.findChildren(QLabel))
    assert "2 of 3 cases get none; why stands beside each." in said
    assert f"{len(view.batch.sheets)} forms to print." in said


def test_a_batch_of_one_file_per_form(desk: DeskHouse, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    desk.services().contact_rules.record(
        ContactInput(
            case="c-demo-15",
            person="p-demo-15-f",
            kind=ContactKind.DO_NOT_CONTACT,
            reason="Socialtjänsten talar med honom först",
            starts_on=date(2026, 3, 12),
        )
    )
    view = consents(desk, qtbot)
    choose(view, 15)
    view.renew.setFocus()
    qtbot.keyClick(view.renew, Qt.Key.Key_Space)
    view.batch.many_files.click()
    shown = [label.text() for label in view.batch.findChildren(QLabel)]
    desk.dialogs.answers.append(out)
    qtbot.mouseClick(view.batch.save, Qt.MouseButton.LeftButton)
    (path,) = out.iterdir()
    assert desk.frame.saved == path
    assert f"File: …{path.stem.rpartition('-')[2]}" in shown


@pytest.mark.parametrize(
    ("kind", "number", "note"),
    [("talk_first", 9, ChaseKind.TALKED), ("reminder_due", 13, ChaseKind.REMINDER)],
)
def test_one_key_in_the_day_leads_to_the_note(
    desk: DeskHouse, qtbot: QtBot, kind: str, number: int, note: ChaseKind
) -> None:
    entries = desk.services().today.queue().entries
    line = next(
        today_line(one, desk.clock.zone)
        for one in entries
        if one.kind == kind and one.case == f"c-demo-{number}"
    )
    assert line.screen == SCREEN.name
    view = consents(desk, qtbot, **line.wanted)
    assert [item.case for item in view._chosen()] == [f"c-demo-{number}"]
    assert view._below.currentWidget() is view._noting
    assert view.editor._kind is note
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    left = desk.services().today.queue().entries
    assert (kind, line.wanted["case"]) not in {(one.kind, one.case) for one in left}
    assert desk.frame.bugs == []


def test_leaving_a_batch_prints_nothing(desk: DeskHouse, qtbot: QtBot) -> None:
    view = consents(desk, qtbot)
    choose(view, 15)
    qtbot.mouseClick(view.renew, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.batch.back, Qt.MouseButton.LeftButton)
    assert view._stack.currentIndex() == 0
    with desk.vault.open_unit(desk.actor) as unit:
        assert unit.office.disclosures("c-demo-15") == ()


def _said(view: ConsentsView) -> str:
    return " ".join(label.text() for label in view.panel.findChildren(QLabel))
