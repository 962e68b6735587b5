"""The catalogue of support as it is clicked: entered, searched, ended, chosen in a plan."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.support_page import SupportPage
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.support_shipped import EXAMPLES
from sspf_app.services.support_views import SheetFate, SupportInput, SupportState
from tests.gui.desk_house import DeskHouse
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.test_plan import demo_cases, plan
from tests.gui.told_wrong import said_wrong

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def page(desk: DeskHouse) -> SupportPage:
    view = cast("RegisterView", desk.show(REGISTER, tab="support").view)
    assert view.section() == "support"
    return view.support


def names(found: SupportPage) -> list[str]:
    return [one.entry.name for one in found.model.items()]


def test_an_entry_is_written_and_corrected_in_its_place(desk: DeskHouse) -> None:
    found = page(desk)
    found.new.click()
    form = found.form
    form.save.click()
    assert form._name_row.trouble()
    form.name.setText("Simskola")
    form.from_age.setText("tolv")
    form.starts_on.edit.setText("i går kväll")
    form.save.click()
    assert form._from_row.trouble()
    assert form._starts_row.trouble()
    form.from_age.setText("12")
    form.starts_on.edit.setText("2026-03-01")
    form.party.setCurrentIndex(0)
    form.giver.setText("Simklubben")
    form.areas.chip("leisure").click()
    form.save.click()
    chosen = found.table.chosen()
    assert (chosen.entry.name, chosen.giver) == ("Simskola", "Simklubben")
    assert (chosen.entry.from_age, chosen.entry.areas) == (12, ("leisure",))
    form.cost.setText("Gratis")
    form.save.click()
    assert found.table.chosen().entry.cost == "Gratis"
    assert "Simskola is saved." in desk.frame.said


def test_a_name_that_is_taken_is_refused_and_kept(desk: DeskHouse) -> None:
    found = page(desk)
    found.new.click()
    found.form.name.setText("Boxning för nybörjare")
    found.form.save.click()
    assert "stands in the catalogue already" in said_wrong(found.form)["Name"]
    assert found.form.name.text() == "Boxning för nybörjare"


def test_the_list_is_searched_and_hides_what_is_not_offered(desk: DeskHouse) -> None:
    found = page(desk)
    found.search.setText("boxning fritid")
    found.search.searched.emit(found.search.text())
    assert names(found) == ["Boxning för nybörjare"]
    found.table.selectRow(0)
    found.form.end.click()
    assert found.table.chosen().state is SupportState.ENDED
    found.all.setChecked(False)
    assert names(found) == []
    assert desk.frame.undo is not None
    desk.frame.undo()
    assert names(found) == ["Boxning för nybörjare"]


def test_examples_are_put_in_where_there_is_nothing(tmp_path: Path) -> None:
    desk = DeskHouse(tmp_path, NOW)
    found = page(desk)
    assert found.examples.isVisibleTo(found)
    found.examples.click()
    assert len(names(found)) == len(EXAMPLES)
    assert desk.services().support.offered() == ()
    found.form.save.click()
    assert len(desk.services().support.offered()) == 1
    desk.close()


def test_a_sheet_is_looked_at_row_by_row_read_in_and_taken_back(
    desk: DeskHouse, tmp_path: Path
) -> None:
    found = page(desk)
    before = names(found)
    desk.dialogs.answers.append(tmp_path)
    found.save_sheet.click()
    [sheet] = tmp_path.glob("*.csv")
    sheet.write_text(sheet.read_text("utf-8-sig") + "Simskola;x\r\nBad;x;;tolv\r\n", "utf-8-sig")
    desk.dialogs.answers.append(sheet)
    found.take_in.click()
    lines = found.sheet.model.items()
    assert {one.fate for one in lines} == {SheetFate.SAME, SheetFate.NEW, SheetFate.WRONG}
    assert found.sheet.table.chosen().name == "Bad"
    assert "whole years" in found.sheet.said.text()
    assert not found.sheet.take.isEnabled()
    assert names(found) == before
    check_screen(found)
    found.sheet.leave.click()
    assert found.sheet.leave.text() == "Take the row in after all"
    assert found.sheet.take.isEnabled()
    found.sheet.back.click()
    assert names(found) == before
    desk.dialogs.answers.append(sheet)
    found.take_in.click()
    found.sheet.leave.click()
    found.sheet.take.click()
    assert "Simskola" in names(found)
    assert "1 new" in desk.frame.said[-1]
    assert desk.frame.undo is not None
    found.take_back.click()
    assert names(found) == before
    assert found.take_back.isHidden()
    sheet.write_text("Fel;x\r\n1;2\r\n")
    desk.dialogs.answers.append(sheet)
    found.take_in.click()
    assert "No column of the sheet" in found.form.refusal.words()


def test_what_a_sheet_corrects_is_told_and_what_was_changed_since_is_not_taken_back(
    desk: DeskHouse, tmp_path: Path
) -> None:
    found = page(desk)
    sheet = tmp_path / "stod.csv"
    sheet.write_text("Kind of support;What it costs\r\nBoxning för nybörjare;100 kr\r\n", "utf-8")
    desk.dialogs.answers.append(sheet)
    found.take_in.click()
    assert "It differs in: What it is" in found.sheet.said.text()
    found.sheet.take.click()
    found.choose(next(one.id for one in found.model.items() if "Boxning" in one.entry.name))
    found.form.cost.setText("Gratis")
    found.form.save.click()
    found.take_back.click()
    assert "was changed after the sheet was read in" in found.form.refusal.words()
    assert found.take_back.isHidden()
    assert found.table.chosen().entry.cost == "Gratis"


def test_what_is_typed_of_an_entry_is_kept_until_it_is_saved_or_let_go_of(desk: DeskHouse) -> None:
    built = desk.show(REGISTER, tab="support")
    found = cast("RegisterView", built.view).support
    first, second = found.model.items()[:2]
    found.table.choose(first.id)
    found.form.contact.setText("Amir, 090-12")
    found.table.choose(second.id)
    assert found.form.contact.text() != "Amir, 090-12"
    assert found.form.drop.isHidden()
    found.form.cost.setText("20")
    drafts = built.presenter.drafts()
    assert [one.key for one in drafts] == [
        f"register/support:{one.id}/entry" for one in (first, second)
    ]
    for one in drafts:
        desk.services().drafts.save(one.key, one.text)
    # After a lock, or a power cut: offered back in that entry alone, and in Today.
    found = page(desk)
    found.table.choose(first.id)
    assert found.form.contact.text() == "Amir, 090-12"
    found.form.drop.click()
    assert found.form.contact.text() == first.entry.contact
    assert found.form.drop.isHidden()
    found.table.choose(second.id)
    assert found.form.cost.text() == "20"
    found.form.save.click()
    assert desk.frame.shown is not None
    assert desk.frame.shown.presenter.drafts() == ()


def test_an_administrator_corrects_the_catalogue_without_drafts(desk: DeskHouse) -> None:
    desk.change_role(Role.ADMINISTRATOR)
    built = desk.show(REGISTER, tab="support")
    found = cast("RegisterView", built.view).support
    found.form.cost.setText("20")
    assert built.presenter.drafts() == ()


def test_a_manager_sees_no_catalogue(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    view = cast("RegisterView", desk.show(REGISTER).view)
    assert "support" not in view.sections.offered()


@pytest.mark.usefixtures("swedish")
def test_a_sheet_is_shown_in_swedish(desk: DeskHouse, tmp_path: Path) -> None:
    found = page(desk)
    sheet = tmp_path / "stod.csv"
    sheet.write_text("Stöd;Ålder från\r\nBoxning för nybörjare;tolv\r\n", "utf-8")
    desk.dialogs.answers.append(sheet)
    found.take_in.click()
    check_swedish(found.sheet)
    check_screen(found.sheet)


def test_support_is_chosen_for_a_commitment_and_stays(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    view.lines.kind.setCurrentIndex(view.lines.kind.findData(PlanKind.COMMITMENT.value))
    view.lines.add.click()
    card = view.card
    [boxing] = card.support.matches("box")
    card.support.choose(boxing.id)
    card.support.picked.emit(boxing.id)
    assert card.words.toPlainText() == "Boxning för nybörjare"
    assert "Amir Nordanvind" in card._told.text()
    assert card.responsible.currentData() == "fritid-ersboda"
    card.words.setPlainText("Boxas med Amir")
    card._on_type("participation")
    card.follow_up.setText("Nästa möte")
    card.save.click()
    [line] = view.lines._model.items()
    assert (line.item.text, line.support) == ("Boxas med Amir", boxing.id)
    catalogue = desk.services().support
    catalogue.save(boxing.id, SupportInput(name="Annat"))
    catalogue.end(boxing.id)
    view.lines.table.selectRow(0)
    view.lines.anew.click()
    assert card.support.text().startswith("Boxning för nybörjare, ")
    card.save.click()
    [line] = view.lines._model.items()
    assert line.support_words.startswith("Boxning för nybörjare, ")


def test_own_words_offer_no_support(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    view.lines.kind.setCurrentIndex(view.lines.kind.findData(PlanKind.YOUNG_WORDS.value))
    view.lines.add.click()
    assert not view.card._support_row.isVisibleTo(view.card)
