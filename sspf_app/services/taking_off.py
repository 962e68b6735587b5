"""Taking somebody whom nothing may be sent to off the coming meetings, in the act that says so.

Who may know less than before stays until the coordinator takes them off, and is told that it is
without them; to these nothing can be said.

Source: domain notes, section 2.5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.facts import Meeting, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action


def take_off(
    desk: Desk, unit: UnitOfWork, person: str, *, cases: Iterable[str], at: datetime
) -> frozenset[str]:
    """Take a person off the coming meetings of cases; ids of the meetings."""
    changed: set[str] = set()
    for case in cases:
        for row in unit.records.list_standing(Meeting, case=case):
            if row.starts_at <= at or person not in row.participants:
                continue
            left = tuple(one for one in row.participants if one != person)
            unit.records.replace(row, at=at, by=replace(row, participants=left, recorded_at=at))
            desk.log(unit, Action.WRITE, f"meeting:{row.id}", case=case)
            changed.add(row.id)
    return frozenset(changed)


def take_off_dead(desk: Desk, unit: UnitOfWork, old: Person, new: Person) -> frozenset[str]:
    """Somebody of whom it is recorded that they have died comes to no meeting; their ids."""
    if new.died is None or old.died is not None or new.recorded_at is None:
        return frozenset()
    return take_off(desk, unit, new.id, cases=unit.states.concerned((new.id,)), at=new.recorded_at)


def people_off(loaded: LoadedCase, meeting: Meeting) -> tuple[str, ...]:
    """Who was taken off a meeting in that way, and whom nothing may be sent to still."""
    rows = [row for row in loaded.facts.meetings if (row.case, row.id) == (loaded.id, meeting.id)]
    acts = {(rule.person, rule.set_at) for rule in loaded.contact_rules}
    acts |= {
        (row.id, row.recorded_at) for row in loaded.facts.persons if row.died and row.recorded_at
    }
    after = {row.recorded_at: row for row in rows}
    removed = [
        one
        for before in rows
        if before.replaced_at is not None and before.replaced_at in after
        for one in before.participants
        if one not in after[before.replaced_at].participants and (one, before.replaced_at) in acts
    ]
    return tuple(
        one
        for one in dict.fromkeys(removed)
        if one not in meeting.participants and loaded.is_barred(one)
    )
