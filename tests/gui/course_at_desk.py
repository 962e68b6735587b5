"""The course of a case at a desk, and what tests of it do there again and again."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.course_views import StepState
from sspf_app.services.process_records import Step
from tests.gui.desk_house import DeskHouse

IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


ALVA = "c-alva"


def open_case(desk: DeskHouse, qtbot: QtBot, tab: str, **wanted: str) -> CaseView:
    view = desk.show(CASE, case=ALVA, tab=tab, **wanted).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    return view


def overview(case: CaseView) -> OverviewView:
    view = case.presenter.parts["overview"].view
    assert isinstance(view, OverviewView)
    return view


def mapping(case: CaseView) -> MappingView:
    view = case.presenter.parts["mapping"].view
    assert isinstance(view, MappingView)
    return view


def state(desk: DeskHouse, step: Step) -> StepState:
    return next(one.state for one in desk.services().course.steps(ALVA).steps if one.step is step)


def noted_talk(view: MappingView) -> None:
    view.new.click()
    view.talk.persons.press_number(1)
    view.talk.save.click()
