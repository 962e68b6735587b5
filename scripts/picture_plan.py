"""States of commitments and of the plan of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.gui.screens.commitments.view import CommitmentsView
from sspf_app.services.bundle import Services
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.meeting_views import CommitmentInput, ItemInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.plan_views import PlanItemInput, VersionInput

CASE = "c-demo-2"
_K = PlanKind
_LINES = (
    (_K.YOUNG_WORDS, "Jag vill orka upp på morgonen och slippa tjat.", None, 0),
    (_K.OVERALL, "Cora trivs och är trygg i skolan och på fritiden.", None, 0),
    (_K.GOAL, "I skolan varje dag till sommarlovet.", None, 0),
    (_K.SUB_GOAL, "Tre dagar i veckan före sportlovet.", 2, 0),
    (_K.COMMITMENT, "Ringer hem före åtta om Cora inte har kommit.", 3, -6),
    (_K.COMMITMENT, "Läxhjälp på tisdagar.", 2, 3),
    (_K.GOAL, "En fritid som håller.", None, 0),
    (_K.COMMITMENT, "Följer med till boxningen de första gångerna.", 6, 40),
)


def write_plan(services: Services, today: date) -> None:
    """Write a plan, note how it goes, set it, and change it after that."""
    board, case = services.plans.board(CASE), services.cases.get(CASE)
    parties = [one.party for one in case.participations if one.is_current]
    parties.remove(case.coordinator_party)
    ids: list[str] = []
    for kind, said, under, days in _LINES:
        commitment = CommitmentInput(
            responsible=parties[len(ids) % 2],
            starts_on=today - timedelta(days=30),
            due_on=today + timedelta(days=days),
            follow_up="Vid nästa möte",
        )
        item = ItemInput(
            case=CASE,
            meeting=board.occasions[0].id,
            text=said,
            source=FAMILY if kind is _K.YOUNG_WORDS else case.coordinator_party,
            about=(case.young_person,),
            types=(InformationType.PARTICIPATION,),
            commitment=commitment if kind is _K.COMMITMENT else None,
        )
        line = PlanItemInput(
            item=item,
            kind=kind,
            parent=None if under is None else ids[under],
            in_person="Ulla, mentor" if days < 0 else "",
        )
        ids.append(services.plans.save(line).new_id or "")
    step = StepInput(
        case=CASE,
        item=ids[4],
        status=CommitmentStatus.IN_PROGRESS,
        told_by="Ulla, mentor",
        comment="Har ringt två gånger.",
    )
    services.commitments.note(step)
    services.plans.set_version(
        VersionInput(
            case=CASE,
            purpose=board.purpose,
            set_on=today,
            approved_by="Cora och båda vårdnadshavarna, vid mötet",
            meeting=board.occasions[0].id,
        )
    )
    services.commitments.note(
        StepInput(case=CASE, item=ids[5], status=CommitmentStatus.DONE, comment="Gick bra.")
    )
    services.plans.take_out(CASE, ids[6])


def plan_states(
    go: Callable[..., None], presenter: Callable[[str], Any], fetch: Callable[..., Any]
) -> Iterator[str]:
    """The plan written, set and compared; the commitments of all cases."""
    go("case", case=CASE, tab="plan")
    part = presenter("case").parts["plan"]
    view, services = part.view, part.services
    yield "plan-empty"
    fetch(lambda: write_plan(services, part.today()))
    go("case", case=CASE, tab="plan")
    view.table.selectRow(4)
    yield "plan"
    view.anew.click()
    yield "plan-line"
    view.card.left.emit()
    view.set.click()
    yield "plan-set"
    view.version.left.emit()
    view.beside.click()
    yield "plan-compared"
    view.compared.left.emit()
    go("commitments", owner="", due="to_do")
    listed = presenter("commitments").view
    if not isinstance(listed, CommitmentsView):
        raise TypeError(listed)
    listed.table.selectRow(0)
    yield "commitments-late"
    go("commitments", owner="", due="over")
    yield "commitments-over"
    go("commitments", owner="", due="lapsed")
    yield "commitments-none"
    go("today")
    yield "today-commitments"
