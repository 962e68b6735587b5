"""An old list moves in on screen: dropped, mapped, corrected, taken in, undone, as one does it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sspf_app import assets
from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Case, Person
from sspf_app.gui import i18n
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.moving.screen import SCREEN
from sspf_app.gui.screens.moving.view import MovingView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.services.move_views import LEAVE_OUT
from sspf_app.services.old_sheets import EXAMPLES
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Office
from tests.gui.desk_house import CASES as FILES
from tests.gui.desk_house import DeskHouse
from tests.gui.dropping import drop
from tests.gui.screen_checks import check_screen, check_swedish

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LIST = """Gamla SSPF-listan;;;;;;;
Namn;Född;Vårdnadshavare 1;Telefon;Vårdnadshavare 2;Samtycke;Syfte;Startdatum
Tuva Berg;2012-04-17;Maja Berg;070-1;Olle Berg;Ja;Frånvaro;2026-01-12
Åke Öst;31/2 2013;Eva Öst;070-2;;;Frånvaro;2026-02-01
;2011-01-01;Vem Då;;;;Frånvaro;2026-02-01
"""


def own_party(house: DeskHouse) -> None:
    use = house.services()
    own = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES))
    use.office.save(Office(own_party=own.new_id))


pytestmark = pytest.mark.at_desk(NOW, own_party)


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    path = tmp_path / "gammal lista åäö #1.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def show(desk: DeskHouse, qtbot: QtBot, *, is_small: bool = False) -> MovingView:
    view = desk.show(SCREEN).view
    assert isinstance(view, MovingView)
    qtbot.addWidget(view)
    if is_small:
        view.resize(1060, 660)  # what is left of 1280x720 beside rail and bars
    return view


def press(button: QAbstractButton) -> None:
    assert button.isEnabled()
    button.click()
    QApplication.sendPostedEvents()


def standing(desk: DeskHouse, kind: type[Case] | type[Person]) -> list[str]:
    with desk.vault.open_unit(desk.actor) as unit:
        return [row.id for row in unit.records.list_standing(kind)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_list_moves_in_and_is_undone(
    desk: DeskHouse, old_list: Path, qtbot: QtBot, language: str
) -> None:
    i18n.use_language(language)
    view = show(desk, qtbot, is_small=True)
    check_screen(view)
    drop(view.start.zone, old_list)
    assert view.columns.encoding.currentData() == "cp1252"
    assert view.columns.heading_row.value() == 2
    assert len(view.columns.chosen()) == 8
    check_screen(view)
    press(view.columns.go)
    check_screen(view)
    rows = view.rows
    assert not rows.go.isEnabled()
    assert rows.table.model().rowCount() == 3
    rows.table.choose("4")
    check_screen(view)
    born = rows.panel.fields["young.born"]
    born.selectAll()
    qtbot.keyClicks(born, "2013-02-03")
    qtbot.keyClick(born, Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    assert "young.born" not in rows.panel.fields
    assert rows.table.chosen().number == 4
    rows.table.choose("5")
    press(rows.panel.leave)
    assert rows.table.chosen().is_left_out
    assert rows.go.isEnabled()
    if language == "sv":
        check_swedish(view, but=frozenset({"Namn"}))
    press(rows.go)
    check_screen(view)
    assert len(standing(desk, Case)) == 2
    press(view.done.more)
    check_screen(view)
    (undo,) = view.start.undo.values()
    assert isinstance(undo, QAbstractButton)
    press(undo)
    check_screen(view)
    press(view.undo.go)
    assert standing(desk, Case) == []
    assert standing(desk, Person) == []
    assert view.start.undo == {}
    assert desk.frame.bugs == []


def test_what_cannot_come_in_is_left_out_by_one_press(
    desk: DeskHouse, old_list: Path, qtbot: QtBot
) -> None:
    view = show(desk, qtbot)
    drop(view.start.zone, old_list)
    press(view.columns.go)
    view.rows.which.setCurrentIndex(1)
    view.rows.which.activated.emit(1)
    assert view.rows.table.model().rowCount() == 2
    press(view.rows.leave_errors)
    check_screen(view)
    press(view.rows.go)
    assert len(standing(desk, Case)) == 1


def test_somebody_known_is_chosen_in_the_row(desk: DeskHouse, tmp_path: Path, qtbot: QtBot) -> None:
    desk.take_in("01-worked-cases")
    path = tmp_path / "a.csv"
    path.write_text("Namn;Född;Vh 1;Syfte\nTuva Berg;2012-04-17;Erik Lind;x\n", "utf-8")
    view = show(desk, qtbot)
    drop(view.start.zone, path)
    press(view.columns.go)
    box = view.rows.panel.people["g1"]
    assert box.currentText() == "Choose who it is"
    assert not view.rows.go.isEnabled()
    check_screen(view)
    box.setCurrentIndex(box.findData(LEAVE_OUT))
    box.activated.emit(box.currentIndex())
    assert view.rows.go.isEnabled()


def test_a_file_that_is_no_sheet_says_so_and_leads_back(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bild.xlsx"
    path.write_bytes(b"PK\x03\x04nonsense")
    view = show(desk, qtbot)
    drop(view.start.zone, path)
    assert "bild.xlsx" in view.banner.words()
    assert view.start.isVisible()
    check_screen(view)


def test_decisions_are_kept_while_the_sheet_is_open(
    desk: DeskHouse, old_list: Path, qtbot: QtBot
) -> None:
    built = desk.show(SCREEN)
    view = built.view
    assert isinstance(view, MovingView)
    qtbot.addWidget(view)
    drop(view.start.zone, old_list)
    press(view.columns.go)
    view.presenter.correct(4, "young.born", "2013-02-03")
    view.presenter.leave_out(5, is_left_out=True)
    view.rows.table.choose("4")
    (draft,) = built.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    again = show(desk, qtbot)
    drop(again.start.zone, old_list)
    press(again.columns.go)
    assert again.rows.go.isEnabled()
    press(again.rows.go)
    assert desk.services().drafts.list_drafts() == ()


def test_persons_who_are_there_are_named_and_no_cases_are_told_of(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.services().people.add(PersonInput(name="Tuva Berg", born=date(2012, 4, 17)))
    path = tmp_path / "personer.csv"
    path.write_text("Namn;Född\nTuva Berg;2012-04-17\nSiv Ek;2011-03-04\n", "utf-8")
    view = show(desk, qtbot)
    drop(view.start.zone, path)
    kind = view.columns.kind
    kind.setCurrentIndex(kind.findData("persons"))
    kind.activated.emit(kind.currentIndex())
    press(view.columns.go)
    assert view.rows._summary.text() == "2 rows come in: 1 person. Here already: Tuva Berg."
    press(view.rows.go)
    assert view.done._no_consent.isHidden()
    assert view.done.cases.isHidden()


def test_a_case_file_is_looked_at_taken_in_and_undone(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ärende.json"
    path.write_bytes((FILES / "03-age.json").read_bytes())
    view = show(desk, qtbot)
    drop(view.start.zone, path)
    assert view.file.go.isVisibleTo(view)
    check_screen(view)
    told = " ".join(one.text() for one in view.file.findChildren(QLabel))
    assert "5 cases, " in told
    assert re.search(r"\d answers? about consent", told)
    press(view.file.go)
    assert desk.services().cases.list_cases()
    assert "It became 5 cases, 17 persons" in view.done._said.text()
    press(view.done.more)
    (undo,) = view.start.undo.values()
    assert isinstance(undo, QPushButton)
    press(undo)
    press(view.undo.go)
    assert desk.services().cases.list_cases() == ()


def test_a_file_that_is_no_case_file_says_why(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", "utf-8")
    view = show(desk, qtbot)
    drop(view.start.zone, path)
    assert view.file.go.isHidden()
    press(view.file.back)
    assert view.start.file.isVisibleTo(view)


@pytest.mark.parametrize("kind", list(EXAMPLES))
def test_the_examples_come_in_as_they_are(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    view = show(desk, qtbot)
    desk.dialogs.answers.append(tmp_path)
    view.presenter.save_example(kind)
    saved = tmp_path / EXAMPLES[kind]
    assert saved.read_bytes() == assets.path(f"examples/{EXAMPLES[kind]}").read_bytes()
    drop(view.start.zone, saved)
    press(view.columns.go)
    press(view.rows.go)
    assert len(standing(desk, Case)) == 3


def test_one_comes_here_from_the_cases(desk: DeskHouse, qtbot: QtBot) -> None:
    view = desk.show(CASES).view
    qtbot.addWidget(view)
    press(view.move_in)  # pyright: ignore[reportAttributeAccessIssue]
    assert desk.frame.went_to == [("moving", {})]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_moves_out_with_a_reason(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    i18n.use_language(language)
    desk.take_in("01-worked-cases")
    view = show(desk, qtbot, is_small=True)
    press(view.start.out)
    check_screen(view)
    press(view.out.go)
    assert view.out.isVisible()  # no reason, and it is not said that one knows
    check_screen(view)
    qtbot.keyClicks(view.out.reason, "Byter program")
    press(view.out.go)
    assert view.out.isVisible()
    view.out.knows.setChecked(True)
    desk.dialogs.answers.append(tmp_path)
    press(view.out.go)
    check_screen(view)
    (folder,) = tmp_path.glob("SSPF-allt-*")
    assert (folder / "index.html").is_file()
    assert desk.frame.bugs == []
    if language == "sv":
        check_swedish(view)
    press(view.out_done.back)
    assert view.start.isVisible()


def test_one_case_moves_out_from_its_documents(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.take_in("01-worked-cases")
    built = desk.show(SCREEN, act="out", case="c-alva")
    view = built.view
    assert isinstance(view, MovingView)
    qtbot.addWidget(view)
    assert view.out.isVisible()
    view.out.reason.setText("En begäran om allt")
    view.out.knows.setChecked(True)
    desk.dialogs.answers.append(tmp_path)
    press(view.out.go)
    (folder,) = tmp_path.glob("SSPF-*")
    assert (folder / "arende.json").is_file()


def test_what_is_being_typed_is_a_draft_before_it_is_done(
    desk: DeskHouse, old_list: Path, qtbot: QtBot
) -> None:
    view = show(desk, qtbot)
    drop(view.start.zone, old_list)
    qtbot.keyClicks(view.columns.purpose, "Skolan")
    assert "Skolan" in view.presenter.drafts()[0].text
    press(view.columns.go)
    view.rows.table.choose("4")
    field = view.rows.panel.fields["young.born"]
    field.selectAll()
    qtbot.keyClicks(field, "2013-0")
    assert "2013-0" in view.presenter.drafts()[0].text


def test_a_case_that_came_in_opens_with_all_its_parts(
    desk: DeskHouse, old_list: Path, qtbot: QtBot
) -> None:
    view = show(desk, qtbot)
    drop(view.start.zone, old_list)
    press(view.columns.go)
    press(view.rows.leave_errors)
    press(view.rows.go)
    (case,) = standing(desk, Case)
    for tab in ("overview", "consent", "meetings", "notes", "people", "history", "shared"):
        built = desk.show(CASE, case=case, tab=tab)
        qtbot.addWidget(built.view)
        assert built.view.banner.words() == "", tab
    assert desk.frame.bugs == []
    today = desk.show(TODAY).view
    qtbot.addWidget(today)
    assert "Ask anew" in [one.text() for one in today.findChildren(QPushButton)]
