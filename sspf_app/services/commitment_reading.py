"""Reads commitments of one case: how far they have come, and what a meeting takes up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sspf_app.domain.facts import Commitment, Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.commitment_views import COMING_WITHIN, CommitmentLine, Due
from sspf_app.services.item_reading import is_lapsed
from sspf_app.services.plan_ports import PlanRecords
from sspf_app.services.plan_records import CommitmentState, CommitmentStatus
from sspf_app.services.standing_rows import standing


def need_commitment(item: Item) -> Commitment:
    """What makes the item a commitment.

    Raises:
        ValueError: it is none. (A bug.)
    """
    if item.commitment is None:
        raise ValueError(item.id)
    return item.commitment


def due_of(due_on: date, today: date, status: CommitmentStatus) -> Due:
    """When it is due, seen from today."""
    if not status.is_open:
        return Due.OVER
    if due_on < today:
        return Due.LATE
    return Due.THIS_WEEK if due_on < today + COMING_WITHIN else Due.COMING


def status_of(state: CommitmentState | None) -> CommitmentStatus:
    """Its last step; nothing noted is not begun."""
    return CommitmentStatus.NOT_BEGUN if state is None else state.status


def open_commitments(
    plans: PlanRecords, loaded: LoadedCase, *, purpose: str | None = None
) -> tuple[CommitmentLine, ...]:
    """What was promised in a case and is not over, the one due first before the others.

    For a meeting that takes up again what was decided last time.

    Args:
        plans: The records of the unit of work the case was read in.
        loaded: The case.
        purpose: Only what was said for this purpose; None = for any.
    """
    states = {one.item: one for one in plans.states(loaded.id)}
    persons = {one.item: one.in_person for one in plans.parts(loaded.id)}
    lines = [
        case_line(loaded, item, states, in_person=persons.get(item.id, ""))
        for item in standing(loaded.facts.items)
        if item.case == loaded.id
        and item.commitment is not None
        and item.meeting in loaded.meetings
        if purpose in (None, loaded.meetings[item.meeting].purpose)
    ]
    kept = [line for line in lines if line.status.is_open]
    return tuple(sorted(kept, key=lambda line: (line.due_on, line.item)))


def case_line(
    loaded: LoadedCase, item: Item, states: Mapping[str, CommitmentState], *, in_person: str
) -> CommitmentLine:
    """A commitment of a case that was read whole."""
    commitment, state = need_commitment(item), states.get(item.id)
    status, owner = status_of(state), commitment.responsible
    return CommitmentLine(
        case=loaded.id,
        item=item.id,
        meeting=item.meeting,
        reference=loaded.reference,
        name=loaded.name(loaded.header.young_person),
        text=item.text,
        responsible=owner,
        owner=loaded.name(owner),
        is_party=owner in loaded.parties,
        in_person=in_person,
        starts_on=commitment.starts_on,
        due_on=commitment.due_on,
        days=(commitment.due_on - loaded.today).days,
        due=due_of(commitment.due_on, loaded.today, status),
        status=status,
        changed_on=None if state is None else state.day,
        is_lapsed=is_lapsed(loaded, item),
        is_closed_to_view=False,
    )
