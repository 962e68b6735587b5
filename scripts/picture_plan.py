"""States of commitments and of the plan of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sspf_app.gui.screens.commitments.view import CommitmentsView
from sspf_app.services.bundle import Services
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.plan_records import CommitmentStatus

CASE, EMPTY = "c-demo-1", "c-demo-2"


def change_plan(services: Services) -> None:
    """Note that something is done, and take a goal out: the plan has changed since it was set."""
    board = services.plans.board(CASE)
    found = {one.item.text: one.item.id for one in board.entries}
    services.commitments.note(
        StepInput(
            case=CASE,
            item=found["Läxhjälp på tisdagar."],
            status=CommitmentStatus.DONE,
            comment="Gick bra.",
        )
    )
    services.plans.take_out(CASE, found["En fritid som håller."])


def plan_states(
    go: Callable[..., None], presenter: Callable[[str], Any], fetch: Callable[..., Any]
) -> Iterator[str]:
    """The plan written, set and compared; the commitments of all cases."""
    go("case", case=EMPTY, tab="plan")
    part = presenter("case").parts["plan"]
    view, services = part.view, part.services
    yield "plan-empty"
    go("case", case=CASE, tab="plan")
    view.lines.table.selectRow(4)
    yield "plan"
    view.lines.print.click()
    yield "plan-on-paper"
    view.papers.recipient.setCurrentIndex(1)
    view.papers.recipient.activated.emit(1)
    yield "plan-for-school"
    view.papers.left.emit()
    fetch(lambda: change_plan(services))
    go("case", case=CASE, tab="plan")
    view.lines.anew.click()
    yield "plan-line"
    view.card.left.emit()
    view.lines.set.click()
    yield "plan-set"
    view.version.left.emit()
    view.lines.beside.click()
    yield "plan-compared"
    view.compared.left.emit()
    go("commitments", owner="", due="to_do")
    listed = presenter("commitments").view
    if not isinstance(listed, CommitmentsView):
        raise TypeError(listed)
    listed.table.selectRow(0)
    yield "commitments-late"
    listed.print.click()
    yield "commitments-page"
    listed.papers.left.emit()
    go("commitments", owner="", due="over")
    yield "commitments-over"
    go("commitments", owner="", due="lapsed")
    yield "commitments-none"
    go("today")
    yield "today-commitments"
