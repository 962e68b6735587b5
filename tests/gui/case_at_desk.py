"""A case at a desk on three days, and what tests of it do there again and again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from sspf_app.gui.matrix_signs import Sign, sign_of
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.services.form_views import FormOrder
from sspf_app.services.sharing_views import MatrixCell
from tests.gui.desk_house import DeskHouse, worked_cases

BEFORE_SHEET_TWO = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


IN_FORCE = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


AFTER_CALL = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)


def house_at(desks: list[DeskHouse], folder: Path, now: datetime) -> DeskHouse:
    made = DeskHouse(folder, now, worked_cases)
    desks.append(made)
    return made


def open_case(desk: DeskHouse, qtbot: QtBot, case: str, **wanted: str) -> CaseView:
    view = desk.show(CASE, case=case, **wanted).view
    assert isinstance(view, CaseView)
    qtbot.addWidget(view)
    return view


def overview(view: CaseView):
    return view.presenter.parts["overview"].view


def consents(view: CaseView):
    return view.presenter.parts["consent"].view


def page(view: CaseView, name: str):
    return view.presenter.parts["consent"].pages[name].view  # pyright: ignore[reportAttributeAccessIssue]


def cell_of(view: CaseView, type_: str, party: str) -> MatrixCell:
    shown = overview(view)._view
    row = [one.value for one in shown.types].index(type_)
    column = [one.id for one in shown.columns].index(party)
    return shown.cells[row][column]


def sign_at(view: CaseView, type_: str, party: str) -> Sign:
    return sign_of(cell_of(view, type_, party))


def handed_out(desk: DeskHouse, case: str, signatory: str) -> str:
    """A sheet for somebody is out; returns its code."""
    services = desk.services()
    plan = services.consent_forms.plan(case, purpose="p1")
    order = FormOrder(
        case=case,
        purpose="p1",
        signatory=signatory,
        subjects=plan.sheets[0].subjects,
        rows=plan.rows,
        recipients=plan.recipients,
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
    )
    prepared = services.consent_forms.prepare(order)
    services.consent_forms.hand_out(prepared)
    return prepared.form.id


def desks_until_the_end() -> Iterator[list[DeskHouse]]:
    """Where the vaults of a test are noted, so that they are closed after it."""
    opened: list[DeskHouse] = []
    yield opened
    for one in opened:
        one.close()
