"""The plan of a case in the window, and a line written in it."""

from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.plan_view import PlanView
from sspf_app.gui.screens.case.screen import SCREEN
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.plan_records import PlanKind
from tests.gui.desk_house import DeskHouse

CASE = "c-demo-2"


def plan(desk: DeskHouse, qtbot: QtBot, case: str = CASE) -> PlanView:
    view = desk.show(SCREEN, case=case, tab="plan").view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    found = view.presenter.parts["plan"].view
    assert isinstance(found, PlanView)
    assert found.isVisibleTo(view)
    return found


def write(view: PlanView, kind: PlanKind, said: str) -> None:
    view.lines.kind.setCurrentIndex(view.lines.kind.findData(kind.value))
    view.lines.add.click()
    view.card.words.setPlainText(said)
    view.card._on_type("participation")
    if kind is PlanKind.COMMITMENT:
        view.card.responsible.setCurrentIndex(1)
        view.card.follow_up.setText("Nästa möte")
        view.card.in_person.setText("Ulla, mentor")
    view.card.save.click()
