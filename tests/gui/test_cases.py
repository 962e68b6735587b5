"""The list of cases on screen, and how a new one is entered."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Person
from sspf_app.gui.screens.cases.intake import DRAFT
from sspf_app.gui.screens.cases.presenter import ALL_CASES
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.screens.consents.presenter import ALL
from sspf_app.gui.screens.consents.screen import SCREEN as CONSENTS
from sspf_app.gui.screens.consents.view import ConsentsView
from sspf_app.services.actors import Role
from sspf_app.services.queries import NOBODY
from sspf_app.services.records import Office, User
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.gui.desk_house import DeskHouse, worked_cases_of_karin

AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(AFTER_CALL, worked_cases_of_karin)


def cases(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> CasesView:
    view = desk.show(CASES, **wanted).view
    assert isinstance(view, CasesView)
    qtbot.addWidget(view)
    view.resize(1100, 700)  # beside the rail of a window of 1280
    view.show()
    return view


def shown(view: CasesView) -> list[str]:
    return [item.case for item in view._model.items()]


def test_the_list_is_filtered_by_text_and_state(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    assert len(shown(view)) == 7
    view.search.setText("ber")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert shown(view) == ["c-cora"]
    view.search.setText("")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    view.state.setCurrentIndex(view.state.findData("refused"))
    view.state.activated.emit(view.state.currentIndex())
    assert shown(view) == ["c-dino"]
    assert view._count.text() == "1 case of 7"


def test_closed_cases_are_read_when_they_are_asked_for(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.services().cases.close("c-dino", reason="Målet är nått")
    view = cases(desk, qtbot)
    assert "c-dino" not in shown(view)
    assert view._count.text() == "6 cases of 7"
    view.state.setCurrentIndex(view.state.findData(ALL_CASES))
    view.state.activated.emit(view.state.currentIndex())
    assert "c-dino" in shown(view)
    assert view._count.text() == "7 cases"
    view.state.setCurrentIndex(view.state.findData("closed"))
    view.state.activated.emit(view.state.currentIndex())
    assert shown(view) == ["c-dino"]
    view.state.setCurrentIndex(0)
    view.state.activated.emit(0)
    assert view._count.text() == "6 cases of 7"
    view.presenter.refresh()
    assert view._count.text() == "6 cases of 7"


def test_a_protected_name_is_not_in_the_list(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    model = view.table.model()
    row = view._model.index_of("c-greta").row()
    said = [str(model.index(row, column).data()) for column in range(model.columnCount())]
    assert "Greta" not in " ".join(said)
    assert "Protected personal data" in said


def test_a_yes_of_which_a_part_is_gone_is_no_plain_yes_in_any_list(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    taken = WithdrawalInput(
        case="c-alva",
        signatory="anna",
        received_at=desk.clock.now(),
        received_by="Skolan: Per",
        words="Inte polisen.",
        parties=("police",),
    )
    desk.services().withdrawals.register(taken)
    police = "Lokalpolisområde Umeå"
    consents = desk.show(CONSENTS, state=ALL).view
    assert isinstance(consents, ConsentsView)
    for view in (cases(desk, qtbot), consents):
        model, ids = view.table.model(), [item.case for item in view._model.items()]
        row = ids.index("c-alva")
        cells = [model.index(row, column) for column in range(model.columnCount())]
        (cell,) = (one for one in cells if str(one.data()).startswith("In force"))
        assert cell.data() == f"In force, except {police}"
        assert police in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_one_coordinator_sees_no_column_of_who_handles_a_case(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = cases(desk, qtbot)
    assert headings(view)[-1] == "Commitments"
    assert view.handler.isHidden()


def test_two_coordinators_see_and_choose_who_handles_a_case(desk: DeskHouse, qtbot: QtBot) -> None:
    me = desk.actor.user_id
    with desk.vault.open_unit(desk.actor) as unit:
        bo = User(
            id="u-bo", login="bo", name="Bo Berg", role=Role.COORDINATOR, created_at=AFTER_CALL
        )
        unit.office.put_user(bo)
        unit.commit()
    desk.services().handling.change("c-dino", [me, "u-bo"])
    desk.services().handling.change("c-cora", ["u-bo"])
    view = cases(desk, qtbot)
    view.show()
    assert headings(view)[-1] == "Coordinator"
    model = view.table.model()
    column = model.columnCount() - 1
    said = {case: model.index(row, column).data() for row, case in enumerate(shown(view))}
    mine = said["c-alva"]
    assert said["c-cora"] == "Bo Berg"
    assert said["c-dino"] == f"{mine} and Bo Berg"
    choose(view, view.handler.findData("u-bo"))
    assert set(shown(view)) == {"c-cora", "c-dino"}
    choose(view, view.handler.findData(me))
    assert "c-cora" not in shown(view)
    assert "c-dino" in shown(view)
    view.presenter.refresh()
    assert view.handler.currentData() == me
    with desk.vault.open_unit(desk.actor) as unit:
        unit.office.put_user(replace(bo, ended_at=AFTER_CALL))
        unit.commit()
    view.presenter.refresh()
    choose(view, view.handler.findData(NOBODY))
    assert shown(view) == ["c-cora"]  # whoever handled it is gone
    desk.services().handling.change("c-cora", [me])
    view.presenter.refresh()
    assert headings(view)[-1] == "Commitments"
    assert len(shown(view)) == 7  # nothing is narrowed by what is not in sight


def headings(view: CasesView) -> list[str]:
    table = view.table
    return [one.title for at, one in enumerate(view._model.columns) if not table.isColumnHidden(at)]


def choose(view: CasesView, at: int) -> None:
    view.handler.setCurrentIndex(at)
    view.handler.activated.emit(at)


def test_enter_opens_a_case(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    view.table.choose("c-dino")
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert desk.frame.went_to == [("case", {"case": "c-dino"})]


def test_a_new_case_is_entered_step_by_step(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    qtbot.mouseClick(view.new, Qt.MouseButton.LeftButton)
    steps = view.intake
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps.young.rows["name"].trouble() == "Write a name."
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    steps.young.number.setText("110203-2396")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert "twelve digits" in steps.young.rows["personal_number"].trouble()
    steps.young.number.setText("201102032396")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert "at least one guardian" in steps.guardians[0].rows["name"].trouble()
    guardian = steps.guardians[0]
    guardian.person.number.setText("198001019802")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert guardian.rows["name"].trouble() == "Write a name."
    guardian.person.name.setText("Moa Ek")
    guardian.person.number.setText("")
    guardian.kind.setCurrentIndex(1)
    guardian.starts_on.edit.setText("2011-02-03")
    guardian.seen_on.edit.setText("31/2")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert guardian.rows["seen_on"].trouble() == "Write the day as 2026-03-12."
    guardian.seen_on.edit.setText("2026-03-01")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert guardian.rows["document"].trouble() == "Write which document was seen."
    guardian.document.setText("Personbevis")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps._own is not None
    assert (steps._own.isChecked(), steps._own.isEnabled()) == (True, False)
    steps.purpose.setPlainText("Tillbaka till skolan")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps._parties_line.trouble() == "Choose at least one party."
    steps.parties["school"].click()
    assert steps._parties_line.trouble() == ""
    steps.parties["police"].click()
    steps.referral.click()
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    said = [one.text() for one in steps.findChildren(QLabel)]
    assert "Nils Ek, 2011-02-03, personal number 20110203-****" in said
    assert desk.services().people.find("Nils Ek") == ()
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    screen, wanted = desk.frame.went_to[-1]
    assert (wanted["tab"], wanted["referral"]) == ("mapping", "new")
    detail = desk.services().cases.get(wanted["case"])
    assert (screen, detail.name, detail.age, detail.state) == ("case", "Nils Ek", 15, "not_asked")
    assert {one.party for one in detail.participations} == {"social", "school", "police"}
    assert desk.services().people.get(detail.young_person).custody[0].evidence is not None


def test_an_office_without_its_own_party_is_told_before_it_types(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    desk.services().office.save(Office(coordinator="Karin Ek", own_party=None))
    steps = cases(desk, qtbot, new="yes").intake
    assert "Choose the office's own party" in steps.banner.words()
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps.young.name.isVisible()
    assert "Choose the office's own party" in steps.banner.words()
    desk.services().office.save(Office(coordinator="Karin Ek", own_party="social"))
    steps = cases(desk, qtbot, new="yes").intake
    assert not steps.banner.isVisible()


def test_what_was_begun_comes_back_after_a_lock(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot, new="yes")
    view.intake.young.name.setText("Nils Ek")
    (draft,) = view.presenter.drafts()
    assert draft.key == DRAFT
    desk.services().drafts.save(draft.key, draft.text)
    again = cases(desk, qtbot, new="yes")
    assert again.intake.young.name.text() == ""
    assert again.intake._draft.isVisible()
    again.intake._on_drop()
    assert desk.services().drafts.get(DRAFT) is None
    undo = desk.frame.undo
    assert undo is not None
    undo()
    assert again.intake._draft.isVisible()
    again.intake._on_take()
    assert again.intake.young.name.text() == "Nils Ek"


def test_one_guardian_in_joint_custody_is_pointed_out_once(desk: DeskHouse, qtbot: QtBot) -> None:
    steps = cases(desk, qtbot, new="yes").intake
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    guardian = steps.guardians[0]
    guardian.person.name.setText("Moa Ek")
    guardian.starts_on.edit.setText("2011-02-03")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert "Joint custody is held by two" in guardian.rows["name"].trouble()
    assert not steps.purpose.isVisible()
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert steps.purpose.isVisible()


def test_a_step_that_fails_half_way_enters_nobody_twice(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot, new="yes")
    steps = view.intake
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    steps.guardians[0].person.name.setText("Moa Ek")
    steps.guardians[0].kind.setCurrentIndex(1)
    steps.guardians[0].starts_on.edit.setText("2011-02-03")
    steps.purpose.setPlainText("Skolan")
    steps.parties["school"].click()
    for _step in range(3):
        qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    steps.guardians[0].person.number.setText("19800101-0000")  # past the step that checks it
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert "personal number" in steps.banner.words()
    steps.guardians[0].person.number.setText("")
    qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert desk.frame.went_to[-1][0] == "case"
    assert len(desk.services().people.find("Nils Ek")) == 1


def test_a_thousand_cases_scroll(desk: DeskHouse, qtbot: QtBot) -> None:
    view = cases(desk, qtbot)
    item = view._model.items()[0]
    many = tuple(item._replace(case=f"c-{n}") for n in range(1_000))
    view.show_cases(many, total=1_000)
    assert view.table.model().rowCount() == 1_000
    view.table.scrollToBottom()
    assert view._model.index_of("c-999").isValid()


def test_a_protected_child_who_was_just_entered_is_opened_with_a_reason(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    steps = cases(desk, qtbot, new="yes").intake
    steps.young.name.setText("Nils Ek")
    steps.young.born.edit.setText("2011-02-03")
    marked = steps.young.protection.findData(Protection.SECRECY_MARK.value)
    steps.young.protection.setCurrentIndex(marked)
    steps.guardians[0].person.name.setText("Moa Ek")
    steps.guardians[0].kind.setCurrentIndex(1)
    steps.guardians[0].starts_on.edit.setText("2011-02-03")
    steps.purpose.setPlainText("Skolan")
    steps.parties["school"].click()
    for _step in range(4):
        qtbot.mouseClick(steps.next, Qt.MouseButton.LeftButton)
    assert desk.frame.went_to == []
    assert steps.reason.isVisible()
    for reason in ("Ny", "Ny familj hos oss"):  # the first says nothing, and is asked for again
        steps.reason.field.setText(reason)
        qtbot.keyClick(steps.reason.field, Qt.Key.Key_Return)
    assert desk.frame.went_to[-1][0] == "case"
    assert steps.reason.isHidden()
    with desk.vault.open_unit(desk.actor) as unit:
        people = [one for one in unit.records.list_standing(Person) if one.name == "Nils Ek"]
        reasons = [one.reason for one in unit.journal.entries(limit=20) if one.reason]
    assert len(people) == 1
    assert set(reasons) == {"Ny familj hos oss"}
