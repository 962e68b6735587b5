"""What left without consent: seen in the window, asked for back, worked out as an incident."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.log.screen import SCREEN as LOG
from sspf_app.gui.screens.today.lines import today_line
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen, check_swedish
from tests.gui.test_withdrawal_and_ledger import ledger, page, settle, shown, told

pytestmark = pytest.mark.at_desk(datetime(2026, 2, 2, 9, 0, tzinfo=UTC), worked_cases)

_AT = "2026-02-02 10:30"


def _said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def _lines(desk: DeskHouse, kind: str) -> list[Any]:
    entries = desk.services().today.queue().entries
    return [today_line(one, UTC) for one in entries if one.kind == kind]


def _withdrawn(desk: DeskHouse, qtbot: QtBot) -> Any:
    """The school heard it at 10:02 local; the police were told at 10:30, typed at 11."""
    desk.clock.pass_time(minutes=30)
    told(desk, "police")
    desk.clock.pass_time(minutes=30)
    view = shown(desk, qtbot, tab="consent", withdraw="anna")
    wizard = page(view, "withdraw")
    wizard.time.setText("10:02")
    wizard.presenter.preview()
    return view


def test_what_left_late_is_seen_asked_back_and_worked_out(desk: DeskHouse, qtbot: QtBot) -> None:
    view = _withdrawn(desk, qtbot)
    wizard, effect = page(view, "withdraw"), page(view, "effect")
    told_first = wizard.effects.told.lines()[0]
    assert told_first.endswith("asked for back: By word of mouth to Lokalpolisområde Umeå, " + _AT)
    wizard.save.click()
    assert effect.late is not None
    assert f"By word of mouth to Lokalpolisområde Umeå, {_AT}" in _said(effect.late)
    (line,) = _lines(desk, "went_out_late")
    assert "Lokalpolisområde Umeå" in line.sentence
    (withdrawal,) = desk.services().withdrawals.list_withdrawals("c-alva")
    assert line.wanted["withdrawal"] == withdrawal.withdrawal.id
    effect.late.officer.click()
    assert effect.late.officer.isHidden()
    effect.late.incident.click()
    where, wanted = desk.frame.went_to[-1]
    assert (where, wanted["tab"]) == ("log", "incident")
    log = desk.show(LOG, **wanted)
    qtbot.addWidget(log.view)
    incident = cast("Any", log.view).incident
    assert incident.first.day() == incident.last.day() == date(2026, 2, 2)
    assert incident.paper.text() == withdrawal.late[0].disclosure
    assert incident.model.rowCount() == 1


def test_a_row_of_the_ledger_leads_to_what_is_to_be_done(desk: DeskHouse, qtbot: QtBot) -> None:
    view = _withdrawn(desk, qtbot)
    page(view, "withdraw").save.click()
    (row,) = [one for one in desk.services().ledger.rows("c-alva") if one.without_consent]
    shared = ledger(shown(desk, qtbot, tab="shared"))
    shared.table.choose(row.id)
    assert "Went out without consent" in _said(shared.detail)
    shared.detail.back_wanted.emit(row)
    wanted = {"case": "c-alva", "tab": "consent", "withdrawal": row.without_consent}
    assert desk.frame.went_to[-1] == ("case", wanted)


def test_it_has_room_in_swedish(desk: DeskHouse, qtbot: QtBot, swedish: None) -> None:
    view = _withdrawn(desk, qtbot)
    view.resize(1060, 660)
    settle(qtbot, view)
    check_screen(view)
    page(view, "withdraw").save.click()
    settle(qtbot, view)
    check_screen(view)
    check_swedish(view)


def test_a_wrong_answer_shows_what_went_out_by_it(desk: DeskHouse, qtbot: QtBot) -> None:
    told(desk, "police")
    services = desk.services()
    case = services.cases.get("c-alva")
    board = services.consent_cards.board(
        case.case, purpose=case.purposes[0].id, subject=case.young_person
    )
    answer = next(one.answer for one in board.cards if one.answer is not None)
    view = shown(desk, qtbot, tab="consent", correct=answer.id)
    correct = page(view, "correct")
    assert "By word of mouth to Lokalpolisområde Umeå" in correct.relied.text()
    correct.reason.setText("A no was taken for a yes")
    correct.save.click()
    (line,) = _lines(desk, "wrong_answer_out")
    effect = desk.show(CASE, **line.wanted).view
    qtbot.addWidget(effect)
    shown_effect = page(effect, "effect")
    assert "recorded wrongly" in _said(shown_effect)
    assert "Confirmation to" not in _said(shown_effect)
    assert set(shown_effect.lines) == {"police"}


def test_what_is_known_since_leads_from_today_to_its_page(
    desk: DeskHouse, qtbot: QtBot, swedish: None
) -> None:
    told(desk, "police")
    desk.clock.pass_time(minutes=30)
    services = desk.services()
    (anna,) = [one for one in services.people.get("alva").custody if one.holder == "anna"]
    services.custody.end(anna.id, date(2026, 2, 1))
    (line,) = _lines(desk, "known_since_out")
    assert "Lokalpolisområde Umeå" in line.sentence
    view = desk.show(CASE, **line.wanted).view
    qtbot.addWidget(view)
    effect = page(view, "effect")
    said = _said(effect)
    assert "vårdnad" in said
    assert "Lämnades innan det registrerades" in said
    assert "Bekräftelse till" not in said
    assert set(effect.lines) == {"police"}
    settle(qtbot, view)
    check_screen(view)
    check_swedish(view)
    effect.late.officer.click()
    effect.late.incident.click()
    where, wanted = desk.frame.went_to[-1]
    assert (where, wanted["tab"]) == ("log", "incident")
