"""Two versions of a plan beside each other: what came, what went, what was worded anew."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.plan_reading import row_of
from sspf_app.services.plan_records import PlanLine
from sspf_app.services.plan_views import Change, ComparedLine, ComparedSide


def compared(
    loaded: LoadedCase, old: Iterable[PlanLine], new: Iterable[PlanLine]
) -> tuple[ComparedLine, ...]:
    """Each line once, in the order of the new version; what was taken away comes last."""
    before = {line.root: line for line in old}
    after = {line.root: line for line in new}
    roots = [*after, *(root for root in before if root not in after)]
    return tuple(_line(loaded, before.get(root), after.get(root)) for root in roots)


def _line(loaded: LoadedCase, old: PlanLine | None, new: PlanLine | None) -> ComparedLine:
    was = None if old is None else _side(loaded, old)
    becomes = None if new is None else _side(loaded, new)
    known = new or old
    if known is None:
        raise ValueError("a line of neither version")
    if old is None:
        change = Change.ADDED
    elif new is None:
        change = Change.TAKEN_AWAY
    else:
        is_same = was == becomes and old.kind is new.kind
        change = Change.SAME if is_same else Change.CHANGED
    return ComparedLine(kind=known.kind, change=change, old=was, new=becomes)


def _side(loaded: LoadedCase, line: PlanLine) -> ComparedSide:
    row = row_of(loaded, line)
    owner = ""
    if row.commitment is not None:
        owner = loaded.name(row.commitment.responsible)
        owner = f"{owner}, {line.in_person}" if line.in_person else owner
    return ComparedSide(
        text=row.text,
        owner=owner,
        due_on=None if row.commitment is None else row.commitment.due_on,
        status=line.status,
        support=line.support,
    )
