"""The log and its reviews as they are clicked, on real services."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget

from sspf_app.crypto.transfers import SealingKeys
from sspf_app.gui.screens.log.screen import SCREEN as LOG
from sspf_app.gui.screens.log.view import LogView
from sspf_app.services.actors import Role
from sspf_app.services.records import User
from tests.documents.papers import page_texts
from tests.fakes.printers import KeepingPrinter
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _log(desk: DeskHouse) -> LogView:
    return cast("LogView", desk.show(LOG).view)


def test_a_coordinator_sees_their_own_trace(desk: DeskHouse) -> None:
    desk.services().cases.get("c-alva")
    view = _log(desk)
    newest = view.model.items()[0]
    assert (newest.kind, newest.of, newest.who) == ("case", "c-alva", "Anna Alm")
    assert "Your own trace" in _words(view)


def test_the_unit_manager_sees_everybodys_and_no_case_content(desk: DeskHouse) -> None:
    desk.services().cases.get("c-alva")
    desk.change_role(Role.UNIT_MANAGER)
    view = _log(desk)
    assert "What everybody has done" in _words(view)
    assert not any("Alva Lind" in str(line) for line in view.model.items())


def test_the_log_is_filtered_by_words(desk: DeskHouse) -> None:
    desk.services().cases.get("c-alva")
    desk.services().search.find("cora")
    view = _log(desk)
    view.filter.setText("searched")
    QTest.keyClick(view.filter, Qt.Key.Key_Return)
    assert {line.action.value for line in view.model.items()} == {"search"}
    check_screen(view)


def test_the_unit_manager_reviews_the_log(desk: DeskHouse) -> None:
    desk.services().cases.get("c-alva")
    desk.change_role(Role.UNIT_MANAGER)
    view = _log(desk)
    page = view.reviews
    assert view.tabs.isTabVisible(1)
    page.by_lot.chip("10").click()
    page.draw.click()
    assert page.lines.items()
    page.sign.click()
    assert "Mark every line" in page.refusal.words()
    for _ in page.lines.items():
        waiting = next(one for one in page.lines.items() if one.drawn.mark is None)
        page.line_table.choose(str(waiting.line.number))
        page.marks.chip("fine").click()
    assert all(one.drawn.mark is not None for one in page.lines.items())
    page.again.click()
    assert "same lines" in page.refusal.words()
    desk.dialogs.answers += [False, True]
    page.sign.click()
    assert not page.sign.isHidden()
    page.sign.click()
    assert page.sign.isHidden()
    (kept,) = page.model.items()
    assert kept.signed_at is not None
    page.line_table.choose(str(page.lines.items()[0].line.number))
    assert page.marks.isHidden()
    check_screen(view)


def test_a_coordinator_sees_no_reviews(desk: DeskHouse) -> None:
    view = _log(desk)
    assert not view.tabs.isTabVisible(1)


def test_whom_an_incident_concerns_is_worked_out_and_saved(desk: DeskHouse, tmp_path: Path) -> None:
    view = _log(desk)
    page = view.incident
    page.work_out.click()
    assert page.save.isHidden()
    page.whole.setChecked(True)
    page.work_out.click()
    assert any(one.name == "Alva Lind" for one in page.model.items())
    desk.dialogs.answers.append(tmp_path)
    page.save.click()
    (written,) = tmp_path.glob("incident-*.csv")
    assert "Alva Lind" in written.read_text("utf-8-sig")
    desk.dialogs.answers.append(tmp_path)
    page.save_paper.click()
    (paper,) = tmp_path.glob("*incident*.pdf")
    assert "Alva Lind" in "".join(page_texts(paper.read_bytes()))
    printer = KeepingPrinter()
    desk.dialogs.answers.append(printer)
    page.print.click()
    ((printed,),) = printer.jobs
    assert page_texts(printed) == page_texts(paper.read_bytes())
    assert "sent to the printer" in desk.frame.said[-1]
    check_screen(view)


def test_the_unit_manager_sees_no_name_in_an_incident(desk: DeskHouse) -> None:
    desk.change_role(Role.UNIT_MANAGER)
    page = _log(desk).incident
    page.whole.setChecked(True)
    page.work_out.click()
    assert page.model.items()
    assert not any(one.name for one in page.model.items())
    assert page.save.isHidden()


def test_a_copy_of_the_log_is_sealed_to_the_managers_own_key(
    desk: DeskHouse, tmp_path: Path
) -> None:
    desk.change_role(Role.ADMINISTRATOR)
    desk.dialogs.answers.append(tmp_path)
    view = _log(desk)
    view.seal.click()
    assert "No unit manager has a key" in _words(view)
    with desk.vault.open_unit(desk.vault.actor) as unit:
        manager = User(
            id="u-9", name="Eva Ek", login="eva", role=Role.UNIT_MANAGER, created_at=MORNING_OF
        )
        unit.office.put_user(manager)
        unit.commit()
    keys = SealingKeys()
    card = keys.card(keys.new_seed(), name="Eva Ek")
    desk.services().manager_keys.register(card, login="eva", heard=True)
    desk.dialogs.answers.append(tmp_path)
    view.seal.click()
    (written,) = tmp_path.glob("*.sspf-logg")
    assert written.read_bytes().startswith(b"sspf-transfer/1")
    [held] = desk.services().manager_keys.board().keys
    assert held.key.copied_to > 0
    check_screen(view)


def test_its_model_is_sound(desk: DeskHouse) -> None:
    model = _log(desk).model
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    assert QAbstractItemModelTester(model, mode).model() is model
