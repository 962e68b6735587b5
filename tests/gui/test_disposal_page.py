"""The yearly disposal as it is clicked: proposed, a case left out, approved by the manager."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.outside_cases import Outside, OutsideRule
from sspf_app.domain.retention import FlagKind, LeftOutBecause
from sspf_app.gui.screens.case.retention_card import kept_words
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.register.disposal_page import DisposalPage
from sspf_app.gui.screens.register.disposal_words import (
    chosen_words,
    line_basis,
    line_reference,
    line_state,
    record_words,
    rules_words,
)
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.services.actors import Role
from sspf_app.services.case_views import NewCase
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Office
from tests.documents.papers import text_of
from tests.fakes.printers import KeepingPrinter
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.test_asking_away import make_away

NOW = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


def two_past_their_time(house: DeskHouse) -> None:
    """Two cases past their time, and one of somebody born on the 15th."""
    worked_cases(house)
    use = house.services()
    party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF", own_party=party))
    for name, born in (
        ("Tova Ek", date(2011, 4, 3)),
        ("Isak Ö", date(2012, 4, 3)),
        ("Liv Å", date(2012, 4, 15)),
    ):
        young = use.people.add(PersonInput(name=name, born=born)).new_id or ""
        case = use.cases.open_case(NewCase(young_person=young, purposes=("Skola",))).new_id or ""
        beside = ClosureInput(retention="five_years")
        use.decisions.decide(case, CloseInput(reason="Klart", beside=beside))


pytestmark = pytest.mark.at_desk(NOW, two_past_their_time)


@pytest.fixture
def desk(desk: DeskHouse) -> DeskHouse:
    """The desk, more than five years later."""
    desk.clock.pass_time(days=5 * 366 + 2)
    desk.services().clock.confirm()
    return desk


def shown(desk: DeskHouse, qtbot: QtBot) -> DisposalPage:
    view = desk.show(REGISTER, tab="disposal").view
    qtbot.addWidget(view)
    assert isinstance(view, RegisterView)
    assert view.section() == "disposal"
    return view.disposal


@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.ARCHIVIST])
def test_two_persons_dispose_of_cases_and_save_the_record(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path, role: Role
) -> None:
    said = [one.kind for one in desk.services().today.queue().entries]
    assert "disposal_due" in said
    page = shown(desk, qtbot)
    page.propose.click()
    first, second = page.model.items()
    page.table.choose(second.row.id)
    page.leave.click()
    assert page._because_row.trouble() == "Choose why."
    page.because.setCurrentIndex(page.because.findData(LeftOutBecause.NEW_CASE))
    page.leave.click()
    assert not page.model.items()[1].is_in
    assert line_state(page.model.items()[1]) == "Left out: A new case is expected"
    assert page.decide.isHidden()
    page.send.click()
    desk.change_role(role)
    kinds = [one.kind for one in desk.services().today.queue().entries]
    assert "disposal_to_approve" in kinds
    chief = shown(desk, qtbot)
    assert "1 entry is deleted for ever" in chief.warning.words()
    chief.number.setText("2")
    chief.approve.click()
    assert "another number of entries: 1" in chief.refusal.words()
    chief.number.setText("1")
    chief.approve.click()
    assert chief.model.items() == ()
    with desk.vault.open_unit(desk.actor) as unit:
        (record,) = unit.disposals.records()
        assert [one.file for one in record.files] == [first.row.file]
        kept = {one.case for one in unit.queries.case_list()}
    assert first.row.file not in kept
    assert second.row.file in kept
    desk.dialogs.answers.append(tmp_path)
    chief.saves[record.id].click()
    (pdf,) = tmp_path.glob("*gallringsprotokoll*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    printer = KeepingPrinter()
    desk.dialogs.answers.append(printer)
    window = chief.window()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((paper,),) = printer.jobs
    assert text_of(paper) == text_of(pdf.read_bytes())
    assert "sent to the printer" in desk.frame.said[-1]
    desk.close()


def test_rules_are_set_by_the_manager_from_a_day_on(desk: DeskHouse, qtbot: QtBot) -> None:
    assert shown(desk, qtbot).rules.form.isHidden()
    desk.change_role(Role.UNIT_MANAGER)
    card = shown(desk, qtbot).rules
    card.years["five_years"].setValue(7)
    card.years["local"].setValue(3)
    assert (card.outside[Outside.PERSON].value(), card.outside[Outside.REQUEST].value()) == (1, 5)
    card.outside[Outside.PERSON].setValue(0)
    card.outside[Outside.REQUEST].setValue(6)
    card.save.click()
    today = desk.services().retention.rules_today()
    assert today.outside == (OutsideRule(type=Outside.REQUEST, years=6),)
    years = {one.code: one.years for one in today.classes}
    assert (years["five_years"], years["local"]) == (7, 3)
    assert desk.services().disposals.board().due == 0
    desk.close()


def test_a_person_without_a_case_is_a_row_that_names_her_to_who_looks_through(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.services().people.add(PersonInput(name="Ensam Ö", born=date(1990, 1, 2)))
    desk.clock.pass_time(days=368)
    desk.services().clock.confirm()
    page = shown(desk, qtbot)
    page.propose.click()
    *cases, alone = page.model.items()
    assert len(cases) == 2
    assert line_basis(alone) == "Person without a case"
    page.table.choose(alone.row.id)
    assert "Ensam Ö" in line_reference(alone)
    assert "Last change" in chosen_words(alone)
    page.send.click()
    desk.change_role(Role.UNIT_MANAGER)
    chief = shown(desk, qtbot)
    assert line_reference(chief.model.items()[-1]) == alone.row.reference
    chief.number.setText("3")
    chief.approve.click()
    (record,) = desk.services().disposals.board().records
    assert record_words(record)[0].startswith("3 entries")
    desk.dialogs.answers.append(tmp_path)
    chief.saves[record.id].click()
    (pdf,) = tmp_path.glob("*gallringsprotokoll*.pdf")
    told = text_of(pdf.read_bytes())
    assert "Persons without a case 1, kept for 1 year" in told
    assert "Ensam" not in told
    desk.close()


def test_the_line_of_today_leads_there(desk: DeskHouse, qtbot: QtBot) -> None:
    view = desk.show(TODAY).view
    qtbot.addWidget(view)
    entries = desk.services().today.queue().entries
    (due,) = [one for one in entries if one.kind == "disposal_due"]
    assert due.detail == "2"
    desk.close()


def test_a_legal_hold_is_set_in_the_case_and_taken_away(desk: DeskHouse, qtbot: QtBot) -> None:
    with desk.vault.open_unit(desk.actor) as unit:
        case = unit.disposals.files(desk.clock.now())[-1].case
    view = desk.show(CASE, case=case, tab="decisions").view
    qtbot.addWidget(view)
    assert isinstance(view, CaseView)
    part = view.presenter.parts["decisions"].view
    card = part.kept_card
    card.mark.click()
    card.save.click()
    assert card._because_row.trouble().startswith("Write why")
    card.because.setText("Dom väntas")
    card.kind.setCurrentIndex(card.kind.findData(FlagKind.LEGAL_HOLD))
    card.save.click()
    card = part.kept_card
    (mark,) = card.ends
    assert desk.services().retention.of_case(case).flags[0].reason == "Dom väntas"
    desk.dialogs.answers.extend([False, True])
    card.ends[mark].click()
    assert part.kept_card.ends.keys() == {mark}
    part.kept_card.ends[mark].click()
    assert part.kept_card.ends == {}
    desk.close()


def test_a_case_tells_the_one_reason_that_keeps_it_for_research(desk: DeskHouse) -> None:
    with desk.vault.open_unit(desk.actor) as unit:
        files = {one.born: one.case for one in unit.disposals.files(desk.clock.now())}
    said = kept_words(desk.services().retention.of_case(files[date(2012, 4, 15)]))
    assert said[-1] == "Kept for research: born on the 15th."
    assert not any("Disposal from" in one for one in said)  # it would say the opposite
    said = kept_words(desk.services().retention.of_case(files[date(2012, 4, 3)]))
    assert "Disposal from" in said[-1]
    desk.close()


def test_the_rules_tell_what_is_kept_and_beside_it_how_long(desk: DeskHouse) -> None:
    told = dict(rules_words(desk.services().retention.rules_today()))
    assert told["Ordinary cases, after the last note"] == "5 years"
    assert told["Linked to a placement"] == "for ever"
    assert told["With a child investigation"] == "5 years, and until the age of 30"
    assert told["Person without a case, after the last change"] == "1 year"
    assert told["Notes of consultations before consent"].endswith("at most 180 days")
    desk.close()


def test_a_manager_elsewhere_approves_by_files(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    away = make_away(desk, tmp_path)
    page = shown(desk, qtbot)
    page.propose.click()
    assert page.elsewhere.isHidden()
    page.send.click()
    card = page.elsewhere
    assert card._on_paper.isHidden()  # she approves here too
    desk.dialogs.answers.append(away.folder)
    card.away.seals["stina"].click()
    take = card.away.take
    assert take is not None
    desk.dialogs.answers.append(away.answer(number=2))
    take.click()
    (record,) = desk.services().disposals.board().records
    assert (record.approved_by, len(record.files)) == ("Stina Berg", 2)
    assert card.isHidden()
    desk.close()


def test_where_nobody_else_approves_a_paper_is_noted(desk: DeskHouse, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page.propose.click()
    page.send.click()
    card = page.elsewhere
    assert not card._on_paper.isHidden()
    card.note.click()
    assert "digits" in card._number_row.trouble()
    card.number.setText("2")
    card.note.click()
    assert "Write who decided" in page.refusal.words()
    card.paper.decider.setText("Ulla Ek")
    card.paper.document.setText("Dnr 7")
    card.number.setText("2")
    card.note.click()
    (record,) = desk.services().disposals.board().records
    assert (record.approved_by, record.approved_in) == ("Ulla Ek", "Dnr 7")
    desk.close()
