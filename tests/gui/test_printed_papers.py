"""Papers printed from the window as a coordinator does, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.handover.screen import SCREEN as HANDOVER
from sspf_app.gui.screens.handover.view import HandOverView
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from tests.fakes.printers import KeepingPrinter
from tests.gui.case_at_desk import BEFORE_SHEET_TWO, IN_FORCE, consents, open_case, overview, page
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora
from tests.gui.plan_at_hand import plan
from tests.gui.test_consents import NOW, choose, demo_cases
from tests.gui.test_consents import consents as chased


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[DeskHouse]]:
    opened: list[DeskHouse] = []
    yield opened
    for one in opened:
        assert one.frame.bugs == []
        one.close()


def _desk(desks: list[DeskHouse], folder: Path, now: datetime, fill=worked_cases) -> DeskHouse:
    made = DeskHouse(folder / "vault", now, fill)
    desks.append(made)
    return made


def _by_keyboard(widget: QWidget, qtbot: QtBot) -> None:
    window = widget.window()
    window.resize(1280, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def _out(desk: DeskHouse, case: str, kind: DisclosureKind) -> list[Disclosure]:
    with desk.vault.open_unit(desk.actor) as unit:
        return [row for row in unit.office.disclosures(case) if row.kind is kind]


def _prints(desk: DeskHouse) -> list[str]:
    with desk.vault.open_unit(desk.actor) as unit:
        lines = unit.journal.entries(limit=500)
    return [one.subject for one in lines if one.action is Action.PRINT]


def test_a_form_is_printed_by_keyboard_once_a_printer_is_chosen(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form, printer = page(view, "print"), KeepingPrinter()
    shown = form.presenter._prepared
    before = len(_out(desk, "c-alva", DisclosureKind.CONSENT_FORM))
    desk.dialogs.answers.extend((None, False, printer))
    _by_keyboard(view, qtbot)  # changed their mind
    assert form.banner.isHidden()
    _by_keyboard(view, qtbot)  # there is no printer
    assert "knows no printer" in form.banner.words()
    assert form.save.isEnabled()
    assert len(_out(desk, "c-alva", DisclosureKind.CONSENT_FORM)) == before
    assert _prints(desk) == []
    _by_keyboard(view, qtbot)
    assert printer.jobs == [(shown.pdf,)]
    (row,) = _out(desk, "c-alva", DisclosureKind.CONSENT_FORM)[before:]
    assert (row.recipient, row.file_name) == ("erik", None)
    assert _prints(desk) == [f"consent_form:{row.id}"]
    assert "sent to the printer" in desk.frame.said[-1]
    assert desk.frame.saved is None
    erik = next(card for card in consents(view).cards if card.accessibleName() == "Erik Lind")
    assert "answer" in erik.buttons


def test_all_forms_of_a_request_are_one_job(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(desks, tmp_path, BEFORE_SHEET_TWO)
    view = open_case(desk, qtbot, "c-alva", tab="consent", print="erik")
    form, printer = page(view, "print"), KeepingPrinter()
    desk.dialogs.answers.append(printer)
    form.print_all.click()
    (job,) = printer.jobs
    assert len(job) == len(_prints(desk)) > 1


def test_renewals_are_printed_in_one_job(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(desks, tmp_path, NOW, demo_cases)
    view, printer = chased(desk, qtbot), KeepingPrinter()
    choose(view, 7, 15)
    qtbot.mouseClick(view.renew, Qt.MouseButton.LeftButton)
    desk.dialogs.answers.append(printer)
    _by_keyboard(view, qtbot)
    (job,) = printer.jobs
    assert len(job) == len(_prints(desk)) == 5


def test_copies_of_the_minutes_are_printed_one_or_all(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(desks, tmp_path, MORNING_OF)
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=4, minutes=30)
    view = cast("MeetingView", desk.show(MEETING, case="c-cora", meeting=meeting, tab="after").view)
    qtbot.addWidget(view)
    printer = KeepingPrinter()
    desk.dialogs.answers.extend((printer, printer))
    view.copies.copies.cards["police"].print.click()
    (row,) = _out(desk, "c-cora", DisclosureKind.MINUTES)
    assert (row.recipient, row.file_name, len(printer.jobs[0])) == ("police", None, 1)
    assert "1 copy was sent to the printer" in view.copies.banner.words()
    _by_keyboard(view, qtbot)
    rows = _out(desk, "c-cora", DisclosureKind.MINUTES)[1:]
    others = [one for one in view.copies.copies.cards if one != COORDINATOR]
    assert [one.recipient for one in rows] == others
    assert len(printer.jobs[1]) == len(others) > 1


def test_a_printer_that_stopped_is_told_and_stands_in_the_log(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(desks, tmp_path, NOW, demo_cases)
    view = plan(desk, qtbot, case="c-demo-1")
    view.lines.print.click()
    desk.dialogs.answers.extend((KeepingPrinter(fails=True), KeepingPrinter(stops=True)))
    view.papers.print.click()
    assert "nothing is noted" in view.papers.said.words()
    assert _prints(desk) == []
    view.papers.print.click()
    assert "noted as printed" in view.papers.said.words()
    assert len(_prints(desk)) == 1
    printer = KeepingPrinter()
    desk.dialogs.answers.append(printer)
    _by_keyboard(view, qtbot)
    assert len(printer.jobs) == 1
    assert "1 copy was sent to the printer" in view.papers.said.words()


def test_papers_of_a_case_are_printed_where_they_are_shown(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, printer = _desk(desks, tmp_path, IN_FORCE), KeepingPrinter()
    view = open_case(desk, qtbot, "c-alva", tab="consent", export="")

    def printed(press: Callable[[], object], kind: DisclosureKind) -> None:
        desk.dialogs.answers.append(printer)
        before = len(printer.jobs)
        press()
        (paper,) = printer.jobs[before]
        (row,) = _out(desk, "c-alva", kind)
        assert (row.sha256, row.file_name) == (sha256(paper).hexdigest(), None)
        assert f"{kind.value}:{row.id}" in _prints(desk)
        assert "sent to the printer" in desk.frame.said[-1]

    printed(page(view, "export").print.click, DisclosureKind.CONSENT_RECEIPT)
    view.presenter.go_to("overview")
    shown = overview(view)
    shown.presenter.print_matrix()
    printed(lambda: _by_keyboard(view, qtbot), DisclosureKind.MATRIX)
    view.presenter.go_to("shared")
    shared = view.presenter.parts["shared"].view
    shared.page.click()
    printed(lambda: _by_keyboard(view, qtbot), DisclosureKind.LEDGER_PAGE)
    assert shared._preview.page_count() == 0
    shared.table.choose(_out(desk, "c-alva", DisclosureKind.MATRIX)[0].id)
    assert any("On paper" in one.text() for one in shared.detail.findChildren(QLabel))
    handover = cast("HandOverView", desk.show(HANDOVER).view)
    qtbot.addWidget(handover)
    desk.dialogs.answers.append(printer)
    handover.colleague.print.click()
    assert "hand_over" in _prints(desk)
    assert len(printer.jobs) == 4


def test_a_letter_of_a_withdrawal_is_printed_alone(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk, printer = _desk(desks, tmp_path, IN_FORCE), KeepingPrinter()
    view = open_case(desk, qtbot, "c-alva", tab="consent", withdraw="anna")
    page(view, "withdraw").save.click()
    effect = page(view, "effect")
    desk.dialogs.answers.append(printer)
    effect.print.click()
    (row,) = _out(desk, "c-alva", DisclosureKind.WITHDRAWAL_CONFIRMATION)
    assert (row.file_name, len(printer.jobs)) == (None, 1)
    assert not effect.print.isEnabled()
