"""The plan on paper, one copy for each reader, from the window."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sspf_app.services.export_views import CopyKind
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.plan_at_hand import CASE, plan, write

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def test_the_plan_is_read_on_paper_and_saved_for_each_reader(
    desk: DeskHouse, qtbot: QtBot, tmp_path: Path
) -> None:
    view = plan(desk, qtbot, case="c-demo-1")
    view.lines.print.click()
    shown = [view.papers.recipient.itemText(n) for n in range(view.papers.recipient.count())]
    assert shown[0].endswith("9 lines")
    assert view.papers.preview.page_count() > 0
    number = next(n for n, said in enumerate(shown) if "Polisen" in said)
    view.papers.recipient.setCurrentIndex(number)
    view.papers.recipient.activated.emit(number)
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.extend(
        (
            out,
            out,
        )
    )
    view.papers.copy.choose(CopyKind.DISPATCH)
    view.papers.save.click()
    assert [name for name, _ in desk.dialogs.told] == [one.name for one in out.iterdir()]
    assert "noted as shared" in view.papers.said.words()
    view.papers.copy.choose(CopyKind.PAPER)
    view.papers.save_all.click()
    rows = desk.services().ledger.rows("c-demo-1")
    plans = [row for row in rows if row.kind is DisclosureKind.PLAN]
    assert len(list(out.iterdir())) == len(plans) > 3
    qtbot.keyClick(view.papers, Qt.Key.Key_Escape)
    view.papers.left.emit()
    assert view.papers.preview.page_count() == 0


def test_who_reads_nothing_of_the_plan_is_told_why(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    desk.services().withdrawals.register(
        WithdrawalInput(
            case=CASE,
            signatory="p-demo-2-m",
            received_at=desk.clock.now(),
            received_by="sspf",
        )
    )
    view.lines.print.click()
    shown = [view.papers.recipient.itemText(n) for n in range(view.papers.recipient.count())]
    number = next(n for n, said in enumerate(shown) if "Polisen" in said)
    assert shown[number].endswith("reads nothing of it")
    view.papers.recipient.setCurrentIndex(number)
    view.papers.recipient.activated.emit(number)
    assert not view.papers.save.isEnabled()
    assert view.papers._why.text()
