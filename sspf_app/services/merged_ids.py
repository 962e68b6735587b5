"""Two persons made one: who somebody is now, and what stands beside the facts of meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sspf_app.domain.facts import Meeting
from sspf_app.services.ports import UnitOfWork


def who_now(unit: UnitOfWork) -> dict[str, str]:
    """The id that holds for each that was dropped, through every merge that stands."""
    kept = {one.dropped: one.kept for one in unit.merges.merges()}

    def last(person: str) -> str:
        seen: set[str] = set()
        while person in kept and person not in seen:
            seen.add(person)
            person = kept[person]
        return person

    return {dropped: last(dropped) for dropped in kept}


def ids_of(unit: UnitOfWork, person: str) -> frozenset[str]:
    """Every id somebody has had: what stands beside the facts keeps the one it was written with."""
    return frozenset({person, *(old for old, now in who_now(unit).items() if now == person)})


def carry_over(
    unit: UnitOfWork,
    cases: Iterable[str],
    *,
    kept: str,
    dropped: str,
    new_id: Callable[[str], str],
) -> None:
    """Who came and who replied to the minutes is true of the kept too, where nothing stands yet.

    The rows of the dropped stay where they are: a merge that is taken back finds them again.
    """
    for case in cases:
        for meeting in unit.records.list_standing(Meeting, case=case):
            came = {row.participant: row for row in unit.office.attendance(case, meeting.id)}
            if dropped in came and kept not in came:
                unit.office.put_attendance(replace(came[dropped], participant=kept))
            replies = unit.meetings.adjustments(case, meeting.id)
            known = {row.version for row in replies if row.participant == kept}
            for row in replies:
                if row.participant == dropped and row.version not in known:
                    made = replace(row, id=new_id("ad"), participant=kept)
                    unit.meetings.add_adjustment(made)
