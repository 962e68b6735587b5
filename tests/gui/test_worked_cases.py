"""The worked cases in the window: what the coordinator is shown at the moment that decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.screens.ask.screen import SCREEN as ASK
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.legal.screen import SCREEN as LEGAL
from sspf_app.gui.screens.legal.view import LegalView
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.widgets.labels import StatusBadge
from sspf_app.services.legal_records import LegalStatus
from sspf_app.services.sharing_views import CellShape
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import DRUGS, MORNING_OF, held_with_cora, planned

BEFORE_SHEET_TWO = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
IN_CARE = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """When the desk is sat down at; a test says otherwise by a parameter."""
    return MORNING_OF


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime) -> Iterator[DeskHouse]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = DeskHouse(tmp_path, now)
    worked_cases(made)
    yield made
    assert made.frame.bugs == []
    made.close()


def _case(desk: DeskHouse, case: str, **wanted: str) -> CaseView:
    return cast("CaseView", desk.show(CASE, case=case, **wanted).view)


def _meeting(desk: DeskHouse, **wanted: str) -> MeetingView:
    return cast("MeetingView", desk.show(MEETING, **wanted).view)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _badges(view: CaseView) -> list[str]:
    """The state and the flags beside the name."""
    QTest.qWait(1)  # badges of before go by the event loop
    return [one.accessibleName() for one in view.header.findChildren(StatusBadge)]


@pytest.mark.parametrize("now", [BEFORE_SHEET_TWO])
def test_1_before_the_second_sheet_who_is_missing_is_named(desk: DeskHouse) -> None:
    case = _case(desk, "c-alva")
    overview: Any = case.presenter.parts["overview"].view
    assert _badges(case) == ["Partly answered"]
    assert "Erik Lind has not answered" in _words(overview)
    assert "Erik Lind" in overview.next.text()
    plan = _meeting(desk, case="c-alva").plan
    assert set(plan.invited.boxes) == {"social"}  # nobody else can be ticked
    said = _words(plan)
    assert "May not be invited" in said
    assert "Erik Lind" in said
    desk.clock.pass_time(days=18)
    assert _badges(_case(desk, "c-alva")) == ["In force"]
    plan = _meeting(desk, case="c-alva").plan
    assert set(plan.invited.boxes) == {"social", "school", "police", "leisure"}


def test_2_a_line_kept_from_the_police_is_listed_as_not_shared(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    view = _meeting(desk, case="c-cora", meeting=meeting)
    assert "The point is taken without Lokalpolisområde Umeå" in _words(view.before)
    item = next(
        one for one in desk.services().meetings.get("c-cora", meeting).items if one.text == DRUGS
    )
    assert {one.recipient: one.reads for one in item.readers}["police"] is False
    said = _words(view.items.saved)
    assert DRUGS in said
    held_back = said.split(DRUGS)[1].split("Not shared with ")[1]
    assert "Lokalpolisområde Umeå" in held_back.splitlines()[0]


def test_3_the_no_of_the_young_person_stops_everything_but_the_parents_own(
    desk: DeskHouse,
) -> None:
    case = _case(desk, "c-dino")
    overview: Any = case.presenter.parts["overview"].view
    assert _badges(case) == ["Answered no"]
    assert "Dino Falk has answered no. Nothing about Dino Falk is shared." in _words(overview)
    assert overview.next.isHidden()  # no way round is offered
    panel = overview.panel
    panel.subject.setCurrentIndex(panel.subject.findData("dana"))
    panel.subject.activated.emit(panel.subject.currentIndex())
    shapes = {cell.shape for row in overview._view.cells for cell in row}
    assert shapes & {CellShape.BOTH, CellShape.GIVE, CellShape.RECEIVE}
    ask: Any = desk.show(ASK, case="c-dino").view
    assert "law" not in _words(ask.answer).casefold()


def test_4_a_withdrawal_empties_the_invitation_of_the_afternoon(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot
) -> None:
    meeting = planned(desk.services(), "c-alva")
    desk.clock.pass_time(hours=1, minutes=42)
    case = _case(desk, "c-alva", tab="consent", withdraw="anna")
    wizard: Any = _consent_page(case, "withdraw")
    # What follows is worked out a moment after the last thing typed.
    qtbot.waitUntil(lambda: "will be taken off" in _words(wizard))
    QTest.keyClick(wizard.save, Qt.Key.Key_Space)
    (found,) = desk.services().withdrawals.list_withdrawals("c-alva")
    assert found.withdrawal.received_at == desk.clock.now()
    effect: Any = _consent_page(case, "effect")
    out = tmp_path / "out"
    out.mkdir()
    desk.dialogs.answers.append(out)
    effect.save_all.click()
    assert list(out.glob("*.pdf"))
    assert not any("Alva" in one.name for one in out.iterdir())
    assert _badges(_case(desk, "c-alva")) == ["Withdrawn"]
    view = _meeting(desk, case="c-alva", meeting=meeting)
    warned = view.before.warning.words()
    for name in ("Ersängsskolan", "Lokalpolisområde Umeå", "Fritid unga Ersboda"):
        assert name in warned


def _consent_page(view: CaseView, name: str) -> QWidget:
    part: Any = view.presenter.parts["consent"]
    return part.pages[name].view


def test_5_a_protected_case_opens_with_a_reason_that_is_kept(desk: DeskHouse) -> None:
    view = _case(desk, "c-greta")
    assert view.gate.isVisibleTo(view)
    assert "Tryggare vardag" not in _words(view)
    QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    assert view.gate.isVisibleTo(view)  # no reason, no case
    view.gate.field.setText("Skolan ringde om mötet")
    QTest.keyClick(view.gate.field, Qt.Key.Key_Return)
    assert not view.gate.isVisibleTo(view)
    assert "Greta Holm" in _words(view)
    reasons = [one.reason for one in desk.services().journal.own_trace()]
    assert "Skolan ringde om mötet" in reasons


@pytest.mark.parametrize("now", [IN_CARE])
def test_6_a_hidden_placement_says_paused_until_the_position_is_recorded(desk: DeskHouse) -> None:
    view = _case(desk, "c-ida", tab="overview")
    assert _badges(view) == ["Paused"]
    said = _words(view.presenter.parts["overview"].view)  # pyright: ignore[reportArgumentType]
    assert "The case is paused. Nothing is shared until it is resumed." in said
    assert "hidden placement since" in _words(desk.show(TODAY).view)
    view = _case(desk, "c-ida", tab="decisions")
    decisions: Any = view.presenter.parts["decisions"].view
    said = _words(decisions)
    assert "Sharing is paused" in said
    assert "The consent lets no home (HVB or SiS) know anything." in said
    assert "resume" not in decisions.acts
    plan = _meeting(desk, case="c-ida").plan
    assert set(plan.invited.boxes) == {"social"}


def test_7_the_police_is_answered_by_law_and_the_matrix_stays(desk: DeskHouse) -> None:
    matrix = _matrix(desk)
    form = cast("LegalView", desk.show(LEGAL, case="c-maja").view).form
    form.person.chip("maja").click()
    form.asked_by.setText("Insp. Öberg, på telefon")
    form.asked_what.setPlainText("Telefonnumret")
    form.hand_out.chip("yes").click()
    form.save.click()
    assert "Choose the one legal ground it rests on." in _words(form)
    titles = [form.ground.itemText(at) for at in range(form.ground.count())]
    assert any(one.startswith("OSL 10 kap. 18 a §") for one in titles)
    phone = next(at for at, one in enumerate(titles) if "2025:170" in one and "4 §" in one)
    form.ground.setCurrentIndex(phone)
    form.questions.bars["reasons"].chip("yes").click()
    assert "gives no support" in _words(form.questions)
    for key, bar in form.questions.bars.items():
        bar.chip(form.questions._lines[key][1].value).click()
    form.what.setPlainText("Telefonnumret")
    form.circumstances.setPlainText("Hon söks för ett samtal.")
    form.reasoning.setPlainText("Inga synnerliga skäl talar emot.")
    form.save.click()
    (line,) = desk.services().legal.list_requests()
    assert line.request.status is LegalStatus.WAITING
    assert _matrix(desk) == matrix


def _matrix(desk: DeskHouse) -> list[list[tuple[str, CellShape]]]:
    view = desk.services().sharing.matrix("c-maja", purpose="p1", subject="maja")
    return [[(cell.column, cell.shape) for cell in row] for row in view.cells]
