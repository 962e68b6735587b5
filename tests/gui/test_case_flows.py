"""The case on screen, clicked through as a coordinator does, over a real vault."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.gui.matrix_signs import Sign, sign_of
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.widgets.answer_grid import AnswerGrid
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from sspf_app.services.export_views import CopyKind
from sspf_app.services.form_views import FormOrder
from sspf_app.services.sharing_views import MatrixCell
from tests.gui.desk_house import DeskHouse, worked_cases

BEFORE_SHEET_TWO = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[DeskHouse]]:
    opened: list[DeskHouse] = []
    yield opened
    for one in opened:
        one.close()


def house_at(desks: list[DeskHouse], folder: Path, now: datetime) -> DeskHouse:
    made = DeskHouse(folder, now, worked_cases)
    desks.append(made)
    return made


def open_case(desk: DeskHouse, qtbot: QtBot, case: str, **wanted: str) -> CaseView:
    view = desk.show(CASE, case=case, **wanted).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    return view


def overview(view: CaseView):
    return view.presenter.parts["overview"].view


def consents(view: CaseView):
    return view.presenter.parts["consent"].view


def page(view: CaseView, name: str):
    return view.presenter.parts["consent"].pages[name].view  # pyright: ignore[reportAttributeAccessIssue]


def cell_of(view: CaseView, type_: str, party: str) -> MatrixCell:
    shown = overview(view)._view
    row = [one.value for one in shown.types].index(type_)
    column = [one.id for one in shown.columns].index(party)
    return shown.cells[row][column]


def sign_at(view: CaseView, type_: str, party: str) -> Sign:
    return sign_of(cell_of(view, type_, party))


def test_before_sheet_two_the_next_step_names_who_is_missing(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, BEFORE_SHEET_TWO), qtbot, "c-alva")
    shown = overview(view)
    assert "Erik Lind has not answered" in shown._sentence.text()
    assert "Erik Lind" in shown.next.text()
    assert sign_at(view, "attendance", "school") is Sign.WAITING
    view.tabs.setCurrentIndex(2)
    meetings = view.presenter.parts["meetings"].view
    assert "Erik Lind" in meetings.missing.words()


def test_after_sheet_two_everything_is_open(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-alva")
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    assert overview(view)._sentence.text() == "No mapping talk is noted."
    assert overview(view).next.text() == "Open the mapping"


def test_partial_consent_is_drawn(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-cora")
    assert sign_at(view, "family_home", "school") is not Sign.BOTH
    assert cell_of(view, "alcohol_drugs", "police").has_exclusion
    qtbot.mouseClick(
        view.tabs.tabBar(),
        Qt.MouseButton.LeftButton,
        pos=view.tabs.tabBar().tabRect(1).center(),
    )
    board = consents(view)
    assert [card.accessibleName() for card in board.cards] == ["Bea Berg", "Carl Berg", "Cora Berg"]
    assert "not alike" in board._notice.words()
    grids = [card.findChild(AnswerGrid) for card in board.cards]
    differing = [
        [said for said in told(grid) if "the others differ" in said] for grid in grids if grid
    ]
    assert all(len(said) == 2 for said in differing)
    assert any("Cora Berg answered otherwise here" in said for said in differing[0])


def told(grid: AnswerGrid) -> list[str]:
    """Every box of a drawn answer, in words."""
    model = grid.model()
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def test_a_fifteen_year_old_says_no(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-dino")
    shown = overview(view)
    assert shown._sentence.text() == "Dino Falk has answered no. Nothing about Dino Falk is shared."
    assert shown.next.isHidden()
    assert sign_at(view, "attendance", "school") is Sign.NO
    # The mother has said yes about her own matters; that is another question.
    panel = shown.panel
    panel.subject.setCurrentIndex(panel.subject.findData("dana"))
    panel.subject.activated.emit(panel.subject.currentIndex())
    assert sign_at(view, "attendance", "school") is Sign.BOTH


def test_the_day_and_the_source_turn_the_matrix(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, AFTER_CALL), qtbot, "c-fadi")
    panel = overview(view).panel
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN
    panel.day.edit.setText("2026-03-11")
    panel.day.edit.editingFinished.emit()
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    panel.source.setCurrentIndex(panel.source.findData("police"))
    panel.source.activated.emit(panel.source.currentIndex())
    assert sign_at(view, "attendance", "school") is Sign.YES
    assert sign_at(view, "attendance", "police") is Sign.OWN
    panel._on_now()
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN


def test_arrow_keys_walk_the_matrix_and_say_why(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    view = open_case(house_at(desks, tmp_path, IN_FORCE), qtbot, "c-cora")
    shown = overview(view)
    matrix: SharingMatrix = shown.panel.matrix
    matrix.setFocus()
    first = shown.cell._why.text()
    for _step in range(7):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    cell = matrix.current_cell()
    assert cell is not None
    assert cell.type.value == "family_home"
    assert shown.cell._why.text() == cell.sentence != first


def test_a_protected_person_is_opened_with_a_reason(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-greta")
    assert view.gate.isVisible()
    assert not view.tabs.isVisible()
    view.gate.field.setText("Mötet på torsdag")
    qtbot.keyClick(view.gate.field, Qt.Key.Key_Return)
    assert view.tabs.isVisible()
    assert "Mötet på torsdag" in {line.reason for line in desk.services().journal.own_trace()}


def handed_out(desk: DeskHouse, case: str, signatory: str) -> str:
    """A sheet for somebody is out; returns its code."""
    services = desk.services()
    plan = services.consent_forms.plan(case, purpose="p1")
    order = FormOrder(
        case=case,
        purpose="p1",
        signatory=signatory,
        subjects=plan.sheets[0].subjects,
        rows=plan.rows,
        recipients=plan.recipients,
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
    )
    prepared = services.consent_forms.prepare(order)
    services.consent_forms.hand_out(prepared)
    return prepared.form.id


def test_a_form_is_previewed_saved_and_out(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(overview(view).next, Qt.MouseButton.LeftButton)
    form = page(view, "print")
    assert form.signatory.currentData() == "erik"
    assert form._preview.page_count() > 0
    assert list(tmp_path.glob("*.pdf")) == []
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert consents(view)._stack.currentIndex() == 0
    erik = next(card for card in consents(view).cards if card.accessibleName() == "Erik Lind")
    assert "answer" in erik.buttons


def test_the_code_that_was_shown_is_the_code_that_is_printed(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    shown = form.presenter._prepared.form.id
    form.presenter.choose_language("en")
    form.presenter.choose_signatory("anna")
    other = form.presenter._prepared.form.id
    form.presenter.choose_signatory("erik")
    assert form.presenter._prepared.form.id == shown != other
    desk.dialogs.answers.append(tmp_path)
    form.presenter.save_all(merged=False)
    out = {one.signatory: one.id for one in desk.services().consent_forms.forms("c-alva")[:2]}
    assert out == {"erik": shown, "anna": other}
    for signatory, code in out.items():
        form.presenter.choose_signatory(signatory)
        (path,) = tmp_path.glob(f"*{code}*")
        assert form.sign.text() == f"File: …{path.stem.rpartition('-')[2]}"
    view.presenter.go_to("consent", print="erik")
    assert form.presenter._prepared.form.id not in (shown, other)


def test_cards_that_no_longer_hold_are_not_shown(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    board = consents(view)
    form = page(view, "print")
    desk.tasks.hold()
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    desk.tasks.run()  # the form is written; nothing has been read again
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert board._stack.currentIndex() == 0
    assert board._inner.isHidden()
    assert board._reading.text() == "Saved. The cards are read again…"
    assert not board._reading.isHidden()
    while desk.tasks._held:
        desk.tasks.run()
    assert not board._inner.isHidden()
    assert board._reading.isHidden()
    erik = next(card for card in board.cards if card.accessibleName() == "Erik Lind")
    assert "answer" in erik.buttons


@pytest.mark.parametrize(
    ("kind", "ending"), [(CopyKind.FILLABLE, "-ifyllbar"), (CopyKind.DISPATCH, "-krypterad")]
)
def test_a_form_is_saved_in_another_form(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot, kind: CopyKind, ending: str
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(overview(view).next, Qt.MouseButton.LeftButton)
    form = page(view, "print")
    form.copy.choose(kind)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    (saved,) = tmp_path.glob("*.pdf")
    assert saved.stem.endswith(ending)
    told = dict(desk.dialogs.told)
    if kind is CopyKind.DISPATCH:
        assert pikepdf.open(saved, password=told[saved.name]).pages
    else:
        assert told == {}
        assert "/AcroForm" in pikepdf.open(saved).Root


def test_an_answer_with_words_waits_and_is_confirmed(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    sheet = page(view, "answer")
    assert sheet.sheet.sheet.boxes == {}
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert "Mark the boxes" in sheet._lines["boxes"].trouble()
    for row in range(len(sheet.sheet.sheet.shape.rows)):
        for column in range(len(sheet.sheet.sheet.shape.columns)):
            sheet.sheet.setCurrentIndex(sheet.sheet.sheet.index(row, column))
            qtbot.keyClick(sheet.sheet, Qt.Key.Key_Space)
    sheet.day.edit.setText("2026-01-15")
    sheet.time.setText("10:00")
    sheet.words.setPlainText("Inget om drogprov till polisen")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    confirm = page(view, "confirm")
    assert confirm.isVisible()
    assert "drogprov" in confirm._said.text()
    assert desk.services().cases.get("c-alva").state == "partial"
    confirm.recipient.setCurrentIndex(confirm.recipient.findData("police"))
    confirm._on_add()
    qtbot.mouseClick(confirm.save, Qt.MouseButton.LeftButton)
    # It counts now; the mother's form had other terms, so that is the next step.
    assert desk.services().cases.get("c-alva").state == "different_terms"
    view.presenter.choose_tab("overview")
    assert "older form" in overview(view)._sentence.text()


def test_a_no_is_one_calm_step(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    sheet = page(view, "answer")
    qtbot.mouseClick(sheet.kinds["signed_no"], Qt.MouseButton.LeftButton)
    assert not sheet.sheet.isVisible()
    assert sheet._calm.isVisible()
    sheet.day.edit.setText("2026-01-15")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert desk.services().cases.get("c-alva").state == "refused"


def test_an_oral_yes_needs_somebody_who_heard_it(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    sheet = page(view, "answer")
    qtbot.mouseClick(sheet.kinds["said_yes"], Qt.MouseButton.LeftButton)
    sheet.sheet.setCurrentIndex(sheet.sheet.sheet.index(1, 0))
    qtbot.keyClick(sheet.sheet, Qt.Key.Key_X)
    sheet.day.edit.setText("2026-01-15")
    sheet.time.setText("09:30")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet._lines["witness"].trouble()
    sheet.witness.setText("Lars Ek, socialsekreterare")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert desk.frame.said[-1] == "The answer is registered."


def test_what_is_typed_is_a_draft_and_comes_back(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    sheet = page(view, "answer")
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    sheet.words.setPlainText("Inget om hemmet")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_case(desk, qtbot, "c-alva", tab="consent")
    consents(again)._take("answer")
    assert page(again, "answer").words.toPlainText() == "Inget om hemmet"
    assert page(again, "answer").kinds["signed_yes"].isChecked()


def test_a_withdrawal_stops_at_its_instant(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva")
    assert sign_at(view, "attendance", "school") is Sign.BOTH
    view.presenter.go_to("consent", withdraw="anna")
    withdrawal = page(view, "withdraw")
    assert (withdrawal.day.edit.text(), withdrawal.time.text()) == ("2026-02-02", "10:00")
    effects = withdrawal.effects
    shown_lines = [len(one.lines()) for one in (effects.stops, effects.told, effects.stays)]
    assert shown_lines == [4, 2, 2]
    assert effects.told.lines()[0] == "Anna Lind gets a confirmation on paper."
    assert effects.told.lines()[1].startswith("Nobody else:")  # none knows of the case yet
    shown = withdrawal.matrix.current_cell()
    assert shown is not None
    assert sign_of(shown) is Sign.WITHDRAWN
    qtbot.mouseClick(withdrawal.save, Qt.MouseButton.LeftButton)
    effect = page(view, "effect")
    assert effect.isVisible()
    assert effect._preview.page_count() > 0
    desk.dialogs.answers.append(tmp_path)
    qtbot.mouseClick(effect.save, Qt.MouseButton.LeftButton)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    view.presenter.choose_tab("overview")
    assert sign_at(view, "attendance", "school") is Sign.WITHDRAWN
    assert view.header.badges.count() == 1


def test_a_part_is_taken_back(desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva", tab="consent", withdraw="anna")
    withdrawal = page(view, "withdraw")
    qtbot.mouseClick(withdrawal.parts, Qt.MouseButton.LeftButton)
    withdrawal.parties["police"].click()
    withdrawal.types["alcohol_drugs"].click()
    (flows,) = withdrawal.effects.stops.lines()
    assert flows.startswith("Lokalpolisområde Umeå, about Alva Lind: ")
    assert "Lokalpolisområde Umeå" not in flows.split(", about", 1)[1]
    _confirmed, told = withdrawal.effects.told.lines()
    assert "The parts of the consent that were not chosen." in withdrawal.effects.stays.lines()
    assert told.endswith("told to stop sharing: Lokalpolisområde Umeå.")
    qtbot.mouseClick(withdrawal.save, Qt.MouseButton.LeftButton)
    assert "Anna Lind has taken back a part of the consent" in [
        label.text() for label in page(view, "effect").findChildren(QLabel)
    ]
    view.presenter.choose_tab("overview")
    assert sign_at(view, "alcohol_drugs", "police") is Sign.WITHDRAWN
    assert sign_at(view, "attendance", "police") is Sign.BOTH


def test_a_withdrawal_that_was_begun_comes_back(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, IN_FORCE)
    view = open_case(desk, qtbot, "c-alva", tab="consent", withdraw="anna")
    assert view.presenter.drafts() == ()
    page(view, "withdraw").heard_by.setText("Skolan: Rektor Björk")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = open_case(desk, qtbot, "c-alva", tab="consent")
    consents(again)._take("withdraw")
    assert page(again, "withdraw").heard_by.text() == "Skolan: Rektor Björk"
    consents(again)._drop("withdraw")
    assert desk.services().drafts.get(draft.key) is None


def test_what_is_typed_stays_when_something_else_changes(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    code = handed_out(desk, "c-alva", "erik")
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer=code)
    sheet = page(view, "answer")
    qtbot.mouseClick(sheet.kinds["signed_yes"], Qt.MouseButton.LeftButton)
    sheet.words.setPlainText("Inget om hemmet")
    view.presenter.refresh()
    view.presenter.open(case="c-alva")
    assert sheet.isVisible()
    assert sheet.words.toPlainText() == "Inget om hemmet"


def test_a_wrong_code_is_said_at_the_field(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", answer="")
    answer = page(view, "answer")
    answer.code.setText("K7M3-P9QX-A")
    qtbot.keyClick(answer.code, Qt.Key.Key_Return)
    assert answer._code_line.trouble()
    assert desk.frame.bugs == []


def test_enter_on_a_cell_leads_to_what_would_change_it(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva")
    qtbot.keyClick(overview(view).panel.matrix, Qt.Key.Key_Return)
    assert page(view, "print").signatory.currentData() == "erik"


def test_what_cannot_be_printed_is_said_in_the_banner(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    for box in form.recipient_boxes.values():
        if box.isChecked():
            box.click()
    assert form.banner.words()
    assert not form.save.isEnabled()
    form.recipient_boxes["school"].click()
    assert form.save.isEnabled()
    assert form.banner.words() == ""


def test_mark_and_address_are_chosen_with_the_keyboard_and_a_missing_address_is_said(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form = page(view, "print")
    qtbot.keyClick(form.extras.secrecy, Qt.Key.Key_Space)
    assert form.extras.secrecy.isChecked()
    assert form.save.isEnabled()
    qtbot.keyClick(form.extras.address, Qt.Key.Key_Space)
    assert "Erik" in form.banner.words()
    assert not form.save.isEnabled()
    qtbot.keyClick(form.extras.address, Qt.Key.Key_Space)
    assert form.save.isEnabled()
    assert form.extras.secrecy.isChecked()
