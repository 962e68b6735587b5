"""An item that is changed at one place while it is typed anew at another: neither is lost."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_views import ItemInput, ItemView
from sspf_app.services.plan_records import PlanKind
from tests.gui.desk_house import DeskHouse, demo_cases
from tests.gui.plan_at_hand import CASE, plan, write

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.at_desk(NOW, demo_cases)


def _goal(desk: DeskHouse) -> ItemView:
    (entry,) = desk.services().plans.board(CASE).entries
    return entry.item


def _hidden_at_the_meeting(desk: DeskHouse, item: ItemView) -> None:
    """Somebody says that the guardians are not to read it."""
    desk.clock.pass_time(minutes=5)
    entry = ItemInput(
        case=CASE,
        meeting=item.meeting,
        text="Målet, som mötet sa",
        source=item.source,
        about=item.about,
        types=(*item.types, InformationType.ATTENDANCE),
        hide_from_guardians=True,
        oral_only=True,
        seen=item.version,
    )
    desk.services().meeting_items.correct(item.id, entry)
    desk.clock.pass_time(minutes=5)


def test_a_line_in_the_editor(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    view.lines.table.selectRow(0)
    view.lines.anew.click()
    view.card.words.setPlainText("Målet, tydligare")
    _hidden_at_the_meeting(desk, _goal(desk))
    view.card.save.click()
    assert "to “Målet, som mötet sa”" in view.card.refusal.words()
    assert view.card.words.toPlainText() == "Målet, tydligare"
    kept = _goal(desk)
    assert (kept.text, kept.hide_from_guardians) == ("Målet, som mötet sa", True)


def test_a_line_that_lay_as_a_draft(desk: DeskHouse, qtbot: QtBot) -> None:
    view = plan(desk, qtbot)
    write(view, PlanKind.GOAL, "Målet")
    view.lines.table.selectRow(0)
    view.lines.anew.click()
    view.card.words.setPlainText("Målet, tydligare")
    (draft,) = view.presenter.drafts()
    desk.services().drafts.save(draft.key, draft.text)
    _hidden_at_the_meeting(desk, _goal(desk))
    later = plan(desk, qtbot)
    later.lines.table.selectRow(0)
    later.lines.anew.click()
    assert later.card.words.toPlainText() == "Målet, tydligare"
    assert later.card.oral.isChecked()
    assert "Målet, som mötet sa" in desk.frame.said[-1]
    later.card.save.click()
    saved = _goal(desk)
    assert saved.text == "Målet, tydligare"
    assert (saved.hide_from_guardians, saved.oral_only) == (True, True)
    assert InformationType.ATTENDANCE in saved.types
