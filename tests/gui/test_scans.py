"""Paper comes home on screen: dropped, seen, compared, registered, as a coordinator does it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from scripts.scan_trials.filling import Filled, as_pdf, filled_pages
from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Consent
from sspf_app.gui import i18n
from sspf_app.gui.screens.case.consent_card import SignatoryCard
from sspf_app.gui.screens.case.screen import SCREEN as CASE_SCREEN
from sspf_app.gui.screens.scans.screen import SCREEN
from sspf_app.gui.screens.scans.typed_answer import NO, YES
from sspf_app.gui.screens.scans.view import ScansView
from sspf_app.services.form_views import FormOrder, PreparedForm
from sspf_app.services.papers import PaperRegion
from sspf_app.services.records import FormRow
from sspf_app.services.scan_layouts import regions_on
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.dropping import drop
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.two_hands import words_in

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
CASE = "c-alva"


class Paper:
    """A form that was handed out to Erik, and what a pen makes of it."""

    def __init__(self, desk: DeskHouse) -> None:
        self.desk = desk
        use = desk.services()
        case = use.cases.get(CASE)
        young = case.young_person
        own = case.coordinator_party
        other = next(one.party for one in case.participations if one.party != own)
        plan = use.consent_forms.plan(CASE, purpose=case.purposes[0].id)
        self.signatory = next(one.signatory for one in plan.sheets if one.name.startswith("Erik"))
        order = FormOrder(
            case=CASE,
            purpose=case.purposes[0].id,
            signatory=self.signatory,
            subjects=(young,),
            rows=(
                FormRow(subject=young, type=InformationType.PARTICIPATION, teller=own),
                FormRow(subject=young, type=InformationType.ATTENDANCE, teller=other),
            ),
            recipients=(own, other),
            valid_from=date(2026, 1, 15),
            valid_to=date(2026, 6, 15),
        )
        self.prepared: PreparedForm = use.consent_forms.prepare(order)
        use.consent_forms.hand_out(self.prepared)
        with desk.vault.open_unit(desk.actor) as unit:
            layout = unit.scans.layout(self.prepared.form.id)
        assert layout is not None
        self.regions: list[PaperRegion] = [
            region for page in range(1, layout.pages + 1) for region in regions_on(layout, page)
        ]

    def stack(self, folder: Path, *, is_signed: bool = True) -> Path:
        marks = {one.name: "ticked" for one in self.regions if one.name.startswith("box:")}
        what = Filled(marks={**marks, "answer_yes": "ticked"}, is_signed=is_signed)
        pages = filled_pages(self.prepared.pdf, self.regions, what)
        path = folder / "stack åäö #1.pdf"
        path.write_bytes(as_pdf(pages))
        return path

    def answers(self) -> list[Consent]:
        with self.desk.vault.open_unit(self.desk.actor) as unit:
            found = unit.records.list_standing(Consent, case=CASE)
        return [one for one in found if one.id.startswith("k-")]  # read from a sheet


pytestmark = pytest.mark.at_desk(NOW, worked_cases)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "scanner"
    folder.mkdir()
    return folder


def show(desk: DeskHouse, qtbot: QtBot, **params: str) -> ScansView:
    view = desk.show(SCREEN, **params).view
    assert isinstance(view, ScansView)
    qtbot.addWidget(view)
    return view


def press(button: QAbstractButton) -> None:
    button.click()
    QApplication.sendPostedEvents()  # what is shown anew comes into sight


def test_dropped_compared_registered_and_the_file_deleted_on_request(
    desk: DeskHouse, inbox: Path, qtbot: QtBot
) -> None:
    paper = Paper(desk)
    path = paper.stack(inbox)
    view = show(desk, qtbot)
    assert view.focusWidget() is view.list.folder
    check_screen(view)
    drop(view.list.zone, path)
    (row,) = view.list.rows.values()
    assert "Erik Lind" in row.accessibleName()
    check_screen(view)
    assert not view.list.delete  # pages wait
    qtbot.keyClick(row.open, Qt.Key.Key_Space)
    compare = view.compare
    assert compare.picture.page_count() == 2
    assert compare.kinds["yes"].isChecked()
    assert set(compare.sheet.sheet.boxes.values()) == {True}
    check_screen(view)
    press(compare.save)
    assert paper.answers() == []  # no day, and nothing was compared
    compare.day.edit.setText("2026-01-15")
    compare.place.setText("Pärm 3")
    press(compare.save)
    assert paper.answers() == []
    press(compare.compared)
    press(compare.save)
    (answer,) = paper.answers()
    assert answer.signed_on == date(2026, 1, 15)
    (kept,) = desk.services().scan_keeping.kept(CASE)
    assert kept.record == answer.id
    assert path.exists()
    (delete,) = view.list.delete.values()
    desk.dialogs.answers.extend([False, True])
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert path.exists()
    (delete,) = view.list.delete.values()
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert not path.exists()
    assert "wipe" in desk.dialogs.asked[-1].detail  # pyright: ignore[reportAttributeAccessIssue]
    assert desk.frame.bugs == []


def test_what_is_found_must_be_looked_at_first(desk: DeskHouse, inbox: Path, qtbot: QtBot) -> None:
    paper = Paper(desk)
    view = show(desk, qtbot)
    desk.dialogs.answers.extend([paper.stack(inbox, is_signed=False)])
    press(view.list.file)
    (row,) = view.list.rows.values()
    press(row.open)
    compare = view.compare
    ((_code, page),) = compare.findings.turns
    assert (compare.picture.page(), page) == (0, 2)
    (turn,) = compare.findings.turns.values()
    qtbot.keyClick(turn, Qt.Key.Key_Return)
    assert compare.picture.page() == 1  # what was found is in sight
    compare.day.edit.setText("2026-01-15")
    press(compare.compared)
    press(compare.save)
    assert paper.answers() == []
    (box,) = compare.looked.values()
    assert "signature" in box.accessibleName()
    assert box.text() == "The paper is signed there, or the answer is no"
    press(box)
    compare.day.edit.setText("2026-01-14")
    press(compare.save)
    assert paper.answers() == []
    said = [label.text() for label in compare._lines["day"].findChildren(QLabel)]
    assert "The sheet was printed on 15 January 2026 and cannot be older." in said
    compare.day.edit.setText("2026-01-15")
    press(compare.save)
    assert len(paper.answers()) == 1


def test_boxes_that_are_not_as_the_picture_are_counted(
    desk: DeskHouse, inbox: Path, qtbot: QtBot
) -> None:
    paper = Paper(desk)
    view = show(desk, qtbot)
    desk.dialogs.answers.extend([paper.stack(inbox)])
    press(view.list.file)
    (row,) = view.list.rows.values()
    press(row.open)
    compare, grid = view.compare, view.compare.sheet
    press(compare.kinds[YES])
    assert not compare._differs.isVisibleTo(compare)
    ticked = next(key for key, value in grid.sheet.boxes.items() if value)
    rows, columns = len(grid.sheet.shape.rows), len(grid.sheet.shape.columns)
    cells = [grid.sheet.index(row, at) for row in range(rows) for at in range(columns)]
    grid.setCurrentIndex(next(cell for cell in cells if grid.sheet.key(cell) == ticked))
    for key, said in ((Qt.Key.Key_Minus, "1 box is not"), (Qt.Key.Key_X, "")):
        QTest.keyClick(grid, key)
        assert compare._differs.isVisibleTo(compare) is bool(said)
        assert said in compare._differs.text()
    press(compare.kinds[NO])
    assert not compare._differs.isVisibleTo(compare)


def test_a_page_without_a_code_is_told_by_typing_it(
    desk: DeskHouse, inbox: Path, qtbot: QtBot
) -> None:
    paper = Paper(desk)
    marks = Filled(marks={"answer_no": "ticked"})
    pages = filled_pages(paper.prepared.pdf, paper.regions, marks)
    width, height = pages[1].size
    for upper, lower in ((0, 0.16), (0.86, 1)):
        pages[1].paste(255, (int(width * 0.78), int(height * upper), width, int(height * lower)))
    path = inbox / "stack.pdf"
    path.write_bytes(as_pdf(pages))
    view = show(desk, qtbot)
    desk.dialogs.answers.extend([inbox])
    press(view.list.folder)
    assert len(view.list.rows) == 2
    press(list(view.list.rows.values())[1].open)
    assert view.focusWidget() is view.loose.code
    check_screen(view)
    qtbot.keyClicks(view.loose.code, "K7M3-P9QX-T")
    qtbot.keyClick(view.loose.code, Qt.Key.Key_Return)
    view.loose.code.setText(paper.prepared.form.id)
    view.loose.page.setText("2")
    qtbot.keyClick(view.loose.page, Qt.Key.Key_Return)
    assert view.compare.picture.page_count() == 2
    check_screen(view)


def test_bad_files_are_named_and_stop_nothing(desk: DeskHouse, inbox: Path, qtbot: QtBot) -> None:
    paper = Paper(desk)
    paper.stack(inbox)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    view = show(desk, qtbot)
    drop(view.list.zone, inbox)
    assert len(view.list.rows) == 1
    texts = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any("broken.pdf" in text for text in texts)
    check_screen(view)


def test_a_draft_of_a_compared_sheet_is_offered_when_it_is_read_again(
    desk: DeskHouse, inbox: Path, qtbot: QtBot
) -> None:
    paper = Paper(desk)
    path = paper.stack(inbox)
    view = show(desk, qtbot)
    drop(view.list.zone, path)
    press(next(iter(view.list.rows.values())).open)
    view.compare.words.setPlainText("inte om mormor")
    press(view.compare.compared)
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = show(desk, qtbot)
    drop(again.list.zone, path)
    press(next(iter(again.list.rows.values())).open)
    assert again.compare.words.toPlainText() == "inte om mormor"
    assert not again.compare.compared.isChecked()


def test_kept_pages_are_shown_and_the_papers_place_is_written_down(
    desk: DeskHouse, inbox: Path, qtbot: QtBot
) -> None:
    paper = Paper(desk)
    view = show(desk, qtbot)
    drop(view.list.zone, paper.stack(inbox))
    press(next(iter(view.list.rows.values())).open)
    view.compare.day.edit.setText("2026-01-15")
    press(view.compare.compared)
    press(view.compare.save)
    (answer,) = paper.answers()
    case = desk.show(CASE_SCREEN, case=CASE, tab="consent").view
    qtbot.addWidget(case)
    cards = case.findChildren(SignatoryCard)
    (button,) = [card.buttons["scan"] for card in cards if "scan" in card.buttons]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    screen, wanted = desk.frame.went_to[-1]
    assert (screen, wanted) == ("scans", {"case": CASE, "record": answer.id})
    kept = show(desk, qtbot, **wanted).kept
    assert kept.picture.page_count() == 2
    check_screen(kept)
    use = desk.services().scan_keeping
    kept.place.setText("Arkivet")
    press(kept.save)
    assert use.kept(CASE)[0].original_place == "Arkivet"
    kept.place.setText("Pärm 3")
    use.move_original(CASE, use.kept(CASE)[0].id, place="Kassaskåpet")  # another hand
    press(kept.save)
    assert use.kept(CASE)[0].original_place == "Kassaskåpet"
    assert kept.place.text() == "Pärm 3"
    assert "Kassaskåpet" in words_in(kept)
    press(kept.save)
    assert use.kept(CASE)[0].original_place == "Pärm 3"


@pytest.mark.usefixtures("swedish")
def test_in_swedish_nothing_is_left_in_english(desk: DeskHouse, inbox: Path, qtbot: QtBot) -> None:
    paper = Paper(desk)
    view = show(desk, qtbot)
    view.resize(1080, 690)
    check_swedish(view)
    drop(view.list.zone, paper.stack(inbox, is_signed=False))
    check_swedish(view)
    check_screen(view)
    press(next(iter(view.list.rows.values())).open)
    check_swedish(view)
    check_screen(view)
    assert i18n.words().language == "sv"
